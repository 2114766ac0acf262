// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"
#include "domain/ServiceTask.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace derdesk {

/// The reference records that tasks point to. Plain values; keys are codes as the utility writes
/// them.

/// A manufacturer and model combination that requests may name.
struct Model
{
    qint64 id = 0;
    QString manufacturer;
    QString code;
    bool active = true;
};

/// DER Registration Flag: whether a controllable asset type is a DER, and what it has to go
/// through.
enum class DerRegistrationFlag { None, RegistrationOnly, InterconnectionAndRegistration };
std::span<const QLatin1StringView> enumTexts(DerRegistrationFlag);

struct AssetType
{
    QString code;
    QString description;
    DerRegistrationFlag flag = DerRegistrationFlag::None;

    bool operator==(const AssetType &) const = default;
};

struct Specification
{
    QString code;
    QString description;
    QString assetType;
    qint64 modelId = 0;
    QString manufacturer;
    QString model;
    QString program; ///< used when a request names none; may be empty
    AttributeValues nameplate;

    bool operator==(const Specification &) const = default;
};

struct Program
{
    QString code;
    QString description;
    QDate startDate;
    QDate endDate; ///< the last day; null: open-ended
    bool active = true;
    QStringList assetTypes; ///< eligible asset types, sorted

    bool openOn(QDate day) const;
    bool operator==(const Program &) const = default;
};

struct HeadEndSystem
{
    QString code;
    QString description;
    bool acknowledges = false; ///< devices wait in DEVICE_SETUP for its acknowledgement

    bool operator==(const HeadEndSystem &) const = default;
};

struct Customer
{
    qint64 id = 0;
    QString accountId;
    QString personId;
    QString name;
    QString email;
    QString homePhone;
    QString businessPhone;
    QString mobilePhone;

    bool operator==(const Customer &) const = default;
};

struct ServicePoint
{
    qint64 id = 0;
    qint64 customerId = 0;
    QString servicePointId;
    QString premiseId;
    QString address1;
    QString address2;
    QString address3;
    QString address4;
    QString city;
    QString state;
    QString postal;
    QString country;

    bool operator==(const ServicePoint &) const = default;
};

enum class AssetStatus { Pending, Interconnected, Active, Retired };
std::span<const QLatin1StringView> enumTexts(AssetStatus);
/// In the user's language.
QString assetStatusText(AssetStatus status);

/// A controllable asset; model + serial number is unique.
struct DerAsset
{
    qint64 id = 0;
    qint64 modelId = 0;
    QString serialNo;
    QString specification; ///< empty until a registration names it
    qint64 servicePointId = 0;
    AssetStatus status = AssetStatus::Pending;
    bool interconnected = false; ///< its interconnection has been completed
};

enum class HeadEndStatus { NotRequested, Requested, Registered, RemovalRequested };
std::span<const QLatin1StringView> enumTexts(HeadEndStatus);
/// In the user's language: how far its registration with the head-end system has come.
QString headEndStatusText(HeadEndStatus status);

/// The communicating side of an asset; head-end system + NIC id is unique.
struct DerDevice
{
    qint64 id = 0;
    qint64 assetId = 0;
    QString headEndSystem;
    QString nicId;
    HeadEndStatus headEndStatus = HeadEndStatus::NotRequested;
    bool active = false;
};

/// The subscription of a customer, and mostly of a device, to a program.
struct Enrollment
{
    qint64 id = 0;
    RecordId taskId = 0; ///< the task that made it
    QString program;
    QDate startDate;
    QDate endDate; ///< null while it is active
    bool active = false;
};

struct ServiceTaskType
{
    QString code;
    QString description;
    QString businessObject;
    QString toDoRole;
    int expirationDays = 0;
    int maxRetries = 0;
    int retryBaseSeconds = 0;    ///< delay before the first retry
    int retryMaxSeconds = 0;     ///< the longest delay
    bool approval = false;       ///< an unenrollment waits in APPROVAL for a person's word
    double retryFactor = 2;      ///< 1–10; by which each further delay is longer
    int retryJitterPercent = 10; ///< 0–100; a delay is lengthened by chance, by so much at the most

    /// In ms, after so many retries; \a chance: 0–1.
    qint64 retryDelay(int retries, double chance) const;
};

/// One run of F1-STKDF and its statistics.
struct BatchRun
{
    qint64 number = 0;
    Actor startedBy;
    QString parameters; ///< JSON
    QDateTime startedAt;
    QDateTime endedAt; ///< null while it runs
    QString status;    ///< RUNNING, COMPLETED, CANCELED, FAILED (too many errors), ABORTED (killed)
    qint64 processed = 0;
    qint64 completed = 0;
    qint64 issues = 0;
    qint64 errors = 0;
    qint64 skipped = 0;
};

} // namespace derdesk
