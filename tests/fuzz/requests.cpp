// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bodies to the readers of requests. Whatever comes in, they end, and every fault that they
// find can be told: with a pointer into the document and an HTTP status of the client's.
#include "web/JsonReader.h"
#include "web/ProblemDetails.h"
#include "web/RequestReader.h"
#include "web/XmlReader.h"

#include <QJsonDocument>

using namespace derdesk;

namespace {

void mustHold(bool truth)
{
    if (!truth)
        __builtin_trap();
}

void mustBeTold(const Problems &problems)
{
    if (problems.isEmpty())
        return;
    const int status = httpStatus(problems);
    mustHold(status >= 400 && status < 500);
    for (const Problem &problem : problems)
        mustHold(problem.pointer.isEmpty() || problem.pointer.startsWith(QLatin1Char('/')));
    mustHold(!QJsonDocument(problemDetails(problems)).toJson().isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QJsonObject> tree = DERDESK_READER(body);
    if (!tree) {
        mustHold(!tree.error().isEmpty());
        mustBeTold(tree.error());
        return 0;
    }
    mustBeTold(readRegistration(*tree, BodyFormat::DERDESK_FORMAT).request.faults);
    mustBeTold(readInterconnection(*tree, BodyFormat::DERDESK_FORMAT).request.faults);
    return 0;
}
