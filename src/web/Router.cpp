// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/Router.h"

#include "web/AnswerBody.h"
#include "web/ProblemDetails.h"
#include "web/RequestId.h"
#include "web/RequestLog.h"

#include <QElapsedTimer>
#include <QUrl>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lastUseAccuracy = 60; // s
const QByteArray wrongToken = "Bearer error=\"invalid_token\"";
const QByteArray expiredToken = wrongToken + ", error_description=\"The token has expired\"";
constexpr QByteArrayView healthPath("/health/");
const QString allTypes = u"application/json or application/xml"_s;

/// Whether the path is this route's; the last segment, decoded, if the route asks for one.
bool matches(const Route &route, const QByteArray &path, QString &parameter)
{
    if (!route.path.endsWith('*'))
        return path == route.path;
    const QByteArrayView fixed = route.path.chopped(1);
    const QByteArray segment = path.mid(fixed.size());
    if (!path.startsWith(fixed) || segment.isEmpty() || segment.contains('/'))
        return false;
    parameter = QUrl::fromPercentEncoding(segment);
    return true;
}

QByteArray bearerToken(const QByteArray &authorization)
{
    const QByteArray scheme = "bearer ";
    if (authorization.left(scheme.size()).toLower() != scheme)
        return {};
    return authorization.mid(scheme.size()).trimmed();
}

Problem problemOf(const std::exception &error)
{
    if (const auto *store = dynamic_cast<const StoreError *>(&error))
        return store->problem();
    return {ProblemCode::Internal, {}, {{u"reason"_s, QString::fromUtf8(error.what())}}};
}

} // namespace

/// One request on its way through the router.
struct Router::Exchange
{
    explicit Exchange(const HttpRequest &request)
        : http(request)
    {
        timer.start();
    }

    const HttpRequest &http;
    QElapsedTimer timer;
    const Route *route = nullptr;
    QString parameter;
    QByteArray allowed; ///< methods of the path
    ApiClient client;
    MediaType bodyType;
    MediaType answerType;
    QByteArray challenge = "Bearer"; ///< of a 401 (RFC 6750, section 3)
    int retryAfter = 2;              ///< s, where the caller may try again
    RouteAnswer answer;
};

Problems Router::tooMany(Exchange &exchange, const QString &what, int seconds)
{
    exchange.retryAfter = seconds;
    return {{ProblemCode::TooManyRequests,
             {},
             {{u"value"_s, what}, {u"limit"_s, QString::number(seconds)}}}};
}

Router::Router(Database &database, Writer &writer, Door &door)
    : m_database(database)
    , m_writer(writer)
    , m_door(door)
{
}

HttpAnswer Router::answer(const HttpRequest &request)
{
    Exchange exchange(request);
    MediaType requestType = mediaTypeOf(request.contentType).value_or(MediaType());
    if (requestType == batchType())
        requestType = MediaType();
    exchange.answerType = acceptedType(request.accept, requestType).value_or(requestType);
    try {
        pass(exchange);
    } catch (const std::exception &error) {
        exchange.answer.problems = {problemOf(error)};
    }
    const HttpAnswer answer = write(exchange);
    if (answer.status >= 500)
        warn(exchange);
    if (!request.path.startsWith(healthPath))
        log(exchange, answer.status);
    return answer;
}

/// Through one door after the other; the first that is closed says why.
void Router::pass(Exchange &exchange)
{
    Problems &problems = exchange.answer.problems;
    problems = findRoute(exchange);
    if (problems.isEmpty())
        problems = letIn(exchange);
    if (const Problems tooOften = checkRate(exchange); !tooOften.isEmpty())
        problems = tooOften;
    if (problems.isEmpty())
        problems = checkForm(exchange);
    if (problems.isEmpty())
        exchange.answer =
            exchange.route->answer({m_database, m_writer, exchange.http, exchange.bodyType.format,
                                    exchange.parameter, exchange.client});
}

Problems Router::findRoute(Exchange &exchange) const
{
    const QByteArray method = exchange.http.method == "HEAD" ? "GET" : exchange.http.method;
    for (const Route &route : routes()) {
        if (!matches(route, exchange.http.path, exchange.parameter))
            continue;
        exchange.allowed = route.method == "GET" ? "GET, HEAD" : route.method.toByteArray();
        if (route.method == method) {
            exchange.route = &route;
            return {};
        }
    }
    if (exchange.allowed.isEmpty())
        return {{ProblemCode::NotFound,
                 {},
                 {{u"field"_s, u"path"_s}, {u"value"_s, QString::fromUtf8(exchange.http.path)}}}};
    return {{ProblemCode::MethodNotAllowed,
             {},
             {{u"value"_s, QString::fromUtf8(exchange.http.method)},
              {u"expected"_s, QString::fromUtf8(exchange.allowed)}}}};
}

Problems Router::letIn(Exchange &exchange)
{
    if (!exchange.route->scope)
        return {};
    const HttpRequest &http = exchange.http;
    const QByteArray token = bearerToken(http.authorization);
    if (token.isEmpty() && (http.certificate.isEmpty() || !http.authorization.isEmpty()))
        return {{ProblemCode::Unauthorized, {}, {}}};
    if (const int wait = m_door.wrongTokens.wait(http.address))
        return tooMany(exchange, u"wrong tokens"_s, wait);
    Connection &connection = m_database.connection();
    const auto client = token.isEmpty() ? authenticateCertificate(connection, http.certificate)
                                        : authenticate(connection, token);
    m_door.wrongTokens.note(http.address, client.has_value());
    exchange.challenge = wrongToken;
    if (!client)
        return {{ProblemCode::Unauthorized, {}, {}}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (client->hasExpired(now)) {
        exchange.challenge = expiredToken;
        return {{ProblemCode::Unauthorized, {}, {}}};
    }
    if (!client->lastUsedAt.isValid() || client->lastUsedAt < now.addSecs(-lastUseAccuracy))
        noteUse(m_writer, client->name, now);
    exchange.client = *client;
    if (!client->may(*exchange.route->scope))
        return {{ProblemCode::Forbidden, {}, {{u"expected"_s, toText(*exchange.route->scope)}}}};
    return {};
}

Problems Router::checkRate(Exchange &exchange)
{
    const QString &name = exchange.client.name;
    const QString caller =
        name.isEmpty() ? u'@' + exchange.http.address.toString() : QString(u'=' + name);
    const int wait = m_door.rate.take(caller);
    return wait == 0 ? Problems() : tooMany(exchange, u"requests"_s, wait);
}

Problems Router::checkForm(Exchange &exchange) const
{
    const HttpRequest &http = exchange.http;
    const std::optional<MediaType> &only = exchange.route->only;
    const QString expected = only ? QString::fromLatin1(only->name) : allTypes;
    const bool accepted = only ? isAccepted(http.accept, *only)
                               : acceptedType(http.accept, exchange.answerType).has_value();
    if (!accepted)
        return {{ProblemCode::NotAcceptable,
                 {},
                 {{u"value"_s, QString::fromUtf8(http.accept)}, {u"expected"_s, expected}}}};
    if (exchange.route->method != "POST")
        return {};
    const auto bodyType = mediaTypeOf(http.contentType);
    if (!bodyType || (only ? *bodyType != *only : *bodyType == batchType())) {
        const QString given = http.contentType.isEmpty() ? u"a body of no stated type"_s
                                                         : QString::fromUtf8(http.contentType);
        return {{ProblemCode::UnsupportedMediaType,
                 {},
                 {{u"value"_s, given}, {u"expected"_s, expected}}}};
    }
    exchange.bodyType = *bodyType;
    return {};
}

HttpAnswer Router::write(const Exchange &exchange) const
{
    const Problems &problems = exchange.answer.problems;
    HttpAnswer answer;
    if (problems.isEmpty()) {
        const MediaType type = exchange.route->only.value_or(exchange.answerType);
        answer.body = type == batchType()
                          ? exchange.answer.lines
                          : answerBody(exchange.answer.body, type.format, exchange.answer.root);
        answer.headers = {{"Content-Type", type.name}};
    } else {
        const BodyFormat format = exchange.answerType.format;
        const bool json = format == BodyFormat::Json;
        answer.status = httpStatus(problems);
        answer.body = problemBody(problemDetails(problems), format);
        answer.headers = {
            {"Content-Type", json ? "application/problem+json" : "application/problem+xml"}};
    }
    answer.headers.emplaceBack("Cache-Control", "no-store");
    if (answer.status == 401)
        answer.headers.emplaceBack("WWW-Authenticate", exchange.challenge);
    if (answer.status == 405)
        answer.headers.emplaceBack("Allow", exchange.allowed);
    if (answer.status == 429 || answer.status == 503)
        answer.headers.emplaceBack("Retry-After", QByteArray::number(exchange.retryAfter));
    answer.headers.emplaceBack("X-Request-Id", requestIdFor(exchange.http.requestId));
    return answer;
}

/// What happened inside is told here, since the caller is not told.
void Router::warn(const Exchange &exchange) const
{
    for (const Problem &problem : exchange.answer.problems)
        qWarning("web: %s %s: %s", exchange.http.method.constData(), exchange.http.path.constData(),
                 qPrintable(problem.detail()));
}

void Router::log(const Exchange &exchange, int status)
{
    const RequestLogEntry entry{exchange.client.name,
                                exchange.http.address.toString(),
                                QString::fromUtf8(exchange.http.method),
                                QString::fromUtf8(exchange.http.path),
                                exchange.route ? exchange.route->operation : QString(),
                                exchange.answer.transactionId,
                                status,
                                exchange.answer.problems,
                                exchange.timer.nsecsElapsed() / 1000,
                                exchange.answer.taskId};
    logRequest(m_writer, entry);
}

} // namespace derdesk
