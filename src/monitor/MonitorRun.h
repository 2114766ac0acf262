// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Database.h"
#include "store/Writer.h"

#include <QJsonObject>

#include <atomic>
#include <functional>

namespace derdesk {

/// Parameters of F1-STKDF.
struct MonitorParameters
{
    std::optional<BusinessObject> businessObject; ///< only these tasks
    std::optional<TaskStatus> status;             ///< only tasks in this state
    qint64 maxRecords = 0;                        ///< stop after so many records; 0: no limit
    qint64 maxErrors = 0;  ///< stop when so many records were in error; 0: no limit
    int commitEvery = 100; ///< records between commits, 1 to 10,000

    QJsonObject toJson() const;
};

/// One run of F1-STKDF on the calling thread: works every pending task and every retry that is due,
/// each record by itself, oldest first, and keeps a run record with its statistics.
/// "Error" is a record whose work failed in itself; a task that stops with issues is counted in
/// issues. A task that somebody else changed meanwhile is skipped. \a cancel ends it after the
/// records under way; \a progress is called between commits. Runs that a killed process left open
/// are closed first. Fails as checkRole() does if \a startedBy may not work tasks.
Result<BatchRun> runDeferredMonitor(Database &database, Writer &writer, const Actor &startedBy,
                                    const MonitorParameters &parameters,
                                    const std::atomic_bool &cancel,
                                    const std::function<void(const BatchRun &)> &progress = {});

} // namespace derdesk
