// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/routes/InboundBatch.h"

#include "web/ProblemDetails.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLines = 10'000;
constexpr qsizetype longestLine = 64 * 1024; // bytes
/// Thousands of lines with thousands of faults must not make an answer of gigabytes.
constexpr qsizetype mostErrors = 20;

Problems tooLarge(qsizetype length, qsizetype limit, const QString &unit)
{
    return {
        {ProblemCode::PayloadTooLarge,
         {},
         {{u"length"_s, QString::number(length) + unit}, {u"limit"_s, QString::number(limit)}}}};
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<QList<BatchLine>> batchLines(const QByteArray &body)
{
    QList<BatchLine> lines;
    qint64 number = 0;
    qsizetype count = 0;
    for (qsizetype from = 0; from < body.size();) {
        const qsizetype feed = body.indexOf('\n', from);
        const qsizetype end = feed < 0 ? body.size() : feed;
        const QByteArray text = QByteArray::fromRawData(body.constData() + from, end - from);
        from = end + 1;
        ++number;
        if (text.trimmed().isEmpty())
            continue;
        if (++count <= mostLines)
            lines.append({number, text});
    }
    if (count > mostLines)
        return failed(tooLarge(count, mostLines, u" lines"_s));
    return lines;
}

Result<QJsonObject> readBatchLine(const BatchLine &line)
{
    if (line.text.size() > longestLine)
        return failed(tooLarge(line.text.size(), longestLine, u" bytes"_s));
    return readJson(line.text);
}

QByteArray batchAnswer(qint64 number, const QJsonObject &acceptance)
{
    return lineOf({{u"line"_s, number}, {u"status"_s, 200}, {u"answer"_s, acceptance}});
}

QByteArray batchAnswer(qint64 number, const Problems &problems)
{
    QJsonObject details = problemDetails(problems);
    QJsonArray errors = details["errors"_L1].toArray();
    while (errors.size() > mostErrors)
        errors.removeLast();
    details["errors"_L1] = errors;
    return lineOf(
        {{u"line"_s, number}, {u"status"_s, details["status"_L1]}, {u"problem"_s, details}});
}

} // namespace derdesk
