// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/TaskSearch.h"
#include "store/Writer.h"

#include <QObject>

#include <array>

namespace derdesk {

/// What is done to many tasks, each by itself.
enum class BulkAction { Process, Retry, Cancel, Assign };

struct BulkWork
{
    BulkAction action = BulkAction::Process;
    QString words; ///< the reason for Cancel; the clerk for Assign, empty: nobody

    /// The same operation as for one task.
    Result<ServiceTask> operator()(Transaction &tx, RecordId task) const;
};

/// Which tasks: these, or all that match a question now.
struct TaskSelection
{
    QList<RecordId> ids;
    std::optional<TaskCriteria> matching = {};
};

/// What came of one task.
struct BulkOutcome
{
    RecordId task = 0;
    std::optional<TaskStatus> status; ///< as it is then; nothing: not done
    Problems problems;                ///< why not
};

/// Does something to many tasks: each is a piece of work of its own for the Writer, as if a clerk
/// had asked for it, so that others get their turn in between and a fault in one leaves the rest
/// alone. Never waits. Lives on the GUI thread; what has been submitted when it goes is still done.
class BulkRun final : public QObject
{
    Q_OBJECT
public:
    BulkRun(Database &database, Writer &writer, Actor clerk, BulkWork work,
            QObject *parent = nullptr);

    const BulkWork &work() const { return m_work; }
    void start(const TaskSelection &selection);
    /// Begins no further task.
    void stop();

    bool isRunning() const { return m_running; }
    bool isStopped() const { return m_stopped; }
    /// Still looking for the tasks that match; total() grows.
    bool isCollecting() const { return m_collecting; }
    qsizetype total() const { return m_ids.size(); }
    const QList<BulkOutcome> &outcomes() const { return m_outcomes; }
    qsizetype failures() const { return m_failures; }

Q_SIGNALS:
    /// All has been done, or the run was stopped, or the tasks could not be read.
    void ended(const derdesk::Problems &problems);

private:
    void collect(const TaskCriteria &criteria, const std::optional<TaskRow> &after);
    void takeFound(const TaskCriteria &criteria, const Result<QList<TaskRow>> &found);
    void workAll();
    void workNext(LatestAnswer &hand);
    void take(RecordId id, const Result<ServiceTask> &outcome);
    void end(const Problems &problems = {});

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    const BulkWork m_work;
    QList<RecordId> m_ids;
    QList<BulkOutcome> m_outcomes;
    qsizetype m_failures = 0;
    qsizetype m_next = 0;
    int m_busy = 0; ///< hands that wait for the Writer
    bool m_running = false;
    bool m_stopped = false;
    bool m_collecting = false;
    LatestAnswer m_found;
    std::array<LatestAnswer, 64> m_hands; ///< so many tasks share a commit
};

} // namespace derdesk
