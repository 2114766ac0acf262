// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RecordIds.h"

#include <QRandomGenerator>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The longest step from one key to the next: who knows a key guesses the next with a chance of one
/// to this. 9 × 10^13 keys of 14 digits last for 900 million records.
constexpr quint32 longestStep = 200'000;

} // namespace

QString insertUnderNewIdSql(const QString &table, const QString &columns)
{
    const auto others = columns.count(u',') + 1;
    return u"INSERT INTO %1 (id, %2) VALUES ((SELECT coalesce(max(id), 10000000000000) FROM %1) + ?"
           "%3) ON CONFLICT (id) DO NOTHING RETURNING id"_s.arg(table, columns,
                                                                u", ?"_s.repeated(others));
}

RecordId insertUnderNewId(Connection &connection, const QString &sql, QVariantList values)
{
    values.prepend(0);
    QVariant id;
    while (!id.isValid()) { // another program may have taken the same one
        values[0] = 1 + QRandomGenerator::system()->bounded(longestStep);
        id = connection.value(sql, values);
    }
    return id.toLongLong();
}

QString searchKey(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

} // namespace derdesk
