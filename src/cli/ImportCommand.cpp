// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
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

/// The outcome of the import, whether it is kept or not.
ImportResult readFile(OpenedDatabase &opened, ImportKind kind, QFile &file, bool keep,
                      Problems &problems)
{
    ImportResult result;
    const auto written =
        opened.writer().wait(thisUser(), [&](Transaction &tx) -> Result<std::monostate> {
            result = importFile(tx, kind, file);
            if (!result || !keep || file.error() != QFile::NoError)
                return failed(Problems()); // undoes it all
            return std::monostate();
        });
    if (!written)
        problems = written.error();
    return result;
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
    OpenedDatabase opened(call.database());
    Problems problems;
    const ImportResult result = readFile(opened, *kind, file, !call.has(u"dry-run"_s), problems);
    if (!problems.isEmpty())
        return failure(problems, call.database());
    if (file.error() != QFile::NoError)
        return failure(name + u": "_s + file.errorString());
    if (!result) {
        for (const ImportFault &fault : result.error())
            printFault(faultLine(name, fault));
        return tl::unexpected(Failure{ExitCode::Failed, {}});
    }
    printLine(countsLine(*result));
    return {};
}

} // namespace derdesk
