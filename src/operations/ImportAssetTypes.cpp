// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CodedRows.h"
#include "operations/ImportKinds.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

void readFlag(ImportFile &file, DerRegistrationFlag &flag)
{
    const auto column = "der_registration_flag"_L1;
    QString text;
    if (!file.read(column, text))
        return;
    if (const auto read = fromText<DerRegistrationFlag>(text))
        flag = *read;
    else
        file.fault(
            column,
            QCoreApplication::translate(
                "Import",
                "%1 is none of INTERCONNECTION_AND_REGISTRATION, REGISTRATION_ONLY and empty")
                .arg(quoted(text)));
}

} // namespace

QList<ImportColumn> assetTypeColumns()
{
    return {{"code"_L1, 30, true}, {"description"_L1, 254}, {"der_registration_flag"_L1, 254}};
}

void importAssetTypes(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CodedRows rows(file, counts);
    while (rows.next()) {
        const std::optional<AssetType> stored = findAssetType(tx.db(), rows.code());
        AssetType type = stored.value_or(AssetType{});
        type.code = rows.code();
        file.read("description"_L1, type.description);
        readFlag(file, type.flag);
        rows.keep(stored, type, [&tx](const AssetType &kept) { storeAssetType(tx.db(), kept); });
    }
}

} // namespace derdesk
