// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RequestLogQueries.h"

#include "store/Columns.h"
#include "store/ProblemColumn.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 window = 100'000; // lines that one question reads at the most

LoggedRequest readLoggedRequest(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),    timeColumn(row.value(1)),   row.value(2).toString(),
            row.value(3).toString(),      row.value(4).toString(),    row.value(5).toString(),
            row.value(6).toString(),      row.value(7).toString(),    row.value(8).toInt(),
            problemsColumn(row.value(9)), row.value(10).toLongLong(), row.value(11).toLongLong()};
}

} // namespace

LoggedRequests loggedRequests(Connection &connection, const RequestCriteria &criteria,
                              qint64 before, int limit)
{
    const qint64 newest =
        connection.value(u"SELECT coalesce(max(id), 0) FROM request_log"_s).toLongLong();
    const qint64 end = before ? before : newest + 1;
    const qint64 start = qMax(qint64(1), end - window);
    QString where = u"id >= ? AND id < ?"_s;
    QVariantList values{start, end};
    const auto add = [&](const QString &condition, const QVariantList &bound) {
        where += u" AND "_s + condition;
        values += bound;
    };
    if (!criteria.client.isEmpty())
        add(u"client = ?"_s, {criteria.client});
    if (!criteria.operation.isEmpty())
        add(u"operation = ?"_s, {criteria.operation});
    if (criteria.statusClass)
        add(u"status BETWEEN ? AND ?"_s,
            {criteria.statusClass * 100, criteria.statusClass * 100 + 99});
    if (!criteria.transactionId.isEmpty())
        add(u"transaction_id >= ? AND transaction_id < ?"_s,
            {criteria.transactionId,
             QString(criteria.transactionId + QString::fromUcs4(U"\U0010FFFF", 1))});
    const QString sql = uR"(
        SELECT id, at, client, address, method, path, operation, transaction_id, status, problems,
            duration_us, task_id FROM request_log WHERE %1 ORDER BY id DESC LIMIT ?)"_s.arg(where);
    LoggedRequests found{connection.list(sql, values + QVariantList{limit}, readLoggedRequest), 0};
    if (found.rows.size() == limit)
        found.next = found.rows.constLast().id;
    else if (start > 1)
        found.next = start;
    return found;
}

} // namespace derdesk
