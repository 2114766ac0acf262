// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/WebThread.h"

#include "web/HttpServer.h"
#include "web/Router.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace derdesk {

namespace {

/// So long a request that has come in part may take to come whole when the thread is to end.
constexpr auto stopPatience = std::chrono::seconds(2);
constexpr unsigned long stopPoll = 5; // ms

void finish(HttpServer &server)
{
    server.close();
    const QDeadlineTimer deadline(stopPatience);
    QCoreApplication::processEvents();
    while (!server.isIdle() && !deadline.hasExpired()) {
        QThread::msleep(stopPoll);
        QCoreApplication::processEvents();
    }
    server.disconnectAll();
}

} // namespace

WebThread::WebThread(Database &database, Writer &writer, Door &door, qintptr listening)
    : m_database(database)
    , m_writer(writer)
    , m_door(door)
    , m_listening(listening)
{
}

void WebThread::run()
{
    Router router(m_database, m_writer, m_door);
    HttpServer server(m_listening, m_door, [this, &router](const HttpRequest &request) {
        HttpAnswer answer = router.answer(request);
        Q_EMIT requestAnswered(answer.status);
        return answer;
    });
    exec();
    finish(server);
}

} // namespace derdesk
