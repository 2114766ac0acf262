// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/WorkTask.h"

#include "domain/Lifecycle.h"
#include "operations/RoleCheck.h"
#include "operations/TaskChecks.h"
#include "operations/TaskWork.h"
#include "store/AssetQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Works a task that its lifecycle allows this for.
ServiceTask worked(Transaction &tx, ServiceTask task, TaskAction action, const QString &reason = {})
{
    if (!task.serialNo.isEmpty())
        lockAsset(tx, task.modelId, task.serialNo);
    if (action == TaskAction::Retry)
        ++task.retryCount;
    TaskWork work(tx, std::move(task));
    if (action == TaskAction::Acknowledge)
        work.acknowledge();
    else
        work.begin(action, reason);
    return work.task();
}

Result<ServiceTask> work(Transaction &tx, RecordId id, TaskAction action,
                         std::optional<int> version, const QString &reason = {})
{
    const auto task = taskToChange(tx, id, version);
    if (!task)
        return task;
    if (!actions(task->businessObject, task->status).contains(action))
        return notAllowed(*task, toText(action));
    return worked(tx, *task, action, reason);
}

Result<ServiceTask> workWithReason(Transaction &tx, RecordId id, TaskAction action,
                                   const QString &reason, std::optional<int> version)
{
    if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
        return failed(allowed.error());
    const auto words = checkedWords(u"/reason"_s, reason);
    if (!words)
        return tl::unexpected(words.error());
    return work(tx, id, action, version, *words);
}

bool expired(Transaction &tx, const ServiceTask &task)
{
    const int days = serviceTaskType(tx.db(), task.type).expirationDays;
    return statusKind(task.businessObject, task.status) == StatusKind::Waiting &&
           task.createdAt.addDays(days) < tx.now();
}

} // namespace

Result<ServiceTask> processTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Process, version);
}

Result<ServiceTask> retryTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Retry, version);
}

Result<ServiceTask> acknowledgeTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Acknowledge, version);
}

Result<ServiceTask> cancelTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version)
{
    return workWithReason(tx, id, TaskAction::Cancel, reason, version);
}

Result<ServiceTask> approveTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Approve, version);
}

Result<ServiceTask> rejectTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version)
{
    return workWithReason(tx, id, TaskAction::Reject, reason, version);
}

std::optional<ServiceTask> workDueTask(Transaction &tx, RecordId id)
{
    const auto task = lockTask(tx, id, IfLocked::Skip);
    if (!task || !task->nextAttempt.isValid() || task->nextAttempt > tx.now())
        return std::nullopt;
    for (TaskAction action : {TaskAction::Process, TaskAction::Retry}) {
        if (actions(task->businessObject, task->status).contains(action))
            return worked(tx, *task, action);
    }
    return std::nullopt;
}

std::optional<ServiceTask> expireTask(Transaction &tx, RecordId id)
{
    const auto task = lockTask(tx, id, IfLocked::Skip);
    if (!task || !expired(tx, *task))
        return std::nullopt;
    return worked(tx, *task, TaskAction::Cancel, u"EXPIRED"_s);
}

Result<ServiceTask> assignTask(Transaction &tx, RecordId id, const QString &clerk)
{
    const auto task = taskToChange(tx, id, {});
    if (!task)
        return task;
    if (!assignToDo(tx, id, clerk))
        return failed(ProblemCode::NotFound, {},
                      {{u"field"_s, u"open To Do of task"_s}, {u"value"_s, idText(id)}});
    tx.touch(id);
    return task;
}

Result<ServiceTask> commentTask(Transaction &tx, RecordId id, const QString &text)
{
    const auto task = taskToChange(tx, id, {});
    if (!task)
        return task;
    const auto words = checkedWords(u"/comment"_s, text);
    if (!words)
        return tl::unexpected(words.error());
    appendLog(tx, {{id, 0, {}, {}, TaskEvent::Comment, {}, {}, *words, {}, {}}});
    tx.touch(id);
    return task;
}

} // namespace derdesk
