// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/HttpServer.h"

#include <QDeadlineTimer>
#include <QMetaEnum>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace derdesk {

namespace {

constexpr auto backlogTime = std::chrono::milliseconds(100);

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
    responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
    const bool head = request.method() == QHttpServerRequest::Method::Head;
    responder.writeBody(head ? QByteArray() : answer.body);
    // 6.4 does not do so by itself, and the caller would wait for it.
    if (request.value("connection").toLower() == "close")
        responder.socket()->disconnectFromHost();
}

#else

void send(QHttpServerResponder &responder, const QHttpServerRequest &request,
          const HttpAnswer &answer)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    const auto status = static_cast<QHttpServerResponder::StatusCode>(answer.status);
    if (request.method() == QHttpServerRequest::Method::Head)
        responder.write(headers, status);
    else
        responder.write(answer.body, headers, status);
}

#endif

} // namespace

HttpServer::HttpServer(qintptr listening, Handler handler)
    : m_listener(new QTcpServer(&m_server))
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
    m_listener->setSocketDescriptor(listening);
    m_server.bind(m_listener);
}

void HttpServer::close()
{
    // Who waits in the queue believes to be connected already.
    const QDeadlineTimer deadline(backlogTime);
    while (m_listener->isListening() && !deadline.hasExpired() &&
           m_listener->waitForNewConnection(0)) {
    }
    m_listener->close();
}

bool HttpServer::isIdle() const
{
    const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
    return std::all_of(sockets.cbegin(), sockets.cend(), [](const QTcpSocket *socket) {
        return socket->bytesAvailable() == 0 && socket->bytesToWrite() == 0 &&
               !socket->isTransactionStarted(); // a request that has come in part
    });
}

void HttpServer::disconnectAll()
{
    const QList<QTcpSocket *> sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

} // namespace derdesk
