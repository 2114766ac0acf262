// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/WorkTask.h"

#include "domain/Lifecycle.h"
#include "operations/RoleCheck.h"
#include "operations/TaskChecks.h"
#include "operations/TaskWork.h"
#include "store/AssetQueries.h"
#include "store/ReadAhead.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <QSet>

#include <utility>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// What is to be done with a task, which its lifecycle allows.
struct Job
{
    ServiceTask task;
    TaskAction action;
    QString reason;
};

/// The tasks as they are afterwards.
QList<ServiceTask> workTogether(Transaction &tx, const QList<Job> &jobs)
{
    WorkedRecords records;
    for (const Job &job : jobs) {
        TaskWork work(tx, job.task, records);
        if (job.action == TaskAction::Acknowledge)
            work.acknowledge();
        else
            work.begin(job.action, job.reason);
    }
    records.store(tx);
    return records.tasks;
}

ServiceTask worked(Transaction &tx, const Job &job)
{
    lockAssets(tx, {job.task});
    return workTogether(tx, {job}).constFirst();
}

QList<ServiceTask> tasksOf(const QList<Job> &jobs)
{
    QList<ServiceTask> tasks;
    for (const Job &job : jobs)
        tasks.append(job.task);
    return tasks;
}

/// Takes from \a jobs those whose asset no other one that it takes has.
QList<Job> takeIndependent(QList<Job> &jobs)
{
    QSet<std::pair<qint64, QString>> assets;
    QList<Job> taken;
    QList<Job> left;
    for (const Job &job : std::as_const(jobs)) {
        const std::pair asset(job.task.modelId, job.task.serialNo);
        const bool free = job.task.serialNo.isEmpty() || !assets.contains(asset);
        (free ? taken : left).append(job);
        assets.insert(asset);
    }
    jobs = left;
    return taken;
}

/// In as few statements as can be.
QList<ServiceTask> workedAll(Transaction &tx, QList<Job> jobs)
{
    QList<ServiceTask> all;
    lockAssets(tx, tasksOf(jobs));
    while (!jobs.isEmpty()) {
        const QList<Job> together = takeIndependent(jobs);
        readAhead(tx, tasksOf(together));
        all += workTogether(tx, together);
        tx.db().forget();
    }
    return all;
}

Result<ServiceTask> work(Transaction &tx, RecordId id, TaskAction action,
                         std::optional<int> version, const QString &reason = {})
{
    const auto task = taskToChange(tx, id, version);
    if (!task)
        return task;
    if (!actions(task->businessObject, task->status).contains(action))
        return notAllowed(*task, toText(action));
    return worked(tx, {*task, action, reason});
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

QList<ServiceTask> workDueTasks(Transaction &tx, const QList<RecordId> &ids)
{
    QList<Job> jobs;
    const QList<ServiceTask> tasks = lockFreeTasks(tx, ids);
    for (const ServiceTask &task : tasks) {
        if (!task.nextAttempt.isValid() || task.nextAttempt > tx.now())
            continue;
        const QList<TaskAction> allowed = actions(task.businessObject, task.status);
        for (TaskAction action : {TaskAction::Process, TaskAction::Retry}) {
            if (allowed.contains(action))
                jobs.append({task, action, {}});
        }
    }
    return workedAll(tx, jobs);
}

QList<ServiceTask> expireTasks(Transaction &tx, const QList<RecordId> &ids)
{
    QList<Job> jobs;
    const QList<ServiceTask> tasks = lockFreeTasks(tx, ids);
    for (const ServiceTask &task : tasks) {
        if (expired(tx, task))
            jobs.append({task, TaskAction::Cancel, u"EXPIRED"_s});
    }
    return workedAll(tx, jobs);
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
