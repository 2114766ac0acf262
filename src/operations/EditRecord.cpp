// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EditRecord.h"

#include "operations/RecordChecks.h"
#include "operations/RoleCheck.h"
#include "store/AuditTrail.h"
#include "store/TaskQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// So many users of a record are named.
constexpr int namedUsers = 5;

QMap<QString, QString> naming(const RecordKind &kind, const QString &name)
{
    return {{u"field"_s, recordText(kind.singular)}, {u"value"_s, name}};
}

tl::unexpected<Problems> notFound(const RecordKind &kind, const QString &key)
{
    return failed(ProblemCode::NotFound, {}, naming(kind, key));
}

tl::unexpected<Problems> notByHand(const RecordKind &kind)
{
    return failed(ProblemCode::NotAllowedValue, {},
                  {{u"field"_s, u"kind of record"_s},
                   {u"value"_s, kind.code},
                   {u"expected"_s, u"one that is added, changed and removed by hand"_s}});
}

/// "asset specifications PV-5, PV-7 and more"; empty if there are none.
QString usersText(Connection &connection, const RecordKind &kind, const RecordUse &use,
                  const QString &key)
{
    const QList<RecordUser> users = recordUsers(connection, kind, use, key, namedUsers + 1);
    if (users.isEmpty())
        return {};
    QStringList names;
    for (const RecordUser &user : users.first(qMin<qsizetype>(users.size(), namedUsers)))
        names.append(user.name);
    QString text = names.join(u", "_s);
    if (users.size() > namedUsers)
        text = QCoreApplication::translate("EditRecord", "%1 and more").arg(text);
    QString label = recordText(use.label);
    if (label == QLatin1StringView(use.label)) // English: inside a sentence
        label[0] = label[0].toLower();
    return label + u' ' + text;
}

QList<FieldChange> changesOf(const RecordValues &before, const RecordValues &after)
{
    QList<FieldChange> changes;
    for (auto value = after.cbegin(); value != after.cend(); ++value) {
        if (before.value(value.key()) != *value)
            changes.append({value.key(), before.value(value.key()), *value});
    }
    return changes;
}

void finish(Transaction &tx, const RecordKind &kind, const QString &action, const QString &name,
            const QList<FieldChange> &changes)
{
    if (!kind.clears.isEmpty())
        wakeTasks(tx, kind.clears);
    audit(tx, action, kind.table, name, changes);
}

/// Two models of one name under two manufacturers become one.
Result<QString> mergeModels(Transaction &tx, const QString &from, const QString &into)
{
    const RecordKind &models = *findRecordKind(u"model"_s);
    const QList<std::pair<QString, QString>> pairs = sameModels(tx.db(), from, into);
    for (const auto &[one, other] : pairs) {
        if (const auto merged = mergeRecords(tx, models, one, other); !merged)
            return merged;
    }
    return into;
}

} // namespace

Result<QString> addRecord(Transaction &tx, const RecordKind &kind, const RecordValues &given)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (kind.changes != RecordChanges::All)
        return notByHand(kind);
    const RecordValues values = canonical(given);
    Problems problems = recordFaults(tx.db(), kind, values);
    const QString name = nameIn(kind, values);
    if (problems.isEmpty() && !recordKey(tx.db(), kind, name).isEmpty())
        problems.append(
            {ProblemCode::AlreadyExists, u'/' + kind.fields.constFirst().name, naming(kind, name)});
    if (!problems.isEmpty())
        return failed(problems);
    const QString key = insertRecord(tx, kind, values);
    finish(tx, kind, u"ADD"_s, name, changesOf({}, values));
    return key;
}

Result<QString> changeRecord(Transaction &tx, const RecordKind &kind, const QString &key,
                             const RecordValues &given, const RecordValues &seen)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (kind.changes == RecordChanges::None)
        return notByHand(kind);
    const RecordValues values = canonical(given);
    const auto stored = readRecord(tx.db(), kind, key);
    if (!stored)
        return notFound(kind, key);
    const QString name = recordName(tx.db(), kind, key);
    for (auto value = seen.cbegin(); value != seen.cend(); ++value) {
        if (stored->value(value.key()) != *value)
            return failed(ProblemCode::RecordChanged, {}, naming(kind, name));
    }
    const QList<FieldChange> changes = changesOf(*stored, values);
    if (changes.isEmpty())
        return key;
    RecordValues all = *stored;
    all.insert(values);
    Problems problems = recordFaults(tx.db(), kind, all);
    const QString newName = nameIn(kind, all);
    if (problems.isEmpty() && newName != name && !recordKey(tx.db(), kind, newName).isEmpty())
        problems.append({ProblemCode::AlreadyExists, {}, naming(kind, newName)});
    for (const RecordField &field : kind.fields) {
        if (field.fixed && all.value(field.name) != stored->value(field.name))
            problems.append({ProblemCode::NotAllowedValue,
                             u'/' + field.name,
                             {{u"value"_s, all.value(field.name)},
                              {u"expected"_s, stored->value(field.name)}}});
    }
    if (!problems.isEmpty())
        return failed(problems);
    updateRecord(tx, kind, key, values);
    finish(tx, kind, u"CHANGE"_s, name, changes);
    return key;
}

Result<QString> removeRecord(Transaction &tx, const RecordKind &kind, const QString &key)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (kind.changes != RecordChanges::All)
        return notByHand(kind);
    const auto stored = readRecord(tx.db(), kind, key);
    if (!stored)
        return notFound(kind, key);
    const QString name = recordName(tx.db(), kind, key);
    QStringList users;
    for (const RecordUse &use : kind.uses)
        users.append(usersText(tx.db(), kind, use, key));
    users.removeAll(QString());
    if (!users.isEmpty()) {
        QMap<QString, QString> parameters = naming(kind, name);
        parameters.insert(u"other"_s, users.join(u"; "_s));
        return failed(ProblemCode::InUse, {}, parameters);
    }
    deleteRecord(tx, kind, key);
    QList<FieldChange> changes;
    for (auto value = stored->cbegin(); value != stored->cend(); ++value)
        changes.append({value.key(), *value, {}});
    finish(tx, kind, u"REMOVE"_s, name, changed(changes));
    return key;
}

Result<QString> mergeRecords(Transaction &tx, const RecordKind &kind, const QString &from,
                             const QString &into)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (kind.changes != RecordChanges::All)
        return notByHand(kind);
    const QString fromName = recordName(tx.db(), kind, from);
    const QString intoName = recordName(tx.db(), kind, into);
    if (fromName.isEmpty() || from == into)
        return notFound(kind, from);
    if (intoName.isEmpty())
        return notFound(kind, into);
    if (kind.code == "manufacturer"_L1) {
        if (const auto merged = mergeModels(tx, from, into); !merged)
            return merged;
    }
    if (kind.code == "model"_L1) {
        const QStringList twins = sameAssets(tx.db(), from, into);
        if (!twins.isEmpty()) {
            QMap<QString, QString> parameters = naming(kind, fromName);
            parameters.insert(u"other"_s, u"an asset of either model with the serial number "_s +
                                              twins.join(u", "_s));
            return failed(ProblemCode::InUse, {}, parameters);
        }
    }
    redirectUses(tx, kind, from, into);
    deleteRecord(tx, kind, from);
    finish(tx, kind, u"MERGE"_s, intoName, {{u"merged"_s, fromName, intoName}});
    return into;
}

} // namespace derdesk
