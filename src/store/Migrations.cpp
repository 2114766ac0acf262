// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"

#include "store/StoreError.h"
#include "store/Tables.h"

#include <QDir>
#include <QFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Migration
{
    int version;
    QString path;
};

/// Those whose name ends on .sqlite.sql or .postgresql.sql are for that engine only.
QList<Migration> migrations(Engine engine)
{
    const QString others = engine == Engine::PostgreSql ? u".sqlite.sql"_s : u".postgresql.sql"_s;
    QList<Migration> found;
    const QDir folder(u":/migrations"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        if (!name.endsWith(others))
            found.append({name.section(u'-', 0, 0).toInt(), folder.filePath(name)});
    return found;
}

QString contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw StoreError(ProblemCode::StoreFailed, file.errorString() + u": "_s + path);
    return QString::fromUtf8(file.readAll());
}

/// SQLite has locked the whole database at the transaction's begin.
void lockSchema(Connection &connection)
{
    if (connection.engine() == Engine::PostgreSql)
        connection.value(u"SELECT pg_advisory_xact_lock(hashtext('derdesk schema'))"_s);
}

/// Says before the first migration what the server's administrator would have to change.
void requireServer(Connection &connection)
{
    const auto require = [&connection](const QString &question, const QString &reason) {
        if (!connection.value(question).toBool())
            throw StoreError(ProblemCode::StoreFailed, reason);
    };
    require(u"SELECT current_setting('server_version_num')::int >= 150000"_s,
            u"the server must be PostgreSQL 15 or later"_s);
    require(u"SELECT current_setting('server_encoding') = 'UTF8'"_s,
            u"the database must have the encoding UTF8: CREATE DATABASE … ENCODING 'UTF8' "
            "TEMPLATE template0"_s);
    require(u"SELECT has_schema_privilege(current_schema(), 'CREATE')"_s,
            u"this user may not create tables: let the database's owner run GRANT CREATE ON SCHEMA "
            "public TO the user, or make the user its owner"_s);
    require(u"SELECT EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm')"_s,
            u"the server lacks the extension pg_trgm: install PostgreSQL's contrib package"_s);
    require(u"SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') "
            "OR has_database_privilege(current_database(), 'CREATE')"_s,
            u"this user may not add the extension pg_trgm: let the database's owner run CREATE "
            "EXTENSION pg_trgm in it"_s);
}

void noteVersion(Connection &connection, int version)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.script(u"PRAGMA user_version = %1"_s.arg(version));
    connection.script(u"CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)"_s);
    connection.change(u"INSERT INTO schema_version VALUES (?)"_s, {version});
}

/// Asked inside the transaction: another process may have migrated meanwhile.
bool has(Connection &connection, const Migration &migration)
{
    lockSchema(connection);
    const int version = qAbs(schemaVersion(connection));
    if (version > requiredSchemaVersion(connection.engine()))
        requireSchema(connection);
    if (version == 0 && connection.engine() == Engine::PostgreSql)
        requireServer(connection);
    return version >= migration.version;
}

} // namespace

int requiredSchemaVersion(Engine engine) { return migrations(engine).constLast().version; }

int schemaVersion(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.value(u"PRAGMA user_version"_s).toInt();
    if (!connection.value(u"SELECT to_regclass('schema_version') IS NOT NULL"_s).toBool())
        return 0;
    return connection
        .value(u"SELECT version FROM schema_version ORDER BY abs(version) DESC, version DESC"_s)
        .toInt();
}

int migrate(Connection &connection)
{
    int ran = 0;
    for (const Migration &migration : migrations(connection.engine())) {
        connection.inTransaction([&] {
            if (schemaVersion(connection) < 0)
                requireSchema(connection);
            if (has(connection, migration))
                return;
            connection.script(contents(migration.path));
            noteVersion(connection, migration.version);
            ++ran;
        });
    }
    return ran;
}

void migrateForCopy(Connection &connection)
{
    for (const Migration &migration : migrations(connection.engine())) {
        connection.inTransaction([&] {
            if (schemaVersion(connection) > 0)
                throw StoreError(
                    ProblemCode::StoreFailed,
                    u"it has records of its own already: use it if they were copied, else copy "
                    "into a new database"_s);
            if (has(connection, migration))
                return;
            connection.script(contents(migration.path));
            for (const Table &table : tables(connection)) // those are to come from the other one
                connection.change(u"DELETE FROM "_s + table.name);
            noteVersion(connection, -migration.version);
        });
    }
}

void endCopy(Connection &connection)
{
    noteVersion(connection, requiredSchemaVersion(connection.engine()));
}

void requireSchema(Connection &connection)
{
    const int version = schemaVersion(connection);
    const int required = requiredSchemaVersion(connection.engine());
    if (version < 0) {
        throw StoreError(
            ProblemCode::SchemaOutOfDate,
            u"not all of another database has been copied into it; run derdeskctl copy again"_s);
    }
    if (version < required) {
        throw StoreError(
            ProblemCode::SchemaOutOfDate,
            u"the database has schema version %1, this program needs %2; run derdeskctl init"_s
                .arg(version)
                .arg(required));
    }
    if (version > required) {
        throw StoreError(
            ProblemCode::SchemaOutOfDate,
            u"the database has schema version %1, newer than this program's %2; update the program"_s
                .arg(version)
                .arg(required));
    }
}

} // namespace derdesk
