// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Runs of batch controls. All throw StoreError.

/// Starts the record of a run in RUNNING, on behalf of the transaction's actor; its number.
qint64 insertBatchRun(Transaction &tx, const QString &control, const QString &parameters);
/// Stores status, end and statistics, and that the run is alive now.
void updateBatchRun(Transaction &tx, const BatchRun &run);
void insertBatchRunError(Transaction &tx, qint64 run, RecordId task, const QString &message);
/// Ends, as ABORTED, runs that have stored no statistics since \a since: their process was killed.
int abortBatchRuns(Transaction &tx, const QString &control, const QDateTime &since);
/// The newest first.
QList<BatchRun> batchRuns(Connection &connection, const QString &control, int limit);

} // namespace derdesk
