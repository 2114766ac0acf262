// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Tables.h"

#include <QMultiHash>
#include <QSqlDriver>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QStringList columnNames(const QSqlRecord &record)
{
    QStringList found;
    for (int i = 0; i < record.count(); ++i)
        found.append(record.fieldName(i));
    return found;
}

/// Those of records, without what the database notes of itself and can find again. Qt would give
/// partitions of tables in place of the tables.
QStringList tableNames(Connection &connection)
{
    return connection.list(
        connection.engine() == Engine::Sqlite
            ? uR"(SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                  AND name NOT LIKE 'task\_text%' ESCAPE '\' ORDER BY name)"_s
            : uR"(SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
                  AND relnamespace = current_schema()::regnamespace AND relname <> 'schema_version'
                  ORDER BY relname)"_s,
        {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
}

/// By the table that refers, those that it refers to.
QMultiHash<QString, QString> references(Connection &connection)
{
    QMultiHash<QString, QString> found;
    connection.list(connection.engine() == Engine::Sqlite
                        ? uR"(SELECT t.name, k."table" FROM sqlite_master AS t,
                              pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table')"_s
                        : uR"(SELECT conrelid::regclass::text, confrelid::regclass::text
                              FROM pg_constraint WHERE contype = 'f')"_s,
                    {}, [&found](const QSqlQuery &row) {
                        return found.insert(row.value(0).toString(), row.value(1).toString());
                    });
    return found;
}

} // namespace

QList<Table> tables(Connection &connection)
{
    const QSqlDriver &driver = connection.driver();
    QStringList waiting = tableNames(connection);
    const QMultiHash<QString, QString> needs = references(connection);
    QList<Table> found;
    while (!waiting.isEmpty()) {
        const auto next = std::find_if(waiting.cbegin(), waiting.cend(), [&](const QString &name) {
            const QStringList referred = needs.values(name);
            return std::none_of(referred.cbegin(), referred.cend(), [&](const QString &other) {
                return other != name && waiting.contains(other);
            });
        });
        if (next == waiting.cend())
            throw StoreError(ProblemCode::StoreFailed,
                             u"tables refer to each other in a circle: "_s + waiting.join(u", "_s));
        found.append(
            {*next, columnNames(driver.record(*next)), columnNames(driver.primaryIndex(*next))});
        waiting.erase(next);
    }
    return found;
}

void alignKeys(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return;
    const auto counted =
        connection.list(uR"(SELECT c.relname, a.attname FROM pg_attribute AS a
                            JOIN pg_class AS c ON c.oid = a.attrelid
                            WHERE a.attidentity <> '' AND pg_table_is_visible(c.oid))"_s,
                        {}, [](const QSqlQuery &row) {
                            return std::pair(row.value(0).toString(), row.value(1).toString());
                        });
    for (const auto &[table, column] : counted) {
        connection.value(u"SELECT setval(pg_get_serial_sequence('%1', '%2'), "
                         "greatest(1, (SELECT max(%2) FROM %1)))"_s.arg(table, column));
    }
}

} // namespace derdesk
