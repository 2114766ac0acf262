// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CopyDatabase.h"

#include "store/Migrations.h"
#include "store/RowCopy.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

qint64 countRows(Connection &connection, const Table &table)
{
    return connection.value(u"SELECT count(*) FROM "_s + table.name).toLongLong();
}

/// Rows reach the new database in the order of their keys, so what is there already is the table's
/// beginning.
void copyRows(Connection &from, Connection &to, const Table &table, const CopyProgress &progress)
{
    const qint64 all = countRows(from, table);
    qint64 copied = countRows(to, table);
    RowReader reader(from, table);
    if (copied > 0)
        reader.skipTo(lastKey(to, table));
    progress(table.name, copied, all);
    for (QList<QVariantList> rows = reader.next(); !rows.isEmpty(); rows = reader.next()) {
        to.inTransaction([&] { insertRows(to, table, rows); });
        copied += rows.size();
        progress(table.name, copied, all);
    }
}

/// The number of rows that both have; the first difference is told.
qint64 compareRows(Connection &from, Connection &to, const Table &table, const FaultSink &fault)
{
    qint64 equal = 0;
    RowReader source(from, table);
    RowReader copy(to, table);
    while (true) {
        const QList<QVariantList> left = source.next();
        const QList<QVariantList> right = copy.next();
        if (left != right) {
            const qsizetype most = std::min(left.size(), right.size());
            const auto differs = std::mismatch(left.cbegin(), left.cbegin() + most, right.cbegin());
            fault(u"%1: row %2 is not as it was copied. The source has changed since; copy it into "
                  "a new database"_s.arg(table.name)
                      .arg(equal + (differs.first - left.cbegin()) + 1));
            return equal;
        }
        if (left.isEmpty())
            return equal;
        equal += left.size();
    }
}

} // namespace

CopyCounts copyDatabase(const DatabaseUrl &from, const DatabaseUrl &to,
                        const CopyProgress &progress, const FaultSink &fault)
{
    Connection source(from, Connection::Mode::ReadOnly);
    naming(from.text(), [&] { requireSchema(source); });
    Connection target(to, Connection::Mode::ReadWrite);
    naming(to.text(), [&] { migrateForCopy(target); });
    source.beginReading();
    CopyCounts counts;
    qint64 faults = 0;
    const FaultSink count = [&](const QString &found) {
        ++faults;
        fault(found);
    };
    const QList<Table> all = tables(source);
    for (const Table &table : all)
        copyRows(source, target, table, progress);
    for (const Table &table : all)
        counts.rows += compareRows(source, target, table, count);
    source.commit();
    alignKeys(target);
    if (target.engine() == Engine::PostgreSql)
        target.script(u"ANALYZE"_s); // else it plans without a notion of what there is
    counts.tables = all.size();
    counts.check = checkDatabase(target, count);
    counts.faults = faults;
    if (faults == 0)
        endCopy(target);
    return counts;
}

} // namespace derdesk
