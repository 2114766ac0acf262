// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

namespace derdesk {

/// The numbered files of resources/migrations, applied in order, each in a transaction of its own.

/// The schema version that this program needs.
int requiredSchemaVersion(Engine engine);
/// The version of the database; 0 for an empty one, negative for one that is being copied into.
int schemaVersion(Connection &connection);
/// Brings the database to the required version; the number of migrations that ran.
/// Throws StoreError, SchemaOutOfDate if the database is newer than the program.
int migrate(Connection &connection);
/// Makes a new database's tables, without any record, for the copy of another one. Until endCopy()
/// every program refuses it. Throws StoreError if the database has records of its own.
void migrateForCopy(Connection &connection);
void endCopy(Connection &connection);
/// Throws StoreError (SchemaOutOfDate) unless the database has the required version.
void requireSchema(Connection &connection);

} // namespace derdesk
