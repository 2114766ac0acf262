// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace derdesk {

/// The whole answer by which the Gate turns a caller away: problem details, and the connection
/// closed.
QByteArray refusal(int status);

} // namespace derdesk
