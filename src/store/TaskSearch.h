// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

#include <QVariant>

namespace derdesk {

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
