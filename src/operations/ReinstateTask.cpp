// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ReinstateTask.h"

#include "domain/Lifecycle.h"
#include "operations/TaskChecks.h"
#include "store/AssetQueries.h"
#include "store/Cancellation.h"
#include "store/EnrollmentQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Whoever could make a task that takes this one's place waits until this is done.
void lockPlace(Transaction &tx, const ServiceTask &task)
{
    if (task.businessObject == BusinessObject::Unenrollment)
        (void)lockTask(tx, enrollmentToEnd(tx.db(), task.id)->taskId);
    else if (!task.serialNo.isEmpty())
        lockAsset(tx, task.modelId, task.serialNo);
}

/// The state that its last issue came from; Retry goes back to it.
TaskStatus failedStatusOf(const QList<TaskLogEntry> &log)
{
    const auto fault = std::find_if(log.crbegin(), log.crend(), [](const TaskLogEntry &entry) {
        return entry.to == TaskStatus::IssueDetected && entry.from != TaskStatus::Canceled;
    });
    return fault == log.crend() ? TaskStatus::Validate : fault->from.value();
}

} // namespace

Result<ServiceTask> reinstateTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    auto task = taskToChange(tx, id, version);
    if (!task)
        return task;
    if (task->status == TaskStatus::Canceled)
        lockPlace(tx, *task);
    const QList<TaskLogEntry> log = taskLog(tx.db(), id);
    const auto cancellation = cancellationOf(tx.db(), *task, log);
    const auto back = cancellation ? next(task->businessObject, task->status,
                                          TaskAction::UndoCancel, cancellation->from)
                                   : std::nullopt;
    if (!back || cancellation->expired)
        return notAllowed(*task, toText(TaskAction::UndoCancel));
    if (cancellation->follower) {
        return failed(
            ProblemCode::AlreadyExists, {},
            {{u"field"_s, u"successor task"_s}, {u"value"_s, idText(cancellation->follower)}});
    }
    const auto asset = task->assetId ? findAsset(tx.db(), task->assetId) : std::nullopt;
    if (asset && asset->status == AssetStatus::Retired)
        return failed(ProblemCode::AssetRetired, {}, {{u"serialNo"_s, asset->serialNo}});
    task->status = *back;
    task->statusAt = tx.now();
    task->statusReason.clear();
    if (*back == TaskStatus::IssueDetected) {
        task->failedStatus = failedStatusOf(log);
        if (!cancellation->issues.isEmpty())
            task->statusReason = problemCodeText(cancellation->issues.constFirst().code);
        replaceIssues(tx, id, cancellation->issues);
    }
    if (*back == TaskStatus::IssueDetected || *back == TaskStatus::Approval)
        reopenToDo(tx, id);
    // What has cleared an issue in the meantime has not woken the task.
    const bool tried = *back == TaskStatus::IssueDetected &&
                       task->retryCount < serviceTaskType(tx.db(), task->type).maxRetries;
    if (*back == TaskStatus::Pending || tried)
        task->nextAttempt = tx.now();
    // The issues again, so that a later cancellation finds them.
    appendLog(tx, {{id,
                    0,
                    {},
                    {},
                    TaskEvent::Transition,
                    TaskStatus::Canceled,
                    *back,
                    {},
                    cancellation->issues,
                    {}}});
    updateTask(tx, *task);
    return *task;
}

} // namespace derdesk
