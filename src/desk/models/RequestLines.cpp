// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/RequestLines.h"

#include "desk/RelativeTime.h"

#include <QCoreApplication>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString requestText(const char *text) { return QCoreApplication::translate("Request", text); }

/// "422 refused"
QString answerText(int status)
{
    const QString words = status < 400   ? requestText(QT_TRANSLATE_NOOP("Request", "accepted"))
                          : status < 500 ? requestText(QT_TRANSLATE_NOOP("Request", "refused"))
                                         : requestText(QT_TRANSLATE_NOOP("Request", "failed"));
    return QString::number(status) + u' ' + words;
}

QIcon answerIcon(int status)
{
    return QIcon::fromTheme(status < 400   ? u"status-completed"_s
                            : status < 500 ? u"warning"_s
                                           : u"error"_s);
}

QString durationText(qint64 microseconds)
{
    return requestText(QT_TRANSLATE_NOOP("Request", "%1 ms"))
        .arg(QLocale().toString(double(microseconds) / 1000, 'f', 1));
}

QString problemTitles(const Problems &problems)
{
    QStringList titles;
    for (const Problem &problem : problems) {
        const QString title = problemTitleText(problem.code);
        if (!titles.contains(title))
            titles.append(title);
    }
    return titles.join(u", "_s);
}

QString what(const LoggedRequest &request)
{
    return request.operation.isEmpty() ? QString(request.method + u' ' + request.path)
                                       : request.operation;
}

Line requestLine(const LoggedRequest &request)
{
    const QDateTime at = request.at.toLocalTime();
    return {request.id,
            {QLocale().toString(at.date(), QLocale::ShortFormat) + u' ' +
                 at.time().toString(u"HH:mm:ss"_s),
             answerText(request.status), request.client, what(request), request.transactionId,
             problemTitles(request.problems), durationText(request.microseconds),
             idText(request.taskId)},
            answerIcon(request.status)};
}

QString whenText(const QDateTime &time)
{
    return time.isValid() ? shortTime(time) : requestText(QT_TRANSLATE_NOOP("Request", "never"));
}

QString stateText(const Token &token)
{
    if (token.revokedAt.isValid())
        return requestText(QT_TRANSLATE_NOOP("Request", "revoked"));
    const QDateTime expires = token.access.expiresAt;
    if (expires.isValid() && expires <= QDateTime::currentDateTimeUtc())
        return requestText(QT_TRANSLATE_NOOP("Request", "expired"));
    return requestText(QT_TRANSLATE_NOOP("Request", "live"));
}

} // namespace

QStringList requestTitles()
{
    return {requestText(QT_TRANSLATE_NOOP("Request", "Time")),
            requestText(QT_TRANSLATE_NOOP("Request", "Answer")),
            requestText(QT_TRANSLATE_NOOP("Request", "Client")),
            requestText(QT_TRANSLATE_NOOP("Request", "Operation")),
            requestText(QT_TRANSLATE_NOOP("Request", "Transaction id")),
            requestText(QT_TRANSLATE_NOOP("Request", "Problems")),
            requestText(QT_TRANSLATE_NOOP("Request", "Duration")),
            requestText(QT_TRANSLATE_NOOP("Request", "Task id"))};
}

QList<Line> requestLines(const QList<LoggedRequest> &requests)
{
    QList<Line> lines;
    for (const LoggedRequest &request : requests)
        lines.append(requestLine(request));
    return lines;
}

QString requestDetail(const LoggedRequest &request)
{
    QStringList lines{requestText(QT_TRANSLATE_NOOP("Request", "%1 %2 from %3: %4 after %5"))
                          .arg(request.method, request.path, request.address,
                               answerText(request.status), durationText(request.microseconds))};
    for (const Problem &problem : request.problems)
        lines.append(problem.pointer.isEmpty() ? problem.text()
                                               : problem.pointer + u": "_s + problem.text());
    return lines.join(u'\n');
}

QStringList clientTitles()
{
    return {requestText(QT_TRANSLATE_NOOP("Request", "Client")),
            requestText(QT_TRANSLATE_NOOP("Request", "Last used")),
            requestText(QT_TRANSLATE_NOOP("Request", "Status")),
            requestText(QT_TRANSLATE_NOOP("Request", "May"))};
}

QList<Line> clientLines(const QList<Token> &tokens)
{
    QList<Line> lines;
    for (const Token &token : tokens)
        lines.append({qint64(lines.size()) + 1,
                      {token.name, whenText(token.lastUsedAt), stateText(token),
                       token.access.scopes.join(u", "_s)}});
    return lines;
}

} // namespace derdesk
