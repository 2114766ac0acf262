// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

namespace derdesk {

struct PreparedDatabase
{
    int schemaVersion = 0;
    qint64 models = 0; ///< manufacturer and model combinations
};

/// Makes the database ready for this program: creates it if it is not there, brings its schema up
/// to date, and fills an empty catalogue with the one that the product ships. Harmless when all of
/// that is done already. Works on a connection of its own; fails as the store does.
Result<PreparedDatabase> prepareDatabase(const DatabaseUrl &url);

} // namespace derdesk
