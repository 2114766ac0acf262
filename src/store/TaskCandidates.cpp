// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCandidates.h"

#include "store/Columns.h"
#include "store/SearchWords.h"
#include "store/TaskSearch.h"
#include "store/TaskText.h"

#include <algorithm>
#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A candidate, whose row is read here or there, costs so many times as much as a task in order.
constexpr double candidateCost = 6;

/// About how many there are, the highest id tells: RecordIds.
double tasksIn(Connection &connection)
{
    constexpr double firstId = 1e13;
    constexpr double meanStep = 1e5;
    const double highest = connection.value(u"SELECT max(id) FROM service_task"_s).toDouble();
    return std::max(0.0, (highest - firstId) / meanStep);
}

/// With more candidates it takes longer to read them, here and there, and to sort them than to read
/// on in the order of all tasks until a page of 100 of them is full: of these one reads
/// 100 / (candidates / tasks).
int mostOf(Connection &connection)
{
    const double most = std::sqrt(100.0 / candidateCost * tasksIn(connection));
    return int(std::clamp(most, 2'000.0, 20'000.0));
}

int countUpTo(Connection &connection, int limit, const QString &select, const QVariantList &values)
{
    return connection
        .value(u"SELECT count(*) FROM (SELECT 1 FROM (%1) LIMIT %2)"_s.arg(select).arg(limit),
               values)
        .toInt();
}

const QString beginningSql = u"SELECT id FROM service_task WHERE %1 >= ? AND %1 < ?"_s;

const QString matchingSql = u"SELECT 1 FROM task_text WHERE task_text MATCH ?"_s;

/// Tries one index after the other for the least that it leaves.
class Search final
{
public:
    Search(Connection &connection, const TaskCriteria &criteria)
        : m_connection(connection)
        , m_criteria(criteria)
        , m_many(mostOf(connection))
        , m_least(m_many + 1)
    {
    }

    /// \a statuses: also that of states.
    void tryAllButTexts(bool statuses)
    {
        tryIds();
        tryAssigned();
        tryDevices();
        tryBeginnings();
        tryPlaces();
        tryKeys();
        tryCause();
        tryStatusDays();
        if (statuses)
            tryStatuses();
    }

    void tryTexts()
    {
        const QString match = matchOfTexts();
        if (match.isEmpty())
            return;
        m_text = TaskCandidates{taskTextSelect(), {match}};
        attempt(m_text->select, m_text->values, matchingSql);
    }

    /// Through whose tasks, in the order of creation, one finds a page sooner than through few
    /// candidates, or all tasks in this order.
    QString textsInOrder()
    {
        const QString match = matchOfTexts();
        if (match.isEmpty())
            return {};
        if (m_best && m_least <= m_many) {
            const int counted = countUpTo(m_connection, m_least, matchingSql, {match});
            return counted < m_least ? match : QString();
        }
        const QString status = statusList(m_criteria);
        const bool oneStatus = !status.isEmpty() && !status.contains(u',');
        return oneStatus && isRarer(status, match) ? QString() : match;
    }

    std::optional<TaskCandidates> few() const { return m_least <= m_many ? m_best : std::nullopt; }
    /// Of many, those by their text: all the others leave about as many as there are.
    std::optional<TaskCandidates> any() const
    {
        return m_least > m_many && m_text ? m_text : m_best;
    }

private:
    /// \a probe: counts as many, where that takes less; with the first values.
    void attempt(const QString &select, const QVariantList &values, const QString &probe = {})
    {
        if (m_least <= fewEnough)
            return;
        const bool whole = probe.isEmpty();
        const int counted = countUpTo(m_connection, m_many + 1, whole ? select : probe,
                                      whole ? values : values.first(1));
        if (!m_best || counted < m_least) {
            m_least = counted;
            m_best = TaskCandidates{select, values};
        }
    }

    void tryIds()
    {
        if (const auto range = taskIdRange(m_criteria.taskId))
            attempt(u"SELECT id FROM service_task WHERE id BETWEEN ? AND ?"_s,
                    {range->first, range->second});
    }

    void tryAssigned()
    {
        if (!m_criteria.assignedTo.isEmpty())
            attempt(u"SELECT task_id AS id FROM to_do WHERE assigned_to = ? AND "
                    "closed_at IS NULL"_s,
                    {m_criteria.assignedTo});
    }

    /// In two parts, each of which has an index.
    void tryDevices()
    {
        const QString &nic = m_criteria.nicId;
        const QString last = afterPrefix(nic);
        if (!nic.isEmpty())
            attempt(uR"(SELECT id FROM service_task WHERE device_id IN (
                SELECT id FROM der_device WHERE nic_id >= ? AND nic_id < ? AND nic_id <> ''
                    AND head_end_system IS NOT NULL
                UNION ALL SELECT id FROM der_device WHERE nic_id >= ? AND nic_id < ?
                    AND nic_id <> '' AND head_end_system IS NULL))"_s,
                    {nic, last, nic, last});
    }

    void tryBeginnings()
    {
        const QString &transaction = m_criteria.transactionId;
        const QString &serial = m_criteria.serialNo;
        if (!transaction.isEmpty())
            attempt(beginningSql.arg(u"transaction_id"_s), {transaction, afterPrefix(transaction)});
        if (!serial.isEmpty())
            attempt(beginningSql.arg(u"serial_no"_s), {serial, afterPrefix(serial)});
        const QString &account = m_criteria.accountId;
        const QString last = afterPrefix(account);
        if (!account.isEmpty())
            attempt(beginningSql.arg(u"cis_account_id"_s) + uR"( AND cis_account_id <> '' UNION ALL
            SELECT id FROM service_task WHERE cis_account_id = '' AND customer_id IN
                (SELECT id FROM customer WHERE account_id >= ? AND account_id < ?))"_s,
                    {account, last, account, last});
    }

    /// The request names it, or VALIDATE has found it.
    void tryPlaces()
    {
        const QString &prefix = m_criteria.servicePoint;
        const QString last = afterPrefix(prefix);
        if (!prefix.isEmpty())
            attempt(taskKeySelect(u"key >= 'place:' || ? AND key < 'place:' || ?"_s) +
                        uR"( UNION ALL SELECT id FROM service_task WHERE service_point_id IN (
                SELECT id FROM service_point WHERE service_point_id >= ? AND service_point_id < ?
                UNION ALL SELECT id FROM service_point
                    WHERE premise_id >= ? AND premise_id < ? AND premise_id <> ''))"_s,
                    {prefix, last, prefix, last, prefix, last});
    }

    void tryKeys()
    {
        const TaskCriteria &c = m_criteria;
        if (!c.model.isEmpty() || !c.manufacturer.isEmpty())
            attempt(taskKeySelect(u"key IN (SELECT 'model:' || id FROM model WHERE "
                                  "instr(lower(code), lower(?)) AND "
                                  "instr(lower(manufacturer), lower(?)))"_s),
                    {c.model, c.manufacturer});
        if (!c.program.isEmpty())
            attempt(taskKeySelect(u"key = 'program:' || ?"_s), {c.program});
        if (!c.type.isEmpty())
            attempt(taskKeySelect(u"key = 'type:' || ?"_s), {c.type});
        if (c.businessObject)
            attempt(taskKeySelect(u"key IN (SELECT 'type:' || code FROM service_task_type WHERE "
                                  "business_object = ?)"_s),
                    {toText(*c.businessObject)});
    }

    /// None while so many texts are still to be added that looking through them takes long.
    QString matchOfTexts()
    {
        constexpr int most = 20'000;
        if (m_least <= fewEnough)
            return {};
        const QString match = taskTextMatch(m_connection, m_criteria);
        return match.isEmpty() || countUpTo(m_connection, most + 1, unaddedTasks(), {}) > most
                   ? QString()
                   : match;
    }

    /// Whether the newest tasks of this state reach farther back than those of the texts.
    bool isRarer(const QString &status, const QString &match)
    {
        const auto reach = [this](const QString &newest, const QVariantList &values) {
            constexpr int some = 20;
            return m_connection.value(u"SELECT min(place) FROM (SELECT * FROM (%1) LIMIT %2) "
                                      "HAVING count(*) = %2"_s.arg(newest)
                                          .arg(some),
                                      values);
        };
        const QVariant texts =
            reach(u"SELECT rowid AS place FROM task_text WHERE task_text MATCH ? "
                  "ORDER BY rowid DESC"_s,
                  {match});
        const QVariant tasks = reach(u"SELECT created_at AS place FROM service_task "
                                     "WHERE status = %1 ORDER BY created_at DESC"_s.arg(status),
                                     {});
        return !texts.isNull() &&
               (tasks.isNull() || taskTextRow(timeColumn(tasks)) < texts.toLongLong());
    }

    void tryCause()
    {
        if (!m_criteria.cause.isEmpty())
            attempt(u"SELECT task_id AS id FROM service_task_issue WHERE code = ?"_s,
                    {m_criteria.cause});
    }

    /// Those that are completed have an index by when.
    void tryStatusDays()
    {
        const QDate from = m_criteria.statusFrom;
        const QDate to = m_criteria.statusTo;
        if (m_criteria.statuses == QList{TaskStatus::Completed} && from.isValid() && to.isValid())
            attempt(u"SELECT id FROM service_task WHERE status = 'COMPLETED' AND "
                    "status_at >= ? AND status_at < ?"_s,
                    {from.startOfDay().toMSecsSinceEpoch(),
                     to.addDays(1).startOfDay().toMSecsSinceEpoch()});
    }

    void tryStatuses()
    {
        const QString statuses = statusList(m_criteria);
        if (!statuses.isEmpty())
            attempt(u"SELECT id FROM service_task WHERE status IN (%1)"_s.arg(statuses), {});
    }

    static constexpr int fewEnough = 500; ///< one looks for no better
    Connection &m_connection;
    const TaskCriteria &m_criteria;
    const int m_many;
    int m_least;
    std::optional<TaskCandidates> m_best;
    std::optional<TaskCandidates> m_text;
};

} // namespace

FirstTasks firstTasks(Connection &connection, const TaskCriteria &criteria, bool created,
                      bool statuses)
{
    Search search(connection, criteria);
    search.tryAllButTexts(statuses);
    if (created)
        return {search.textsInOrder(), search.few()};
    search.tryTexts();
    return {{}, search.few()};
}

std::optional<TaskCandidates> anyCandidates(Connection &connection, const TaskCriteria &criteria)
{
    Search search(connection, criteria);
    search.tryAllButTexts(true);
    search.tryTexts();
    return search.any();
}

std::optional<TaskCandidates> numbersFrom(Connection &connection, const TaskCriteria &criteria,
                                          Qt::SortOrder order, const TaskRow *after, int limit)
{
    TaskCriteria alone;
    alone.serialNo = criteria.serialNo;
    if (criteria.serialNo.isEmpty() || criteria != alone)
        return {};
    constexpr int first = 200;
    constexpr int many = 10;
    const bool ascending = order == Qt::AscendingOrder;
    const QString direction = ascending ? u"ASC"_s : u"DESC"_s;
    QString range = u"serial_no >= ? AND serial_no < ?"_s;
    QVariantList values{criteria.serialNo, afterPrefix(criteria.serialNo)};
    const QString among = uR"(SELECT count(*) FROM (
        SELECT serial_no FROM service_task INDEXED BY service_task_created
        ORDER BY created_at %1, id %1 LIMIT %2) WHERE %3)"_s.arg(direction)
                              .arg(first)
                              .arg(range);
    const bool isFrequent = connection.value(among, values).toInt() >= many;
    if (after) {
        range += u" AND (created_at, id) %1 (?, ?)"_s.arg(ascending ? u">"_s : u"<"_s);
        values += {timeColumn(after->createdAt), after->id};
    }
    if (isFrequent)
        return TaskCandidates{u"SELECT id, created_at FROM service_task INDEXED BY "
                              "service_task_created WHERE "_s +
                                  range,
                              values};
    const QString some = uR"(SELECT created_at FROM (
            SELECT created_at FROM service_task INDEXED BY service_task_serial WHERE %1
            ORDER BY serial_no %2 LIMIT %3)
        ORDER BY created_at %2 LIMIT %4)"_s.arg(range, direction)
                             .arg(5 * limit)
                             .arg(limit);
    return TaskCandidates{
        uR"(SELECT id, created_at FROM service_task INDEXED BY service_task_serial
        WHERE %1 AND created_at %2 coalesce(
            (SELECT %3(created_at) FROM (%4) HAVING count(*) = %5), created_at))"_s
            .arg(range, ascending ? u"<="_s : u">="_s, ascending ? u"max"_s : u"min"_s, some)
            .arg(limit),
        values + values};
}

QString indexOfBeginning(Connection &connection, const TaskCriteria &criteria)
{
    if (criteria.serialNo.isEmpty() && criteria.transactionId.isEmpty())
        return {};
    constexpr double largest = 200'000; // about a second
    const int most = int(std::min(largest, tasksIn(connection) / candidateCost));
    const auto few = [&](const QString &column, const QString &prefix) {
        return !prefix.isEmpty() && countUpTo(connection, most + 1, beginningSql.arg(column),
                                              {prefix, afterPrefix(prefix)}) <= most;
    };
    if (few(u"serial_no"_s, criteria.serialNo))
        return u"service_task_serial"_s;
    if (few(u"transaction_id"_s, criteria.transactionId))
        return u"service_task_transaction"_s;
    return {};
}

} // namespace derdesk
