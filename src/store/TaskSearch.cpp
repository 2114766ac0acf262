// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskSearch.h"

#include "store/Columns.h"
#include "store/TaskCandidates.h"
#include "store/TaskConditions.h"
#include "store/TaskText.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString joins = uR"( LEFT JOIN model m ON m.id = t.model_id
    LEFT JOIN customer c ON c.id = t.customer_id
    LEFT JOIN service_point s ON s.id = t.service_point_id)"_s;

const QString rowColumns = uR"(SELECT t.id, t.type, t.business_object, t.status, t.status_reason,
    coalesce(nullif(t.customer_name, ''), c.name, ''), t.name_key,
    coalesce(nullif(t.address1, ''), s.address1, ''), coalesce(nullif(t.city, ''), s.city, ''),
    coalesce(t.program, ''), coalesce(m.manufacturer, ''), coalesce(m.code, ''), t.serial_no,
    t.transaction_id, t.created_at, t.status_at, t.retry_count, t.next_attempt,
    coalesce((SELECT d.assigned_to FROM to_do d WHERE d.task_id = t.id AND d.closed_at IS NULL), ''))"_s;

TaskRow readTaskRow(const QSqlQuery &row)
{
    QStringList address{row.value(7).toString(), row.value(8).toString()};
    address.removeAll(QString());
    return {row.value(0).toLongLong(),
            row.value(1).toString(),
            enumColumn<BusinessObject>(row.value(2)),
            enumColumn<TaskStatus>(row.value(3)),
            row.value(4).toString(),
            row.value(5).toString(),
            row.value(6).toString(),
            address.join(u", "_s),
            row.value(9).toString(),
            row.value(10).toString(),
            row.value(11).toString(),
            row.value(12).toString(),
            row.value(13).toString(),
            timeColumn(row.value(14)),
            timeColumn(row.value(15)),
            row.value(16).toInt(),
            timeColumn(row.value(17)),
            row.value(18).toString()};
}

QString sortColumn(TaskSort sort)
{
    switch (sort) {
    case TaskSort::Created:
        return u"t.created_at"_s;
    case TaskSort::StatusTime:
        return u"t.status_at"_s;
    case TaskSort::TaskId:
        return u"t.id"_s;
    case TaskSort::Type:
        return u"t.type"_s;
    case TaskSort::Status:
        return u"t.status"_s;
    case TaskSort::CustomerName:
        return u"t.name_key"_s;
    case TaskSort::Program:
        return u"coalesce(t.program, '')"_s;
    case TaskSort::SerialNo:
        return u"t.serial_no"_s;
    case TaskSort::TransactionId:
        return u"t.transaction_id"_s;
    }
    Q_UNREACHABLE();
}

/// The row's value in the sort column, as the database compares it.
QVariant sortValue(const TaskRow &row, TaskSort sort)
{
    switch (sort) {
    case TaskSort::Created:
        return timeColumn(row.createdAt);
    case TaskSort::StatusTime:
        return timeColumn(row.statusAt);
    case TaskSort::TaskId:
        return row.id;
    case TaskSort::Type:
        return row.type;
    case TaskSort::Status:
        return toText(row.status);
    case TaskSort::CustomerName:
        return row.nameKey;
    case TaskSort::Program:
        return row.program;
    case TaskSort::SerialNo:
        return row.serialNo;
    case TaskSort::TransactionId:
        return row.transactionId;
    }
    Q_UNREACHABLE();
}

/// SQLite: the index that has the tasks in this order; empty if none has.
QString orderIndex(const TaskCriteria &criteria, TaskSort sort)
{
    const qsizetype states = criteria.needsAttention ? 1 : criteria.statuses.size();
    switch (sort) {
    case TaskSort::Created:
        return states == 1 ? u"service_task_status"_s : u"service_task_created"_s;
    case TaskSort::SerialNo:
        return u"service_task_serial"_s;
    case TaskSort::TransactionId:
        return u"service_task_transaction"_s;
    default:
        return {};
    }
}

QString among(const QString &select)
{
    return u"(SELECT DISTINCT * FROM (%1)) k CROSS JOIN service_task t ON t.id = k.id"_s.arg(
        select);
}

/// SQLite: the tasks of a search, as FROM names them: a few, or all in their order.
Condition orderedTasks(Connection &connection, const TaskCriteria &criteria,
                       const std::optional<TaskCandidates> &few, const QString &index)
{
    if (few)
        return {among(few->select), few->values};
    if (const QString beginning = indexOfBeginning(connection, criteria); !beginning.isEmpty())
        return {u"service_task t INDEXED BY "_s + beginning, {}};
    return {u"service_task t "_s + (index.isEmpty() ? u"NOT INDEXED"_s : u"INDEXED BY "_s + index),
            {}};
}

/// The tasks of a search, as FROM names them, in whatever order.
Condition tasksOf(Connection &connection, const TaskCriteria &criteria)
{
    if (connection.engine() == Engine::Sqlite) {
        if (const auto some = anyCandidates(connection, criteria))
            return {among(some->select), some->values};
    }
    return {u"service_task t"_s, {}};
}

QString directionOf(TaskOrder order)
{
    return order.order == Qt::AscendingOrder ? u"ASC"_s : u"DESC"_s;
}

QString inOrder(TaskOrder order)
{
    return u" ORDER BY %1 %2, t.id %2"_s.arg(sortColumn(order.column), directionOf(order));
}

/// The rows' texts are read of those that are shown only, not of all that are sorted.
QList<TaskRow> page(Connection &connection, const Condition &tasks, const Where &where,
                    TaskOrder order, int limit)
{
    const QString found = u"SELECT t.id AS id, %1 AS place FROM "_s.arg(sortColumn(order.column)) +
                          tasks.sql + where.sql() + inOrder(order) + u" LIMIT ?"_s;
    const QString sql =
        rowColumns +
        u" FROM (%1) p%4 JOIN service_task t ON t.id = p.id%2 ORDER BY p.place %3, p.id %3"_s.arg(
            found, joins, directionOf(order),
            connection.engine() == Engine::PostgreSql ? u""_s : u" CROSS"_s);
    return connection.list(sql, tasks.values + where.values() + QVariantList{limit}, readTaskRow);
}

/// SQLite: goes through the tasks that a match of texts finds, in the order of creation. \a where
/// has only those after \a after.
QList<TaskRow> pageOfTexts(Connection &connection, const QString &match,
                           const TaskCriteria &criteria, Where where, TaskOrder order,
                           const TaskRow *after, int limit)
{
    QList<TaskRow> rows =
        connection.list(rowColumns + u" FROM "_s + among(unaddedTasks()) + joins + where.sql(),
                        where.values(), readTaskRow);
    where.add(u"task_text MATCH ?"_s, {match});
    const auto addRows = [&where](const QString &compare, const QDateTime &time) {
        where.add(u"task_text.rowid %1 ?"_s.arg(compare), {taskTextRow(time)});
    };
    if (after)
        addRows(order.order == Qt::AscendingOrder ? u">="_s : u"<="_s, after->createdAt);
    if (criteria.createdFrom.isValid())
        addRows(u">="_s, criteria.createdFrom.startOfDay());
    if (criteria.createdTo.isValid())
        addRows(u"<="_s, criteria.createdTo.endOfDay());
    int found = 0;
    qint64 last = 0;
    const auto take = [&](const QSqlQuery &row) {
        const TaskRow task = readTaskRow(row);
        const qint64 place = taskTextRow(task.createdAt);
        if (found >= limit && place != last) // within one they come as they like
            return false;
        last = place;
        ++found;
        rows.append(task);
        return true;
    };
    connection.each(rowColumns + u" FROM "_s + taskTextTasks() + joins + where.sql() +
                        u" ORDER BY task_text.rowid "_s + directionOf(order),
                    where.values(), take);
    std::sort(rows.begin(), rows.end(), [order](const TaskRow &left, const TaskRow &right) {
        return precedes(left, right, order);
    });
    const auto same = [](const TaskRow &left, const TaskRow &right) { return left.id == right.id; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows.first(qMin(rows.size(), qsizetype(limit)));
}

bool asksForText(const TaskCriteria &criteria)
{
    return !criteria.customerName.isEmpty() || !criteria.address.isEmpty() ||
           !criteria.contact.isEmpty() || !criteria.anything.isEmpty();
}

void addAfter(Where &where, TaskOrder order, const TaskRow *after)
{
    if (after)
        where.add(
            u"(%1, t.id) %2 (?, ?)"_s.arg(sortColumn(order.column),
                                          order.order == Qt::AscendingOrder ? u">"_s : u"<"_s),
            {sortValue(*after, order.column), after->id});
}

QList<TaskRow> searchFile(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                          const TaskRow *after, int limit)
{
    const bool created = order.column == TaskSort::Created;
    const auto numbers =
        created ? numbersFrom(connection, criteria, order.order, after, limit) : std::nullopt;
    if (numbers)
        return page(connection, {u"(%1) t"_s.arg(numbers->select), numbers->values},
                    Where(Engine::Sqlite), order, limit);
    Where where = whereOf(connection, criteria);
    addAfter(where, order, after);
    const QString index = orderIndex(criteria, order.column);
    const FirstTasks first =
        firstTasks(connection, criteria, created, index != u"service_task_status");
    return first.match.isEmpty()
               ? page(connection, orderedTasks(connection, criteria, first.few, index), where,
                      order, limit)
               : pageOfTexts(connection, first.match, criteria, where, order, after, limit);
}

/// PostgreSQL guesses from a hundred tasks how many have a part of a text. If one of these happens
/// to have it, they seem so many that it goes through all tasks in their order, for seconds: so it
/// may do that only if one of the newest has it, too.
QList<TaskRow> searchServer(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                            const TaskRow *after, int limit)
{
    Where where = whereOf(connection, criteria);
    const auto isRare = [&connection, &where] {
        const QString sql = uR"(SELECT EXISTS (SELECT 1 FROM (SELECT * FROM service_task
            ORDER BY created_at DESC, id DESC LIMIT 500) t%1))"_s;
        return !connection.value(sql.arg(where.sql()), where.values()).toBool();
    };
    const bool sorts = order.column == TaskSort::Created && asksForText(criteria) && isRare();
    addAfter(where, order, after);
    if (!sorts)
        return page(connection, {u"service_task t"_s, {}}, where, order, limit);
    const QString found = u"(SELECT * FROM service_task t%1 OFFSET 0) t"_s.arg(where.sql());
    return page(connection, {found, where.values()}, Where(Engine::PostgreSql), order, limit);
}

} // namespace

QList<TaskRow> searchTasks(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                           const TaskRow *after, int limit)
{
    return connection.engine() == Engine::Sqlite
               ? searchFile(connection, criteria, order, after, limit)
               : searchServer(connection, criteria, order, after, limit);
}

void eachTask(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
              const std::function<bool(const TaskRow &)> &take)
{
    const Where where = whereOf(connection, criteria);
    const Condition tasks = tasksOf(connection, criteria);
    connection.each(rowColumns + u" FROM "_s + tasks.sql + joins + where.sql() + inOrder(order),
                    tasks.values + where.values(),
                    [&take](const QSqlQuery &row) { return take(readTaskRow(row)); });
}

QList<TaskRow> matchTasks(Connection &connection, const TaskCriteria &criteria,
                          const QList<RecordId> &ids)
{
    QList<TaskRow> rows;
    Where where = whereOf(connection, criteria);
    where.add(u"t.id = ?"_s, {});
    const QString sql = rowColumns + u" FROM service_task t"_s + joins + where.sql();
    for (RecordId id : ids)
        rows += connection.list(sql, where.values() + QVariantList{id}, readTaskRow);
    return rows;
}

bool precedes(const TaskRow &left, const TaskRow &right, TaskOrder order)
{
    const QVariant a = sortValue(left, order.column);
    const QVariant b = sortValue(right, order.column);
    const bool text = a.typeId() == QMetaType::QString;
    // As SQLite and the C collation of PostgreSQL compare: by bytes of UTF-8.
    const int compared =
        text ? a.toString().toUtf8().compare(b.toString().toUtf8())
             : (a.toLongLong() > b.toLongLong()) - (a.toLongLong() < b.toLongLong());
    const bool less = compared < 0 || (compared == 0 && left.id < right.id);
    const bool same = compared == 0 && left.id == right.id;
    return order.order == Qt::AscendingOrder ? less : !less && !same;
}

int countTasks(Connection &connection, const TaskCriteria &criteria, int cap)
{
    const Where where = whereOf(connection, criteria);
    const Condition tasks = tasksOf(connection, criteria);
    const QString sql = u"SELECT count(*) FROM (SELECT 1 FROM "_s + tasks.sql + where.sql() +
                        u" LIMIT ?) AS found"_s;
    return connection.value(sql, tasks.values + where.values() + QVariantList{cap + 1}).toInt();
}

} // namespace derdesk
