// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/InboundQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString answerSelect =
    uR"(SELECT client, operation, transaction_id, content_hash, answer, task_id
    FROM inbound_request )"_s;

InboundRequest readRequest(const QSqlQuery &row)
{
    return {row.value(0).toString(),    row.value(1).toString(), row.value(2).toString(),
            row.value(3).toByteArray(), row.value(4).toString(), row.value(5).toLongLong()};
}

QString keyText(const InboundRequestKey &key)
{
    return keyOfTexts({u"request"_s, key.client, key.operation, key.transactionId});
}

} // namespace

std::optional<InboundRequest> findInboundRequest(Connection &connection,
                                                 const InboundRequestKey &key)
{
    static const QString sql =
        answerSelect + u"WHERE client = ? AND transaction_id = ? AND operation = ?"_s;
    return connection.takeKnown(keyText(key), [&] {
        return connection.first(sql, {key.client, key.transactionId, key.operation}, readRequest);
    });
}

void readInboundRequestsAhead(Connection &connection, const QList<InboundRequestKey> &keys)
{
    static const QString sql = u"SELECT r.* FROM %1 CROSS JOIN LATERAL ("_s + answerSelect +
                               u"WHERE client = v.client AND transaction_id = v.transaction_id "
                               "AND operation = v.operation OFFSET 0) AS r"_s;
    QList<QVariantList> rows;
    for (const InboundRequestKey &key : keys) {
        connection.know(keyText(key), std::optional<InboundRequest>());
        rows += QVariantList{key.client, key.operation, key.transactionId};
    }
    const QList<InboundRequest> found = connection.listRows(
        sql, u"client TEXT, operation TEXT, transaction_id TEXT"_s, rows, readRequest);
    for (const InboundRequest &request : found)
        connection.know(keyText({request.client, request.operation, request.transactionId}),
                        std::optional(request));
}

QList<InboundRequest> findInboundRequests(Connection &connection, const QString &client,
                                          const QString &transactionId)
{
    static const QString sql =
        answerSelect +
        u"WHERE client = ? AND transaction_id = ? ORDER BY created_at DESC, task_id DESC"_s;
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
    static const QString columns =
        u"client TEXT, operation TEXT, transaction_id TEXT, content_hash BYTEA, answer TEXT, "
        "task_id BIGINT, created_at BIGINT"_s;
    static const QString sql = insertRowsSql(u"inbound_request"_s, columns);
    tx.db().postRows(sql, columns,
                     {{request.client, request.operation, request.transactionId,
                       request.contentHash, request.answer, request.taskId, timeColumn(tx.now())}});
}

} // namespace derdesk
