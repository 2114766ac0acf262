// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskSearch.h"

#include "store/Columns.h"
#include "store/RecordIds.h"

#include <QRegularExpression>
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

    /// A range, not LIKE: an index on the column serves it on every engine.
    void addPrefix(const QString &column, const QString &prefix)
    {
        if (!prefix.isEmpty())
            add(u"(%1 >= ? AND %1 < ?)"_s.arg(column), {prefix, afterPrefix(prefix)});
    }

    /// Above every text that begins with this prefix.
    static QString afterPrefix(const QString &prefix)
    {
        return prefix + QString::fromUcs4(U"\U0010FFFF", 1);
    }

    void addContains(const QString &column, const QString &text)
    {
        if (!text.isEmpty())
            add(column + like(), {containing(text)});
    }

    /// The column is one of those that \a select gives.
    void addKey(const QString &column, const QString &select, const QVariantList &values)
    {
        add(column + among(select), values);
    }

    /// Neither engine tells A from a; what is beyond ASCII is compared as it is.
    QString like() const
    {
        return m_engine == Engine::Sqlite ? uR"( LIKE ? ESCAPE '\')"_s
                                          : uR"( ILIKE ? ESCAPE '\')"_s;
    }

    /// PostgreSQL then uses an index on the left even beside other conditions with OR.
    QString among(const QString &select) const
    {
        return (m_engine == Engine::Sqlite ? u" IN (%1)"_s : u" = ANY (ARRAY(%1))"_s).arg(select);
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
    static const QRegularExpression onlyDigits(u"^[1-9][0-9]{0,13}$"_s);
    if (digits.isEmpty())
        return;
    if (!onlyDigits.match(digits).hasMatch()) {
        where.add(u"0 = 1"_s, {}); // nothing has such an id
        return;
    }
    const QString low = digits.leftJustified(14, u'0');
    const QString high = digits.leftJustified(14, u'9');
    where.add(u"t.id BETWEEN ? AND ?"_s, {low.toLongLong(), high.toLongLong()});
}

void addContact(Where &where, const QString &contact)
{
    if (contact.isEmpty())
        return;
    QStringList columns;
    QVariantList values;
    for (const QString &column :
         {u"t.email"_s, u"t.home_phone"_s, u"t.business_phone"_s, u"t.mobile_phone"_s}) {
        columns += column + where.like();
        values += Where::containing(contact);
    }
    where.add(u"(%1)"_s.arg(columns.join(u" OR "_s)), values);
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
        where.add(u"(%1%2 OR %3)"_s.arg(columns.join(like + u" OR "_s), like, model.sql),
                  QVariantList(columns.size(), pattern) + model.values);
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
    if (tasks < few) {
        where.addKey(u"t.id"_s, u"SELECT task_id FROM service_task_issue WHERE code = ?"_s, {code});
    } else {
        where.add(u"t.status = 'ISSUE_DETECTED' AND EXISTS (SELECT 1 FROM service_task_issue i "
                  "WHERE i.task_id = t.id AND i.code = ?)"_s,
                  {code});
    }
}

void addAccount(Where &where, const QString &prefix)
{
    if (prefix.isEmpty())
        return;
    const QString last = Where::afterPrefix(prefix);
    // The request's own account counts before that of the customer who was found.
    where.add(
        u"((t.cis_account_id >= ? AND t.cis_account_id < ?) OR (t.cis_account_id = '' AND "
        "t.customer_id"_s +
            where.among(u"SELECT id FROM customer WHERE account_id >= ? AND account_id < ?"_s) +
            u"))"_s,
        {prefix, last, prefix, last});
}

void addServicePoint(Where &where, const QString &prefix)
{
    if (prefix.isEmpty())
        return;
    const QString last = Where::afterPrefix(prefix);
    where.add(u"((t.cis_service_point_id >= ? AND t.cis_service_point_id < ?) OR "
              "(t.cis_premise_id >= ? AND t.cis_premise_id < ?) OR t.service_point_id"_s +
                  where.among(u"SELECT id FROM service_point WHERE (service_point_id >= ? AND "
                              "service_point_id < ?) OR (premise_id >= ? AND premise_id < ?)"_s) +
                  u")"_s,
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
    QStringList statuses;
    for (TaskStatus status : criteria.statuses)
        statuses += u'\'' + toText(status) + u'\''; // our own texts
    if (criteria.needsAttention)
        statuses = QStringList{u'\'' + toText(TaskStatus::IssueDetected) + u'\''};
    if (statuses.size() == 1) // SQLite sees its partial indexes only so
        where.add(u"t.status = "_s + statuses.constFirst(), {});
    else if (!statuses.isEmpty())
        where.add(u"t.status IN (%1)"_s.arg(statuses.join(u',')), {});
    where.addPrefix(u"t.transaction_id"_s, criteria.transactionId);
    where.addPrefix(u"t.serial_no"_s, criteria.serialNo);
    addAccount(where, criteria.accountId);
    where.addContains(u"t.name_key"_s, searchKey(criteria.customerName));
    where.addContains(u"t.address_key"_s, searchKey(criteria.address));
    addModel(where, connection, u"code"_s, criteria.model);
    addModel(where, connection, u"manufacturer"_s, criteria.manufacturer);
    addContact(where, criteria.contact);
    if (!criteria.nicId.isEmpty()) {
        where.addKey(u"t.device_id"_s,
                     u"SELECT id FROM der_device WHERE nic_id >= ? AND nic_id < ?"_s,
                     {criteria.nicId, Where::afterPrefix(criteria.nicId)});
    }
    addServicePoint(where, criteria.servicePoint);
    addDays(where, u"t.created_at"_s, criteria.createdFrom, criteria.createdTo);
    addDays(where, u"t.status_at"_s, criteria.statusFrom, criteria.statusTo);
    addCause(where, connection, criteria.cause);
    if (criteria.olderThanDays > 0)
        where.add(u"t.created_at < ?"_s,
                  {timeColumn(QDateTime::currentDateTimeUtc().addDays(-criteria.olderThanDays))});
    if (!criteria.assignedTo.isEmpty()) {
        where.addKey(u"t.id"_s,
                     u"SELECT task_id FROM to_do WHERE assigned_to = ? AND closed_at IS NULL"_s,
                     {criteria.assignedTo});
    }
    addAnything(where, connection, criteria.anything);
    return where;
}

const QString from = uR"( FROM service_task t LEFT JOIN model m ON m.id = t.model_id
    LEFT JOIN customer c ON c.id = t.customer_id
    LEFT JOIN service_point s ON s.id = t.service_point_id)"_s;

const QString rowColumns = uR"(SELECT t.id, t.type, t.business_object, t.status, t.status_reason,
    coalesce(nullif(t.customer_name, ''), c.name, ''), t.name_key,
    coalesce(nullif(t.address1, ''), s.address1, ''), coalesce(nullif(t.city, ''), s.city, ''),
    coalesce(t.program, ''), coalesce(m.manufacturer, ''), coalesce(m.code, ''), t.serial_no,
    t.transaction_id, t.created_at, t.status_at, t.retry_count)"_s;

TaskRow readRow(const QSqlQuery &row)
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
            row.value(16).toInt()};
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

} // namespace

QList<TaskRow> searchTasks(Connection &connection, const TaskCriteria &criteria, TaskOrder order,
                           const TaskRow *after, int limit)
{
    Where where = whereOf(connection, criteria);
    const QString column = sortColumn(order.column);
    const bool ascending = order.order == Qt::AscendingOrder;
    if (after) {
        where.add(u"(%1, t.id) %2 (?, ?)"_s.arg(column, ascending ? u">"_s : u"<"_s),
                  {sortValue(*after, order.column), after->id});
    }
    const QString direction = ascending ? u"ASC"_s : u"DESC"_s;
    const QString sql = rowColumns + from + where.sql() +
                        u" ORDER BY %1 %2, t.id %2 LIMIT ?"_s.arg(column, direction);
    return connection.list(sql, where.values() + QVariantList{limit}, readRow);
}

QList<TaskRow> matchTasks(Connection &connection, const TaskCriteria &criteria,
                          const QList<RecordId> &ids)
{
    QList<TaskRow> rows;
    Where where = whereOf(connection, criteria);
    where.add(u"t.id = ?"_s, {});
    const QString sql = rowColumns + from + where.sql();
    for (RecordId id : ids)
        rows += connection.list(sql, where.values() + QVariantList{id}, readRow);
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
    const QString sql =
        u"SELECT count(*) FROM (SELECT 1"_s + from + where.sql() + u" LIMIT ?) AS found"_s;
    return connection.value(sql, where.values() + QVariantList{cap + 1}).toInt();
}

} // namespace derdesk
