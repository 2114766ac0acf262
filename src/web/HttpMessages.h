// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QUrlQuery>

namespace derdesk {

/// What the routes know of HTTP, whatever server is underneath.

struct HttpRequest
{
    QByteArray method; ///< "GET" …; empty for one that is not known
    QByteArray path;   ///< as it came, percent-encoded
    QUrlQuery query;
    QByteArray authorization;
    QByteArray contentType;
    QByteArray accept;
    QByteArray requestId;
    QByteArray idempotencyKey;
    QByteArray certificate; ///< SHA-256 fingerprint of the caller's; hexadecimal, or empty
    QByteArray body;
    QHostAddress address; ///< of the caller
};

struct HttpAnswer
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< Content-Length comes by itself
    QByteArray body;                                  ///< which the Gate keeps from HEAD
};

} // namespace derdesk
