// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/RequestReader.h"
#include "web/Route.h"

namespace derdesk {

/// What the two operations of X1-DERDeviceManagement have in common.

/// The tree of the request's body. Fails with Unreadable.
Result<QJsonObject> readBody(const RouteCall &call);

/// Idempotency-Key is another way to give the transaction id. Gives the id, from wherever it is;
/// fails with NotAllowedValue, naming both, if they differ.
Result<QString> transactionIdOf(const HttpRequest &http, const QString &inBody);

/// The answer to a request that was taken. Fields that were ignored are named in its messages.
QJsonObject acceptanceToJson(const Acceptance &acceptance, const QStringList &ignored);

/// Has \a operation done by the Writer on behalf of the client.
template <typename Request>
QFuture<Result<Acceptance>> submitInbound(const RouteCall &call, Request request,
                                          Result<Acceptance> (*operation)(Transaction &,
                                                                          const Request &))
{
    const auto shared = std::make_shared<const Request>(std::move(request));
    Writer::LookAhead ahead;
    if constexpr (requires(RequestsAhead & a, Connection & c) { lookAhead(a, c, *shared); })
        ahead = [shared](RequestsAhead &a, Connection &c) { lookAhead(a, c, *shared); };
    return call.writer.submit(
        {ActorKind::ApiClient, call.client.name},
        [shared, operation](Transaction &tx) { return operation(tx, *shared); }, ahead);
}

/// Reads the body with \a read, has \a operation done by the Writer on behalf of the client, and
/// says what came of it. Waits for the commit.
template <typename Request>
RouteAnswer answerInbound(const RouteCall &call, QLatin1StringView root,
                          ReadRequest<Request> (*read)(const QJsonObject &, BodyFormat),
                          Result<Acceptance> (*operation)(Transaction &, const Request &))
{
    RouteAnswer answer;
    answer.root = root;
    const Result<QJsonObject> tree = readBody(call);
    if (!tree) {
        answer.problems = tree.error();
        return answer;
    }
    auto [request, ignored] = read(*tree, call.format);
    request.client = call.client.name;
    const Result<QString> transactionId = transactionIdOf(call.http, request.transactionId);
    if (!transactionId) {
        answer.problems = transactionId.error();
        return answer;
    }
    answer.transactionId = request.transactionId = *transactionId;
    const Result<Acceptance> result = submitInbound(call, request, operation).takeResult();
    if (result) {
        answer.taskId = result->taskId;
        answer.body = acceptanceToJson(*result, ignored);
    } else {
        answer.problems = result.error();
    }
    return answer;
}

} // namespace derdesk
