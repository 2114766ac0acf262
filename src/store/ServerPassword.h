// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

namespace derdesk {

/// Passwords of PostgreSQL users, for the connections that this process opens. They are kept in
/// memory alone. Where none is set, libpq looks into PGPASSWORD and the password file. Thread-safe.

void setServerPassword(const DatabaseUrl &url, const QString &password);
/// Empty if none was set.
QString serverPassword(const DatabaseUrl &url);

enum class PasswordState { Good, Missing, Wrong };
/// What the server says of it; Good, too, if it can't be asked or there is no server. Blocks for up
/// to the connection time-out (5 s).
PasswordState passwordState(const DatabaseUrl &url);

} // namespace derdesk
