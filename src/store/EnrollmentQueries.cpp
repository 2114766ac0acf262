// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EnrollmentQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString enrollmentSelect =
    uR"(SELECT e.id, e.task_id, e.program, e.start_date, e.end_date, e.active FROM enrollment e )"_s;

Enrollment readEnrollment(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
            dateColumn(row.value(3)),  dateColumn(row.value(4)),  row.value(5).toBool()};
}

} // namespace

bool deviceEnrolled(Connection &connection, RecordId device, const QString &program)
{
    return connection
        .value(u"SELECT 1 FROM enrollment WHERE device_id = ? AND program = ? AND active = 1"_s,
               {device, program})
        .isValid();
}

bool deviceEnrolledElsewhere(Connection &connection, RecordId device, qint64 except)
{
    return connection
        .value(u"SELECT 1 FROM enrollment WHERE device_id = ? AND id <> ? AND active = 1"_s,
               {device, except})
        .isValid();
}

QList<Enrollment> activeEnrollments(Connection &connection, RecordId asset)
{
    static const QString sql = enrollmentSelect +
                               u"JOIN der_device d ON d.id = e.device_id "
                               "WHERE d.asset_id = ? AND e.active = 1 ORDER BY e.id"_s;
    return connection.list(sql, {asset}, readEnrollment);
}

std::optional<Enrollment> enrollmentOfTask(Connection &connection, RecordId task)
{
    static const QString sql = enrollmentSelect + u"WHERE e.task_id = ?"_s;
    return connection.first(sql, {task}, readEnrollment);
}

std::optional<Enrollment> enrollmentToEnd(Connection &connection, RecordId task)
{
    static const QString sql =
        enrollmentSelect + u"JOIN unenrollment u ON u.enrollment_id = e.id WHERE u.task_id = ?"_s;
    return connection.first(sql, {task}, readEnrollment);
}

void endEnrollment(Transaction &tx, qint64 id, QDate day)
{
    tx.db().post(uR"(
        UPDATE enrollment SET active = 0,
            end_date = CASE WHEN start_date > ? THEN start_date ELSE ? END WHERE id = ?)"_s,
                 {dateColumn(day), dateColumn(day), id});
}

void insertUnenrollment(Transaction &tx, RecordId task, qint64 enrollment)
{
    tx.db().post(u"INSERT INTO unenrollment VALUES (?, ?)"_s, {task, enrollment});
}

RecordId openUnenrollment(Connection &connection, qint64 enrollment)
{
    return connection
        .value(uR"(SELECT t.id FROM unenrollment u JOIN service_task t ON t.id = u.task_id
            WHERE u.enrollment_id = ? AND t.status NOT IN ('COMPLETED', 'CANCELED'))"_s,
               {enrollment})
        .toLongLong();
}

void insertEnrollment(Transaction &tx, const ServiceTask &task)
{
    tx.db().post(uR"(
        INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active)
        VALUES (?, ?, ?, ?, ?, 1))"_s,
                 {task.customerId, task.program, referenceColumn(task.deviceId), task.id,
                  dateColumn(task.registrationDate)});
}

} // namespace derdesk
