// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Requests.h"
#include "store/InboundQueries.h"
#include "web/Route.h"
#include "web/TaskJson.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

RouteAnswer notFound(const QString &field, const QString &value)
{
    RouteAnswer answer;
    answer.problems = {{ProblemCode::NotFound, {}, {{u"field"_s, field}, {u"value"_s, value}}}};
    return answer;
}

/// Another client's task is not there at all for this one.
std::optional<RouteAnswer> taskOfClient(const RouteCall &call, RecordId id)
{
    Connection &connection = call.database.connection();
    const auto detail = id ? readTaskDetail(connection, id) : std::nullopt;
    if (!detail || detail->task.client != call.client.name)
        return std::nullopt;
    return RouteAnswer{
        taskToJson(*detail), "serviceTask"_L1, {}, {}, detail->task.transactionId, id};
}

} // namespace

RouteAnswer taskRoute(const RouteCall &call)
{
    return taskOfClient(call, idFromText(call.parameter))
        .value_or(notFound(u"service task"_s, call.parameter));
}

RouteAnswer transactionRoute(const RouteCall &call)
{
    const QString operation = call.http.query.queryItemValue(u"operation"_s, QUrl::FullyDecoded);
    const bool known = operation == registerOperation || operation == interconnectOperation;
    if (!operation.isEmpty() && !known) {
        RouteAnswer answer;
        answer.problems = {
            {ProblemCode::NotAllowedValue,
             {},
             {{u"field"_s, u"operation"_s},
              {u"value"_s, operation},
              {u"expected"_s, QString(registerOperation + u" or "_s + interconnectOperation)}}}};
        return answer;
    }
    const QList<InboundRequest> requests =
        findInboundRequests(call.database.connection(), call.client.name, call.parameter);
    const auto found = std::find_if(
        requests.cbegin(), requests.cend(), [&operation](const InboundRequest &request) {
            return operation.isEmpty() || request.operation == operation;
        });
    const RouteAnswer missing = notFound(u"transaction"_s, call.parameter);
    return found == requests.cend() ? missing : taskOfClient(call, found->taskId).value_or(missing);
}

} // namespace derdesk
