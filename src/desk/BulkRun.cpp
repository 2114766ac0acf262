// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/BulkRun.h"

#include "operations/WorkTask.h"

namespace derdesk {

namespace {

constexpr int collectedAtOnce = 1000;

} // namespace

Result<ServiceTask> BulkWork::operator()(Transaction &tx, RecordId task) const
{
    switch (action) {
    case BulkAction::Process:
        return processTask(tx, task);
    case BulkAction::Retry:
        return retryTask(tx, task);
    case BulkAction::Cancel:
        return cancelTask(tx, task, words);
    case BulkAction::Assign:
        return assignTask(tx, task, words);
    }
    Q_UNREACHABLE();
}

BulkRun::BulkRun(Database &database, Writer &writer, Actor clerk, BulkWork work, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_work(std::move(work))
{
}

void BulkRun::start(const TaskSelection &selection)
{
    m_ids = selection.ids;
    m_outcomes.clear();
    m_failures = 0;
    m_next = 0;
    m_stopped = false;
    m_running = true;
    m_collecting = selection.matching.has_value();
    if (m_collecting)
        collect(*selection.matching, {});
    else
        workAll();
}

void BulkRun::stop() { m_stopped = true; }

/// All of them are known before the first is worked: what is done to one may end its matching.
void BulkRun::collect(const TaskCriteria &criteria, const std::optional<TaskRow> &after)
{
    const auto query = [criteria, after](Connection &connection) {
        return searchTasks(connection, criteria, {TaskSort::TaskId, Qt::AscendingOrder},
                           after ? &*after : nullptr, collectedAtOnce);
    };
    m_found.await(m_database.ask(query), [this, criteria](const Result<QList<TaskRow>> &found) {
        takeFound(criteria, found);
    });
}

void BulkRun::takeFound(const TaskCriteria &criteria, const Result<QList<TaskRow>> &found)
{
    if (!found) {
        end(found.error());
        return;
    }
    for (const TaskRow &row : *found)
        m_ids.append(row.id);
    if (m_stopped)
        end();
    else if (found->size() == collectedAtOnce)
        collect(criteria, found->constLast());
    else
        workAll();
}

void BulkRun::workAll()
{
    m_collecting = false;
    m_busy = int(m_hands.size());
    for (LatestAnswer &hand : m_hands)
        workNext(hand);
}

void BulkRun::workNext(LatestAnswer &hand)
{
    if (m_stopped || m_next == m_ids.size()) {
        if (--m_busy == 0)
            end();
        return;
    }
    const RecordId id = m_ids[m_next++];
    const auto work = [work = m_work, id](Transaction &tx) { return work(tx, id); };
    hand.await(m_writer.submit(m_clerk, work),
               [this, &hand, id](const Result<ServiceTask> &outcome) {
                   take(id, outcome);
                   workNext(hand);
               });
}

void BulkRun::take(RecordId id, const Result<ServiceTask> &outcome)
{
    if (outcome) {
        m_outcomes.append({id, outcome->status, {}});
    } else {
        m_outcomes.append({id, {}, outcome.error()});
        ++m_failures;
    }
}

void BulkRun::end(const Problems &problems)
{
    m_running = false;
    m_collecting = false;
    Q_EMIT ended(problems);
}

} // namespace derdesk
