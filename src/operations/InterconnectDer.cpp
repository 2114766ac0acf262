// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"

#include "operations/FieldChecks.h"
#include "operations/Repeats.h"
#include "store/AssetQueries.h"
#include "store/ReferenceQueries.h"
#include "store/RequestsAhead.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

void checkForm(Problems &problems, const InterconnectionRequest &request)
{
    checkText(problems, request.transactionId, u"/transactionId"_s, 120, Presence::Required);
    checkText(problems, request.manufacturer, u"/assetInfo/manufacturer"_s, 120,
              Presence::Required);
    checkText(problems, request.model, u"/assetInfo/model"_s, 120, Presence::Required);
    checkText(problems, request.serialNo, u"/assetInfo/serialNo"_s, 60, Presence::Required);
    checkCustomerInfo(problems, request.customer);
    checkLocationInfo(problems, request.location);
}

/// Settings are held against the ratings of the model's specification, where there is just one.
void checkAttributes(Problems &problems, Transaction &tx, const InterconnectionRequest &request,
                     const std::optional<Model> &model)
{
    AttributeValues all;
    const QStringList codes = model ? specificationsOfModel(tx.db(), model->id) : QStringList();
    if (codes.size() == 1)
        all = findSpecification(tx.db(), codes.constFirst())->nameplate;
    all.insert(request.attributes);
    problems += checkConsistency(all, u"/assetInfo/interconnectionAttributes"_s);
}

/// The asset, if it is there.
std::optional<DerAsset> checkAsset(Problems &problems, Transaction &tx,
                                   const InterconnectionRequest &request, const Model &model)
{
    const QString pointer = u"/assetInfo/serialNo"_s;
    const auto [asset, open, enrollment, nic] =
        lockedAssetSituation(tx, {model.id, request.serialNo, {}, {}});
    if (open || (asset && asset->interconnected)) {
        problems.append({ProblemCode::AlreadyInterconnected,
                         pointer,
                         {{u"serialNo"_s, request.serialNo},
                          {u"manufacturer"_s, model.manufacturer},
                          {u"model"_s, model.code},
                          {u"taskId"_s, idText(open)}}});
    }
    if (asset && asset->status == AssetStatus::Retired)
        problems.append({ProblemCode::AssetRetired, pointer, {{u"serialNo"_s, request.serialNo}}});
    return asset;
}

Acceptance storeRequest(Transaction &tx, const InterconnectionRequest &request, const Model &model,
                        const std::optional<DerAsset> &asset)
{
    ServiceTask task;
    task.type = u"DER-INTERCONNECTION"_s;
    task.businessObject = BusinessObject::Interconnection;
    task.client = request.client;
    task.transactionId = request.transactionId;
    task.modelId = model.id;
    task.serialNo = request.serialNo;
    task.customer = request.customer;
    task.location = request.location;
    if (asset)
        task.assetId = asset->id;
    task.nextAttempt = tx.now();
    task.id = insertTask(tx, task);
    insertTaskAttributes(tx, task.id, request.attributes);
    appendLog(tx, {{task.id, 0, {}, {}, TaskEvent::Created, {}, TaskStatus::Pending, {}, {}}});
    return {request.transactionId, task.id, TaskStatus::Pending, task.assetId, 0, {}};
}

Result<Acceptance> interconnect(Transaction &tx, const InterconnectionRequest &request)
{
    Problems problems = request.faults;
    checkForm(problems, request);
    std::optional<Model> model;
    if (!request.manufacturer.isEmpty() && !request.model.isEmpty()) {
        model = findModel(tx.db(), request.manufacturer, request.model);
        if (!model) {
            problems.append(
                {ProblemCode::UnknownManufacturerModel,
                 u"/assetInfo/model"_s,
                 {{u"manufacturer"_s, request.manufacturer}, {u"model"_s, request.model}}});
        }
    }
    checkAttributes(problems, tx, request, model);
    std::optional<DerAsset> asset;
    if (model && !request.serialNo.isEmpty())
        asset = checkAsset(problems, tx, request, *model);
    if (!problems.isEmpty())
        return failed(problems);
    return storeRequest(tx, request, *model, asset);
}

} // namespace

void lookAhead(RequestsAhead &ahead, Connection &connection, const InterconnectionRequest &request)
{
    if (!request.faults.isEmpty())
        return;
    const auto model = findModel(connection, request.manufacturer, request.model);
    ahead.add({request.client, interconnectOperation, request.transactionId},
              model ? std::optional<RequestedAsset>({model->id, request.serialNo, {}, {}})
                    : std::nullopt);
}

Result<Acceptance> interconnectDer(Transaction &tx, const InterconnectionRequest &request)
{
    const auto work = [&] { return interconnect(tx, request); };
    return request.faults.isEmpty() ? answeredOnce(tx, keyOf(request), work) : work();
}

} // namespace derdesk
