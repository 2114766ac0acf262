// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskSuggestions.h"

#include "store/RecordIds.h"
#include "store/SearchWords.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOfAKind = 3;

/// Where the values of a kind stand. The condition is that of the partial index on the column.
struct Place
{
    SuggestionKind kind;
    QString table;
    QString column;
    QString condition;
};

const Place serials{SuggestionKind::SerialNo, u"service_task"_s, u"serial_no"_s, {}};
const Place accounts{SuggestionKind::Account, u"service_task"_s, u"cis_account_id"_s,
                     u" AND cis_account_id <> ''"_s};
const Place names{SuggestionKind::Customer, u"customer"_s, u"name_key"_s, {}};
const Place addresses{SuggestionKind::Address, u"service_point"_s, u"address1_key"_s,
                      u" AND address1_key <> ''"_s};

/// The first different values, one look-up each: it does not matter how often each stands there.
QStringList beginnings(Connection &connection, const Place &place, const QString &prefix)
{
    const QString sql = u"SELECT %1 FROM %2 WHERE %1 %3 ? AND %1 < ?%4 ORDER BY %1 LIMIT 1"_s;
    QStringList found;
    while (found.size() < mostOfAKind) {
        const bool first = found.isEmpty();
        const QVariant value = connection.value(
            sql.arg(place.column, place.table, first ? u">="_s : u">"_s, place.condition),
            {first ? prefix : found.constLast(), afterPrefix(prefix)});
        if (!value.isValid())
            break;
        found.append(value.toString());
    }
    return found;
}

int countOf(Connection &connection, const Place &place, const QString &value)
{
    return connection
        .value(u"SELECT count(*) FROM (SELECT 1 FROM %1 WHERE %2 = ?%3 LIMIT %4) AS found"_s
                   .arg(place.table, place.column, place.condition)
                   .arg(suggestionCap + 1),
               {value})
        .toInt();
}

QString one(Connection &connection, const QString &select, const QString &value)
{
    return connection.value(select + u" ORDER BY id LIMIT 1"_s, {value}).toString();
}

class Suggestions final
{
public:
    explicit Suggestions(Connection &connection)
        : m_connection(connection)
    {
    }

    void addTasks(const QString &digits)
    {
        const auto range = taskIdRange(digits);
        if (!range || digits.size() < 3)
            return;
        m_found += m_connection.list(
            uR"(SELECT t.id, coalesce(nullif(t.customer_name, ''), c.name, '') FROM service_task t
                LEFT JOIN customer c ON c.id = t.customer_id
                WHERE t.id BETWEEN ? AND ? ORDER BY t.id DESC LIMIT ?)"_s,
            {range->first, range->second, mostOfAKind}, [](const QSqlQuery &row) {
                const RecordId id = row.value(0).toLongLong();
                return TaskSuggestion{SuggestionKind::Task, idText(id), row.value(1).toString(), 0,
                                      id};
            });
    }

    void addTransactions(const QString &prefix)
    {
        if (prefix.isEmpty())
            return;
        m_found += m_connection.list(
            uR"(SELECT id, transaction_id, serial_no FROM service_task
                WHERE transaction_id >= ? AND transaction_id < ? ORDER BY transaction_id LIMIT ?)"_s,
            {prefix, afterPrefix(prefix), mostOfAKind}, [](const QSqlQuery &row) {
                return TaskSuggestion{SuggestionKind::Transaction, row.value(1).toString(),
                                      row.value(2).toString(), 0, row.value(0).toLongLong()};
            });
    }

    void addSerials(const QString &prefix)
    {
        add(serials, prefix, [this](TaskSuggestion &serial) {
            if (serial.count == 1)
                serial.task =
                    one(m_connection, u"SELECT id FROM service_task WHERE serial_no = ?"_s,
                        serial.value)
                        .toLongLong();
        });
    }

    void addAccounts(const QString &prefix)
    {
        add(accounts, prefix, [this](TaskSuggestion &account) {
            account.detail = one(m_connection, u"SELECT name FROM customer WHERE account_id = ?"_s,
                                 account.value);
        });
    }

    void addNames(const QString &prefix)
    {
        add(names, searchKey(prefix), [this](TaskSuggestion &name) {
            name.value =
                one(m_connection, u"SELECT name FROM customer WHERE name_key = ?"_s, name.value);
        });
    }

    void addAddresses(const QString &prefix)
    {
        add(addresses, searchKey(prefix), [this](TaskSuggestion &address) {
            const QString key = address.value;
            const auto part = [&](const QString &column) {
                return one(m_connection,
                           u"SELECT %1 FROM service_point WHERE address1_key = ? AND "
                           "address1_key <> ''"_s.arg(column),
                           key);
            };
            address.value = part(u"address1"_s);
            address.detail = part(u"city"_s);
        });
    }

    /// There are few enough of them to look at each.
    void addModels(const QString &prefix)
    {
        if (prefix.isEmpty())
            return;
        m_found += m_connection.list(
            uR"(SELECT code, manufacturer FROM model
                WHERE substr(lower(code), 1, ?) = lower(?) ORDER BY code, manufacturer LIMIT ?)"_s,
            {int(prefix.size()), prefix, mostOfAKind}, [](const QSqlQuery &row) {
                return TaskSuggestion{SuggestionKind::Model, row.value(0).toString(),
                                      row.value(1).toString(), 0, 0};
            });
    }

    const QList<TaskSuggestion> &found() const { return m_found; }

private:
    template <typename Complete>
    void add(const Place &place, const QString &prefix, Complete complete)
    {
        if (prefix.isEmpty())
            return;
        for (const QString &value : beginnings(m_connection, place, prefix)) {
            TaskSuggestion suggestion{
                place.kind, value, {}, countOf(m_connection, place, value), 0};
            complete(suggestion);
            m_found.append(suggestion);
        }
    }

    Connection &m_connection;
    QList<TaskSuggestion> m_found;
};

} // namespace

QList<TaskSuggestion> suggestTasks(Connection &connection, const QString &typed)
{
    const TaskCriteria meant = quickCriteria(typed);
    Suggestions suggestions(connection);
    const QString &word = meant.anything;
    suggestions.addTasks(meant.taskId.isEmpty() ? word : meant.taskId);
    for (const QString &prefix : {word, meant.transactionId})
        suggestions.addTransactions(prefix);
    for (const QString &prefix : {word, meant.serialNo})
        suggestions.addSerials(prefix);
    suggestions.addAccounts(word);
    for (const QString &prefix : {word, meant.customerName})
        suggestions.addNames(prefix);
    for (const QString &prefix : {word, meant.address})
        suggestions.addAddresses(prefix);
    suggestions.addModels(word);
    return suggestions.found();
}

TaskCriteria criteriaOf(const TaskSuggestion &suggestion)
{
    TaskCriteria criteria;
    switch (suggestion.kind) {
    case SuggestionKind::Task:
        criteria.taskId = suggestion.value;
        break;
    case SuggestionKind::Transaction:
        criteria.transactionId = suggestion.value;
        break;
    case SuggestionKind::SerialNo:
        criteria.serialNo = suggestion.value;
        break;
    case SuggestionKind::Account:
        criteria.accountId = suggestion.value;
        break;
    case SuggestionKind::Customer:
        criteria.customerName = suggestion.value;
        break;
    case SuggestionKind::Address:
        criteria.address = suggestion.value;
        break;
    case SuggestionKind::Model:
        criteria.model = suggestion.value;
        criteria.manufacturer = suggestion.detail;
        break;
    }
    return criteria;
}

RecordId taskCalled(Connection &connection, const QString &typed)
{
    const TaskCriteria meant = quickCriteria(typed);
    if (const RecordId id = idFromText(meant.taskId)) {
        const QVariant found =
            connection.value(u"SELECT id FROM service_task WHERE id = ?"_s, {id});
        return found.toLongLong();
    }
    const QString &transaction = meant.anything.isEmpty() ? meant.transactionId : meant.anything;
    if (transaction.isEmpty() || toJson(meant).size() > 1)
        return 0;
    const QList<RecordId> found = connection.list(
        u"SELECT id FROM service_task WHERE transaction_id = ? LIMIT 2"_s, {transaction},
        [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
    return found.size() == 1 ? found.constFirst() : 0;
}

} // namespace derdesk
