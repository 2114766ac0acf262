// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/HttpServer.h"

#include "web/gate/Gate.h"

#include <QMetaEnum>

namespace derdesk {

namespace {

HttpRequest requestOf(const QHttpServerRequest &request)
{
    HttpRequest converted;
    const QMetaEnum methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    if (request.method() != QHttpServerRequest::Method::Unknown)
        converted.method =
            QByteArray(methods.valueToKey(static_cast<int>(request.method()))).toUpper();
    converted.path = request.url().path(QUrl::FullyEncoded).toLatin1();
    converted.query = request.query();
    converted.authorization = request.value("authorization");
    converted.contentType = request.value("content-type");
    converted.accept = request.value("accept");
    converted.requestId = request.value("x-request-id");
    converted.idempotencyKey = request.value("idempotency-key");
    converted.certificate = request.value("x-client-certificate"); // the Gate says so
    converted.body = request.body();
    converted.address = request.remoteAddress();
    return converted;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

void send(QHttpServerResponder &responder, const QHttpServerRequest &request,
          const HttpAnswer &answer)
{
    responder.writeStatusLine(static_cast<QHttpServerResponder::StatusCode>(answer.status));
    for (const auto &[name, value] : answer.headers)
        responder.writeHeader(name, value);
    if (const QByteArray connection = request.value("connection"); !connection.isEmpty())
        responder.writeHeader("Connection", connection); // as the Gate has decided
    responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
    responder.writeBody(answer.body);
}

#else

void send(QHttpServerResponder &responder, const QHttpServerRequest &request,
          const HttpAnswer &answer)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    if (const QByteArray connection = request.value("connection"); !connection.isEmpty())
        headers.append("Connection", connection); // as the Gate has decided
    responder.write(answer.body, headers,
                    static_cast<QHttpServerResponder::StatusCode>(answer.status));
}

#endif

} // namespace

HttpServer::HttpServer(qintptr listening, Door &door, Handler handler)
    : m_gate(new Gate(door, &m_server))
    , m_handler(std::move(handler))
{
    // Which path allows which method is the router's to say, so every request is a missing one
    // here.
    const auto answer = [this](const QHttpServerRequest &request, auto &&responder) {
        send(responder, request, m_handler(requestOf(request)));
    };
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    m_server.setMissingHandler(answer);
#else
    m_server.setMissingHandler(&m_server, answer);
#endif
    m_gate->setSocketDescriptor(listening);
    m_server.bind(m_gate);
}

void HttpServer::close() { m_gate->shut(); }

bool HttpServer::isIdle() const { return m_gate->isIdle(); }

void HttpServer::disconnectAll() { m_gate->disconnectAll(); }

} // namespace derdesk
