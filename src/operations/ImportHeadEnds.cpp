// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CodedRows.h"
#include "operations/ImportKinds.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

QList<ImportColumn> headEndColumns()
{
    return {{"code"_L1, 30, true}, {"description"_L1, 254}, {"acknowledges"_L1, 254}};
}

void importHeadEnds(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CodedRows rows(file, counts);
    while (rows.next()) {
        const std::optional<HeadEndSystem> stored = findHeadEndSystem(tx.db(), rows.code());
        HeadEndSystem system = stored.value_or(HeadEndSystem{});
        system.code = rows.code();
        file.read("description"_L1, system.description);
        const auto column = "acknowledges"_L1;
        if (QString text; file.read(column, text)) {
            system.acknowledges = text == "true"_L1;
            if (!system.acknowledges && text != "false"_L1)
                file.fault(column,
                           QCoreApplication::translate("Import", "%1 is neither true nor false")
                               .arg(quoted(text)));
        }
        rows.keep(stored, system,
                  [&tx](const HeadEndSystem &kept) { storeHeadEndSystem(tx.db(), kept); });
    }
}

} // namespace derdesk
