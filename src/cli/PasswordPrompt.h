// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <optional>

namespace derdesk {

/// Asks at the terminal, if there is one, for the password that the server wants, if it wants any:
/// three times at the most. Afterwards the connections of this process use it.
void askServerPassword(const DatabaseUrl &url);

/// A new password for a user: typed twice at the terminal, or the first line of stdin if that is no
/// terminal. Nothing if the second one is another.
std::optional<QString> readNewPassword(const QString &user);

} // namespace derdesk
