// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/models/TaskRows.h"
#include "store/Database.h"
#include "store/TaskSearch.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPromise>
#include <QSet>

namespace derdesk {

/// The tasks that match a question, page by page as far as the clerk scrolls. Columns are
/// TaskColumns. Asks the database on its reader threads and never waits; a newer question drops the
/// answer to an older one. Lives on the GUI thread.
class TaskListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Rows, more than a window shows at a time.
    static constexpr int firstPage = 100;
    /// Of each further page.
    static constexpr int pageSize = 200;
    static constexpr int idRole = Qt::UserRole; ///< the task's id

    explicit TaskListModel(Database &database, QObject *parent = nullptr);

    /// Asks a new question; the old rows stay until it is answered.
    void search(const TaskCriteria &criteria);
    /// Asks the same question again, for as many rows as there are now.
    void refresh();
    /// The same question in another order; a column that has none is ignored.
    void sort(int column, Qt::SortOrder order) override;
    /// These tasks are new or changed: they come, go, move and change where the question says so.
    void updateTasks(const QList<RecordId> &ids);

    const TaskCriteria &criteria() const { return m_criteria; }
    TaskOrder order() const { return m_order; }
    /// Whether all tasks that match are among the rows.
    bool isComplete() const { return m_complete; }
    bool isSearching() const { return m_page.isWaiting(); }
    /// 0 if there is no such row.
    RecordId taskAt(int row) const;
    /// The task that many rows below (or above) this one, which may have left the list meanwhile;
    /// 0 beyond an end. Loads further pages for that. A newer question drops the older one.
    QFuture<RecordId> taskBeside(RecordId id, int rows);
    /// −1 if the task is not among the rows loaded.
    int rowOf(RecordId id) const;

    /// Tasks that have come since the question was asked, or since they were seen.
    int newCount() const { return int(m_new.size()); }
    void markSeen();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void searching();
    /// The rows are those of the question now. \a again: of the same one as before.
    void answered(bool again);
    void failed(const derdesk::Problems &problems);
    /// Rows are about to come, go and move by themselves, and have done so.
    void updating();
    void updated();
    void newCountChanged(int count);

private:
    void ask(bool again);
    void askPage();
    void takeAnswer(const Result<QList<TaskRow>> &answer, int limit, bool again);
    void takePage(const Result<QList<TaskRow>> &answer);
    void fail(const Problems &problems);
    void askChanges();
    void takeChanges(const QList<RecordId> &ids, const Result<QList<TaskRow>> &answer);
    void place(const TaskRow &task);
    void insert(const TaskRow &task);
    void change(int row, const TaskRow &task);
    void remove(int row);
    bool isBeyondEnd(const TaskRow &task) const;
    int rowBeside(RecordId id, int rows) const;
    void goOnBeside();

    Database &m_database;
    TaskCriteria m_criteria;
    TaskOrder m_order;
    TaskRows m_rows;
    QSet<RecordId> m_known;       ///< of m_rows
    std::optional<TaskRow> m_end; ///< the last row that paging has given; the next page follows it
    bool m_complete = true;       ///< there is no next page
    bool m_failed = false;        ///< no further page until asked anew
    bool m_pageWanted = false;    ///< while changes are asked for
    QDateTime m_askedAt;
    QSet<RecordId> m_new;
    QSet<RecordId> m_changed;        ///< still to be asked for
    QHash<RecordId, TaskRow> m_left; ///< rows that have left the list since the question was asked
    struct Beside
    {
        RecordId task = 0;
        int rows = 0;
        QPromise<RecordId> answer;
    };
    std::unique_ptr<Beside> m_beside; ///< what taskBeside() still looks for
    LatestAnswer m_page;
    LatestAnswer m_changes;
};

} // namespace derdesk
