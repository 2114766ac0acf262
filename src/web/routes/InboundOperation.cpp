// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/routes/InboundOperation.h"

#include "web/JsonReader.h"
#include "web/XmlReader.h"

#include <QJsonArray>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A body full of unknown fields must not make an answer as large.
constexpr qsizetype mostIgnored = 100;

} // namespace

Result<QJsonObject> readBody(const RouteCall &call)
{
    return call.format == BodyFormat::Json ? readJson(call.http.body) : readXml(call.http.body);
}

Result<QString> transactionIdOf(const HttpRequest &http, const QString &inBody)
{
    QString key = QString::fromUtf8(http.idempotencyKey);
    if (key.size() > 1 && key.startsWith(u'"') && key.endsWith(u'"')) // as RFC 8941 writes it
        key = key.mid(1, key.size() - 2);
    if (key.isEmpty() || inBody.isEmpty() || key == inBody)
        return inBody.isEmpty() ? key : inBody;
    return failed(ProblemCode::NotAllowedValue, u"/transactionId"_s,
                  {{u"field"_s, u"transactionId"_s},
                   {u"value"_s, inBody},
                   {u"expected"_s, u"%1, as in Idempotency-Key"_s.arg(key)}});
}

QJsonObject acceptanceToJson(const Acceptance &acceptance, const QStringList &ignored)
{
    QStringList messages = acceptance.messages;
    for (const QString &pointer : ignored.first(qMin(ignored.size(), mostIgnored)))
        messages.append(u"Ignored: "_s + pointer);
    if (ignored.size() > mostIgnored)
        messages.append(u"Ignored: %1 fields more"_s.arg(ignored.size() - mostIgnored));
    QJsonObject json{{u"transactionId"_s, acceptance.transactionId},
                     {u"serviceTaskId"_s, idText(acceptance.taskId)},
                     {u"status"_s, toText(acceptance.status)},
                     {u"messages"_s, QJsonArray::fromStringList(messages)}};
    if (acceptance.assetId)
        json.insert("assetId"_L1, idText(acceptance.assetId));
    if (acceptance.deviceId)
        json.insert("deviceId"_L1, idText(acceptance.deviceId));
    return json;
}

} // namespace derdesk
