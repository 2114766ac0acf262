// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"

#include "store/StoreError.h"

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

QList<Migration> migrations()
{
    QList<Migration> found;
    const QDir folder(u":/migrations"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
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

void noteVersion(Connection &connection, int version)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.script(u"PRAGMA user_version = %1"_s.arg(version));
    connection.script(u"CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)"_s);
    connection.change(u"INSERT INTO schema_version VALUES (?)"_s, {version});
}

} // namespace

int requiredSchemaVersion() { return migrations().constLast().version; }

int schemaVersion(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.value(u"PRAGMA user_version"_s).toInt();
    const bool any =
        connection.value(u"SELECT to_regclass('schema_version') IS NOT NULL"_s).toBool();
    return any ? connection.value(u"SELECT max(version) FROM schema_version"_s).toInt() : 0;
}

int migrate(Connection &connection)
{
    int ran = 0;
    for (const Migration &migration : migrations()) {
        connection.begin();
        try {
            // Asked inside the transaction: another process may have migrated meanwhile.
            lockSchema(connection);
            const int version = schemaVersion(connection);
            if (version > requiredSchemaVersion())
                requireSchema(connection);
            if (version < migration.version) {
                connection.script(contents(migration.path));
                noteVersion(connection, migration.version);
                ++ran;
            }
            connection.commit();
        } catch (...) {
            connection.rollback();
            throw;
        }
    }
    return ran;
}

void requireSchema(Connection &connection)
{
    const int version = schemaVersion(connection);
    const int required = requiredSchemaVersion();
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
