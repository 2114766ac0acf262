// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QUrl>

namespace derdesk {

/// Skipped: a person has decided that it is not sent.
enum class OutboundStatus { Waiting, Sent, Failed, Skipped };
std::span<const QLatin1StringView> enumTexts(OutboundStatus);
/// In the user's language.
QString outboundStatusText(OutboundStatus status);

/// What tells another system that an enrollment has begun or ended.
struct OutboundMessage
{
    qint64 number = 0; ///< rises with time: also within a lane
    RecordId taskId = 0;
    RecordId deviceId = 0; ///< 0: an enrollment without a device
    QString event;         ///< ENROLLED or UNENROLLED
    OutboundStatus status = OutboundStatus::Waiting;
    QDateTime createdAt; ///< UTC, as all
    int attempts = 0;    ///< begun since it was queued or resent
    QDateTime
        nextAttempt;  ///< of a waiting one; while it is being sent, when it is given up as lost
    QString leasedBy; ///< which program is sending it; empty: none
    QString lastError;
    QDateTime sentAt; ///< null until it was taken

    /// How the receiver knows it: the same at each attempt, and of no other message, not even after
    /// a database was put back to what it had been.
    QString id() const;

    bool operator==(const OutboundMessage &) const = default;
};

/// The number in an id() or a number alone; 0 if the text is neither.
qint64 outboundNumber(const QString &id);

/// Where messages are delivered, and how.
struct OutboundAddress
{
    QUrl url;                   ///< https, or http on this machine; empty: messages wait
    QByteArray authority = {};  ///< certificates in PEM that are trusted in place of the system's
    int timeoutSeconds = 15;    ///< for a whole request, 1–60
    int retryDelaySeconds = 10; ///< before the second attempt, 1–3600; each further one is doubled
    int mostAttempts = 50;      ///< then it has failed, 1–1000

    bool operator==(const OutboundAddress &) const = default;
};

} // namespace derdesk
