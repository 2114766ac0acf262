// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Cancellation.h"

#include "store/Columns.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Without asset and enrollment nothing can take a task's place.
RecordId followerOf(Connection &connection, const ServiceTask &task)
{
    if (task.businessObject == BusinessObject::Unenrollment)
        return connection
            .value(uR"(SELECT t.id FROM unenrollment own
                JOIN unenrollment u ON u.enrollment_id = own.enrollment_id AND u.task_id <> own.task_id
                JOIN service_task t ON t.id = u.task_id
                WHERE own.task_id = ? AND t.status <> 'CANCELED' AND t.status_at >= ?
                ORDER BY t.id LIMIT 1)"_s,
                   {task.id, timeColumn(task.statusAt)})
            .toLongLong();
    if (task.serialNo.isEmpty())
        return 0;
    // As openTaskOfAssetSql(): the serial number's index is to be used.
    return connection
        .value(uR"(SELECT id FROM service_task WHERE serial_no = ?
            AND model_id IS NOT DISTINCT FROM ? AND business_object = ? AND id <> ?
            AND status <> 'CANCELED' AND status_at >= ? ORDER BY id LIMIT 1)"_s,
               {task.serialNo, task.modelId, toText(task.businessObject), task.id,
                timeColumn(task.statusAt)})
        .toLongLong();
}

} // namespace

std::optional<Cancellation> cancellationOf(Connection &connection, const ServiceTask &task,
                                           const QList<TaskLogEntry> &log)
{
    const auto last = [&log](TaskStatus to) {
        return std::find_if(log.crbegin(), log.crend(),
                            [to](const TaskLogEntry &entry) { return entry.to == to; });
    };
    const auto canceled = last(TaskStatus::Canceled);
    if (task.status != TaskStatus::Canceled || canceled == log.crend() || !canceled->from)
        return std::nullopt;
    Cancellation found;
    found.from = *canceled->from;
    if (found.from == TaskStatus::IssueDetected)
        found.issues = last(TaskStatus::IssueDetected)->problems;
    found.expired = canceled->actor.kind == ActorKind::Monitor;
    found.follower = followerOf(connection, task);
    return found;
}

} // namespace derdesk
