// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCandidates.h"

#include "store/SearchWords.h"
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
/// on in the order of all tasks until a page of 200 of them is full: of these one reads
/// 200 / (candidates / tasks).
int mostOf(Connection &connection)
{
    const double most = std::sqrt(200.0 / candidateCost * tasksIn(connection));
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
    void tryAll(bool statuses)
    {
        tryIds();
        tryAssigned();
        tryDevices();
        tryBeginnings();
        tryPlaces();
        tryKeys();
        tryText();
        tryCause();
        tryStatusDays();
        if (statuses)
            tryStatuses();
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

    void tryText()
    {
        if (m_least <= fewEnough)
            return;
        const QString match = taskTextMatch(m_connection, m_criteria);
        if (match.isEmpty())
            return;
        m_text = TaskCandidates{taskTextSelect(), {match}};
        attempt(m_text->select, m_text->values,
                u"SELECT 1 FROM task_text WHERE task_text MATCH ?"_s);
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

std::optional<TaskCandidates> fewCandidates(Connection &connection, const TaskCriteria &criteria,
                                            bool statuses)
{
    Search search(connection, criteria);
    search.tryAll(statuses);
    return search.few();
}

std::optional<TaskCandidates> anyCandidates(Connection &connection, const TaskCriteria &criteria)
{
    Search search(connection, criteria);
    search.tryAll(true);
    return search.any();
}

std::optional<TaskCandidates> numbersFrom(Connection &connection, const TaskCriteria &criteria,
                                          Qt::SortOrder order)
{
    TaskCriteria alone;
    alone.serialNo = criteria.serialNo;
    if (criteria.serialNo.isEmpty() || criteria != alone)
        return {};
    constexpr int first = 200;
    constexpr int many = 10;
    const QString range = u"serial_no >= ? AND serial_no < ?"_s;
    const QString direction = order == Qt::AscendingOrder ? u"ASC"_s : u"DESC"_s;
    const QVariantList values{criteria.serialNo, afterPrefix(criteria.serialNo)};
    const QString among = uR"(SELECT count(*) FROM (
        SELECT serial_no FROM service_task INDEXED BY service_task_created
        ORDER BY created_at %1, id %1 LIMIT %2) WHERE %3)"_s.arg(direction)
                              .arg(first)
                              .arg(range);
    if (connection.value(among, values).toInt() >= many)
        return TaskCandidates{u"SELECT id, created_at FROM service_task INDEXED BY "
                              "service_task_created WHERE "_s +
                                  range,
                              values};
    // Without a limit SQLite would leave out this order.
    return TaskCandidates{uR"(SELECT id, created_at FROM service_task
        INDEXED BY service_task_serial WHERE %1 ORDER BY serial_no %2 LIMIT -1)"_s.arg(range,
                                                                                       direction),
                          values};
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
