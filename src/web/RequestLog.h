// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Writer.h"
#include "web/gate/Refusal.h"

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

/// Has the Writer add the line, with texts that are too long cut. Nobody waits for it; if the
/// database is away, it is lost like the request.
void logRequest(Writer &writer, const RequestLogEntry &entry);

/// The same for what came no further than the Gate.
void logRefused(Writer &writer, const RefusedRequest &request);

} // namespace derdesk
