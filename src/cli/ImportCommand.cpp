// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/StopRequest.h"
#include "operations/Import.h"

#include <QFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString faultLine(const QString &file, const ImportFault &fault)
{
    const QString column = fault.column.isEmpty() ? QString() : fault.column + u": "_s;
    return file + u':' + QString::number(fault.line) + u": "_s + column + fault.what;
}

QString countsLine(const ImportCounts &counts)
{
    return u"%1 inserted, %2 updated, %3 unchanged"_s.arg(counts.inserted)
        .arg(counts.updated)
        .arg(counts.unchanged);
}

/// "changed program DR: description: \"Old\" → \"New\""
QString changeLine(const ImportChange &change)
{
    QStringList fields;
    for (const FieldChange &field : change.fields)
        fields.append(u"%1: \"%2\" → \"%3\""_s.arg(field.field, field.from, field.to));
    return u"%1 %2 %3: %4"_s.arg(change.isNew ? u"new"_s : u"changed"_s, change.field, change.key,
                                 fields.join(u", "_s));
}

QString importLine(const ImportProgress &progress)
{
    if (progress.toKeep > 0)
        return u"%1 of %2 records written"_s.arg(progress.kept).arg(progress.toKeep);
    const QString share = progress.allBytes > 0
                              ? u", %1 %"_s.arg(100 * progress.bytes / progress.allBytes)
                              : QString();
    return u"%1 rows read"_s.arg(progress.rows) + share;
}

} // namespace

CommandResult importRecords(const Invocation &call)
{
    const auto kind = fromText<ImportKind>(call.argument(0));
    if (!kind) {
        QStringList kinds;
        for (QLatin1StringView text : enumTexts(ImportKind{}))
            kinds.append(text);
        return wrongUsage(u"\"%1\" is not one of %2"_s.arg(call.argument(0), kinds.join(u", "_s)));
    }
    const QString name = call.argument(1);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(name + u": "_s + file.errorString());
    if (call.has(u"changes"_s) && !call.has(u"dry-run"_s))
        return wrongUsage(u"--changes: needs --dry-run"_s);
    const OpenedDatabase opened(call.database());
    const StopRequest stop;
    ImportPreview preview;
    ImportOptions options{printedProgress(importLine), &stop.flag(), nullptr};
    if (call.has(u"changes"_s))
        options.preview = &preview;
    const ImportResult result =
        importFile(call.database(), thisUser(), *kind, file,
                   call.has(u"dry-run"_s) ? ImportKeeps::Nothing : ImportKeeps::All, options);
    if (file.error() != QFile::NoError)
        return failure(name + u": "_s + file.errorString());
    if (!result && result.error().isEmpty())
        return failure(u"stopped: nothing was changed"_s);
    if (!result) {
        for (const ImportFault &fault : result.error())
            printFault(faultLine(name, fault));
        return tl::unexpected(Failure{ExitCode::Failed, {}});
    }
    for (const ImportChange &change : preview.changes)
        printLine(changeLine(change));
    printLine(countsLine(*result));
    return {};
}

} // namespace derdesk
