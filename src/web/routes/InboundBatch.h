// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/JsonReader.h"
#include "web/routes/InboundOperation.h"

#include <algorithm>
#include <deque>

namespace derdesk {

/// Many requests for one of the two operations: each a line of JSON, with an outcome of its own.

struct BatchLine
{
    qint64 number = 0; ///< in the body, from 1; blank lines count
    QByteArray text;
};

/// The lines that are not blank. Fails with PayloadTooLarge if there are more than 10,000.
Result<QList<BatchLine>> batchLines(const QByteArray &body);

/// The line's tree. Fails with Unreadable, and with PayloadTooLarge beyond 64 KiB.
Result<QJsonObject> readBatchLine(const BatchLine &line);

/// A line of the answer: what a request by itself would have been answered, but for the errors, of
/// which the first 20 are listed.
QByteArray batchAnswer(qint64 number, const QJsonObject &acceptance);
QByteArray batchAnswer(qint64 number, const Problems &problems);

/// So many lines are with the Writer at a time: enough to be committed together, few enough to let
/// clerks and other callers get their turn between them.
constexpr std::size_t batchWindow = 128;

/// Answers a batch as answerInbound() answers one request. Waits for all commits.
template <typename Request>
RouteAnswer answerBatch(const RouteCall &call,
                        ReadRequest<Request> (*read)(const QJsonObject &, BodyFormat),
                        Result<Acceptance> (*operation)(Transaction &, const Request &))
{
    struct Submitted
    {
        qint64 number;
        QString transactionId;
        QStringList ignored;
        QFuture<Result<Acceptance>> outcome;
    };
    RouteAnswer answer;
    const Result<QList<BatchLine>> lines = batchLines(call.http.body);
    if (!lines) {
        answer.problems = lines.error();
        return answer;
    }
    std::deque<Submitted> window;
    const auto answerFirst = [&] {
        Submitted first = std::move(window.front());
        window.pop_front();
        const Result<Acceptance> result = first.outcome.takeResult();
        answer.lines += result ? batchAnswer(first.number, acceptanceToJson(*result, first.ignored))
                               : batchAnswer(first.number, result.error());
    };
    const auto isAmong = [](const std::deque<Submitted> &submitted, const QString &id) {
        return std::any_of(submitted.begin(), submitted.end(),
                           [&id](const Submitted &each) { return each.transactionId == id; });
    };
    for (const BatchLine &line : *lines) {
        const Result<QJsonObject> tree = readBatchLine(line);
        QString transactionId;
        QStringList ignored;
        QFuture<Result<Acceptance>> outcome;
        if (tree) {
            auto [request, unknown] = read(*tree, BodyFormat::Json);
            request.client = call.client.name;
            transactionId = request.transactionId;
            ignored = unknown;
            while (isAmong(window, transactionId)) // the first of two is to be done first
                answerFirst();
            outcome = submitInbound(call, std::move(request), operation);
        } else {
            outcome = QtFuture::makeReadyFuture(Result<Acceptance>(failed(tree.error())));
        }
        window.push_back({line.number, transactionId, ignored, outcome});
        if (window.size() == batchWindow)
            answerFirst();
    }
    while (!window.empty())
        answerFirst();
    return answer;
}

} // namespace derdesk
