// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DemoHistories.h"

#include "store/Columns.h"
#include "store/ProblemColumn.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString demoTables = uR"(
    CREATE TEMPORARY TABLE IF NOT EXISTS course_entry (course INTEGER, sequence INTEGER,
        operation INTEGER, actor_kind TEXT, actor TEXT, event TEXT, from_status TEXT, to_status TEXT,
        PRIMARY KEY (course, sequence));
    CREATE TEMPORARY TABLE IF NOT EXISTS course_task (id INTEGER PRIMARY KEY, course INTEGER,
        time0 INTEGER, time1 INTEGER, time2 INTEGER, words TEXT, problems TEXT);
    DELETE FROM course_entry;
    DELETE FROM course_task)"_s;

const QString statusTimes = uR"(
    UPDATE service_task
    SET status_at = (SELECT coalesce(c.time2, c.time1, c.time0) FROM course_task c
        WHERE c.id = service_task.id)
    WHERE id IN (SELECT id FROM course_task WHERE time1 IS NOT NULL))"_s;

const QString logs = uR"(
    INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, from_status,
        to_status, message, problems)
    SELECT c.id, e.sequence,
        CASE e.operation WHEN 0 THEN c.time0 WHEN 1 THEN c.time1 ELSE c.time2 END,
        e.actor_kind, e.actor, e.event, e.from_status, e.to_status,
        CASE e.to_status WHEN 'CANCELED' THEN c.words ELSE '' END,
        CASE e.to_status WHEN 'ISSUE_DETECTED' THEN c.problems ELSE '' END
    FROM course_task c JOIN course_entry e ON e.course = c.course ORDER BY c.id, e.sequence)"_s;

/// An issue is followed by another entry if somebody has dealt with it.
const QString toDos = uR"(
    INSERT INTO to_do (task_id, role, raised_at, closed_at)
    SELECT c.id, y.to_do_role,
        CASE e.operation WHEN 1 THEN c.time1 ELSE c.time2 END,
        CASE WHEN later.sequence IS NULL THEN NULL ELSE c.time2 END
    FROM course_task c
    JOIN course_entry e ON e.course = c.course AND e.to_status = 'ISSUE_DETECTED'
    JOIN service_task t ON t.id = c.id
    JOIN service_task_type y ON y.code = t.type
    LEFT JOIN course_entry later ON later.course = e.course AND later.sequence = e.sequence + 1
    ORDER BY c.id, e.sequence)"_s;

// SQLite reads the tables of a CROSS JOIN in their order; else it would begin with all tasks.
const QString enrollments = uR"(
    INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active)
    SELECT t.customer_id, t.program, t.device_id, t.id, t.registration_date, 1
    FROM course_task c CROSS JOIN service_task t
    WHERE t.id = c.id AND t.business_object = 'ENROLLMENT' AND t.status = 'COMPLETED'
    ORDER BY t.id)"_s;

const QString messages = uR"(
    INSERT INTO outbound_message (task_id, device_id, lane, event, created_at, next_attempt)
    SELECT t.id, t.device_id, coalesce(t.device_id, -t.customer_id), 'ENROLLED', t.status_at, t.status_at
    FROM course_task c CROSS JOIN service_task t
    WHERE t.id = c.id AND t.business_object = 'ENROLLMENT' AND t.status = 'COMPLETED'
    ORDER BY t.id)"_s;

const QString specificationAttributes = uR"(
    INSERT INTO der_attribute (asset_id, code, source, value)
    SELECT t.asset_id, a.code, 'SPECIFICATION', a.value
    FROM course_task c CROSS JOIN service_task t CROSS JOIN specification_attribute a
    WHERE t.id = c.id AND a.specification = t.specification AND t.type = 'DER-ENROLLMENT'
    ORDER BY t.asset_id, a.code ON CONFLICT DO NOTHING)"_s;

const QString interconnectionAttributes = uR"(
    INSERT INTO der_attribute (asset_id, code, source, value)
    SELECT t.asset_id, a.code, 'INTERCONNECTION', a.value
    FROM course_task c CROSS JOIN service_task t CROSS JOIN service_task_attribute a
    WHERE t.id = c.id AND a.task_id = t.id AND t.type = 'DER-INTERCONNECTION'
        AND t.status = 'COMPLETED' ORDER BY t.asset_id, a.code)"_s;

QVariant statusColumn(const std::optional<TaskStatus> &status)
{
    return referenceColumn(status ? toText(*status) : QString());
}

} // namespace

DemoHistories::DemoHistories(Connection &connection)
    : m_connection(connection)
{
    m_connection.script(demoTables);
}

void DemoHistories::addCourse(int course, const QList<CourseEntry> &entries)
{
    int sequence = 0;
    for (const CourseEntry &step : entries) {
        m_connection.change(u"INSERT INTO course_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                            {course, ++sequence, step.operation, toText(step.entry.actor.kind),
                             step.entry.actor.name, toText(step.entry.event),
                             statusColumn(step.entry.from), statusColumn(step.entry.to)});
    }
}

void DemoHistories::add(const CourseTask &task)
{
    m_connection.change(u"INSERT INTO course_task VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                        {task.id, task.course, timeColumn(task.times[0]), timeColumn(task.times[1]),
                         timeColumn(task.times[2]), task.words, problemsColumn(task.problems)});
}

void DemoHistories::write()
{
    for (const QString &statement : {statusTimes, logs, toDos, enrollments, messages,
                                     specificationAttributes, interconnectionAttributes})
        m_connection.change(statement);
    m_connection.change(u"DELETE FROM course_task"_s);
}

} // namespace derdesk
