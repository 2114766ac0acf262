// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"
#include "store/StoreError.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace derdesk {

/// What PostgreSQL does otherwise than SQLite.

/// Sets where \a database is to be opened. Any of libpq's connection parameters may be in the URL.
void configurePostgreSql(QSqlDatabase &database, const DatabaseUrl &url);

/// What a session is told first. One that only reads can't write, and plans each search by its
/// values: a generic plan takes a trigram search from milliseconds to seconds.
QStringList postgreSqlSession(bool readOnly);

/// A statement as SQLite's STRICT tables are defined, in PostgreSQL's words.
QString postgreSqlDefinition(QString statement);

/// StoreBusy where trying again may help: the server is away, or somebody else was faster.
StoreError postgreSqlError(const QSqlError &error, const QString &where);

} // namespace derdesk
