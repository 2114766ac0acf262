// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ToDoQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct ToDoCondition
{
    QString sql = u"d.closed_at IS NULL"_s;
    QVariantList values;
};

/// One index serves each of the four: beside a clerk the role is only looked at, since what is his
/// are few, and what is nobody's are nearly all.
ToDoCondition conditionOf(const ToDoCriteria &criteria)
{
    ToDoCondition where;
    if (criteria.assignedTo) {
        where.sql += u" AND d.assigned_to = ?"_s;
        where.values.append(criteria.assignedTo->isNull() ? u""_s : *criteria.assignedTo);
    }
    if (!criteria.role.isEmpty()) {
        where.sql += criteria.assignedTo ? u" AND d.role || '' = ?"_s : u" AND d.role = ?"_s;
        where.values.append(criteria.role);
    }
    return where;
}

ToDoRow readToDo(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            row.value(1).toLongLong(),
            row.value(2).toString(),
            row.value(3).toString(),
            timeColumn(row.value(4)),
            row.value(5).toString(),
            enumColumn<TaskStatus>(row.value(6)),
            row.value(7).toString(),
            row.value(8).toString(),
            row.value(9).toString()};
}

} // namespace

QList<ToDoRow> openToDos(Connection &connection, const ToDoCriteria &criteria, const ToDoRow *after,
                         int limit)
{
    ToDoCondition where = conditionOf(criteria);
    if (after) {
        where.sql += u" AND (d.raised_at, d.id) > (?, ?)"_s;
        where.values += {timeColumn(after->raisedAt), after->id};
    }
    const QString sql = uR"(
        SELECT d.id, d.task_id, d.role, d.assigned_to, d.raised_at, t.type, t.status, t.status_reason,
            coalesce(nullif(t.customer_name, ''), c.name, ''), t.serial_no
        FROM (SELECT * FROM to_do d WHERE %1 ORDER BY d.raised_at, d.id LIMIT ?) AS d
        JOIN service_task t ON t.id = d.task_id LEFT JOIN customer c ON c.id = t.customer_id
        ORDER BY d.raised_at, d.id)"_s.arg(where.sql);
    return connection.list(sql, where.values + QVariantList{limit}, readToDo);
}

int countToDos(Connection &connection, const ToDoCriteria &criteria, int cap)
{
    const ToDoCondition where = conditionOf(criteria);
    const QString sql =
        u"SELECT count(*) FROM (SELECT 1 FROM to_do d WHERE %1 LIMIT ?) AS found"_s.arg(where.sql);
    return connection.value(sql, where.values + QVariantList{cap + 1}).toInt();
}

QStringList toDoRoles(Connection &connection)
{
    return connection.list(u"SELECT DISTINCT to_do_role FROM service_task_type ORDER BY 1"_s, {},
                           [](const QSqlQuery &row) { return row.value(0).toString(); });
}

ToDoNews toDosSince(Connection &connection, qint64 last)
{
    return *connection.first(u"SELECT coalesce((SELECT max(id) FROM to_do), 0), "
                             "(SELECT count(*) FROM to_do WHERE id > ? AND closed_at IS NULL)"_s,
                             {last}, [](const QSqlQuery &row) {
                                 return ToDoNews{row.value(0).toLongLong(), row.value(1).toInt()};
                             });
}

} // namespace derdesk
