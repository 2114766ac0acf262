// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"
#include "store/StoreError.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariantList>

namespace derdesk {

/// What PostgreSQL does otherwise than SQLite.

/// libpq's connection parameters: ours, those of the URL, and the password if one was set. Where
/// the URL does not say otherwise, a server on another machine must prove by its certificate who it
/// is (sslmode=verify-full).
QList<std::pair<QString, QString>> postgreSqlParameters(const DatabaseUrl &url);

/// Sets where \a database is to be opened.
void configurePostgreSql(QSqlDatabase &database, const DatabaseUrl &url);

/// What a session is told first. One that only reads can't write, and plans each search by its
/// values: a generic plan takes a trigram search from milliseconds to seconds.
QStringList postgreSqlSession(bool readOnly);

/// A statement as SQLite's STRICT tables are defined, in PostgreSQL's words.
QString postgreSqlDefinition(QString statement);

/// What has the server prepare a statement under a name. Its question marks stand for values: none
/// is in a text.
QString postgreSqlPrepare(const QString &name, const QString &sql);

/// What Connection::postRows() reads a row from: a value for each of its columns.
QString postgreSqlRow(const QString &columns);
/// What it reads several from: an array of values for each of their columns.
QString postgreSqlRows(const QString &columns);
/// The values of one column as an array's literal.
QString postgreSqlArray(const QVariantList &values);

/// StoreBusy where trying again may help: the server is away, or somebody else was faster.
StoreError postgreSqlError(const QSqlError &error, const QString &where);

} // namespace derdesk
