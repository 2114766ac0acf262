// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

#include <QVariant>

namespace derdesk {

/// What a clerk looks for. Empty members ask for nothing; all that are given must match.
struct TaskCriteria
{
    QString taskId; ///< the digits, or the first of them
    QString type;   ///< service task type code
    std::optional<BusinessObject> businessObject;
    QList<TaskStatus> statuses; ///< any of them
    QString transactionId;      ///< begins with
    QString serialNo;           ///< begins with
    QString nicId;              ///< begins with
    QString customerName;       ///< contains, case folded
    QString accountId;          ///< begins with
    QString servicePoint;       ///< service point or premise id, begins with
    QString address;            ///< contains, case folded; any part of the address
    QString contact;            ///< e-mail or a phone number contains
    QString program;            ///< code
    QString manufacturer;       ///< begins with, case folded
    QString model;              ///< contains, case folded
    QDate createdFrom;          ///< local days, inclusive
    QDate createdTo;
    bool needsAttention = false; ///< in an issue state
    QString anything;            ///< contained in any of the ids, names and addresses above
    QDate statusFrom;            ///< local days since when it has been in its state, inclusive
    QDate statusTo;
    QString cause; ///< the code of a problem that holds it up

    bool operator==(const TaskCriteria &) const = default;
};

/// Reads the quick-search box: "n: smith ad: main st sn: X12" and plain words. Hints: n name, ad
/// address, c contact, sn serial number, tx transaction id. 14 digits alone are a task id.
TaskCriteria quickCriteria(const QString &text);

/// A row of the result list.
struct TaskRow
{
    RecordId id = 0;
    QString type;
    BusinessObject businessObject = BusinessObject::Enrollment;
    TaskStatus status = TaskStatus::Pending;
    QString statusReason;
    QString customerName; ///< as the request gives it, else of the customer found
    QString nameKey;      ///< how the name sorts
    QString address;      ///< address1, city
    QString program;
    QString manufacturer;
    QString model;
    QString serialNo;
    QString transactionId;
    QDateTime createdAt;
    QDateTime statusAt;
    int retryCount = 0;

    bool operator==(const TaskRow &) const = default;
};

enum class TaskSort {
    Created,
    StatusTime,
    TaskId,
    Type,
    Status,
    CustomerName,
    Program,
    SerialNo,
    TransactionId
};

struct TaskOrder
{
    TaskSort column = TaskSort::Created;
    Qt::SortOrder order = Qt::DescendingOrder;
};

/// At most \a limit rows that follow \a after (null: from the start), by keyset: equally fast at
/// any depth.
QList<TaskRow> searchTasks(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                           const TaskRow *after, int limit);
/// Of these tasks, the ones that match.
QList<TaskRow> matchTasks(Connection &connection, const TaskCriteria &criteria,
                          const QList<RecordId> &ids);
/// Whether \a left stands before \a right in this order.
bool precedes(const TaskRow &left, const TaskRow &right, TaskOrder order);

/// How many match; \a cap + 1 if there are more than \a cap.
int countTasks(Connection &connection, const TaskCriteria &criteria, int cap = 10'000);

} // namespace derdesk
