// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCandidates.h"

#include "store/SearchWords.h"
#include "store/TaskText.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Sorting so many takes a few hundredths of a second; so does finding a page of 200 among tasks of
/// which a larger part matches.
constexpr int many = 20'000;
/// With so few one looks for no better.
constexpr int few = 500;

struct Source
{
    TaskCandidates candidates;
    QString probe = {}; ///< counts as many, where that takes less; with the first values
};

class Sources final
{
public:
    Sources(Connection &connection, const TaskCriteria &criteria)
    {
        addIds(criteria);
        addAssigned(criteria.assignedTo);
        addDevices(criteria.nicId);
        addBeginnings(criteria);
        addPlaces(criteria.servicePoint);
        const QString match = taskTextMatch(connection, criteria);
        if (!match.isEmpty())
            add(taskTextSelect(), {match}, u"SELECT 1 FROM task_text WHERE task_text MATCH ?"_s);
        if (!criteria.cause.isEmpty())
            add(u"SELECT task_id AS id FROM service_task_issue WHERE code = ?"_s, {criteria.cause});
        addStatusDays(criteria);
        addStatuses(criteria);
    }

    const QList<Source> &all() const { return m_sources; }

private:
    void add(const QString &select, const QVariantList &values, const QString &probe = {})
    {
        m_sources.append({{select, values}, probe});
    }

    void addIds(const TaskCriteria &criteria)
    {
        if (const auto range = taskIdRange(criteria.taskId))
            add(u"SELECT id FROM service_task WHERE id BETWEEN ? AND ?"_s,
                {range->first, range->second});
    }

    void addAssigned(const QString &clerk)
    {
        if (!clerk.isEmpty())
            add(u"SELECT task_id AS id FROM to_do WHERE assigned_to = ? AND closed_at IS NULL"_s,
                {clerk});
    }

    /// In two parts, each of which has an index.
    void addDevices(const QString &nic)
    {
        const QString last = afterPrefix(nic);
        if (!nic.isEmpty())
            add(uR"(SELECT id FROM service_task WHERE device_id IN (
                SELECT id FROM der_device WHERE nic_id >= ? AND nic_id < ? AND nic_id <> ''
                    AND head_end_system IS NOT NULL
                UNION ALL SELECT id FROM der_device WHERE nic_id >= ? AND nic_id < ?
                    AND nic_id <> '' AND head_end_system IS NULL))"_s,
                {nic, last, nic, last});
    }

    void addBeginnings(const TaskCriteria &criteria)
    {
        const auto addBeginning = [this](const QString &column, const QString &prefix,
                                         const QString &others, int times) {
            QVariantList values;
            for (int i = 0; i < times; ++i)
                values += QVariantList{prefix, afterPrefix(prefix)};
            if (!prefix.isEmpty())
                add(u"SELECT id FROM service_task WHERE %1 >= ? AND %1 < ?"_s.arg(column) + others,
                    values);
        };
        addBeginning(u"transaction_id"_s, criteria.transactionId, {}, 1);
        addBeginning(u"serial_no"_s, criteria.serialNo, {}, 1);
        addBeginning(u"cis_account_id"_s, criteria.accountId,
                     uR"( AND cis_account_id <> '' UNION ALL
            SELECT id FROM service_task WHERE cis_account_id = '' AND customer_id IN
                (SELECT id FROM customer WHERE account_id >= ? AND account_id < ?))"_s,
                     2);
    }

    /// The request names it, or VALIDATE has found it.
    void addPlaces(const QString &prefix)
    {
        if (prefix.isEmpty())
            return;
        const QString last = afterPrefix(prefix);
        add(taskPlaceSelect() +
                uR"( UNION ALL SELECT id FROM service_task WHERE service_point_id IN (
                SELECT id FROM service_point WHERE service_point_id >= ? AND service_point_id < ?
                UNION ALL SELECT id FROM service_point
                    WHERE premise_id >= ? AND premise_id < ? AND premise_id <> ''))"_s,
            {prefix, last, prefix, last, prefix, last});
    }

    /// Those that are completed have an index by when.
    void addStatusDays(const TaskCriteria &criteria)
    {
        if (criteria.statuses != QList{TaskStatus::Completed} || !criteria.statusFrom.isValid() ||
            !criteria.statusTo.isValid())
            return;
        add(u"SELECT id FROM service_task WHERE status = 'COMPLETED' AND status_at >= ? AND "
            "status_at < ?"_s,
            {criteria.statusFrom.startOfDay().toMSecsSinceEpoch(),
             criteria.statusTo.addDays(1).startOfDay().toMSecsSinceEpoch()});
    }

    void addStatuses(const TaskCriteria &criteria)
    {
        const QString statuses = statusList(criteria);
        if (!statuses.isEmpty())
            add(u"SELECT id FROM service_task WHERE status IN (%1)"_s.arg(statuses), {});
    }

    QList<Source> m_sources;
};

int count(Connection &connection, const Source &source)
{
    const bool whole = source.probe.isEmpty();
    const auto &[select, values] = source.candidates;
    return connection
        .value(u"SELECT count(*) FROM (SELECT 1 FROM (%1) LIMIT %2)"_s
                   .arg(whole ? select : source.probe)
                   .arg(many + 1),
               whole ? values : values.first(1))
        .toInt();
}

} // namespace

std::optional<TaskCandidates> fewCandidates(Connection &connection, const TaskCriteria &criteria)
{
    std::optional<TaskCandidates> best;
    int least = many + 1;
    const Sources sources(connection, criteria);
    for (const Source &source : sources.all()) {
        const int counted = count(connection, source);
        if (counted < least) {
            least = counted;
            best = source.candidates;
        }
        if (least <= few)
            break;
    }
    return best;
}

std::optional<TaskCandidates> anyCandidates(Connection &connection, const TaskCriteria &criteria)
{
    if (auto found = fewCandidates(connection, criteria))
        return found;
    const QList<Source> all = Sources(connection, criteria).all();
    for (const Source &source : all) {
        if (!source.probe.isEmpty())
            return source.candidates;
    }
    return all.isEmpty() ? std::nullopt : std::optional(all.constFirst().candidates);
}

} // namespace derdesk
