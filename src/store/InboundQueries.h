// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

#include <QByteArray>

namespace derdesk {

/// What tells a request from all others.
struct InboundRequestKey
{
    QString client;
    QString operation;
    QString transactionId;
};

/// A request that was accepted: what makes its repeat safe.
struct InboundRequest
{
    QString client;
    QString operation;
    QString transactionId;
    QByteArray contentHash; ///< SHA-256 of what was asked
    QString answer;         ///< JSON
    RecordId taskId = 0;
};

std::optional<InboundRequest> findInboundRequest(Connection &connection,
                                                 const InboundRequestKey &key);
/// From now on, until Connection::forget(), findInboundRequest() asks no more for these, once.
void readInboundRequestsAhead(Connection &connection, const QList<InboundRequestKey> &keys);
/// All operations of this transaction id, newest first.
QList<InboundRequest> findInboundRequests(Connection &connection, const QString &client,
                                          const QString &transactionId);
/// The client that sent the request from which the task was made; empty if none did.
QString clientOfTask(Connection &connection, RecordId task);
/// The head-end system for which an API client speaks; empty if for none.
QString headEndOfClient(Connection &connection, const QString &client);
void insertInboundRequest(Transaction &tx, const InboundRequest &request);

} // namespace derdesk
