// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <optional>

namespace derdesk {

/// The database that the user chose last, or else the standard one; nothing if there is neither. A
/// server is taken to be there.
std::optional<DatabaseUrl> keptDatabase();
/// For the next starts. There is no password in it.
void keepDatabase(const DatabaseUrl &url);
/// Where a database is made that nobody gave a name: the first of name.db, name-2.db and so on in
/// the user's data folder that is not there yet.
DatabaseUrl freeDatabaseFile(const QString &name);

} // namespace derdesk
