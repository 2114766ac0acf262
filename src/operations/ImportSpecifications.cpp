// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CodedRows.h"
#include "operations/ImportKinds.h"
#include "store/CatalogueQueries.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype attributeLimit = 254;

void readReferences(Transaction &tx, ImportFile &file, Specification &specification)
{
    if (file.read("asset_type"_L1, specification.assetType) &&
        !findAssetType(tx.db(), specification.assetType))
        file.fault(u"asset_type"_s,
                   QCoreApplication::translate("Import", "there is no asset type %1")
                       .arg(quoted(specification.assetType)));
    if (file.read("program"_L1, specification.program) && !specification.program.isEmpty() &&
        !findProgram(tx.db(), specification.program))
        file.fault(u"program"_s, QCoreApplication::translate("Import", "there is no program %1")
                                     .arg(quoted(specification.program)));
    const bool manufacturer = file.read("manufacturer"_L1, specification.manufacturer);
    const bool model = file.read("model"_L1, specification.model);
    if (!manufacturer || !model)
        return;
    specification.modelId = findModelId(tx.db(), specification.manufacturer, specification.model);
    if (!specification.modelId)
        file.fault(u"model"_s,
                   QCoreApplication::translate("Import", "the manufacturer %1 has no model %2")
                       .arg(quoted(specification.manufacturer), quoted(specification.model)));
}

void addFaults(ImportFile &file, const Problems &problems)
{
    for (const Problem &problem : problems)
        file.fault(problem.pointer.section(u'/', -1), problem.text());
}

void readNameplate(ImportFile &file, AttributeValues &nameplate)
{
    for (const AttributeDefinition &attribute : attributeCatalogue()) {
        QString text;
        if (!file.read(attribute.code, text))
            continue;
        nameplate.remove(attribute.code);
        if (text.isEmpty())
            continue;
        const Result<QString> value = attributeFromText(attribute, text, u'/' + attribute.code);
        if (value)
            nameplate.insert(attribute.code, *value);
        else
            addFaults(file, value.error());
    }
    addFaults(file, checkConsistency(nameplate, {}));
}

} // namespace

QList<ImportColumn> specificationColumns()
{
    QList<ImportColumn> columns{{"code"_L1, 30, true},       {"description"_L1, 254},
                                {"asset_type"_L1, 30, true}, {"manufacturer"_L1, 120, true},
                                {"model"_L1, 120, true},     {"program"_L1, 30}};
    for (const AttributeDefinition &attribute : attributeCatalogue())
        columns.append({attribute.code, attributeLimit});
    return columns;
}

void importSpecifications(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CodedRows rows(file, counts);
    while (rows.next()) {
        const std::optional<Specification> stored = findSpecification(tx.db(), rows.code());
        Specification specification = stored.value_or(Specification{});
        specification.code = rows.code();
        file.read("description"_L1, specification.description);
        readReferences(tx, file, specification);
        readNameplate(file, specification.nameplate);
        rows.keep(stored, specification,
                  [&tx](const Specification &kept) { storeSpecification(tx.db(), kept); });
    }
}

} // namespace derdesk
