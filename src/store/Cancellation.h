// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

namespace derdesk {

/// How a task came to be cancelled, and whether that can still be taken back: not if it has expired
/// (it would again), nor if another task has taken its place.
struct Cancellation
{
    TaskStatus from = TaskStatus::Pending; ///< where it was
    Problems issues;                       ///< what held it up there
    bool expired = false;                  ///< by F1-STKDF
    /// Another task of its business object for the same asset or enrollment that has moved since
    /// and is not cancelled; 0 if there is none.
    RecordId follower = 0;

    bool canBeUndone() const { return !expired && !follower; }
};

/// Of a task that is cancelled now; nothing for any other. \a log: the task's. Throws StoreError.
std::optional<Cancellation> cancellationOf(Connection &connection, const ServiceTask &task,
                                           const QList<TaskLogEntry> &log);

} // namespace derdesk
