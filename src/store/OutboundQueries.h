// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/OutboundMessage.h"
#include "store/Transaction.h"

namespace derdesk {

/// The outbox: what other systems are still to be told, and what they have been told. All throw
/// StoreError.

/// Queues the messages that tell other systems of the completed tasks.
void queueOutboundMessages(Transaction &tx, const QList<ServiceTask> &tasks, const QString &event);

/// Takes at most \a limit messages that are due, for the program \a by to send: nobody else does
/// until \a until, and each counts as an attempt. Of one device (or of one customer without) only
/// the oldest is taken, and none while an older one is being sent, waits, or has failed.
QList<OutboundMessage> claimOutboundMessages(Transaction &tx, const QString &by,
                                             const QDateTime &until, int limit);

/// How an attempt ended.
struct OutboundOutcome
{
    qint64 number = 0;
    OutboundStatus status = OutboundStatus::Waiting; ///< Sent; Failed; Waiting: is tried again
    QDateTime nextAttempt;                           ///< of one that waits
    QString error;                                   ///< of one that was not taken, English
};

/// Keeps it. What the receiver has taken is sent, whoever claimed the message meanwhile; else only
/// he who holds the claim has a say.
void noteOutboundOutcome(Transaction &tx, const QString &by, const OutboundOutcome &outcome);

/// At most \a limit, the newest first, that are older than \a before (0: from the newest); of one
/// status or of all.
QList<OutboundMessage> outboundMessages(Connection &connection,
                                        std::optional<OutboundStatus> status, qint64 before,
                                        int limit);
std::optional<OutboundMessage> findOutboundMessage(Connection &connection, qint64 number);

/// Due at once, with all attempts before it: one that waits, failed or was skipped. False if it has
/// been sent, or is being sent now.
bool requeueOutboundMessage(Transaction &tx, qint64 number);
/// Is not sent, and holds up no other: one that waits or failed. False for any other.
bool skipOutboundMessage(Transaction &tx, qint64 number);

/// How the delivery stands.
struct OutboundSituation
{
    OutboundAddress address;
    qint64 waiting = 0;      ///< at most mostCounted + 1, as failed
    qint64 failed = 0;       ///< each holds up what comes after it of its device
    QDateTime lastSent;      ///< null: nothing yet
    QDateTime previousUntil; ///< so long the previous secret signs too; null: there is none

    static constexpr int mostCounted = 10'000;

    bool operator==(const OutboundSituation &) const = default;
};
OutboundSituation outboundSituation(Connection &connection);

} // namespace derdesk
