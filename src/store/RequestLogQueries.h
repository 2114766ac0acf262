// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

#include <QDateTime>

namespace derdesk {

/// What the web service was asked and what it answered. All throw StoreError.

struct RequestCriteria
{
    QString client;
    QString operation;
    QString transactionId; ///< begins with
    int statusClass = 0;   ///< the first digit of the HTTP status, 1 to 5; 0: any

    bool operator==(const RequestCriteria &) const = default;
};

struct LoggedRequest
{
    qint64 id = 0;
    QDateTime at; ///< UTC
    QString client;
    QString address;
    QString method;
    QString path;
    QString operation;
    QString transactionId;
    int status = 0; ///< HTTP
    Problems problems;
    qint64 microseconds = 0;
    RecordId taskId = 0;
};

struct LoggedRequests
{
    QList<LoggedRequest> rows; ///< the newest first
    qint64 next = 0;           ///< where to go on; 0: there are no more
};

/// At most \a limit that match, from below the line \a before on (0: the newest). Looks through
/// 100,000 lines at the most, so it may give fewer though there are more.
LoggedRequests loggedRequests(Connection &connection, const RequestCriteria &criteria,
                              qint64 before, int limit);

} // namespace derdesk
