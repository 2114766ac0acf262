// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Runs of batch controls. All throw StoreError.

/// Starts the record of a run in RUNNING, on behalf of the transaction's actor; its number.
qint64 insertBatchRun(Transaction &tx, const QString &control, const QString &parameters);
/// Stores status, end and statistics, and that the run is alive now; whether somebody wants it to
/// end.
bool updateBatchRun(Transaction &tx, const BatchRun &run);
/// Whoever runs it, in whatever process, ends it after the records in work; false: it has ended.
bool cancelBatchRun(Transaction &tx, qint64 run);
void insertBatchRunError(Transaction &tx, qint64 run, RecordId task, const QString &message);
/// Ends, as ABORTED, runs that have stored no statistics since \a since: their process was killed.
int abortBatchRuns(Transaction &tx, const QString &control, const QDateTime &since);
/// At most \a limit, the newest first, from below the number \a before on (0: the newest).
QList<BatchRun> batchRuns(Connection &connection, const QString &control, int limit,
                          qint64 before = 0);

struct BatchRunError
{
    int sequence = 0;
    RecordId taskId = 0;
    QString message; ///< in English
};
/// At most \a limit of a run, in the order in which they happened, from behind \a after on.
QList<BatchRunError> batchRunErrors(Connection &connection, qint64 run, int after, int limit);

} // namespace derdesk
