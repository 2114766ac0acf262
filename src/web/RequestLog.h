// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// A line of the request log: that a request was answered, and how. Never a secret, nothing of its
/// body but the transaction id.
struct RequestLogEntry
{
    QString client; ///< empty: not known
    QString address;
    QString method;
    QString path; ///< without its query
    QString operation;
    QString transactionId;
    int status = 0;
    Problems problems; ///< the first of them are kept
    qint64 microseconds = 0;
    RecordId taskId = 0;
};

/// Texts that are too long are cut.
void insertRequestLog(Transaction &tx, const RequestLogEntry &entry);

} // namespace derdesk
