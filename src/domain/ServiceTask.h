// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "domain/FieldChange.h"
#include "domain/Problem.h"
#include "domain/User.h"

#include <QDate>
#include <QDateTime>

namespace derdesk {

/// The key of a task, an asset or a device: 14 decimal digits, not guessable from another one.
/// 0 stands for "none".
using RecordId = qint64;
/// The digits of an id; empty for 0.
QString idText(RecordId id);
/// 0 if the text is no id of 14 digits.
RecordId idFromText(QStringView text);

enum class BusinessObject { Enrollment, Interconnection, Unenrollment };
std::span<const QLatin1StringView> enumTexts(BusinessObject);

enum class TaskStatus {
    Pending,
    Validate,
    CreateAsset,
    DeviceSetup,
    Activate,
    Approval,
    DeviceRemoval,
    Deactivate,
    IssueDetected,
    Completed,
    Canceled,
};
std::span<const QLatin1StringView> enumTexts(TaskStatus);
/// In the user's language.
QString taskStatusText(TaskStatus status);
QString businessObjectText(BusinessObject object);
/// A task's status reason as a clerk reads it: the title of its problem code, or the words as they
/// are.
QString statusReasonText(const QString &reason);

/// Who a request says the customer is. Lengths are limits in characters (domain.md section 3).
struct CustomerInfo
{
    QString name;          ///< 254
    QString cisAccountId;  ///< 30
    QString cisPersonId;   ///< 30
    QString email;         ///< 254
    QString homePhone;     ///< 24
    QString businessPhone; ///< 24
    QString mobilePhone;   ///< 24

    bool operator==(const CustomerInfo &) const = default;
};

/// Where a request says the asset is.
struct LocationInfo
{
    QString address1; ///< 254, as address2 to address4
    QString address2;
    QString address3;
    QString address4;
    QString city;              ///< 90
    QString state;             ///< 6
    QString postal;            ///< 12
    QString country;           ///< 3
    QString cisPremiseId;      ///< 60
    QString cisServicePointId; ///< 60

    bool operator==(const LocationInfo &) const = default;
};

/// One unit of work. What a request asks for is kept in it as it came; what was found is in the
/// ids.
struct ServiceTask
{
    RecordId id = 0;
    QString type; ///< service task type code
    BusinessObject businessObject = BusinessObject::Enrollment;
    TaskStatus status = TaskStatus::Pending;
    /// Why it is in its state: a problem code's text, "EXPIRED", or a clerk's words for CANCELED.
    QString statusReason;
    /// In ISSUE_DETECTED: the state that failed, to which Retry goes back.
    TaskStatus failedStatus = TaskStatus::Validate;
    QString client;        ///< API client that sent it; empty for a task made by hand
    QString transactionId; ///< the client's own id
    qint64 modelId = 0;
    QString serialNo;
    QString specification;
    QString program;
    QDate registrationDate;
    CustomerInfo customer;
    LocationInfo location;
    RecordId assetId = 0;
    RecordId deviceId = 0;
    qint64 customerId = 0;     ///< the customer found by VALIDATE
    qint64 servicePointId = 0; ///< the service point found by VALIDATE
    QDateTime createdAt;       ///< UTC
    QDateTime statusAt;        ///< UTC
    int retryCount = 0;
    QDateTime nextAttempt; ///< UTC; when F1-STKDF takes it next; null: not by itself
    int version = 1;       ///< grows with each change; for optimistic locking
};

enum class TaskEvent { Created, Transition, Comment, Edit };
std::span<const QLatin1StringView> enumTexts(TaskEvent);

enum class ActorKind { Clerk, ApiClient, Monitor, System };
std::span<const QLatin1StringView> enumTexts(ActorKind);

/// How a clerk has come in, which is what his rights rest on.
enum class Standing {
    Open,     ///< without signing in: may do all, and nothing where signing in is required
    SignedIn, ///< as the user of that name: may do what the database has as its role now
    Host,     ///< by a program that whoever has the database itself may run: may do all
};

/// On whose behalf work is done. Roles restrict clerks alone.
struct Actor
{
    ActorKind kind = ActorKind::System;
    QString name;
    Standing standing = Standing::Open;
    /// As it was when he signed in: what buttons go by. Operations ask the database.
    Role role = Role::Administrator;

    bool may(Permission permission) const { return derdesk::may(role, permission); }

    bool operator==(const Actor &) const = default;
};

/// One entry of a task's log. Entries are never changed.
struct TaskLogEntry
{
    RecordId taskId = 0;
    int sequence = 0;
    QDateTime at; ///< UTC
    Actor actor;
    TaskEvent event = TaskEvent::Created;
    std::optional<TaskStatus> from;
    std::optional<TaskStatus> to;
    QString message;               ///< a person's words: a comment, a reason
    Problems problems;             ///< what was wrong, where \a to is ISSUE_DETECTED
    QList<FieldChange> edits = {}; ///< what was edited
};

} // namespace derdesk
