// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/IsoDate.h"
#include "operations/CodedRows.h"
#include "operations/ImportKinds.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// \a date is left alone if the text is no date. An empty text is none.
void readDate(ImportFile &file, QLatin1StringView column, QDate &date)
{
    QString text;
    if (!file.read(column, text))
        return;
    const QDate read = isoDate(text);
    if (read.isValid() || text.isEmpty())
        date = read;
    else
        file.fault(column,
                   QCoreApplication::translate("Import", "%1 is not a date as in 2026-12-31")
                       .arg(quoted(text)));
}

void checkDates(ImportFile &file, const Program &program)
{
    if (!program.endDate.isValid() || program.endDate >= program.startDate)
        return;
    const auto column = "end_date"_L1;
    file.fault(
        file.has(column) ? column : "start_date"_L1,
        QCoreApplication::translate("Import", "the end date %1 is before the start date %2")
            .arg(program.endDate.toString(Qt::ISODate), program.startDate.toString(Qt::ISODate)));
}

void readAssetTypes(Transaction &tx, ImportFile &file, QStringList &assetTypes)
{
    const auto column = "asset_types"_L1;
    QString text;
    if (!file.read(column, text))
        return;
    assetTypes.clear();
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QString code = part.trimmed();
        if (findAssetType(tx.db(), code))
            assetTypes.append(code);
        else
            file.fault(column, QCoreApplication::translate("Import", "there is no asset type %1")
                                   .arg(quoted(code)));
    }
    assetTypes.sort();
    assetTypes.removeDuplicates();
}

} // namespace

QList<ImportColumn> programColumns()
{
    return {{"code"_L1, 30, true},
            {"description"_L1, 254},
            {"start_date"_L1, 254, true},
            {"end_date"_L1, 254},
            {"asset_types"_L1, 100'000}};
}

void importPrograms(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CodedRows rows(file, counts);
    while (rows.next()) {
        const std::optional<Program> stored = findProgram(tx.db(), rows.code());
        Program program = stored.value_or(Program{});
        program.code = rows.code();
        file.read("description"_L1, program.description);
        readDate(file, "start_date"_L1, program.startDate);
        readDate(file, "end_date"_L1, program.endDate);
        if (file.rowIsGood())
            checkDates(file, program);
        readAssetTypes(tx, file, program.assetTypes);
        rows.keep(stored, program, [&tx](const Program &kept) { storeProgram(tx.db(), kept); });
    }
}

} // namespace derdesk
