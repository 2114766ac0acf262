// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskConditions.h"

#include "store/Columns.h"
#include "store/RecordIds.h"
#include "store/SearchWords.h"

#include <QTimeZone>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString like = uR"( LIKE ? ESCAPE '\')"_s;

/// Does not tell A from a; what is beyond ASCII is compared as it is.
QString foldedLike(Engine engine)
{
    return engine == Engine::Sqlite ? like : uR"( ILIKE ? ESCAPE '\')"_s;
}

QString containing(const QString &text)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + pattern + u'%';
}

/// The task's column leads to a row of which a condition is true. SQLite looks at each task's
/// own row; PostgreSQL finds those rows first, and uses an index on the column even beside
/// other conditions with OR.
QString leads(Engine engine, const QString &column, const QString &table, const QString &key,
              const QString &condition)
{
    return (engine == Engine::Sqlite ? u"EXISTS (SELECT 1 FROM %2 WHERE %2.%3 = %1 AND (%4))"_s
                                     : u"%1 = ANY (ARRAY(SELECT %3 FROM %2 WHERE %4))"_s)
        .arg(column, table, key, condition);
}

/// Patterns that a column is to be like, and what stands after its name then. PostgreSQL's index
/// reads through the tasks of each three letters of a pattern. Of a number, two times three digits
/// leave so few that all of it is looked for in these alone: the index has no such expression.
QList<std::pair<QString, QString>> patterns(Engine engine, const QString &text)
{
    static const QRegularExpression digits(u"[0-9]*([0-9]{3})([0-9]{3})"_s);
    const QRegularExpressionMatch some = digits.match(text);
    if (engine == Engine::Sqlite || !some.hasMatch())
        return {{containing(text), {}}};
    return {{u"%%1%%2%"_s.arg(some.captured(1), some.captured(2)), {}},
            {containing(text), u" || ''"_s}};
}

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
    for (const auto &[pattern, after] : patterns(where.engine(), contact)) {
        const QString end = after + foldedLike(where.engine());
        where.add(u"(%1%2)"_s.arg(columns.join(end + u" OR "_s), end),
                  QVariantList(columns.size(), pattern));
    }
}

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
    const QString folded = foldedLike(where.engine());
    const QString columns = u"t.name_key%1%2 OR t.address_key%1%2 OR t.serial_no%1%3 OR "
                            "t.transaction_id%1%3 OR t.cis_account_id%1%3"_s;
    const QString models = u"manufacturer%1 OR code%1"_s.arg(folded);
    const QStringList words = searchKey(text).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString whole = containing(word);
        const Condition model = ofModels(connection, models, {whole, whole});
        for (const auto &[pattern, after] : patterns(where.engine(), word)) {
            where.add(u"(%1 OR %2)"_s.arg(columns.arg(after, like, folded), model.sql),
                      QVariantList(5, pattern) + model.values);
        }
    }
}

void addModel(Where &where, Connection &connection, const QString &column, const QString &text)
{
    if (text.isEmpty())
        return;
    const Condition model =
        ofModels(connection, column + foldedLike(where.engine()), {containing(text)});
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
    where.add(tasks < few ? leads(where.engine(), u"t.id"_s, u"service_task_issue"_s, u"task_id"_s,
                                  u"code = ?"_s)
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
            .arg(leads(where.engine(), u"t.customer_id"_s, u"customer"_s, u"id"_s,
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
                  leads(where.engine(), u"t.service_point_id"_s, u"service_point"_s, u"id"_s,
                        u"(service_point_id >= ? AND service_point_id < ?) OR "
                        "(premise_id >= ? AND premise_id < ?)"_s)),
              {prefix, last, prefix, last, prefix, last, prefix, last});
}

} // namespace

void Where::add(const QString &condition, const QVariantList &values)
{
    m_sql += (m_sql.isEmpty() ? u" WHERE "_s : u" AND "_s) + condition;
    m_values += values;
}

void Where::addPrefix(const QString &column, const QString &prefix)
{
    if (!prefix.isEmpty())
        add(u"(%1 >= ? AND %1 < ?)"_s.arg(column), {prefix, afterPrefix(prefix)});
}

void Where::addContains(const QString &column, const QString &key)
{
    if (!key.isEmpty())
        add(column + like, {containing(key)});
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
        where.add(leads(where.engine(), u"t.device_id"_s, u"der_device"_s, u"id"_s,
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
        where.add(leads(where.engine(), u"t.id"_s, u"to_do"_s, u"task_id"_s,
                        u"assigned_to = ? AND closed_at IS NULL"_s),
                  {criteria.assignedTo});
    addAnything(where, connection, criteria.anything);
    return where;
}

} // namespace derdesk
