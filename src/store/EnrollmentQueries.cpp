// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EnrollmentQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

bool deviceEnrolled(Connection &connection, RecordId device, const QString &program)
{
    return connection
        .value(u"SELECT 1 FROM enrollment WHERE device_id = ? AND program = ? AND active = 1"_s,
               {device, program})
        .isValid();
}

void insertEnrollment(Transaction &tx, const ServiceTask &task)
{
    tx.db().change(uR"(
        INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active)
        VALUES (?, ?, ?, ?, ?, 1))"_s,
                   {task.customerId, task.program, referenceColumn(task.deviceId), task.id,
                    dateColumn(task.registrationDate)});
}

void queueOutboundMessage(Transaction &tx, const ServiceTask &task, const QString &event)
{
    tx.db().change(
        u"INSERT INTO outbound_message (task_id, device_id, event, created_at) VALUES (?, ?, ?, ?)"_s,
        {task.id, referenceColumn(task.deviceId), event, timeColumn(tx.now())});
}

} // namespace derdesk
