// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/BatchRunQueries.h"

#include "store/Columns.h"

#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

qint64 insertBatchRun(Transaction &tx, const QString &control, const QString &parameters)
{
    return tx.db()
        .value(
            uR"(INSERT INTO batch_run (control, actor_kind, actor, parameters, started_at, alive_at, status)
            VALUES (?, ?, ?, ?, ?, ?, 'RUNNING') RETURNING number)"_s,
            {control, toText(tx.actor().kind), tx.actor().name, parameters, timeColumn(tx.now()),
             timeColumn(tx.now())})
        .toLongLong();
}

bool updateBatchRun(Transaction &tx, const BatchRun &run)
{
    return tx.db()
        .value(
            uR"(UPDATE batch_run SET status = ?, ended_at = ?, processed = ?, completed = ?, issues = ?,
            errors = ?, skipped = ?, alive_at = ? WHERE number = ? RETURNING cancel_requested)"_s,
            {run.status, timeColumn(run.endedAt), run.processed, run.completed, run.issues,
             run.errors, run.skipped, timeColumn(tx.now()), run.number})
        .toBool();
}

bool cancelBatchRun(Transaction &tx, qint64 run)
{
    return tx.db().change(u"UPDATE batch_run SET cancel_requested = 1 "
                          "WHERE number = ? AND status = 'RUNNING'"_s,
                          {run}) > 0;
}

void insertBatchRunError(Transaction &tx, qint64 run, RecordId task, const QString &message)
{
    tx.db().change(uR"(
        INSERT INTO batch_run_error (run, sequence, task_id, message)
        SELECT ?, coalesce(max(sequence), 0) + 1, ?, ? FROM batch_run_error WHERE run = ?)"_s,
                   {run, task, message, run});
}

int abortBatchRuns(Transaction &tx, const QString &control, const QDateTime &since)
{
    return tx.db().change(uR"(
        UPDATE batch_run SET status = 'ABORTED', ended_at = alive_at
        WHERE control = ? AND status = 'RUNNING' AND alive_at < ?)"_s,
                          {control, timeColumn(since)});
}

QList<BatchRun> batchRuns(Connection &connection, const QString &control, int limit, qint64 before)
{
    return connection.list(uR"(
        SELECT number, actor_kind, actor, parameters, started_at, ended_at, status, processed, completed,
            issues, errors, skipped FROM batch_run
        WHERE control = ? AND number < ? ORDER BY number DESC LIMIT ?)"_s,
                           {control, before ? before : std::numeric_limits<qint64>::max(), limit},
                           [](const QSqlQuery &row) {
                               return BatchRun{
                                   row.value(0).toLongLong(),
                                   {enumColumn<ActorKind>(row.value(1)), row.value(2).toString()},
                                   row.value(3).toString(),
                                   timeColumn(row.value(4)),
                                   timeColumn(row.value(5)),
                                   row.value(6).toString(),
                                   row.value(7).toLongLong(),
                                   row.value(8).toLongLong(),
                                   row.value(9).toLongLong(),
                                   row.value(10).toLongLong(),
                                   row.value(11).toLongLong()};
                           });
}

QList<BatchRunError> batchRunErrors(Connection &connection, qint64 run, int after, int limit)
{
    return connection.list(u"SELECT sequence, task_id, message FROM batch_run_error "
                           "WHERE run = ? AND sequence > ? ORDER BY sequence LIMIT ?"_s,
                           {run, after, limit}, [](const QSqlQuery &row) {
                               return BatchRunError{row.value(0).toInt(), row.value(1).toLongLong(),
                                                    row.value(2).toString()};
                           });
}

} // namespace derdesk
