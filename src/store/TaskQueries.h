// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Service tasks, their log, issues and To Do entries. All throw StoreError.

std::optional<ServiceTask> findTask(Connection &connection, RecordId id);

/// The same, to change it: until the transaction ends nobody else does. Waits for whoever holds it
/// now; throws StoreBusy after 5 s.
std::optional<ServiceTask> lockTask(Transaction &tx, RecordId id);
/// Those that nobody holds now, to change them, in the order of \a ids.
QList<ServiceTask> lockFreeTasks(Transaction &tx, const QList<RecordId> &ids);

/// Inserts the task under a new id, which it gives; sets created and status date-time to the
/// transaction's. Tells the desks.
RecordId insertTask(Transaction &tx, const ServiceTask &task);

/// Stores state, reason, found records, retries and next attempt; raises the version by one.
/// Tells the desks.
void updateTask(Transaction &tx, ServiceTask &task);
void updateTasks(Transaction &tx, QList<ServiceTask> &tasks);

/// Stores what the request of a task says, where it may be corrected: customer, location, program.
void updateRequest(Transaction &tx, const ServiceTask &task);

/// Appends entries of any tasks; sequence, time and actor are the transaction's.
void appendLog(Transaction &tx, const QList<TaskLogEntry> &entries);
/// Oldest first.
QList<TaskLogEntry> taskLog(Connection &connection, RecordId id);
/// Of all tasks of an asset or device, the newest first: \a column refers to it in service_task.
QList<TaskLogEntry> latestLog(Connection &connection, QLatin1StringView column, RecordId record,
                              int limit);

/// What holds the task up now.
Problems taskIssues(Connection &connection, RecordId id);
/// Replaces what holds the task up; none: nothing does.
void replaceIssues(Transaction &tx, RecordId id, const Problems &problems);

void raiseToDo(Transaction &tx, RecordId task, const QString &role);
void closeToDo(Transaction &tx, RecordId task);
/// Opens the last one again, with whoever it was assigned to.
void reopenToDo(Transaction &tx, RecordId task);
/// To whom the open To Do of the task belongs; empty: to whoever takes it. false: there is none.
bool assignToDo(Transaction &tx, RecordId task, const QString &clerk);

/// What an interconnection request says of its asset.
AttributeValues taskAttributes(Connection &connection, RecordId id);
void insertTaskAttributes(Transaction &tx, RecordId id, const AttributeValues &values);
void replaceTaskAttributes(Transaction &tx, RecordId id, const AttributeValues &values);

/// The task of this business object for the asset that is not final yet; 0 if there is none.
RecordId openTaskOfAsset(Connection &connection, BusinessObject object, qint64 modelId,
                         const QString &serialNo);
/// Its SQL, for queries that ask for more, with what stands for these values in them.
QString openTaskOfAssetSql(const QString &serialNo, const QString &modelId, const QString &object);
/// A task of an asset, of whatever business object, that is neither completed nor canceled; 0 if
/// there is none.
RecordId openTaskOfAsset(Connection &connection, const DerAsset &asset);

/// The tasks of a device in this state, oldest first.
QList<RecordId> tasksOfDevice(Connection &connection, RecordId device, TaskStatus status);

/// Makes tasks due at once that any of these problems holds up; how many. \a asset: only its tasks
/// (0: all).
int wakeTasks(Transaction &tx, const QList<ProblemCode> &causes, RecordId asset = 0);

/// Tasks that wait in any of these states for longer than their type allows, oldest first. Of one
/// business object only, if that is given.
QList<RecordId> expiredTasks(Connection &connection, const QDateTime &now,
                             std::optional<BusinessObject> object,
                             const QList<TaskStatus> &statuses);

/// Tries a task that could not be worked again in an hour; the log says why.
void putOff(Transaction &tx, RecordId id, const Problems &problems);

/// Tasks that F1-STKDF has to work, pending ones and retries that are due, oldest first. Each is
/// given once: who is slower than others goes on to what they leave.
class DueTasks final
{
public:
    /// Of one sort only, if that is given.
    explicit DueTasks(std::optional<BusinessObject> object = {},
                      std::optional<TaskStatus> status = {})
        : m_object(object)
        , m_status(status)
    {
    }

    /// The next ones that are due at \a now, at most \a limit.
    QList<RecordId> next(Connection &connection, const QDateTime &now, int limit);

private:
    const std::optional<BusinessObject> m_object;
    const std::optional<TaskStatus> m_status;
    qint64 m_lastDue = 0; ///< next_attempt of the last one given
    RecordId m_last = 0;
};

} // namespace derdesk
