// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/Door.h"
#include "web/HttpMessages.h"

#include <QHttpServer>

#include <functional>

namespace derdesk {

class Gate;

/// The HTTP server underneath. This is the one place that knows QHttpServer and what differs
/// between its versions 6.4 and 6.8. It lives on one thread, whose event loop serves it.
class HttpServer final
{
public:
    /// Called for every request, on the server's thread; must not throw.
    using Handler = std::function<HttpAnswer(const HttpRequest &)>;

    /// Serves what comes in at a descriptor that listens, which it takes over. Several servers may
    /// have duplicates of one descriptor; each connection goes to one of them. \a door must outlive
    /// it.
    HttpServer(qintptr listening, Door &door, Handler handler);
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Takes no more connections, but those that wait to be taken.
    void close();
    /// Whether nothing that came in is unanswered, and no answer is still to be sent.
    bool isIdle() const;
    /// Ends all connections.
    void disconnectAll();

private:
    QHttpServer m_server;
    Gate *m_gate; ///< owned by m_server
    Handler m_handler;
};

} // namespace derdesk
