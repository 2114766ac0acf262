// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Service tasks, their log, issues and To Do entries. All throw StoreError.

std::optional<ServiceTask> findTask(Connection &connection, RecordId id);

/// Inserts the task under a new id, which it gives; sets created and status date-time to the
/// transaction's. Tells the desks.
RecordId insertTask(Transaction &tx, const ServiceTask &task);

/// Stores state, reason, found records, retries and next attempt; raises the version by one.
/// Tells the desks.
void updateTask(Transaction &tx, ServiceTask &task);

/// Appends an entry; sequence, time and actor are the transaction's.
void appendLog(Transaction &tx, const TaskLogEntry &entry);
/// Oldest first.
QList<TaskLogEntry> taskLog(Connection &connection, RecordId id);

/// What holds the task up now.
Problems taskIssues(Connection &connection, RecordId id);
/// Replaces what holds the task up; none: nothing does.
void replaceIssues(Transaction &tx, RecordId id, const Problems &problems);

void raiseToDo(Transaction &tx, RecordId task, const QString &role);
void closeToDo(Transaction &tx, RecordId task);

/// What an interconnection request says of its asset.
AttributeValues taskAttributes(Connection &connection, RecordId id);
void insertTaskAttributes(Transaction &tx, RecordId id, const AttributeValues &values);

/// The task of this business object for the asset that is not final yet; 0 if there is none.
RecordId openTaskOfAsset(Connection &connection, BusinessObject object, qint64 modelId,
                         const QString &serialNo);

/// Makes tasks due at once that any of these problems holds up; how many. \a asset: only its tasks
/// (0: all).
int wakeTasks(Transaction &tx, const QList<ProblemCode> &causes, RecordId asset = 0);

/// Tries a task that could not be worked again in an hour; the log says why.
void putOff(Transaction &tx, RecordId id, const Problems &problems);

/// Tasks that F1-STKDF has to work now: pending ones and retries that are due, oldest first,
/// at most \a limit.
QList<RecordId> dueTasks(Connection &connection, const QDateTime &now,
                         std::optional<BusinessObject> object, std::optional<TaskStatus> status,
                         int limit);

} // namespace derdesk
