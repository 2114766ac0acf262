// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

#include <QDateTime>

namespace derdesk {

/// Open To Do entries: what waits for a person. All throw StoreError.

struct ToDoCriteria
{
    QString role;                      ///< empty: any
    std::optional<QString> assignedTo; ///< nothing: whoever; empty: nobody yet

    bool operator==(const ToDoCriteria &) const = default;
};

struct ToDoRow
{
    qint64 id = 0;
    RecordId taskId = 0;
    QString role;
    QString assignedTo;
    QDateTime raisedAt; ///< UTC
    QString type;       ///< of the task
    TaskStatus status = TaskStatus::IssueDetected;
    QString statusReason;
    QString customerName; ///< as the request gives it, else of the customer found
    QString serialNo;
};

/// At most \a limit that follow \a after (null: from the start), what has waited longest first.
QList<ToDoRow> openToDos(Connection &connection, const ToDoCriteria &criteria, const ToDoRow *after,
                         int limit);
/// How many are open; \a cap + 1 if there are more than \a cap.
int countToDos(Connection &connection, const ToDoCriteria &criteria, int cap);
/// The roles that tasks raise To Dos for.
QStringList toDoRoles(Connection &connection);

struct ToDoNews
{
    qint64 newest = 0; ///< the highest id there is
    int raised = 0;    ///< since the one asked about, and still open
};
/// What has been raised after the entry \a last. Of two that are written at the same time on a
/// server the later number may be seen first: for notices, not for book-keeping.
ToDoNews toDosSince(Connection &connection, qint64 last);

} // namespace derdesk
