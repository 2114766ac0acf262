// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Import.h"

#include "operations/ImportKinds.h"
#include "store/TaskQueries.h"

#include <QFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kindTexts[] = {"catalogue"_L1, "asset-types"_L1,    "programs"_L1,
                                           "head-ends"_L1, "specifications"_L1, "customers"_L1};

struct Kind
{
    QList<ImportColumn> (*columns)();
    void (*read)(Transaction &tx, ImportFile &file, ImportCounts &counts);
    QList<ProblemCode> clears; ///< what may hold a task up no longer
};

Kind knowledgeOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Catalogue:
        return {catalogueColumns, importCatalogue, {}};
    case ImportKind::AssetTypes:
        return {assetTypeColumns, importAssetTypes, {}};
    case ImportKind::Programs:
        return {programColumns,
                importPrograms,
                {ProblemCode::ProgramNotOpen, ProblemCode::AssetTypeNotEligible}};
    case ImportKind::HeadEnds:
        return {headEndColumns, importHeadEnds, {}};
    case ImportKind::Specifications:
        return {specificationColumns, importSpecifications, {}};
    case ImportKind::Customers:
        return {customerColumns,
                importCustomers,
                {ProblemCode::CustomerNotFound, ProblemCode::CustomerAmbiguous,
                 ProblemCode::ServicePointNotFound, ProblemCode::ServicePointAmbiguous,
                 ProblemCode::ServicePointOfOtherCustomer}};
    }
    Q_UNREACHABLE();
}

} // namespace

std::span<const QLatin1StringView> enumTexts(ImportKind) { return kindTexts; }

ImportResult importFile(Transaction &tx, ImportKind kind, QIODevice &device)
{
    const Kind known = knowledgeOf(kind);
    ImportFile file(device, known.columns());
    ImportCounts counts;
    known.read(tx, file, counts);
    if (!file.faults().isEmpty())
        return tl::unexpected(file.faults());
    if (!known.clears.isEmpty() && counts.inserted + counts.updated > 0)
        wakeTasks(tx, known.clears);
    return counts;
}

ImportResult importDefaultCatalogue(Transaction &tx)
{
    QFile file(u":/catalogue/cec-inverters.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QList<ImportFault>{{0, {}, file.errorString()}});
    return importFile(tx, ImportKind::Catalogue, file);
}

} // namespace derdesk
