// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RecordIds.h"

#include <QRandomGenerator>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The longest step from one key to the next: who knows a key guesses the next with a chance of one
/// to this. 9 × 10^13 keys of 14 digits last for 900 million records.
constexpr quint32 longestStep = 200'000;

QString highestKey(const QString &table) { return u"highest id of "_s + table; }

QString highestSql(const QString &table)
{
    return u"SELECT coalesce(max(id), 10000000000000) FROM "_s + table;
}

} // namespace

RecordId newRecordId(Connection &connection, const QString &table)
{
    const QString key = highestKey(table);
    const RecordId highest =
        connection.once(key, [&] { return connection.value(highestSql(table)).toLongLong(); });
    const RecordId id = highest + 1 + QRandomGenerator::system()->bounded(longestStep);
    connection.know(key, id);
    return id;
}

void readHighestIdsAhead(Connection &connection, const QStringList &tables)
{
    QStringList questions;
    for (const QString &table : tables)
        questions += u'(' + highestSql(table) + u')';
    connection.list(u"SELECT "_s + questions.join(u", "_s), {}, [&](const QSqlQuery &row) {
        for (qsizetype i = 0; i < tables.size(); ++i)
            connection.know(highestKey(tables[i]), row.value(int(i)).toLongLong());
        return true;
    });
}

QString searchKey(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

} // namespace derdesk
