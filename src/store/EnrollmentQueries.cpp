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

QString programsKey(RecordId device) { return u"programs of device %1"_s.arg(device); }

} // namespace

bool deviceEnrolled(Connection &connection, RecordId device, const QString &program)
{
    return connection
        .known(programsKey(device),
               [&] {
                   return connection.list(
                       u"SELECT program FROM enrollment WHERE device_id = ? AND active = 1"_s,
                       {device}, [](const QSqlQuery &row) { return row.value(0).toString(); });
               })
        .contains(program);
}

void readEnrollmentsAhead(Connection &connection, const QList<ServiceTask> &tasks)
{
    QList<QVariantList> ids;
    QHash<RecordId, QList<QString>> programs;
    for (const ServiceTask &task : tasks) {
        ids += QVariantList{task.deviceId};
        programs.insert(task.deviceId, {});
    }
    connection.listRows(u"SELECT e.* FROM %1 CROSS JOIN LATERAL (SELECT device_id, program FROM "
                        "enrollment WHERE device_id = v.id AND active = 1 OFFSET 0) AS e"_s,
                        u"id BIGINT"_s, ids, [&programs](const QSqlQuery &row) {
                            return programs[row.value(0).toLongLong()].emplaceBack(
                                row.value(1).toString());
                        });
    for (auto device = programs.cbegin(); device != programs.cend(); ++device)
        connection.know(programsKey(device.key()), device.value());
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

void insertEnrollments(Transaction &tx, const QList<ServiceTask> &tasks)
{
    QList<QVariantList> rows;
    for (const ServiceTask &task : tasks)
        rows += QVariantList{task.customerId, task.program, referenceColumn(task.deviceId), task.id,
                             dateColumn(task.registrationDate)};
    tx.db().postRows(uR"(
        INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active)
        SELECT v.customer_id, v.program, v.device_id, v.task_id, v.start_date, 1 FROM %1)"_s,
                     u"customer_id BIGINT, program TEXT, device_id BIGINT, task_id BIGINT, "
                     "start_date TEXT"_s,
                     rows);
}

} // namespace derdesk
