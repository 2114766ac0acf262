// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/AcknowledgeDevice.h"

#include "operations/FieldChecks.h"
#include "operations/Repeats.h"
#include "operations/WorkTask.h"
#include "store/AssetQueries.h"
#include "store/InboundQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString statusPointer = u"/assetInfo/headEndStatus"_s;

/// The state in which tasks wait for this news.
std::optional<TaskStatus> waitsIn(const QString &headEndStatus)
{
    if (headEndStatus == "REGISTERED"_L1)
        return TaskStatus::DeviceSetup;
    if (headEndStatus == "REMOVED"_L1)
        return TaskStatus::DeviceRemoval;
    return std::nullopt;
}

Problems faultsOf(const AcknowledgeRequest &request)
{
    Problems problems = request.faults;
    checkText(problems, request.transactionId, u"/transactionId"_s, 120, Presence::Required);
    checkText(problems, request.headEndSystem, u"/assetInfo/headEndSystem"_s, 30);
    checkText(problems, request.nicId, u"/assetInfo/nicId"_s, 60, Presence::Required);
    checkText(problems, request.headEndStatus, statusPointer, 30, Presence::Required);
    if (!request.headEndStatus.isEmpty() && !waitsIn(request.headEndStatus))
        problems.append(
            {ProblemCode::OutOfRange,
             statusPointer,
             {{u"value"_s, request.headEndStatus}, {u"range"_s, u"REGISTERED or REMOVED"_s}}});
    return problems;
}

Result<Acceptance> acknowledgeAll(Transaction &tx, const AcknowledgeRequest &request,
                                  const QString &headEnd)
{
    const auto device = findDevice(tx.db(), headEnd, request.nicId);
    const QList<RecordId> waiting =
        device ? tasksOfDevice(tx.db(), device->id, *waitsIn(request.headEndStatus))
               : QList<RecordId>();
    Acceptance acceptance;
    for (RecordId id : waiting) {
        const auto task = acknowledgeTask(tx, id);
        if (!task)
            return tl::unexpected(task.error());
        if (!acceptance.taskId)
            acceptance = {request.transactionId, id, task->status, task->assetId, device->id, {}};
        else
            acceptance.messages.append(
                u"Service task %1 is %2."_s.arg(idText(id), toText(task->status)));
    }
    if (!acceptance.taskId)
        return failed(
            ProblemCode::NotFound, u"/assetInfo/nicId"_s,
            {{u"field"_s, u"service task that waits for device"_s}, {u"value"_s, request.nicId}});
    return acceptance;
}

} // namespace

Result<Acceptance> acknowledgeDevice(Transaction &tx, const AcknowledgeRequest &request)
{
    if (const Problems problems = faultsOf(request); !problems.isEmpty())
        return failed(problems);
    const QString headEnd = headEndOfClient(tx.db(), request.client);
    if (headEnd.isEmpty() || (!request.headEndSystem.isEmpty() && request.headEndSystem != headEnd))
        return failed(ProblemCode::Forbidden, u"/assetInfo/headEndSystem"_s,
                      {{u"expected"_s, headEnd.isEmpty() ? u"of a head-end system"_s : headEnd}});
    return answeredOnce(tx, keyOf(request), [&] { return acknowledgeAll(tx, request, headEnd); });
}

} // namespace derdesk
