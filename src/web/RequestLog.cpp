// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/RequestLog.h"

#include "store/Columns.h"
#include "store/ProblemColumn.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 250;
constexpr qsizetype mostProblems = 20;

QString cut(const QString &text) { return text.left(longestText); }

/// Callers choose what pointers and parameters quote, and may choose a lot.
Problems cut(Problems problems)
{
    problems.resize(qMin(problems.size(), mostProblems));
    for (Problem &problem : problems) {
        problem.pointer = cut(problem.pointer);
        for (QString &value : problem.parameters)
            value = cut(value);
    }
    return problems;
}

} // namespace

void logRequest(Writer &writer, const RequestLogEntry &entry)
{
    static const QString columns =
        u"at BIGINT, client TEXT, address TEXT, method TEXT, path TEXT, operation TEXT, "
        "transaction_id TEXT, status BIGINT, problems TEXT, duration_us BIGINT, task_id BIGINT"_s;
    static const QString sql = insertRowsSql(u"request_log"_s, columns);
    writer.later(sql, columns,
                 {timeColumn(QDateTime::currentDateTimeUtc()), entry.client, entry.address,
                  entry.method, cut(entry.path), entry.operation, cut(entry.transactionId),
                  entry.status, problemsColumn(cut(entry.problems)), entry.microseconds,
                  referenceColumn(entry.taskId)});
}

void logRefused(Writer &writer, const RefusedRequest &request)
{
    RequestLogEntry entry;
    entry.address = request.address.toString();
    entry.method = QString::fromLatin1(request.method);
    entry.path = QString::fromUtf8(request.target.split('?').constFirst());
    entry.status = request.status;
    entry.microseconds = request.microseconds;
    logRequest(writer, entry);
}

} // namespace derdesk
