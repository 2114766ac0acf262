// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/InboundQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString answerSelect =
    uR"(SELECT client, operation, transaction_id, content_hash, answer, task_id
    FROM inbound_request WHERE client = ? AND transaction_id = ?)"_s;

InboundRequest readRequest(const QSqlQuery &row)
{
    return {row.value(0).toString(),    row.value(1).toString(), row.value(2).toString(),
            row.value(3).toByteArray(), row.value(4).toString(), row.value(5).toLongLong()};
}

} // namespace

std::optional<InboundRequest> findInboundRequest(Connection &connection, const QString &client,
                                                 const QString &operation,
                                                 const QString &transactionId)
{
    static const QString sql = answerSelect + u" AND operation = ?"_s;
    return connection.first(sql, {client, transactionId, operation}, readRequest);
}

QList<InboundRequest> findInboundRequests(Connection &connection, const QString &client,
                                          const QString &transactionId)
{
    static const QString sql = answerSelect + u" ORDER BY created_at DESC, task_id DESC"_s;
    return connection.list(sql, {client, transactionId}, readRequest);
}

QString clientOfTask(Connection &connection, RecordId task)
{
    return connection.value(u"SELECT client FROM service_task WHERE id = ?"_s, {task}).toString();
}

QString headEndOfClient(Connection &connection, const QString &client)
{
    return connection.value(u"SELECT head_end_system FROM api_client WHERE name = ?"_s, {client})
        .toString();
}

void insertInboundRequest(Transaction &tx, const InboundRequest &request)
{
    tx.db().post(uR"(
        INSERT INTO inbound_request (client, operation, transaction_id, content_hash, answer, task_id,
            created_at) VALUES (?, ?, ?, ?, ?, ?, ?))"_s,
                 {request.client, request.operation, request.transactionId, request.contentHash,
                  request.answer, request.taskId, timeColumn(tx.now())});
}

} // namespace derdesk
