// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace derdesk {

/// What an attempt has brought back.
struct ReceiverAnswer
{
    int status = 0;             ///< of HTTP; 0: no whole answer came
    QString fault;              ///< what came instead, English
    QString reason = {};        ///< the status in words, as the receiver gives it
    QByteArray body = {};       ///< its beginning
    QByteArray retryAfter = {}; ///< the header
};

/// Refused: the same message would be refused for ever. Unavailable: later it may be taken.
enum class Verdict { Taken, Refused, Unavailable };

/// Every 2xx takes the message. Of 4xx, those say nothing against the message that are about the
/// address or the sender (401, 403, 404) or about the moment (408, 409, 425, 429): somebody mends
/// the receiver, and nothing is lost meanwhile. Redirects are not followed.
Verdict verdictOf(const ReceiverAnswer &answer);

/// What went wrong, for the clerk and the log; English, at most some 300 characters.
QString faultText(const ReceiverAnswer &answer);

/// How long the receiver wants to be left alone, in seconds, a day at most; by number or by date
/// (RFC 9110, 10.2.3). Nothing if it does not say.
std::optional<qint64> retryAfterSeconds(const ReceiverAnswer &answer, const QDateTime &now);

/// So long one waits before the next attempt, in ms, after so many: twice as long each time, two
/// hours at most, and by \a chance (0–1) up to a tenth longer.
qint64 retryDelay(int firstDelaySeconds, int attempts, double chance);

} // namespace derdesk
