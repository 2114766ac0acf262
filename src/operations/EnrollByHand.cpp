// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EnrollByHand.h"

#include "operations/FieldChecks.h"
#include "operations/RoleCheck.h"
#include "store/AssetQueries.h"
#include "store/CustomerQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Parties
{
    std::optional<Customer> customer;
    std::optional<ServicePoint> servicePoint;
};

Parties lookUpParties(Problems &problems, Transaction &tx, const EnrollmentRequest &request)
{
    Parties found{findCustomerByAccount(tx.db(), request.accountId),
                  findServicePointById(tx.db(), request.servicePointId)};
    checkText(problems, request.accountId, u"/accountId"_s, 30, Presence::Required);
    checkText(problems, request.servicePointId, u"/servicePointId"_s, 60, Presence::Required);
    if (!found.customer && !request.accountId.isEmpty())
        problems.append(
            {ProblemCode::CustomerNotFound, u"/accountId"_s, {{u"customer"_s, request.accountId}}});
    const QMap<QString, QString> point{{u"servicePoint"_s, request.servicePointId}};
    if (!found.servicePoint && !request.servicePointId.isEmpty())
        problems.append({ProblemCode::ServicePointNotFound, u"/servicePointId"_s, point});
    if (found.customer && found.servicePoint &&
        found.servicePoint->customerId != found.customer->id)
        problems.append({ProblemCode::ServicePointOfOtherCustomer, u"/servicePointId"_s, point});
    return found;
}

std::optional<Specification> findSpecificationByHand(Problems &problems, Transaction &tx,
                                                     const EnrollmentRequest &request)
{
    if (request.specification.isEmpty())
        return std::nullopt;
    checkText(problems, request.serialNo, u"/serialNo"_s, 60, Presence::Required);
    auto specification = findSpecification(tx.db(), request.specification);
    if (!specification) {
        problems.append({ProblemCode::UnknownSpecification,
                         u"/specification"_s,
                         {{u"value"_s, request.specification}}});
        return std::nullopt;
    }
    // A DER is registered through the web service, with its attributes.
    const AssetType type = *findAssetType(tx.db(), specification->assetType);
    if (type.flag != DerRegistrationFlag::None) {
        problems.append({ProblemCode::NotAllowedValue,
                         u"/specification"_s,
                         {{u"value"_s, request.specification},
                          {u"expected"_s, u"a specification whose asset type is no DER"_s}}});
    }
    const RecordId open = openTaskOfAsset(tx.db(), BusinessObject::Enrollment,
                                          specification->modelId, request.serialNo);
    if (open) {
        problems.append({ProblemCode::OpenTaskExists,
                         u"/serialNo"_s,
                         {{u"value"_s, request.serialNo}, {u"taskId"_s, idText(open)}}});
    }
    return specification;
}

void checkEnrollable(Problems &problems, Transaction &tx, const EnrollmentRequest &request,
                     const std::optional<Specification> &specification, QDate date)
{
    const QString pointer = u"/program"_s;
    checkText(problems, request.program, pointer, 30, Presence::Required);
    if (request.program.isEmpty())
        return;
    const auto program = findProgram(tx.db(), request.program);
    if (!program) {
        problems.append({ProblemCode::UnknownProgram, pointer, {{u"value"_s, request.program}}});
        return;
    }
    if (!program->openOn(date)) {
        problems.append(
            {ProblemCode::ProgramNotOpen,
             pointer,
             {{u"program"_s, program->code}, {u"value"_s, date.toString(Qt::ISODate)}}});
    }
    if (specification && !program->assetTypes.contains(specification->assetType)) {
        problems.append(
            {ProblemCode::AssetTypeNotEligible,
             pointer,
             {{u"program"_s, program->code}, {u"assetType"_s, specification->assetType}}});
    }
}

void attachAsset(Transaction &tx, ServiceTask &task, const Specification &specification)
{
    lockAsset(tx, specification.modelId, task.serialNo);
    auto asset = findAsset(tx.db(), specification.modelId, task.serialNo);
    if (!asset) {
        asset = DerAsset{0, specification.modelId, task.serialNo, specification.code,
                         0, AssetStatus::Pending,  false};
        asset->id = insertAsset(tx, *asset);
    }
    const QList<DerDevice> devices = devicesOfAsset(tx.db(), asset->id);
    task.modelId = specification.modelId;
    task.specification = specification.code;
    task.assetId = asset->id;
    task.deviceId =
        devices.isEmpty()
            ? insertDevice(tx, {0, asset->id, {}, {}, HeadEndStatus::NotRequested, false})
            : devices.constFirst().id;
}

} // namespace

Result<ServiceTask> enrollByHand(Transaction &tx, const EnrollmentRequest &request)
{
    if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
        return failed(allowed.error());
    Problems problems;
    const QDate today = tx.now().toLocalTime().date();
    const Parties parties = lookUpParties(problems, tx, request);
    const auto specification = findSpecificationByHand(problems, tx, request);
    checkEnrollable(problems, tx, request, specification, today);
    if (specification) {
        const auto asset = findAsset(tx.db(), specification->modelId, request.serialNo);
        if (asset && asset->status == AssetStatus::Retired)
            problems.append(
                {ProblemCode::AssetRetired, u"/serialNo"_s, {{u"serialNo"_s, request.serialNo}}});
    }
    if (!problems.isEmpty())
        return failed(problems);
    const Customer &customer = *parties.customer;
    const ServicePoint &point = *parties.servicePoint;
    ServiceTask task;
    task.type = u"ENROLLMENT"_s;
    task.program = request.program;
    task.serialNo = specification ? request.serialNo : QString();
    task.registrationDate = today;
    task.customer = {customer.name,       customer.accountId, customer.personId,
                     customer.email,      customer.homePhone, customer.businessPhone,
                     customer.mobilePhone};
    task.location = {point.address1,  point.address2,      point.address3, point.address4,
                     point.city,      point.state,         point.postal,   point.country,
                     point.premiseId, point.servicePointId};
    task.customerId = customer.id;
    task.servicePointId = point.id;
    task.nextAttempt = tx.now();
    if (specification)
        attachAsset(tx, task, *specification);
    task.id = insertTask(tx, task);
    appendLog(tx, {{task.id, 0, {}, {}, TaskEvent::Created, {}, TaskStatus::Pending, {}, {}}});
    return findTask(tx.db(), task.id).value();
}

} // namespace derdesk
