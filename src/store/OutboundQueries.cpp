// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OutboundQueries.h"

#include "store/Columns.h"
#include "store/OutboundSettings.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString messageSelect = uR"(
    SELECT m.id, m.task_id, m.device_id, m.event, m.status, m.created_at, m.attempts, m.next_attempt,
        m.leased_by, m.last_error, m.sent_at FROM outbound_message m )"_s;

OutboundMessage readMessage(const QSqlQuery &row)
{
    OutboundMessage message{row.value(0).toLongLong(),
                            row.value(1).toLongLong(),
                            row.value(2).toLongLong(),
                            row.value(3).toString(),
                            enumColumn<OutboundStatus>(row.value(4)),
                            timeColumn(row.value(5)),
                            row.value(6).toInt(),
                            timeColumn(row.value(7)),
                            row.value(8).toString(),
                            row.value(9).toString(),
                            timeColumn(row.value(10))};
    if (message.status != OutboundStatus::Waiting)
        message.nextAttempt = {};
    return message;
}

qint64 countMessages(Connection &connection, OutboundStatus status)
{
    return connection
        .value(
            u"SELECT count(*) FROM (SELECT 1 FROM outbound_message WHERE status = ? LIMIT ?) AS counted"_s,
            {toText(status), OutboundSituation::mostCounted + 1})
        .toLongLong();
}

} // namespace

void queueOutboundMessages(Transaction &tx, const QList<ServiceTask> &tasks, const QString &event)
{
    QList<QVariantList> rows;
    for (const ServiceTask &task : tasks)
        rows += QVariantList{task.id, referenceColumn(task.deviceId),
                             task.deviceId ? task.deviceId : -task.customerId, event,
                             timeColumn(tx.now())};
    tx.db().postRows(uR"(
        INSERT INTO outbound_message (task_id, device_id, lane, event, created_at, next_attempt)
        SELECT v.task_id, v.device_id, v.lane, v.event, v.at, v.at FROM %1)"_s,
                     u"task_id BIGINT, device_id BIGINT, lane BIGINT, event TEXT, at BIGINT"_s,
                     rows);
}

QList<OutboundMessage> claimOutboundMessages(Transaction &tx, const QString &by,
                                             const QDateTime &until, int limit)
{
    static const QString due = messageSelect + uR"(
        WHERE m.status = 'WAITING' AND m.next_attempt <= ? AND NOT EXISTS (
            SELECT 1 FROM outbound_message e
            WHERE e.lane = m.lane AND e.status IN ('WAITING', 'FAILED') AND
                (e.id < m.id OR (e.id > m.id AND e.leased_by <> '' AND e.next_attempt > ?)))
        ORDER BY m.next_attempt, m.id LIMIT ?)"_s;
    // Elsewhere one transaction at a time writes.
    const QString lock =
        tx.db().engine() == Engine::PostgreSql ? u" FOR UPDATE OF m SKIP LOCKED"_s : QString();
    QList<OutboundMessage> messages =
        tx.db().list(due + lock, {timeColumn(tx.now()), timeColumn(tx.now()), limit}, readMessage);
    for (OutboundMessage &message : messages) {
        tx.db().change(u"UPDATE outbound_message SET leased_by = ?, next_attempt = ?, "
                       "attempts = attempts + 1 WHERE id = ?"_s,
                       {by, timeColumn(until), message.number});
        ++message.attempts;
        message.leasedBy = by;
        message.nextAttempt = until;
    }
    return messages;
}

void noteOutboundOutcome(Transaction &tx, const QString &by, const OutboundOutcome &outcome)
{
    if (outcome.status == OutboundStatus::Sent) {
        tx.db().change(uR"(
            UPDATE outbound_message SET status = 'SENT', sent_at = ?, leased_by = '', last_error = ''
            WHERE id = ? AND sent_at IS NULL)"_s,
                       {timeColumn(tx.now()), outcome.number});
        return;
    }
    // One that has failed keeps its last time, which nothing reads.
    tx.db().change(uR"(
        UPDATE outbound_message SET status = ?, next_attempt = coalesce(?, next_attempt),
            leased_by = '', last_error = ?
        WHERE id = ? AND leased_by = ? AND status = 'WAITING')"_s,
                   {toText(outcome.status), timeColumn(outcome.nextAttempt), outcome.error,
                    outcome.number, by});
}

QList<OutboundMessage> outboundMessages(Connection &connection,
                                        std::optional<OutboundStatus> status, qint64 before,
                                        int limit)
{
    QStringList conditions{u"1 = 1"_s};
    QVariantList values;
    if (status) {
        conditions += u"m.status = ?"_s;
        values += toText(*status);
    }
    if (before > 0) {
        conditions += u"m.id < ?"_s;
        values += before;
    }
    values += limit;
    return connection.list(messageSelect + u"WHERE "_s + conditions.join(u" AND "_s) +
                               u" ORDER BY m.id DESC LIMIT ?"_s,
                           values, readMessage);
}

std::optional<OutboundMessage> findOutboundMessage(Connection &connection, qint64 number)
{
    return connection.first(messageSelect + u"WHERE m.id = ?"_s, {number}, readMessage);
}

bool requeueOutboundMessage(Transaction &tx, qint64 number)
{
    return tx.db().change(uR"(
        UPDATE outbound_message SET status = 'WAITING', attempts = 0, next_attempt = ?, leased_by = ''
        WHERE id = ? AND (status IN ('FAILED', 'SKIPPED') OR
            (status = 'WAITING' AND (leased_by = '' OR next_attempt <= ?))))"_s,
                          {timeColumn(tx.now()), number, timeColumn(tx.now())}) > 0;
}

bool skipOutboundMessage(Transaction &tx, qint64 number)
{
    return tx.db().change(uR"(
        UPDATE outbound_message SET status = 'SKIPPED', leased_by = ''
        WHERE id = ? AND (status = 'FAILED' OR
            (status = 'WAITING' AND (leased_by = '' OR next_attempt <= ?))))"_s,
                          {number, timeColumn(tx.now())}) > 0;
}

OutboundSituation outboundSituation(Connection &connection)
{
    return {outboundAddress(connection).value_or(OutboundAddress()),
            countMessages(connection, OutboundStatus::Waiting),
            countMessages(connection, OutboundStatus::Failed),
            timeColumn(connection.value(u"SELECT max(sent_at) FROM outbound_message WHERE "
                                        "sent_at IS NOT NULL"_s)),
            outboundSecrets(connection).previousUntil};
}

} // namespace derdesk
