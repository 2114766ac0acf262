// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/Door.h"
#include "web/Route.h"

namespace derdesk {

/// Answers requests: finds the route, lets in who may come in, and writes the answer and the
/// request log. One a thread; never throws.
class Router final
{
public:
    Router(Database &database, Writer &writer, Door &door);

    /// Blocks until the Writer has committed what the request asks for.
    HttpAnswer answer(const HttpRequest &request);

private:
    struct Exchange;

    void pass(Exchange &exchange);
    static Problems tooMany(Exchange &exchange, const QString &what, int seconds);
    Problems findRoute(Exchange &exchange) const;
    Problems letIn(Exchange &exchange);
    Problems checkRate(Exchange &exchange);
    Problems checkForm(Exchange &exchange) const;
    HttpAnswer write(const Exchange &exchange) const;
    void warn(const Exchange &exchange) const;
    void log(const Exchange &exchange, int status);

    Database &m_database;
    Writer &m_writer;
    Door &m_door;
};

} // namespace derdesk
