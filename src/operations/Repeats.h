// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"

#include <optional>

namespace derdesk {

/// What makes the repeat of a request safe: the same client, operation and transaction id.
struct RequestKey
{
    QString client;
    QLatin1StringView operation;
    QString transactionId;
    QByteArray contentHash; ///< of all that was asked
};

RequestKey keyOf(const RegistrationRequest &request);
RequestKey keyOf(const AcknowledgeRequest &request);
RequestKey keyOf(const InterconnectionRequest &request);

/// The answer to a request that came before: the same one for the same content, TransactionConflict
/// for another. Nothing for a request that is new.
std::optional<Result<Acceptance>> answerOfRepeat(Transaction &tx, const RequestKey &key);

/// Keeps the answer for repeats.
void keepAnswer(Transaction &tx, const RequestKey &key, const Acceptance &acceptance);

/// What \a work() -> Result<Acceptance> gives for a request that is new, or the answer that it got
/// before. Where several write at a time, the very same request may be under way elsewhere: what it
/// has just stored must not refuse it here.
template <typename Work>
Result<Acceptance> answeredOnce(Transaction &tx, const RequestKey &key, Work work)
{
    if (const auto answer = answerOfRepeat(tx, key))
        return *answer;
    const Result<Acceptance> result = work();
    if (result)
        keepAnswer(tx, key, *result);
    else if (const auto answer = answerOfRepeat(tx, key))
        return *answer;
    return result;
}

} // namespace derdesk
