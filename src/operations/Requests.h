// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"
#include "domain/ServiceTask.h"
#include "store/Transaction.h"

namespace derdesk {

/// registerDERDevice, as it came. Pointers of problems follow the JSON document:
/// /assetInfo/serialNo, /customerInfo/name, /assetInfo/attributes/rtgMaxW …
struct RegistrationRequest
{
    QString client;             ///< API client
    QString transactionId;      ///< 120
    QString assetType;          ///< 30
    QString specification;      ///< 30
    QString manufacturer;       ///< 120
    QString model;              ///< 120
    QString serialNo;           ///< 60
    QString headEndSystem;      ///< 30
    QString nicId;              ///< 60
    QDate registrationDate;     ///< null: today
    QString program;            ///< 30
    AttributeValues attributes; ///< those that could be read
    CustomerInfo customer;
    LocationInfo location;
    Problems
        faults; ///< what its codec could not read; refused together with all else that is wrong
};

/// interconnectDER, as it came.
struct InterconnectionRequest
{
    QString client;
    QString transactionId;
    QString manufacturer;
    QString model;
    QString serialNo;
    AttributeValues attributes; ///< interconnectionAttributes
    CustomerInfo customer;
    LocationInfo location;
    Problems faults;
};

/// acknowledgeDERDevice: what the head end has done with a device.
struct AcknowledgeRequest
{
    QString client;
    QString transactionId; ///< 120
    QString headEndSystem; ///< 30; empty: the client's
    QString nicId;         ///< 60
    QString headEndStatus; ///< REGISTERED or REMOVED
    Problems faults;
};

/// The answer to all of them.
struct Acceptance
{
    QString transactionId;
    RecordId taskId = 0;
    TaskStatus status = TaskStatus::Pending;
    RecordId assetId = 0;  ///< 0: not made yet
    RecordId deviceId = 0; ///< 0: none
    QStringList messages;

    bool operator==(const Acceptance &) const = default;
};

/// The names of the operations, as inbound requests are kept by them.
inline constexpr QLatin1StringView registerOperation("registerDERDevice");
inline constexpr QLatin1StringView interconnectOperation("interconnectDER");
inline constexpr QLatin1StringView acknowledgeOperation("acknowledgeDERDevice");

} // namespace derdesk
