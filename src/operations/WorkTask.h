// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// The longest comment, and the longest reason for a cancellation, in characters.
inline constexpr int wordsLimit = 4000;

/// Work on a task goes as far as its lifecycle allows in one call; each change of state is logged.
/// Each gives the task as it is afterwards, or fails as checkRole() does, with NotFound,
/// ActionNotAllowed, or, if \a version is given and is not the task's, ChangedMeanwhile.

/// PENDING: validates and goes on. Ending in ISSUE_DETECTED is no failure of the call.
Result<ServiceTask> processTask(Transaction &tx, RecordId id, std::optional<int> version = {});
/// ISSUE_DETECTED: goes back to the state that failed and on from there.
Result<ServiceTask> retryTask(Transaction &tx, RecordId id, std::optional<int> version = {});
/// DEVICE_SETUP: the head-end system has registered the device. DEVICE_REMOVAL: it has given it up.
Result<ServiceTask> acknowledgeTask(Transaction &tx, RecordId id, std::optional<int> version = {});
/// Any waiting state. Fails with Missing if \a reason is blank, TooLong beyond wordsLimit.
Result<ServiceTask> cancelTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version = {});
/// APPROVAL: goes on.
Result<ServiceTask> approveTask(Transaction &tx, RecordId id, std::optional<int> version = {});
/// APPROVAL: the task ends. \a reason as for cancelTask.
Result<ServiceTask> rejectTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version = {});
/// Gives the task's open To Do to a clerk; empty: to whoever takes it. Fails with NotFound.
Result<ServiceTask> assignTask(Transaction &tx, RecordId id, const QString &clerk);

/// F1-STKDF works several tasks in one: what fails for one of them is to be undone for all. Both
/// give the tasks that they have worked: not those that another one is at, or was.

/// Processes or retries those that are due.
QList<ServiceTask> workDueTasks(Transaction &tx, const QList<RecordId> &ids);
/// Cancels, as EXPIRED, those that have waited for longer than their type allows.
QList<ServiceTask> expireTasks(Transaction &tx, const QList<RecordId> &ids);

/// Adds a clerk's words to the log. Fails with Missing if blank, TooLong beyond wordsLimit.
Result<ServiceTask> commentTask(Transaction &tx, RecordId id, const QString &text);

} // namespace derdesk
