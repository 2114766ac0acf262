// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace derdesk {

/// What X-Request-Id answers: the caller's own if it is harmless in a log (1 to 128 letters, digits
/// and ._:/+=-), or a new one.
QByteArray requestIdFor(const QByteArray &given);

} // namespace derdesk
