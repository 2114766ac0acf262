// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "operations/EditRecord.h"
#include "operations/RetireAsset.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int page = 1000;

tl::expected<const RecordKind *, Failure> kindOf(const Invocation &call)
{
    if (const RecordKind *kind = findRecordKind(call.argument(0)))
        return kind;
    QStringList codes;
    for (const RecordKind &kind : recordKinds())
        codes.append(kind.code);
    return wrongUsage(u"\"%1\" is not one of %2"_s.arg(call.argument(0), codes.join(u", "_s)));
}

tl::expected<QString, Failure> keyOf(OpenedDatabase &opened, const RecordKind &kind,
                                     const QString &name)
{
    const QString key = recordKey(opened.connection(), kind, name);
    if (key.isEmpty())
        return failure(
            u"there is no %1 %2"_s.arg(QString::fromLatin1(kind.singular).toLower(), name));
    return key;
}

tl::expected<RecordValues, Failure> valuesOf(const Invocation &call)
{
    RecordValues values;
    for (const QString &set : call.texts(u"set"_s)) {
        if (!set.contains(u'='))
            return wrongUsage(u"--set: \"%1\" is not FIELD=VALUE"_s.arg(set));
        values.insert(set.section(u'=', 0, 0), set.section(u'=', 1));
    }
    return values;
}

template <typename Work>
CommandResult change(const Invocation &call, OpenedDatabase &opened, Work work)
{
    const auto done = opened.writer().wait(
        thisUser(), [&](Transaction &tx) -> Result<QString> { return work(tx); });
    if (!done)
        return failure(done.error(), call.database());
    return {};
}

} // namespace

CommandResult listRecords(const Invocation &call)
{
    const auto kind = kindOf(call);
    if (!kind)
        return tl::unexpected(kind.error());
    OpenedDatabase opened(call.database());
    QString after;
    QList<RecordRow> rows;
    do {
        rows = searchRecords(opened.connection(), **kind, call.text(u"find"_s), after, page);
        for (const RecordRow &row : rows)
            printLine(row.values.join(u'\t'));
        after = rows.isEmpty() ? QString() : rows.constLast().key;
    } while (rows.size() == page);
    return {};
}

CommandResult showRecord(const Invocation &call)
{
    const auto kind = kindOf(call);
    if (!kind)
        return tl::unexpected(kind.error());
    OpenedDatabase opened(call.database());
    const auto key = keyOf(opened, **kind, call.argument(1));
    if (!key)
        return tl::unexpected(key.error());
    QJsonObject json;
    const RecordValues values = readRecord(opened.connection(), **kind, *key).value();
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        json.insert(value.key(), *value);
    printLine(QString::fromUtf8(QJsonDocument(json).toJson()).trimmed());
    return {};
}

CommandResult setRecord(const Invocation &call)
{
    const auto kind = kindOf(call);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto values = valuesOf(call);
    if (!values)
        return tl::unexpected(values.error());
    OpenedDatabase opened(call.database());
    return change(call, opened, [&](Transaction &tx) {
        const QString key = recordKey(tx.db(), **kind, call.argument(1));
        if (!key.isEmpty())
            return changeRecord(tx, **kind, key, *values, {});
        RecordValues all = *values;
        if ((*kind)->key == (*kind)->name)
            all.insert((*kind)->name, call.argument(1));
        return addRecord(tx, **kind, all);
    });
}

CommandResult removeRecords(const Invocation &call)
{
    const auto kind = kindOf(call);
    if (!kind)
        return tl::unexpected(kind.error());
    OpenedDatabase opened(call.database());
    const auto key = keyOf(opened, **kind, call.argument(1));
    if (!key)
        return tl::unexpected(key.error());
    return change(call, opened, [&](Transaction &tx) { return removeRecord(tx, **kind, *key); });
}

CommandResult mergeTwoRecords(const Invocation &call)
{
    const auto kind = kindOf(call);
    if (!kind)
        return tl::unexpected(kind.error());
    OpenedDatabase opened(call.database());
    const auto from = keyOf(opened, **kind, call.argument(1));
    const auto into = keyOf(opened, **kind, call.argument(2));
    if (!from || !into)
        return tl::unexpected(from ? into.error() : from.error());
    return change(call, opened,
                  [&](Transaction &tx) { return mergeRecords(tx, **kind, *from, *into); });
}

CommandResult retireDerAsset(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    return change(call, opened, [&](Transaction &tx) -> Result<QString> {
        return retireAsset(tx, call.argument(0).toLongLong()).map([](const DerAsset &asset) {
            return idText(asset.id);
        });
    });
}

} // namespace derdesk
