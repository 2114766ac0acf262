// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/ReceiverAnswer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestRetryAfter = 24 * 3600;   // s
constexpr double longestDelay = 2 * 3600 * 1000.; // ms
constexpr double longestChance = 0.1;
constexpr qsizetype longestQuote = 200; // characters

/// One line without control characters.
QString quoted(const QByteArray &body)
{
    QString text = QString::fromUtf8(body).simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.size() > longestQuote ? QString(text.left(longestQuote) + u'…') : text;
}

} // namespace

Verdict verdictOf(const ReceiverAnswer &answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return Verdict::Taken;
    static constexpr std::array notTheMessage{401, 403, 404, 407, 408, 409, 421, 425, 429};
    const bool refused =
        answer.status >= 400 && answer.status < 500 &&
        std::find(notTheMessage.begin(), notTheMessage.end(), answer.status) == notTheMessage.end();
    return refused ? Verdict::Refused : Verdict::Unavailable;
}

QString faultText(const ReceiverAnswer &answer)
{
    if (answer.status == 0)
        return answer.fault;
    QString text = u"%1 %2"_s.arg(answer.status).arg(quoted(answer.reason.toUtf8())).trimmed();
    if (answer.status >= 300 && answer.status < 400)
        text += u" (redirects are not followed)"_s;
    const QString body = quoted(answer.body);
    return body.isEmpty() ? text : text + u": "_s + body;
}

std::optional<qint64> retryAfterSeconds(const ReceiverAnswer &answer, const QDateTime &now)
{
    const QByteArray value = answer.retryAfter.trimmed();
    bool isNumber = false;
    qint64 seconds = value.toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime until = QDateTime::fromString(
            QString::fromLatin1(value).replace(u"GMT"_s, u"+0000"_s), Qt::RFC2822Date);
        if (!until.isValid())
            return std::nullopt;
        seconds = now.secsTo(until);
    }
    if (seconds < 0)
        return std::nullopt;
    return std::min(seconds, longestRetryAfter);
}

qint64 retryDelay(int firstDelaySeconds, int attempts, double chance)
{
    const double grown = firstDelaySeconds * 1000. * std::exp2(std::max(attempts, 1) - 1);
    return qint64(std::min(grown, longestDelay) * (1 + longestChance * chance));
}

} // namespace derdesk
