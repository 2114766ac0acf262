// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

namespace derdesk {

/// Asks at the terminal, if there is one, for the password that the server wants, if it wants any:
/// three times at the most. Afterwards the connections of this process use it.
void askServerPassword(const DatabaseUrl &url);

} // namespace derdesk
