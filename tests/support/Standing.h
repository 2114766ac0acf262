// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "support/TestDatabase.h"

#include <QRandomGenerator>

namespace derdesk {

/// A task as the dashboard sees it.
struct StandingTask
{
    RecordId id = 0;
    TaskStatus status = TaskStatus::Pending;
    QDateTime created;
    QDateTime since; ///< of its status
    QStringList causes;
    QString role; ///< of its open To Do
    QString assignedTo;
};

/// Writes so many tasks of the last 60 days straight into the database, in all sorts of states, and
/// gives them; always the same ones.
inline QList<StandingTask> insertStanding(TestDatabase &database, int count, const QDateTime &now)
{
    QRandomGenerator random(7);
    const QList<TaskStatus> states{TaskStatus::Pending,       TaskStatus::DeviceSetup,
                                   TaskStatus::Approval,      TaskStatus::DeviceRemoval,
                                   TaskStatus::IssueDetected, TaskStatus::Completed,
                                   TaskStatus::Completed,     TaskStatus::Canceled};
    const QStringList codes{QStringLiteral("customer-not-found"), QStringLiteral("no-program"),
                            QStringLiteral("attribute-missing")};
    const QStringList roles{QStringLiteral("DER-ENROLLMENT"), QStringLiteral("ENROLLMENT")};
    const QStringList clerks{{}, {}, QStringLiteral("clerk"), QStringLiteral("other")};
    QList<StandingTask> tasks;
    QString sql = QStringLiteral("BEGIN;");
    for (int i = 0; i < count; ++i) {
        StandingTask task;
        task.id = 30'000'000'000'000 + i;
        task.status = states[random.bounded(int(states.size()))];
        task.created = now.addSecs(-random.bounded(60 * 86400));
        task.since = task.created.addMSecs(random.bounded(task.created.msecsTo(now) + 1));
        sql += QStringLiteral(
                   "INSERT INTO service_task (id, type, business_object, status, failed_status, "
                   "status_reason, created_at, status_at, transaction_id, serial_no) VALUES (%1, "
                   "'DER-ENROLLMENT', 'ENROLLMENT', '%2', 'VALIDATE', '', %3, %4, 'TX-%1', "
                   "'SN-%1');")
                   .arg(task.id)
                   .arg(toText(task.status))
                   .arg(task.created.toMSecsSinceEpoch())
                   .arg(task.since.toMSecsSinceEpoch());
        if (task.status == TaskStatus::IssueDetected) {
            for (int position = 1; position <= 1 + int(random.bounded(3)); ++position) {
                task.causes.append(codes[random.bounded(int(codes.size()))]);
                sql += QStringLiteral("INSERT INTO service_task_issue VALUES (%1, %2, '%3', '', "
                                      "'{}');")
                           .arg(task.id)
                           .arg(position)
                           .arg(task.causes.constLast());
            }
            task.role = roles[random.bounded(int(roles.size()))];
            task.assignedTo = clerks[random.bounded(int(clerks.size()))];
            sql += QStringLiteral("INSERT INTO to_do (task_id, role, assigned_to, raised_at) "
                                  "VALUES (%1, '%2', '%3', %4);")
                       .arg(task.id)
                       .arg(task.role, task.assignedTo)
                       .arg(task.since.toMSecsSinceEpoch());
        } else if (task.status == TaskStatus::Completed) { // one that has been done with
            sql += QStringLiteral("INSERT INTO to_do (task_id, role, assigned_to, raised_at, "
                                  "closed_at) VALUES (%1, 'ENROLLMENT', 'clerk', 1, 2);")
                       .arg(task.id);
        }
        tasks.append(task);
    }
    database.sql((sql + QStringLiteral("COMMIT")).toUtf8().constData());
    return tasks;
}

} // namespace derdesk
