// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

namespace derdesk {

/// For a thread in the background: they block for seconds.

/// Whether the file is a database of this program; then it is made ready for this version. Fails as
/// the store does.
Result<bool> reachFile(const DatabaseUrl &file);
/// Connects, and if \a prepare, makes the database ready for this version. Fails as the store does,
/// or with words on the password; is true otherwise.
Result<bool> reachServer(const DatabaseUrl &server, bool prepare);

} // namespace derdesk
