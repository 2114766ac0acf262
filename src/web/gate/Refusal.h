// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace derdesk {

/// A request that the Gate turned away, as far as it had come.
struct RefusedRequest
{
    QHostAddress address;
    QByteArray method;
    QByteArray target;
    int status = 0;
    qint64 microseconds = 0; ///< since it got on last
};

/// The whole answer by which the Gate turns a caller away: problem details, and the connection
/// closed.
QByteArray refusal(int status, const QByteArray &requestId);

} // namespace derdesk
