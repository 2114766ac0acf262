// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RetireAsset.h"

#include "operations/RoleCheck.h"
#include "store/AssetQueries.h"
#include "store/AuditTrail.h"
#include "store/EnrollmentQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

Problems obstacles(Connection &connection, const DerAsset &asset)
{
    Problems problems;
    if (const RecordId task = openTaskOfAsset(connection, asset))
        problems.append({ProblemCode::OpenTaskExists,
                         {},
                         {{u"value"_s, asset.serialNo}, {u"taskId"_s, idText(task)}}});
    for (const Enrollment &enrollment : activeEnrollments(connection, asset.id))
        problems.append(
            {ProblemCode::InUse,
             {},
             {{u"field"_s, u"DER asset"_s},
              {u"value"_s, idText(asset.id)},
              {u"other"_s, u"the enrollment in program %1 that service task %2 made"_s.arg(
                               enrollment.program, idText(enrollment.taskId))}}});
    return problems;
}

} // namespace

Result<DerAsset> retireAsset(Transaction &tx, RecordId id)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    std::optional<DerAsset> asset = findAsset(tx.db(), id);
    if (asset) {
        lockAsset(tx, asset->modelId, asset->serialNo);
        asset = findAsset(tx.db(), id); // as whoever had the lock left it
    }
    if (!asset)
        return failed(ProblemCode::NotFound, {},
                      {{u"field"_s, u"DER asset"_s}, {u"value"_s, QString::number(id)}});
    if (asset->status == AssetStatus::Retired)
        return failed(ProblemCode::AssetRetired, {}, {{u"serialNo"_s, asset->serialNo}});
    if (const Problems problems = obstacles(tx.db(), *asset); !problems.isEmpty())
        return failed(problems);
    const QString before = toText(asset->status);
    asset->status = AssetStatus::Retired;
    updateAssets(tx, {*asset});
    audit(tx, u"RETIRE"_s, u"der_asset"_s, idText(id),
          {{u"status"_s, before, toText(asset->status)}});
    return *asset;
}

} // namespace derdesk
