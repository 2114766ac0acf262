// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RowCopy.h"

#include <QSqlRecord>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsAtOnce = 1'000;
constexpr int valuesAtOnce = 1'000; ///< in a statement: Qt's SQLite driver looks each up among all

QVariantList valuesOf(const QSqlQuery &row)
{
    QVariantList values;
    const int count = row.record().count();
    for (int i = 0; i < count; ++i)
        values.append(row.isNull(i) ? QVariant() : row.value(i)); // each engine types its NULLs
    return values;
}

/// "?, ?, ?"
QString placeholders(qsizetype count) { return QStringList(count, u"?"_s).join(u", "_s); }

} // namespace

RowReader::RowReader(Connection &connection, const Table &table)
    : m_connection(connection)
    , m_table(table)
{
}

QList<QVariantList> RowReader::next()
{
    const QString key = m_table.key.join(u", "_s);
    const QString after = m_last.isEmpty()
                              ? QString()
                              : u" WHERE (%1) > (%2)"_s.arg(key, placeholders(m_last.size()));
    const QList<QVariantList> rows =
        m_connection.list(u"SELECT %1 FROM %2%3 ORDER BY %4 LIMIT %5"_s
                              .arg(m_table.columns.join(u", "_s), m_table.name, after, key)
                              .arg(rowsAtOnce),
                          m_last, valuesOf);
    if (!rows.isEmpty()) {
        m_last.clear();
        for (const QString &column : m_table.key)
            m_last.append(rows.constLast().at(m_table.columns.indexOf(column)));
    }
    return rows;
}

void insertRows(Connection &connection, const Table &table, const QList<QVariantList> &rows)
{
    const QString tuple = u'(' + placeholders(table.columns.size()) + u')';
    const qsizetype most = std::max(qsizetype(1), valuesAtOnce / table.columns.size());
    for (qsizetype first = 0; first < rows.size(); first += most) {
        const QList<QVariantList> some = rows.mid(first, most);
        QVariantList values;
        for (const QVariantList &row : some)
            values += row;
        const QString tuples = QStringList(some.size(), tuple).join(u", "_s);
        connection.change(
            u"INSERT INTO %1 (%2) VALUES %3"_s.arg(table.name, table.columns.join(u", "_s), tuples),
            values);
    }
}

QVariantList lastKey(Connection &connection, const Table &table)
{
    const QString descending = table.key.join(u" DESC, "_s) + u" DESC"_s;
    return connection
        .first(u"SELECT %1 FROM %2 ORDER BY %3 LIMIT 1"_s.arg(table.key.join(u", "_s), table.name,
                                                              descending),
               {}, valuesOf)
        .value_or(QVariantList());
}

} // namespace derdesk
