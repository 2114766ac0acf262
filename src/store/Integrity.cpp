// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Integrity.h"

namespace derdesk {

using namespace Qt::StringLiterals;

void checkIntegrity(Connection &connection, const FaultSink &fault)
{
    if (connection.engine() == Engine::PostgreSql)
        return; // that is what pg_amcheck is for
    connection.list(u"PRAGMA integrity_check"_s, {}, [&fault](const QSqlQuery &row) {
        const QString found = row.value(0).toString();
        if (found != u"ok")
            fault(u"database: "_s + found);
        return true;
    });
}

void checkReferences(Connection &connection, const FaultSink &fault)
{
    if (connection.engine() == Engine::PostgreSql)
        return; // there they can't be switched off
    connection.list(u"PRAGMA foreign_key_check"_s, {}, [&fault](const QSqlQuery &row) {
        const QString record =
            row.value(1).isNull() ? u"a record"_s : u"record "_s + row.value(1).toString();
        fault(u"%1: %2 refers to a %3 that is not there"_s.arg(row.value(0).toString(), record,
                                                               row.value(2).toString()));
        return true;
    });
}

QList<TaskHistory> taskHistories(Connection &connection, RecordId after, int limit)
{
    QList<TaskHistory> tasks =
        connection.list(uR"(SELECT id, business_object, status,
                EXISTS (SELECT 1 FROM to_do WHERE task_id = service_task.id AND closed_at IS NULL),
                EXISTS (SELECT 1 FROM enrollment WHERE task_id = service_task.id),
                (SELECT count(*) FROM outbound_message WHERE task_id = service_task.id),
                (SELECT max(event) FROM outbound_message WHERE task_id = service_task.id)
            FROM service_task WHERE id > ? ORDER BY id LIMIT ?)"_s,
                        {after, limit}, [](const QSqlQuery &row) {
                            return TaskHistory{row.value(0).toLongLong(), row.value(1).toString(),
                                               row.value(2).toString(),   row.value(3).toBool(),
                                               row.value(4).toBool(),     {},
                                               row.value(5).toInt(),      row.value(6).toString()};
                        });
    if (tasks.isEmpty())
        return tasks;
    auto task = tasks.begin();
    connection.list(uR"(SELECT task_id, sequence, event, from_status, to_status
            FROM service_task_log WHERE task_id BETWEEN ? AND ? ORDER BY task_id, sequence)"_s,
                    {tasks.constFirst().id, tasks.constLast().id}, [&](const QSqlQuery &row) {
                        const HistoryEntry entry{row.value(0).toLongLong(), row.value(1).toInt(),
                                                 row.value(2).toString(), row.value(3).toString(),
                                                 row.value(4).toString()};
                        while (task != tasks.end() && task->id < entry.taskId)
                            ++task;
                        if (task != tasks.end() && task->id == entry.taskId)
                            task->log.append(entry);
                        return true;
                    });
    return tasks;
}

} // namespace derdesk
