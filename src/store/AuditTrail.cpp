// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AuditTrail.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int entriesAtOnce = 1'000;

/// An entry as it stands in its columns, which is what its hash covers.
struct Row
{
    qint64 sequence = 0;
    qint64 at = 0; // ms since 1970, UTC
    QString actorKind;
    QString actor;
    QString action;
    QString record;
    QString key;
    QString changes;
    QByteArray hash;
};

/// Of which entry, and its hash; at the beginning 0 and nothing.
struct Link
{
    qint64 sequence = 0;
    QByteArray hash;

    bool operator==(const Link &) const = default;
};

const QString columns =
    u"sequence, at, actor_kind, actor, action, record, record_key, changes, hash"_s;

Row readAuditRow(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
            row.value(3).toString(),   row.value(4).toString(),   row.value(5).toString(),
            row.value(6).toString(),   row.value(7).toString(),   row.value(8).toByteArray()};
}

/// Each column is preceded by its length in bytes, so that no two rows read the same.
QByteArray hashOf(const Row &row, const QByteArray &before)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &column) {
        const QByteArray length = QByteArray::number(column.size()) + ':';
        hash.addData(length);
        hash.addData(column);
    };
    add(before);
    add(QByteArray::number(row.sequence));
    add(QByteArray::number(row.at));
    for (const QString &text :
         {row.actorKind, row.actor, row.action, row.record, row.key, row.changes})
        add(text.toUtf8());
    return hash.result();
}

/// As every database stores it: no NUL, no half of a character.
QString storable(QString text)
{
    return QString::fromUtf8(text.replace(QChar(u'\0'), QChar::ReplacementCharacter).toUtf8());
}

QString changesColumn(const QList<FieldChange> &changes)
{
    QJsonArray array;
    for (const FieldChange &change : changes)
        array.append(QJsonObject{{u"field"_s, storable(change.field)},
                                 {u"from"_s, storable(change.from)},
                                 {u"to"_s, storable(change.to)}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<FieldChange> readChanges(const QString &column)
{
    QList<FieldChange> changes;
    const QJsonArray array = QJsonDocument::fromJson(column.toUtf8()).array();
    for (const QJsonValue json : array)
        changes.append(
            {json[u"field"].toString(), json[u"from"].toString(), json[u"to"].toString()});
    return changes;
}

Link trailEnd(Connection &connection)
{
    return connection
        .first(u"SELECT sequence, hash FROM audit_end"_s, {},
               [](const QSqlQuery &row) {
                   return Link{row.value(0).toLongLong(), row.value(1).toByteArray()};
               })
        .value_or(Link());
}

AuditEntry readEntry(const QSqlQuery &query)
{
    const Row row = readAuditRow(query);
    return {row.sequence,
            QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC),
            {fromText<ActorKind>(row.actorKind).value_or(ActorKind::System), row.actor},
            row.action,
            row.record,
            row.key,
            readChanges(row.changes),
            row.hash};
}

} // namespace

void audit(Transaction &tx, const QString &action, const QString &record, const QString &key,
           const QList<FieldChange> &changes)
{
    Connection &db = tx.db();
    if (db.engine() == Engine::PostgreSql)
        db.value(u"SELECT pg_advisory_xact_lock(hashtext('derdesk audit'))"_s);
    const Link last = trailEnd(db);
    Row row{last.sequence + 1,
            tx.now().toMSecsSinceEpoch(),
            toText(tx.actor().kind),
            storable(tx.actor().name),
            storable(action),
            storable(record),
            storable(key),
            changesColumn(changes),
            {}};
    row.hash = hashOf(row, last.hash);
    db.change(u"INSERT INTO audit_entry (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(columns),
              {row.sequence, row.at, row.actorKind, row.actor, row.action, row.record, row.key,
               row.changes, row.hash});
    db.change(u"INSERT INTO audit_end (id, sequence, hash) VALUES (1, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash"_s,
              {row.sequence, row.hash});
}

QList<FieldChange> changed(const QList<FieldChange> &changes)
{
    QList<FieldChange> others;
    std::copy_if(changes.cbegin(), changes.cend(), std::back_inserter(others),
                 [](const FieldChange &change) { return change.from != change.to; });
    return others;
}

QList<AuditEntry> auditEntries(Connection &connection, const AuditFilter &filter, qint64 before,
                               int limit)
{
    QStringList conditions;
    QVariantList values;
    const auto require = [&](const QString &condition, const QVariant &value) {
        conditions += condition;
        values += value;
    };
    if (!filter.record.isEmpty())
        require(u"record = ?"_s, filter.record);
    if (!filter.key.isEmpty())
        require(u"record_key = ?"_s, filter.key);
    if (before > 0)
        require(u"sequence < ?"_s, before);
    const QString where =
        conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    values += limit;
    return connection.list(
        u"SELECT %1 FROM audit_entry%2 ORDER BY sequence DESC LIMIT ?"_s.arg(columns, where),
        values, readEntry);
}

std::optional<QString> verifyAuditTrail(Connection &connection)
{
    Link last;
    while (true) {
        const QList<Row> rows = connection.list(
            u"SELECT %1 FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?"_s.arg(
                columns),
            {last.sequence, entriesAtOnce}, readAuditRow);
        for (const Row &row : rows) {
            if (row.sequence != last.sequence + 1)
                return u"entry %1 is missing"_s.arg(last.sequence + 1);
            if (row.hash != hashOf(row, last.hash))
                return u"entry %1 is not as it was written"_s.arg(row.sequence);
            last = {row.sequence, row.hash};
        }
        if (rows.size() < entriesAtOnce)
            break;
    }
    const Link end = trailEnd(connection);
    if (end.sequence > last.sequence)
        return u"entry %1 is missing"_s.arg(last.sequence + 1);
    if (end != last)
        return u"entry %1 is not the one that was written last"_s.arg(last.sequence);
    return std::nullopt;
}

} // namespace derdesk
