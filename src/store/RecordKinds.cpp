// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RecordKinds.h"

#include "domain/Records.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

using F = FieldKind;
using C = RecordChanges;

constexpr std::array registrationFlags{""_L1, "REGISTRATION_ONLY"_L1,
                                       "INTERCONNECTION_AND_REGISTRATION"_L1};

RecordField code(double length = 30)
{
    RecordField field{"code"_L1, QT_TRANSLATE_NOOP("Record", "Code"), F::Text, true, 0, length};
    field.fixed = true;
    return field;
}

RecordField description() { return {"description"_L1, QT_TRANSLATE_NOOP("Record", "Description")}; }

RecordField text(QLatin1StringView name, const char *label, double length = 254)
{
    return {name, label, F::Text, false, 0, length};
}

RecordField flag(QLatin1StringView name, const char *label)
{
    return {name, label, F::Flag, false, 0, 1};
}

RecordField reference(QLatin1StringView name, const char *label, QLatin1StringView kind,
                      bool required = true)
{
    RecordField field{name, label, F::Reference, required};
    field.other = kind;
    return field;
}

template <typename E>
RecordField choice(QLatin1StringView name, const char *label, E)
{
    RecordField field{name, label, F::Choice};
    field.choices = enumTexts(E{});
    return field;
}

RecordField number(QLatin1StringView name, const char *label, double minimum, double maximum,
                   F kind = F::Whole)
{
    return {name, label, kind, true, minimum, maximum};
}

RecordUse tasks(QLatin1StringView column)
{
    return {QT_TRANSLATE_NOOP("Record", "Service tasks"),
            "service_task"_L1,
            column,
            "id"_L1,
            "id || ' ' || status"_L1,
            "service-task"_L1};
}

RecordUse specifications(QLatin1StringView column)
{
    return {QT_TRANSLATE_NOOP("Record", "Asset specifications"),
            "specification"_L1,
            column,
            "code"_L1,
            "code"_L1,
            "specification"_L1};
}

RecordUse assets(QLatin1StringView column)
{
    return {QT_TRANSLATE_NOOP("Record", "DER assets"),
            "der_asset"_L1,
            column,
            "id"_L1,
            "id || ' ' || serial_no"_L1,
            "der-asset"_L1};
}

/// The enrollments that their tasks made.
RecordUse enrollmentUse(QLatin1StringView column)
{
    return {QT_TRANSLATE_NOOP("Record", "Enrollments"),
            "enrollment AS e JOIN service_task AS t ON t.id = e.task_id"_L1,
            column,
            "e.task_id"_L1,
            "e.program || ' ' || e.start_date || coalesce(' - ' || e.end_date, '')"_L1,
            "service-task"_L1};
}

RecordKind assetType()
{
    RecordField derFlag{"der_registration_flag"_L1,
                        QT_TRANSLATE_NOOP("Record", "DER Registration Flag"), F::Choice};
    derFlag.choices = registrationFlags;
    return {"asset-type"_L1,
            "asset_type"_L1,
            "code"_L1,
            "code"_L1,
            QT_TRANSLATE_NOOP("Record", "Controllable asset type"),
            QT_TRANSLATE_NOOP("Record", "Controllable asset types"),
            C::All,
            false,
            {},
            {code(), description(), derFlag},
            {specifications("asset_type"_L1),
             {QT_TRANSLATE_NOOP("Record", "Programs"), "program_asset_type"_L1, "asset_type"_L1,
              "program"_L1, "program"_L1, "program"_L1}},
            {ProblemCode::AssetNotInterconnected, ProblemCode::AttributeMissing}};
}

RecordKind specification()
{
    RecordField nameplate{"specification_attribute"_L1, QT_TRANSLATE_NOOP("Record", "Nameplate"),
                          F::Attributes};
    nameplate.ownKey = "specification"_L1;
    nameplate.listed = false;
    return {"specification"_L1,
            "specification"_L1,
            "code"_L1,
            "code"_L1,
            QT_TRANSLATE_NOOP("Record", "Asset specification"),
            QT_TRANSLATE_NOOP("Record", "Asset specifications"),
            C::All,
            false,
            {},
            {code(), description(),
             reference("asset_type"_L1, QT_TRANSLATE_NOOP("Record", "Asset type"), "asset-type"_L1),
             reference("model_id"_L1, QT_TRANSLATE_NOOP("Record", "Manufacturer and model"),
                       "model"_L1),
             reference("program"_L1, QT_TRANSLATE_NOOP("Record", "Program"), "program"_L1, false),
             nameplate},
            {assets("specification"_L1), tasks("specification"_L1)},
            {ProblemCode::AttributeMissing, ProblemCode::AssetTypeNotEligible}};
}

RecordKind manufacturer()
{
    return {"manufacturer"_L1,
            "manufacturer"_L1,
            "code"_L1,
            "code"_L1,
            QT_TRANSLATE_NOOP("Record", "Manufacturer"),
            QT_TRANSLATE_NOOP("Record", "Manufacturers"),
            C::All,
            false,
            {},
            {code(120), flag("active"_L1, QT_TRANSLATE_NOOP("Record", "Active"))},
            {{QT_TRANSLATE_NOOP("Record", "Models"), "model"_L1, "manufacturer"_L1, "id"_L1,
              "code"_L1, "model"_L1}},
            {ProblemCode::UnknownManufacturerModel}};
}

RecordKind model()
{
    return {"model"_L1,
            "model"_L1,
            "id"_L1,
            "manufacturer || ' / ' || code"_L1,
            QT_TRANSLATE_NOOP("Record", "Model"),
            QT_TRANSLATE_NOOP("Record", "Models"),
            C::All,
            true,
            {},
            {reference("manufacturer"_L1, QT_TRANSLATE_NOOP("Record", "Manufacturer"),
                       "manufacturer"_L1),
             code(120), flag("active"_L1, QT_TRANSLATE_NOOP("Record", "Active"))},
            {specifications("model_id"_L1), assets("model_id"_L1), tasks("model_id"_L1)},
            {ProblemCode::UnknownManufacturerModel}};
}

RecordKind program()
{
    RecordField start{"start_date"_L1, QT_TRANSLATE_NOOP("Record", "Start date"), F::Date, true};
    RecordField end{"end_date"_L1, QT_TRANSLATE_NOOP("Record", "End date"), F::Date};
    end.other = "start_date"_L1;
    RecordField types{"program_asset_type"_L1, QT_TRANSLATE_NOOP("Record", "Eligible asset types"),
                      F::References};
    types.other = "asset-type"_L1;
    types.ownKey = "program"_L1;
    types.theirs = "asset_type"_L1;
    types.listed = false;
    return {"program"_L1,
            "program"_L1,
            "code"_L1,
            "code"_L1,
            QT_TRANSLATE_NOOP("Record", "Program"),
            QT_TRANSLATE_NOOP("Record", "Programs"),
            C::All,
            false,
            {},
            {code(), description(), start, end,
             flag("active"_L1, QT_TRANSLATE_NOOP("Record", "Active")), types},
            {specifications("program"_L1),
             tasks("program"_L1),
             {QT_TRANSLATE_NOOP("Record", "Enrollments"), "enrollment"_L1, "program"_L1, "id"_L1,
              "'' || task_id"_L1}},
            {ProblemCode::ProgramNotOpen, ProblemCode::AssetTypeNotEligible,
             ProblemCode::UnknownProgram}};
}

RecordKind headEnd()
{
    return {"head-end"_L1,
            "head_end_system"_L1,
            "code"_L1,
            "code"_L1,
            QT_TRANSLATE_NOOP("Record", "Head-end system"),
            QT_TRANSLATE_NOOP("Record", "Head-end systems"),
            C::All,
            false,
            {},
            {code(), description(),
             flag("acknowledges"_L1, QT_TRANSLATE_NOOP("Record", "Acknowledges registrations"))},
            {{QT_TRANSLATE_NOOP("Record", "Devices"), "der_device"_L1, "head_end_system"_L1,
              "id"_L1, "id || ' ' || nic_id"_L1, "der-device"_L1},
             {QT_TRANSLATE_NOOP("Record", "API clients"), "api_client"_L1, "head_end_system"_L1,
              "name"_L1, "name"_L1, "api-client"_L1}}};
}

RecordKind taskType()
{
    RecordField object = choice("business_object"_L1,
                                QT_TRANSLATE_NOOP("Record", "Business object"), BusinessObject());
    object.fixed = true;
    RecordField longest =
        number("retry_max_seconds"_L1,
               QT_TRANSLATE_NOOP("Record", "Longest retry delay in seconds"), 1, 31'536'000);
    longest.other = "retry_base_seconds"_L1;
    longest.listed = false;
    RecordField base =
        number("retry_base_seconds"_L1, QT_TRANSLATE_NOOP("Record", "First retry delay in seconds"),
               1, 31'536'000);
    RecordField factor =
        number("retry_factor"_L1,
               QT_TRANSLATE_NOOP("Record", "Each further delay is longer by the factor"), 1, 10,
               F::Decimal);
    RecordField jitter =
        number("retry_jitter_percent"_L1,
               QT_TRANSLATE_NOOP("Record", "Lengthened by chance by up to per cent"), 0, 100);
    for (RecordField *field : {&base, &factor, &jitter})
        field->listed = false;
    RecordField role = text("to_do_role"_L1, QT_TRANSLATE_NOOP("Record", "To Do role"), 60);
    role.required = true;
    return {
        "task-type"_L1,
        "service_task_type"_L1,
        "code"_L1,
        "code"_L1,
        QT_TRANSLATE_NOOP("Record", "Service task type"),
        QT_TRANSLATE_NOOP("Record", "Service task types"),
        C::Edit,
        false,
        {},
        {code(), description(), object, role,
         number("expiration_days"_L1, QT_TRANSLATE_NOOP("Record", "Expires after days"), 1, 3650),
         number("max_retries"_L1, QT_TRANSLATE_NOOP("Record", "Retries at the most"), 0, 1000),
         base, factor, longest, jitter,
         flag("approval"_L1, QT_TRANSLATE_NOOP("Record", "Unenrollments need approval"))},
        {tasks("type"_L1)}};
}

RecordKind customer()
{
    return {"customer"_L1,
            "customer"_L1,
            "id"_L1,
            "account_id"_L1,
            QT_TRANSLATE_NOOP("Record", "Customer"),
            QT_TRANSLATE_NOOP("Record", "Customers"),
            C::None,
            true,
            {"account_id"_L1, "person_id"_L1, "name_key"_L1},
            {text("account_id"_L1, QT_TRANSLATE_NOOP("Record", "Account id")),
             text("person_id"_L1, QT_TRANSLATE_NOOP("Record", "Person id")),
             text("name"_L1, QT_TRANSLATE_NOOP("Record", "Name")),
             text("email"_L1, QT_TRANSLATE_NOOP("Record", "E-mail")),
             text("home_phone"_L1, QT_TRANSLATE_NOOP("Record", "Home phone")),
             text("business_phone"_L1, QT_TRANSLATE_NOOP("Record", "Business phone")),
             text("mobile_phone"_L1, QT_TRANSLATE_NOOP("Record", "Mobile phone"))},
            {{QT_TRANSLATE_NOOP("Record", "Service points"), "service_point"_L1, "customer_id"_L1,
              "id"_L1, "service_point_id || ' ' || address1"_L1, "service-point"_L1},
             {QT_TRANSLATE_NOOP("Record", "Enrollments"), "enrollment"_L1, "customer_id"_L1,
              "task_id"_L1, "program || ' ' || start_date"_L1, "service-task"_L1}}};
}

RecordKind servicePoint()
{
    return {"service-point"_L1,
            "service_point"_L1,
            "id"_L1,
            "service_point_id"_L1,
            QT_TRANSLATE_NOOP("Record", "Service point"),
            QT_TRANSLATE_NOOP("Record", "Service points"),
            C::None,
            true,
            {"service_point_id"_L1, "premise_id"_L1, "address1_key"_L1},
            {text("service_point_id"_L1, QT_TRANSLATE_NOOP("Record", "Service point id")),
             text("premise_id"_L1, QT_TRANSLATE_NOOP("Record", "Premise id")),
             reference("customer_id"_L1, QT_TRANSLATE_NOOP("Record", "Customer"), "customer"_L1),
             text("address1"_L1, QT_TRANSLATE_NOOP("Record", "Address line 1")),
             text("address2"_L1, QT_TRANSLATE_NOOP("Record", "Address line 2")),
             text("address3"_L1, QT_TRANSLATE_NOOP("Record", "Address line 3")),
             text("address4"_L1, QT_TRANSLATE_NOOP("Record", "Address line 4")),
             text("city"_L1, QT_TRANSLATE_NOOP("Record", "City")),
             text("state"_L1, QT_TRANSLATE_NOOP("Record", "State")),
             text("postal"_L1, QT_TRANSLATE_NOOP("Record", "Postal code")),
             text("country"_L1, QT_TRANSLATE_NOOP("Record", "Country"))}};
}

// Found by the index of the model's serial numbers.
constexpr auto assetsBySerialNo =
    "r.id IN (SELECT id FROM der_asset WHERE model_id IN (SELECT id FROM model) "
    "AND serial_no >= ? AND serial_no < ?)"_L1;
constexpr auto devicesBySerialNo =
    "r.asset_id IN (SELECT id FROM der_asset WHERE model_id IN (SELECT id FROM model) "
    "AND serial_no >= ? AND serial_no < ?)"_L1;
constexpr auto devicesByNicId =
    "(r.nic_id >= ? AND r.nic_id < ? AND r.nic_id <> '' AND r.head_end_system IS NOT NULL)"_L1;

RecordKind derAsset()
{
    RecordField attributes{"der_attribute"_L1, QT_TRANSLATE_NOOP("Record", "Attributes"),
                           F::Attributes};
    attributes.ownKey = "asset_id"_L1;
    attributes.theirs =
        "CASE source WHEN 'SPECIFICATION' THEN 1 WHEN 'REQUEST' THEN 2 ELSE 3 END"_L1;
    attributes.listed = false;
    return {"der-asset"_L1,
            "der_asset"_L1,
            "id"_L1,
            "id"_L1,
            QT_TRANSLATE_NOOP("Record", "DER asset"),
            QT_TRANSLATE_NOOP("Record", "DER assets"),
            C::None,
            true,
            {"id"_L1, assetsBySerialNo},
            {text("id"_L1, QT_TRANSLATE_NOOP("Record", "Asset id")),
             reference("model_id"_L1, QT_TRANSLATE_NOOP("Record", "Manufacturer and model"),
                       "model"_L1),
             text("serial_no"_L1, QT_TRANSLATE_NOOP("Record", "Serial number")),
             reference("specification"_L1, QT_TRANSLATE_NOOP("Record", "Specification"),
                       "specification"_L1),
             reference("service_point_id"_L1, QT_TRANSLATE_NOOP("Record", "Service point"),
                       "service-point"_L1),
             choice("status"_L1, QT_TRANSLATE_NOOP("Record", "Status"), AssetStatus()),
             flag("interconnected"_L1, QT_TRANSLATE_NOOP("Record", "Interconnected")), attributes},
            {{QT_TRANSLATE_NOOP("Record", "Devices"), "der_device"_L1, "asset_id"_L1, "id"_L1,
              "id || ' ' || coalesce(head_end_system, '') || ' ' || nic_id"_L1, "der-device"_L1},
             tasks("asset_id"_L1),
             enrollmentUse("t.asset_id"_L1)},
            {},
            "asset_id"_L1};
}

RecordKind derDevice()
{
    return {"der-device"_L1,
            "der_device"_L1,
            "id"_L1,
            "id"_L1,
            QT_TRANSLATE_NOOP("Record", "DER device"),
            QT_TRANSLATE_NOOP("Record", "DER devices"),
            C::None,
            true,
            {"id"_L1, devicesByNicId, devicesBySerialNo},
            {text("id"_L1, QT_TRANSLATE_NOOP("Record", "Device id")),
             reference("asset_id"_L1, QT_TRANSLATE_NOOP("Record", "DER asset"), "der-asset"_L1),
             reference("head_end_system"_L1, QT_TRANSLATE_NOOP("Record", "Head-end system"),
                       "head-end"_L1),
             text("nic_id"_L1, QT_TRANSLATE_NOOP("Record", "NIC id")),
             choice("head_end_status"_L1, QT_TRANSLATE_NOOP("Record", "Registration there"),
                    HeadEndStatus()),
             flag("active"_L1, QT_TRANSLATE_NOOP("Record", "Active"))},
            {tasks("device_id"_L1), enrollmentUse("t.device_id"_L1)},
            {},
            "device_id"_L1};
}

RecordKind apiClient()
{
    const auto time = [](QLatin1StringView name, const char *label) {
        return RecordField{name, label, F::Time};
    };
    return {"api-client"_L1,
            "api_client"_L1,
            "name"_L1,
            "name"_L1,
            QT_TRANSLATE_NOOP("Record", "API client"),
            QT_TRANSLATE_NOOP("Record", "API clients"),
            C::None,
            false,
            {},
            {text("name"_L1, QT_TRANSLATE_NOOP("Record", "Name")),
             text("scopes"_L1, QT_TRANSLATE_NOOP("Record", "Scopes")),
             text("head_end_system"_L1, QT_TRANSLATE_NOOP("Record", "Head-end system")),
             time("created_at"_L1, QT_TRANSLATE_NOOP("Record", "Created")),
             time("expires_at"_L1, QT_TRANSLATE_NOOP("Record", "Expires")),
             time("last_used_at"_L1, QT_TRANSLATE_NOOP("Record", "Last used")),
             time("revoked_at"_L1, QT_TRANSLATE_NOOP("Record", "Revoked"))}};
}

RecordKind user()
{
    return {"user"_L1,
            "app_user"_L1,
            "name"_L1,
            "name"_L1,
            QT_TRANSLATE_NOOP("Record", "User"),
            QT_TRANSLATE_NOOP("Record", "Users"),
            C::None,
            false,
            {},
            {text("name"_L1, QT_TRANSLATE_NOOP("Record", "Name")),
             text("full_name"_L1, QT_TRANSLATE_NOOP("Record", "Full name")),
             text("role"_L1, QT_TRANSLATE_NOOP("Record", "Role")),
             {"created_at"_L1, QT_TRANSLATE_NOOP("Record", "Created"), F::Time},
             {"last_sign_in_at"_L1, QT_TRANSLATE_NOOP("Record", "Last sign-in"), F::Time},
             {"disabled_at"_L1, QT_TRANSLATE_NOOP("Record", "Disabled"), F::Time}}};
}

} // namespace

std::span<const RecordKind> recordKinds()
{
    static const std::array kinds{assetType(),    specification(), manufacturer(), model(),
                                  program(),      headEnd(),       taskType(),     customer(),
                                  servicePoint(), derAsset(),      derDevice(),    apiClient(),
                                  user()};
    return kinds;
}

const RecordKind *findRecordKind(const QString &code)
{
    const auto kinds = recordKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&code](const RecordKind &kind) { return kind.code == code; });
    return found == kinds.end() ? nullptr : &*found;
}

QString recordText(const char *text) { return QCoreApplication::translate("Record", text); }

} // namespace derdesk
