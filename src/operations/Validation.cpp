// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Validation.h"

#include "store/AssetQueries.h"
#include "store/CustomerQueries.h"
#include "store/EnrollmentQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QList<ServicePoint> candidatePoints(Connection &connection, const LocationInfo &location)
{
    if (!location.cisServicePointId.isEmpty()) {
        const auto point = findServicePointById(connection, location.cisServicePointId);
        return point ? QList<ServicePoint>{*point} : QList<ServicePoint>();
    }
    if (!location.cisPremiseId.isEmpty())
        return findServicePointsByPremise(connection, location.cisPremiseId);
    return findServicePointsByAddress(connection, location);
}

QList<Customer> candidateCustomers(Connection &connection, const CustomerInfo &info)
{
    QList<Customer> customers;
    if (!info.cisAccountId.isEmpty()) {
        if (const auto customer = findCustomerByAccount(connection, info.cisAccountId))
            customers.append(*customer);
    } else if (!info.cisPersonId.isEmpty()) {
        customers = findCustomersByPerson(connection, info.cisPersonId);
    } else {
        customers = findCustomersByName(connection, info.name);
    }
    if (!info.cisPersonId.isEmpty())
        customers.removeIf([&info](const Customer &c) { return c.personId != info.cisPersonId; });
    return customers;
}

/// The words of a request, for a sentence about it.
QString described(const QStringList &parts)
{
    QStringList given = parts;
    given.removeAll(QString());
    return given.join(u", "_s);
}

Problems chooseCustomer(ServiceTask &task, const QList<Customer> &customers)
{
    const CustomerInfo &info = task.customer;
    const QMap<QString, QString> asked{
        {u"customer"_s, described({info.cisAccountId, info.cisPersonId, info.name})}};
    task.customerId = customers.size() == 1 ? customers.constFirst().id : 0;
    if (customers.isEmpty())
        return {{ProblemCode::CustomerNotFound, u"/customerInfo"_s, asked}};
    if (customers.size() > 1)
        return {{ProblemCode::CustomerAmbiguous, u"/customerInfo"_s, asked}};
    return {};
}

Problems chooseServicePoint(ServiceTask &task, const QList<ServicePoint> &points, bool otherOwner)
{
    const LocationInfo &info = task.location;
    const QMap<QString, QString> asked{
        {u"servicePoint"_s,
         described({info.cisServicePointId, info.cisPremiseId, info.address1, info.city})}};
    task.servicePointId = points.size() == 1 && !otherOwner ? points.constFirst().id : 0;
    const QString pointer = u"/locationInfo"_s;
    if (points.isEmpty())
        return {{ProblemCode::ServicePointNotFound, pointer, asked}};
    if (otherOwner)
        return {{ProblemCode::ServicePointOfOtherCustomer, pointer, asked}};
    if (points.size() > 1)
        return {{ProblemCode::ServicePointAmbiguous, pointer, asked}};
    return {};
}

Problems checkProgram(Connection &connection, const ServiceTask &task,
                      const std::optional<AssetType> &type)
{
    const QString pointer = u"/assetInfo/program"_s;
    const auto program = findProgram(connection, task.program);
    if (!program)
        return {{ProblemCode::UnknownProgram, pointer, {{u"value"_s, task.program}}}};
    Problems problems;
    if (!program->openOn(task.registrationDate)) {
        problems.append({ProblemCode::ProgramNotOpen,
                         pointer,
                         {{u"program"_s, program->code},
                          {u"value"_s, task.registrationDate.toString(Qt::ISODate)}}});
    }
    if (type && !program->assetTypes.contains(type->code)) {
        problems.append({ProblemCode::AssetTypeNotEligible,
                         pointer,
                         {{u"program"_s, program->code}, {u"assetType"_s, type->code}}});
    }
    return problems;
}

Problems checkInterconnected(Connection &connection, const std::optional<DerAsset> &asset,
                             const AssetType &type)
{
    if (type.flag != DerRegistrationFlag::InterconnectionAndRegistration || asset->interconnected)
        return {};
    const RecordId open = openTaskOfAsset(connection, BusinessObject::Interconnection,
                                          asset->modelId, asset->serialNo);
    return {{open ? ProblemCode::InterconnectionOpen : ProblemCode::AssetNotInterconnected,
             u"/assetInfo/serialNo"_s,
             {{u"serialNo"_s, asset->serialNo}, {u"taskId"_s, idText(open)}}}};
}

Problems checkNotEnrolled(Connection &connection, const ServiceTask &task)
{
    if (!task.deviceId || !deviceEnrolled(connection, task.deviceId, task.program))
        return {};
    return {{ProblemCode::AlreadyEnrolled,
             u"/assetInfo/program"_s,
             {{u"program"_s, task.program}, {u"serialNo"_s, task.serialNo}}}};
}

} // namespace

Problems findParties(Connection &connection, ServiceTask &task)
{
    QList<Customer> customers = candidateCustomers(connection, task.customer);
    QList<ServicePoint> points = candidatePoints(connection, task.location);
    const auto owns = [](const Customer &customer, const ServicePoint &point) {
        return point.customerId == customer.id;
    };
    if (customers.size() > 1) {
        QList<Customer> owners = customers;
        owners.removeIf([&](const Customer &customer) {
            return std::none_of(points.cbegin(), points.cend(),
                                [&](const ServicePoint &point) { return owns(customer, point); });
        });
        if (!owners.isEmpty())
            customers = owners;
    }
    bool otherOwner = false;
    if (customers.size() == 1) {
        QList<ServicePoint> his = points;
        his.removeIf(
            [&](const ServicePoint &point) { return !owns(customers.constFirst(), point); });
        otherOwner = his.isEmpty() && !points.isEmpty();
        if (!otherOwner)
            points = his;
    }
    return chooseCustomer(task, customers) + chooseServicePoint(task, points, otherOwner);
}

Problems validateEnrollment(Connection &connection, ServiceTask &task,
                            const std::optional<DerAsset> &asset)
{
    Problems problems = findParties(connection, task);
    std::optional<AssetType> type;
    if (const auto specification = findSpecification(connection, task.specification))
        type = findAssetType(connection, specification->assetType);
    problems += checkProgram(connection, task, type);
    if (type && type->flag != DerRegistrationFlag::None) {
        const QString pointer = u"/assetInfo/attributes"_s;
        const AttributeValues attributes = effectiveAttributes(connection, task.assetId);
        problems += checkInterconnected(connection, asset, *type);
        problems += checkCompleteness(attributes, pointer);
        problems += checkConsistency(attributes, pointer);
    }
    return problems + checkNotEnrolled(connection, task);
}

Problems validateInterconnection(Connection &connection, ServiceTask &task,
                                 const std::optional<DerAsset> &asset)
{
    Problems problems = findParties(connection, task);
    const auto model = findModel(connection, task.modelId);
    if (!findModel(connection, model->manufacturer, model->code)) {
        problems.append({ProblemCode::UnknownManufacturerModel,
                         u"/assetInfo/model"_s,
                         {{u"manufacturer"_s, model->manufacturer}, {u"model"_s, model->code}}});
    }
    if (asset && asset->interconnected) {
        problems.append({ProblemCode::AlreadyInterconnected,
                         u"/assetInfo/serialNo"_s,
                         {{u"serialNo"_s, task.serialNo},
                          {u"manufacturer"_s, model->manufacturer},
                          {u"model"_s, model->code}}});
    }
    return problems;
}

Problems checkDeviceSetup(Connection &connection, const ServiceTask &task,
                          const std::optional<DerAsset> &asset)
{
    Problems problems = checkNotEnrolled(connection, task);
    if (asset && asset->status == AssetStatus::Active && asset->servicePointId &&
        asset->servicePointId != task.servicePointId) {
        const auto point = findServicePoint(connection, asset->servicePointId);
        problems.append(
            {ProblemCode::AssetConflict,
             u"/locationInfo"_s,
             {{u"serialNo"_s, asset->serialNo},
              {u"field"_s, u"service point"_s},
              {u"other"_s, point->servicePointId},
              {u"value"_s, findServicePoint(connection, task.servicePointId)->servicePointId}}});
    }
    return problems;
}

} // namespace derdesk
