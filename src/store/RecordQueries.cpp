// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RecordQueries.h"

#include "store/Columns.h"
#include "store/RecordIds.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString attributePrefix = u"attributes/"_s;

bool isColumn(const RecordField &field)
{
    return field.kind != FieldKind::References && field.kind != FieldKind::Attributes;
}

QVariant keyColumn(const RecordKind &kind, const QString &key)
{
    return kind.numericKey ? QVariant(key.toLongLong()) : QVariant(key);
}

/// SQL that shows a field: of a reference, the name of what it refers to.
QString shown(const RecordField &field)
{
    if (field.kind != FieldKind::Reference)
        return u"r."_s + field.name;
    const RecordKind &other = *findRecordKind(field.other);
    return u"(SELECT %1 FROM %2 WHERE %2.%3 = r.%4)"_s.arg(other.name, other.table, other.key,
                                                           field.name);
}

QList<RecordField> columnsOf(const RecordKind &kind, bool listedOnly)
{
    QList<RecordField> columns;
    for (const RecordField &field : kind.fields) {
        if (isColumn(field) && (field.listed || !listedOnly))
            columns.append(field);
    }
    return columns;
}

/// "SELECT key, field, field … FROM table AS r"
QString selectSql(const RecordKind &kind, const QList<RecordField> &columns)
{
    QStringList expressions{u"r."_s + kind.key};
    for (const RecordField &field : columns)
        expressions.append(shown(field));
    return u"SELECT %1 FROM %2 AS r"_s.arg(expressions.join(u", "_s), kind.table);
}

RecordRow readRecordRow(const QSqlQuery &row, qsizetype columns)
{
    RecordRow found{row.value(0).toString(), {}};
    for (int i = 1; i <= columns; ++i)
        found.values.append(row.value(i).toString());
    return found;
}

/// The text behind all that begin with \a prefix.
QString endOf(const QString &prefix) { return prefix + QChar(0xFFFF); }

/// Where there are millions: what begins with the text, or with its search key.
QList<RecordRow> searchIndexed(Connection &connection, const RecordKind &kind, const QString &text,
                               const QString &after, int limit)
{
    const QList<RecordField> columns = columnsOf(kind, true);
    QString sql = selectSql(kind, columns) + u" WHERE r.%1 > ?"_s.arg(kind.key);
    QVariantList values{keyColumn(kind, after)};
    if (!text.isEmpty()) {
        QStringList ranges;
        for (QLatin1StringView column : kind.indexed) {
            if (kind.numericKey && column == kind.key) {
                ranges.append(u"r.%1 = ?"_s.arg(column));
                values.append(text.toLongLong());
                continue;
            }
            const QString prefix = column.endsWith("_key"_L1) ? searchKey(text) : text;
            const bool isSql = column.contains('?'_L1);
            ranges.append(isSql ? QString(column) : u"(r.%1 >= ? AND r.%1 < ?)"_s.arg(column));
            values += {prefix, endOf(prefix)};
        }
        sql += u" AND ("_s + ranges.join(u" OR "_s) + u')';
    }
    sql += u" ORDER BY r.%1 LIMIT ?"_s.arg(kind.key);
    values.append(limit);
    return connection.list(
        sql, values, [&](const QSqlQuery &row) { return readRecordRow(row, columns.size()); });
}

QVariant column(Connection &connection, const RecordField &field, const QString &text)
{
    switch (field.kind) {
    case FieldKind::Whole:
    case FieldKind::Flag:
        return text.toLongLong();
    case FieldKind::Decimal:
        return text.toDouble();
    case FieldKind::Date:
        return referenceColumn(text);
    case FieldKind::Reference: {
        const RecordKind &other = *findRecordKind(field.other);
        const QString key = recordKey(connection, other, text);
        return key.isEmpty() ? referenceColumn(key) : keyColumn(other, key);
    }
    default:
        return text;
    }
}

/// The rows of a table of the record's own: its references or attributes.
void replaceList(Transaction &tx, const RecordKind &kind, const RecordField &field,
                 const QString &key, const RecordValues &values)
{
    const QString remove = u"DELETE FROM %1 WHERE %2 = ?"_s.arg(field.name, field.ownKey);
    if (field.kind == FieldKind::References) {
        if (!values.contains(field.name))
            return;
        tx.db().change(remove, {keyColumn(kind, key)});
        const QString insert =
            u"INSERT INTO %1 (%2, %3) VALUES (?, ?)"_s.arg(field.name, field.ownKey, field.theirs);
        for (const QString &code : values.value(field.name).split(u';', Qt::SkipEmptyParts))
            tx.db().change(insert, {keyColumn(kind, key), code});
        return;
    }
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (!value.key().startsWith(attributePrefix))
            continue;
        const QString code = value.key().mid(attributePrefix.size());
        tx.db().change(remove + u" AND code = ?"_s, {keyColumn(kind, key), code});
        if (!value->isEmpty())
            tx.db().change(u"INSERT INTO %1 (%2, code, value) VALUES (?, ?, ?)"_s.arg(field.name,
                                                                                      field.ownKey),
                           {keyColumn(kind, key), code, *value});
    }
}

void readList(Connection &connection, const RecordKind &kind, const RecordField &field,
              const QString &key, RecordValues &values)
{
    const bool codes = field.kind == FieldKind::References;
    const QString order = codes || field.theirs.isEmpty() ? QString() : u", "_s + field.theirs;
    const QString sql = u"SELECT %1 FROM %2 WHERE %3 = ? ORDER BY 1%4"_s.arg(
        codes ? QString(field.theirs) : u"code, value"_s, field.name, field.ownKey, order);
    QStringList found;
    connection.list(sql, {keyColumn(kind, key)}, [&](const QSqlQuery &row) {
        if (codes)
            found.append(row.value(0).toString());
        else
            values.insert(attributePrefix + row.value(0).toString(), row.value(1).toString());
        return true;
    });
    if (codes)
        values.insert(field.name, found.join(u';'));
}

} // namespace

QList<RecordRow> searchRecords(Connection &connection, const RecordKind &kind, const QString &text,
                               const QString &after, int limit)
{
    if (!kind.indexed.isEmpty())
        return searchIndexed(connection, kind, text, after, limit);
    const QList<RecordField> columns = columnsOf(kind, true);
    // As an expression the name is the record's column, not one of those that are shown.
    const QString sql = selectSql(kind, columns) + u" ORDER BY '' || %1"_s.arg(kind.name);
    QList<RecordRow> rows = connection.list(
        sql, {}, [&](const QSqlQuery &row) { return readRecordRow(row, columns.size()); });
    const QString key = searchKey(text);
    rows.removeIf([&key](const RecordRow &row) {
        return std::none_of(row.values.cbegin(), row.values.cend(), [&key](const QString &value) {
            return searchKey(value).contains(key);
        });
    });
    const auto last = std::find_if(rows.cbegin(), rows.cend(),
                                   [&after](const RecordRow &row) { return row.key == after; });
    const qsizetype first = last == rows.cend() ? 0 : last - rows.cbegin() + 1;
    return rows.mid(first, limit);
}

std::optional<RecordValues> readRecord(Connection &connection, const RecordKind &kind,
                                       const QString &key)
{
    const QList<RecordField> columns = columnsOf(kind, false);
    const QString sql = selectSql(kind, columns) + u" WHERE r.%1 = ?"_s.arg(kind.key);
    const auto row = connection.first(sql, {keyColumn(kind, key)}, [&](const QSqlQuery &query) {
        return readRecordRow(query, columns.size());
    });
    if (!row)
        return std::nullopt;
    RecordValues values;
    for (qsizetype i = 0; i < columns.size(); ++i)
        values.insert(columns[i].name, row->values[i]);
    for (const RecordField &field : kind.fields) {
        if (!isColumn(field))
            readList(connection, kind, field, key, values);
    }
    return values;
}

QString recordName(Connection &connection, const RecordKind &kind, const QString &key)
{
    return connection
        .value(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(kind.name, kind.table, kind.key),
               {keyColumn(kind, key)})
        .toString();
}

QString recordKey(Connection &connection, const RecordKind &kind, const QString &name)
{
    return connection
        .value(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(kind.key, kind.table, kind.name), {name})
        .toString();
}

QStringList recordNames(Connection &connection, const RecordKind &kind, int limit)
{
    return connection.list(u"SELECT %1 FROM %2 ORDER BY 1 LIMIT ?"_s.arg(kind.name, kind.table),
                           {limit}, [](const QSqlQuery &row) { return row.value(0).toString(); });
}

QList<RecordUser> recordUsers(Connection &connection, const RecordKind &kind, const RecordUse &use,
                              const QString &key, int limit)
{
    const QString sql = u"SELECT %1, %2 FROM %3 WHERE %4 = ? ORDER BY 1 LIMIT ?"_s.arg(
        use.key, use.name, use.table, use.column);
    return connection.list(sql, {keyColumn(kind, key), limit}, [](const QSqlQuery &row) {
        return RecordUser{row.value(0).toString(), row.value(1).toString()};
    });
}

QString insertRecord(Transaction &tx, const RecordKind &kind, const RecordValues &values)
{
    QStringList names;
    QVariantList columns;
    for (const RecordField &field : kind.fields) {
        if (isColumn(field)) {
            names.append(field.name);
            columns.append(column(tx.db(), field, values.value(field.name)));
        }
    }
    const QString marks = QStringList(names.size(), u"?"_s).join(u", "_s);
    const QString key = tx.db()
                            .value(u"INSERT INTO %1 (%2) VALUES (%3) RETURNING %4"_s.arg(
                                       kind.table, names.join(u", "_s), marks, kind.key),
                                   columns)
                            .toString();
    for (const RecordField &field : kind.fields) {
        if (!isColumn(field))
            replaceList(tx, kind, field, key, values);
    }
    tx.db().forget();
    return key;
}

void updateRecord(Transaction &tx, const RecordKind &kind, const QString &key,
                  const RecordValues &values)
{
    QStringList sets;
    QVariantList columns;
    for (const RecordField &field : kind.fields) {
        if (!isColumn(field))
            replaceList(tx, kind, field, key, values);
        else if (values.contains(field.name)) {
            sets.append(field.name + u" = ?"_s);
            columns.append(column(tx.db(), field, values.value(field.name)));
        }
    }
    columns.append(keyColumn(kind, key));
    if (!sets.isEmpty())
        tx.db().change(
            u"UPDATE %1 SET %2 WHERE %3 = ?"_s.arg(kind.table, sets.join(u", "_s), kind.key),
            columns);
    tx.db().forget();
}

void deleteRecord(Transaction &tx, const RecordKind &kind, const QString &key)
{
    for (const RecordField &field : kind.fields) {
        if (!isColumn(field))
            tx.db().change(u"DELETE FROM %1 WHERE %2 = ?"_s.arg(field.name, field.ownKey),
                           {keyColumn(kind, key)});
    }
    tx.db().change(u"DELETE FROM %1 WHERE %2 = ?"_s.arg(kind.table, kind.key),
                   {keyColumn(kind, key)});
    tx.db().forget();
}

void redirectUses(Transaction &tx, const RecordKind &kind, const QString &from, const QString &to)
{
    for (const RecordUse &use : kind.uses)
        tx.db().change(u"UPDATE %1 SET %2 = ? WHERE %2 = ?"_s.arg(use.table, use.column),
                       {keyColumn(kind, to), keyColumn(kind, from)});
    tx.db().forget();
}

QList<std::pair<QString, QString>> sameModels(Connection &connection, const QString &manufacturer,
                                              const QString &other)
{
    return connection.list(uR"(
        SELECT one.id, other.id FROM model AS one JOIN model AS other ON other.code = one.code
        WHERE one.manufacturer = ? AND other.manufacturer = ? ORDER BY one.id)"_s,
                           {manufacturer, other}, [](const QSqlQuery &row) {
                               return std::pair(row.value(0).toString(), row.value(1).toString());
                           });
}

QStringList sameAssets(Connection &connection, const QString &model, const QString &other)
{
    return connection.list(uR"(
        SELECT one.serial_no FROM der_asset AS one
        JOIN der_asset AS other ON other.serial_no = one.serial_no
        WHERE one.model_id = ? AND other.model_id = ? ORDER BY 1 LIMIT 5)"_s,
                           {model.toLongLong(), other.toLongLong()},
                           [](const QSqlQuery &row) { return row.value(0).toString(); });
}

} // namespace derdesk
