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

} // namespace

int requiredSchemaVersion() { return migrations().constLast().version; }

int schemaVersion(Connection &connection)
{
    return connection.value(u"PRAGMA user_version"_s).toInt();
}

int migrate(Connection &connection)
{
    int ran = 0;
    for (const Migration &migration : migrations()) {
        connection.begin();
        try {
            // Asked inside the transaction: another process may have migrated meanwhile.
            const int version = schemaVersion(connection);
            if (version > requiredSchemaVersion())
                requireSchema(connection);
            if (version < migration.version) {
                connection.script(contents(migration.path));
                connection.script(u"PRAGMA user_version = %1"_s.arg(migration.version));
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
