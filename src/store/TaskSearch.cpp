// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskSearch.h"

#include "store/Columns.h"
#include "store/RecordIds.h"
#include "store/SearchWords.h"
#include "store/TaskCandidates.h"

#include <QTimeZone>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A WHERE clause that grows with its values.
class Where final
{
public:
    explicit Where(Engine engine)
        : m_engine(engine)
    {
    }

    void add(const QString &condition, const QVariantList &values)
    {
        m_sql += (m_sql.isEmpty() ? u" WHERE "_s : u" AND "_s) + condition;
        m_values += values;
    }

    void addPrefix(const QString &column, const QString &prefix)
    {
        if (!prefix.isEmpty())
            add(u"(%1 >= ? AND %1 < ?)"_s.arg(column), {prefix, afterPrefix(prefix)});
    }

    void addContains(const QString &column, const QString &text)
    {
        if (!text.isEmpty())
            add(column + like(), {containing(text)});
    }

    /// Neither engine tells A from a; what is beyond ASCII is compared as it is.
    QString like() const
    {
        return m_engine == Engine::Sqlite ? uR"( LIKE ? ESCAPE '\')"_s
                                          : uR"( ILIKE ? ESCAPE '\')"_s;
    }

    /// The task's column leads to a row of which a condition is true. SQLite looks at each task's
    /// own row; PostgreSQL finds those rows first, and uses an index on the column even beside
    /// other conditions with OR.
    QString leads(const QString &column, const QString &table, const QString &key,
                  const QString &condition) const
    {
        return (m_engine == Engine::Sqlite
                    ? u"EXISTS (SELECT 1 FROM %2 WHERE %2.%3 = %1 AND (%4))"_s
                    : u"%1 = ANY (ARRAY(SELECT %3 FROM %2 WHERE %4))"_s)
            .arg(column, table, key, condition);
    }

    /// What a column is to contain, and what stands after its name then. PostgreSQL's index reads
    /// through the tasks of each three letters of a text. Of a number, six digits leave so few that
    /// all of it is looked for in these alone: the index has no such expression.
    QList<std::pair<QString, QString>> parts(const QString &text) const
    {
        static const QRegularExpression digits(u"[0-9]*([0-9]{6})"_s);
        const QString some = digits.match(text).captured(1);
        if (m_engine == Engine::Sqlite || some.isEmpty())
            return {{text, {}}};
        return {{some, {}}, {text, u" || ''"_s}};
    }

    static QString containing(const QString &text)
    {
        QString pattern = text;
        pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        return u'%' + pattern + u'%';
    }

    const QString &sql() const { return m_sql; }
    const QVariantList &values() const { return m_values; }

private:
    const Engine m_engine;
    QString m_sql;
    QVariantList m_values;
};

void addTaskId(Where &where, const QString &digits)
{
    if (digits.isEmpty())
        return;
    if (const auto range = taskIdRange(digits))
        where.add(u"t.id BETWEEN ? AND ?"_s, {range->first, range->second});
    else
        where.add(u"0 = 1"_s, {}); // nothing has such an id
}

void addContact(Where &where, const QString &contact)
{
    if (contact.isEmpty())
        return;
    const QStringList columns{u"t.email"_s, u"t.home_phone"_s, u"t.business_phone"_s,
                              u"t.mobile_phone"_s};
    for (const auto &[part, after] : where.parts(contact)) {
        const QString like = after + where.like();
        where.add(u"(%1%2)"_s.arg(columns.join(like + u" OR "_s), like),
                  QVariantList(columns.size(), Where::containing(part)));
    }
}

struct Condition
{
    QString sql;
    QVariantList values;
};

/// The task's model is one of those. PostgreSQL plans by how many tasks these have, so it is told
/// which they are; one alone it finds in the order of creation.
Condition ofModels(Connection &connection, const QString &condition, const QVariantList &values)
{
    const QString select = u"SELECT id FROM model WHERE "_s + condition;
    if (connection.engine() == Engine::Sqlite)
        return {u"t.model_id IN (%1)"_s.arg(select), values};
    const QStringList ids = connection.list(
        select, values, [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (ids.size() == 1)
        return {u"t.model_id = ?"_s, {ids.constFirst()}};
    return {u"t.model_id = ANY (?::bigint[])"_s, {QString(u'{' + ids.join(u',') + u'}')}};
}

/// Every word must stand in one of the columns.
void addAnything(Where &where, Connection &connection, const QString &text)
{
    const QStringList columns{u"t.name_key"_s, u"t.address_key"_s, u"t.serial_no"_s,
                              u"t.transaction_id"_s, u"t.cis_account_id"_s};
    const QString like = where.like();
    const QString models = u"manufacturer%1 OR code%1"_s.arg(like);
    const QStringList words = searchKey(text).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString pattern = Where::containing(word);
        const Condition model = ofModels(connection, models, {pattern, pattern});
        for (const auto &[part, after] : where.parts(word)) {
            const QString end = after + like;
            where.add(u"(%1%2 OR %3)"_s.arg(columns.join(end + u" OR "_s), end, model.sql),
                      QVariantList(columns.size(), Where::containing(part)) + model.values);
        }
    }
}

void addModel(Where &where, Connection &connection, const QString &column, const QString &text)
{
    if (text.isEmpty())
        return;
    const Condition model = ofModels(connection, column + where.like(), {Where::containing(text)});
    where.add(model.sql, model.values);
}

void addDays(Where &where, const QString &column, QDate from, QDate to)
{
    if (from.isValid())
        where.add(column + u" >= ?"_s, {timeColumn(from.startOfDay())});
    if (to.isValid())
        where.add(column + u" < ?"_s, {timeColumn(to.addDays(1).startOfDay())});
}

/// A few are found by their causes; of many the first page by going through all issues, newest
/// first.
void addCause(Where &where, Connection &connection, const QString &code)
{
    if (code.isEmpty())
        return;
    constexpr int few = 10'000;
    const int tasks = connection
                          .value(u"SELECT count(*) FROM (SELECT 1 FROM service_task_issue "
                                 "WHERE code = ? LIMIT ?) AS found"_s,
                                 {code, few})
                          .toInt();
    where.add(tasks < few
                  ? where.leads(u"t.id"_s, u"service_task_issue"_s, u"task_id"_s, u"code = ?"_s)
                  : u"t.status = 'ISSUE_DETECTED' AND EXISTS (SELECT 1 FROM "
                    "service_task_issue i WHERE i.task_id = t.id AND i.code = ?)"_s,
              {code});
}

void addAccount(Where &where, const QString &prefix)
{
    if (prefix.isEmpty())
        return;
    const QString last = afterPrefix(prefix);
    // The request's own account counts before that of the customer who was found.
    where.add(
        u"((t.cis_account_id >= ? AND t.cis_account_id < ?) OR (t.cis_account_id = '' AND %1))"_s
            .arg(where.leads(u"t.customer_id"_s, u"customer"_s, u"id"_s,
                             u"account_id >= ? AND account_id < ?"_s)),
        {prefix, last, prefix, last});
}

void addServicePoint(Where &where, const QString &prefix)
{
    if (prefix.isEmpty())
        return;
    const QString last = afterPrefix(prefix);
    where.add(u"((t.cis_service_point_id >= ? AND t.cis_service_point_id < ?) OR "
              "(t.cis_premise_id >= ? AND t.cis_premise_id < ?) OR %1)"_s.arg(
                  where.leads(u"t.service_point_id"_s, u"service_point"_s, u"id"_s,
                              u"(service_point_id >= ? AND service_point_id < ?) OR "
                              "(premise_id >= ? AND premise_id < ?)"_s)),
              {prefix, last, prefix, last, prefix, last, prefix, last});
}

Where whereOf(Connection &connection, const TaskCriteria &criteria)
{
    Where where(connection.engine());
    const auto addEqual = [&where](const QString &column, const QString &value) {
        if (!value.isEmpty())
            where.add(column + u" = ?"_s, {value});
    };
    addTaskId(where, criteria.taskId);
    addEqual(u"t.type"_s, criteria.type);
    addEqual(u"t.program"_s, criteria.program);
    if (criteria.businessObject)
        addEqual(u"t.business_object"_s, toText(*criteria.businessObject));
    const QString statuses = statusList(criteria);
    if (statuses.contains(u','))
        where.add(u"t.status IN (%1)"_s.arg(statuses), {});
    else if (!statuses.isEmpty()) // SQLite sees its partial indexes only so
        where.add(u"t.status = "_s + statuses, {});
    where.addPrefix(u"t.transaction_id"_s, criteria.transactionId);
    where.addPrefix(u"t.serial_no"_s, criteria.serialNo);
    addAccount(where, criteria.accountId);
    where.addContains(u"t.name_key"_s, searchKey(criteria.customerName));
    where.addContains(u"t.address_key"_s, searchKey(criteria.address));
    addModel(where, connection, u"code"_s, criteria.model);
    addModel(where, connection, u"manufacturer"_s, criteria.manufacturer);
    addContact(where, criteria.contact);
    if (!criteria.nicId.isEmpty())
        where.add(where.leads(u"t.device_id"_s, u"der_device"_s, u"id"_s,
                              u"nic_id >= ? AND nic_id < ?"_s),
                  {criteria.nicId, afterPrefix(criteria.nicId)});
    addServicePoint(where, criteria.servicePoint);
    addDays(where, u"t.created_at"_s, criteria.createdFrom, criteria.createdTo);
    addDays(where, u"t.status_at"_s, criteria.statusFrom, criteria.statusTo);
    addCause(where, connection, criteria.cause);
    if (criteria.olderThanDays > 0)
        where.add(u"t.created_at < ?"_s,
                  {timeColumn(QDateTime::currentDateTimeUtc().addDays(-criteria.olderThanDays))});
    if (!criteria.assignedTo.isEmpty())
        where.add(where.leads(u"t.id"_s, u"to_do"_s, u"task_id"_s,
                              u"assigned_to = ? AND closed_at IS NULL"_s),
                  {criteria.assignedTo});
    addAnything(where, connection, criteria.anything);
    return where;
}

const QString joins = uR"( LEFT JOIN model m ON m.id = t.model_id
    LEFT JOIN customer c ON c.id = t.customer_id
    LEFT JOIN service_point s ON s.id = t.service_point_id)"_s;
const QString from = u" FROM service_task t"_s + joins;

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
Condition orderedTasks(Connection &connection, const TaskCriteria &criteria, TaskOrder order)
{
    const QString index = orderIndex(criteria, order.column);
    if (const auto some = fewCandidates(connection, criteria, index != u"service_task_status"))
        return {among(some->select), some->values};
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

} // namespace

QList<TaskRow> searchTasks(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                           const TaskRow *after, int limit)
{
    const bool server = connection.engine() == Engine::PostgreSql;
    const auto numbers = !server && order.column == TaskSort::Created
                             ? numbersFrom(connection, criteria, order.order)
                             : std::nullopt;
    Where where = whereOf(connection, numbers ? TaskCriteria() : criteria);
    const QString column = sortColumn(order.column);
    if (after) {
        where.add(u"(%1, t.id) %2 (?, ?)"_s.arg(column, order.order == Qt::AscendingOrder ? u">"_s
                                                                                          : u"<"_s),
                  {sortValue(*after, order.column), after->id});
    }
    const QString ending = inOrder(order) + u" LIMIT ?"_s;
    const QVariantList values = where.values() + QVariantList{limit};
    if (server && criteria.serialNo.isEmpty())
        return connection.list(rowColumns + from + where.sql() + ending, values, readTaskRow);
    const Condition tasks = numbers  ? Condition{u"(%1) t"_s.arg(numbers->select), numbers->values}
                            : server ? Condition{u"service_task t"_s, {}}
                                     : orderedTasks(connection, criteria, order);
    // The rows' texts are read of those that are shown only, not of all that are sorted.
    const QString page =
        u"SELECT t.id AS id, %1 AS place FROM "_s.arg(column) + tasks.sql + where.sql() + ending;
    const QString sql =
        rowColumns +
        u" FROM (%1) p%4 JOIN service_task t ON t.id = p.id%2 ORDER BY p.place %3, p.id %3"_s.arg(
            page, joins, directionOf(order), server ? u""_s : u" CROSS"_s);
    return connection.list(sql, tasks.values + values, readTaskRow);
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
    const QString sql = rowColumns + from + where.sql();
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
