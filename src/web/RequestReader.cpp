// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/RequestReader.h"

#include "web/FieldReader.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

CustomerInfo readCustomer(FieldReader fields)
{
    return {fields.text("name"_L1),        fields.text("cisAccountId"_L1),
            fields.text("cisPersonId"_L1), fields.text("email"_L1),
            fields.text("homePhone"_L1),   fields.text("businessPhone"_L1),
            fields.text("mobilePhone"_L1)};
}

LocationInfo readLocation(FieldReader fields)
{
    return {fields.text("address1"_L1),     fields.text("address2"_L1),
            fields.text("address3"_L1),     fields.text("address4"_L1),
            fields.text("city"_L1),         fields.text("state"_L1),
            fields.text("postal"_L1),       fields.text("country"_L1),
            fields.text("cisPremiseId"_L1), fields.text("cisServicePointId"_L1)};
}

void readAsset(FieldReader fields, RegistrationRequest &request)
{
    request.assetType = fields.text("assetType"_L1);
    request.specification = fields.text("specification"_L1);
    request.manufacturer = fields.text("manufacturer"_L1);
    request.model = fields.text("model"_L1);
    request.serialNo = fields.text("serialNo"_L1);
    request.headEndSystem = fields.text("headEndSystem"_L1);
    request.nicId = fields.text("nicId"_L1);
    request.registrationDate = fields.date("registrationDate"_L1);
    request.program = fields.text("program"_L1);
    request.attributes = fields.attributes("attributes"_L1);
}

void readAsset(FieldReader fields, InterconnectionRequest &request)
{
    request.manufacturer = fields.text("manufacturer"_L1);
    request.model = fields.text("model"_L1);
    request.serialNo = fields.text("serialNo"_L1);
    request.attributes = fields.attributes("interconnectionAttributes"_L1);
}

void readAsset(FieldReader fields, AcknowledgeRequest &request)
{
    request.headEndSystem = fields.text("headEndSystem"_L1);
    request.nicId = fields.text("nicId"_L1);
    request.headEndStatus = fields.text("headEndStatus"_L1);
}

template <typename Request>
ReadRequest<Request> readRequest(const QJsonObject &tree, BodyFormat format)
{
    ReadingNotes notes;
    Request request;
    {
        FieldReader fields(tree, format, {}, notes);
        const auto group = [&](QLatin1StringView name) {
            return FieldReader(fields.object(name), format, u'/' + name, notes);
        };
        request.transactionId = fields.text("transactionId"_L1);
        readAsset(group("assetInfo"_L1), request);
        if constexpr (requires { request.customer; }) {
            request.customer = readCustomer(group("customerInfo"_L1));
            request.location = readLocation(group("locationInfo"_L1));
        }
    }
    request.faults = notes.faults;
    return {request, notes.ignored};
}

} // namespace

ReadRequest<RegistrationRequest> readRegistration(const QJsonObject &tree, BodyFormat format)
{
    return readRequest<RegistrationRequest>(tree, format);
}

ReadRequest<AcknowledgeRequest> readAcknowledgement(const QJsonObject &tree, BodyFormat format)
{
    return readRequest<AcknowledgeRequest>(tree, format);
}

ReadRequest<InterconnectionRequest> readInterconnection(const QJsonObject &tree, BodyFormat format)
{
    return readRequest<InterconnectionRequest>(tree, format);
}

} // namespace derdesk
