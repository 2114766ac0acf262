// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssetDetail.h"

#include "store/AssetQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

std::optional<DerAsset> assetOf(Connection &connection, const RecordKind &kind, RecordId id)
{
    if (kind.code == "der-asset"_L1)
        return findAsset(connection, id);
    const std::optional<DerDevice> device = findDevice(connection, id);
    return device ? findAsset(connection, device->assetId) : std::nullopt;
}

QList<AttributeRow> attributesOf(Connection &connection, RecordId asset)
{
    const QList sources{AttributeSource::Request, AttributeSource::Specification,
                        AttributeSource::Interconnection};
    QMap<AttributeSource, AttributeValues> values;
    for (AttributeSource source : sources)
        values[source] = assetAttributes(connection, asset, source);
    QList<AttributeRow> rows;
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        for (AttributeSource source : sources) {
            if (values[source].contains(definition.code))
                rows.append({definition.code, values[source].value(definition.code), source});
        }
    }
    return rows;
}

} // namespace

AssetDetail readAssetDetail(Connection &connection, const RecordKind &kind, const QString &key,
                            int limit)
{
    const RecordId id = key.toLongLong();
    AssetDetail detail;
    detail.log = latestLog(connection, kind.taskColumn, id, limit);
    if (const std::optional<DerAsset> asset = assetOf(connection, kind, id)) {
        detail.attributes = attributesOf(connection, asset->id);
        if (const auto specification = findSpecification(connection, asset->specification))
            detail.nameplate = specification->nameplate;
    }
    return detail;
}

} // namespace derdesk
