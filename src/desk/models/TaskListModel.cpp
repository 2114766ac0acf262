// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskListModel.h"

#include "desk/StatusIcon.h"
#include "desk/models/TaskColumns.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QFont>

#include <algorithm>

namespace derdesk {

namespace {

/// So many changed tasks are asked for at a time at the most.
constexpr int largestChange = 500;

} // namespace

TaskListModel::TaskListModel(Database &database, QObject *parent)
    : QAbstractTableModel(parent)
    , m_database(database)
{
}

void TaskListModel::search(const TaskCriteria &criteria)
{
    m_criteria = criteria;
    ask(false);
}

void TaskListModel::refresh() { ask(true); }

void TaskListModel::sort(int column, Qt::SortOrder order)
{
    const std::optional<TaskSort> sort = TaskColumns::sort(column);
    if (!sort)
        return;
    m_order = {*sort, order};
    ask(false);
}

/// What has changed until now is in the answer; only later changes have to be asked for.
void TaskListModel::ask(bool again)
{
    m_changes.forget();
    m_changed.clear();
    m_pageWanted = false;
    m_failed = false;
    m_askedAt = QDateTime::currentDateTimeUtc();
    const int limit = again ? std::max(firstPage, int(m_rows.size())) : firstPage;
    const auto query = [criteria = m_criteria, order = m_order, limit](Connection &connection) {
        return searchTasks(connection, criteria, order, nullptr, limit);
    };
    m_page.await(m_database.ask(query),
                 [this, limit, again](const auto &answer) { takeAnswer(answer, limit, again); });
    Q_EMIT searching();
}

void TaskListModel::takeAnswer(const Result<QList<TaskRow>> &answer, int limit, bool again)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    beginResetModel();
    m_known.clear();
    for (const TaskRow &row : *answer)
        m_known.insert(row.id);
    if (!again)
        m_left.clear();
    for (qsizetype row = 0; again && row < m_rows.size(); ++row) {
        if (!m_known.contains(m_rows.idAt(row)))
            m_left.insert(m_rows.idAt(row), m_rows.at(row));
    }
    m_rows.clear();
    m_rows.append(*answer);
    m_complete = m_rows.size() < limit;
    m_end = answer->isEmpty() ? std::nullopt : std::optional(answer->constLast());
    m_new.clear();
    endResetModel();
    Q_EMIT newCountChanged(0);
    Q_EMIT answered(again);
    goOnBeside();
    askChanges();
}

void TaskListModel::fail(const Problems &problems)
{
    m_failed = true;
    Q_EMIT failed(problems);
    goOnBeside();
}

bool TaskListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_failed && !m_page.isWaiting();
}

/// Page and changes are never asked for at once: which of them is newer could not be told.
void TaskListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (m_changes.isWaiting())
        m_pageWanted = true;
    else
        askPage();
}

void TaskListModel::askPage()
{
    m_pageWanted = false;
    const auto query = [criteria = m_criteria, order = m_order, end = m_end](Connection &db) {
        return searchTasks(db, criteria, order, end ? &*end : nullptr, pageSize);
    };
    m_page.await(m_database.ask(query), [this](const auto &answer) { takePage(answer); });
}

void TaskListModel::takePage(const Result<QList<TaskRow>> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    QList<TaskRow> page = *answer;
    m_complete = page.size() < pageSize;
    if (!page.isEmpty())
        m_end = page.constLast();
    page.removeIf([this](const TaskRow &row) { return m_known.contains(row.id); });
    if (!page.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(page.size()) - 1);
        for (const TaskRow &row : std::as_const(page))
            m_known.insert(row.id);
        m_rows.append(page);
        endInsertRows();
    }
    goOnBeside();
    askChanges();
}

void TaskListModel::updateTasks(const QList<RecordId> &ids)
{
    for (RecordId id : ids)
        m_changed.insert(id);
    askChanges();
}

void TaskListModel::askChanges()
{
    if (m_changed.isEmpty() || m_changes.isWaiting() || m_page.isWaiting())
        return;
    QList<RecordId> ids;
    while (!m_changed.isEmpty() && ids.size() < largestChange) {
        ids.append(*m_changed.cbegin());
        m_changed.erase(m_changed.cbegin());
    }
    const auto query = [criteria = m_criteria, ids](Connection &connection) {
        return matchTasks(connection, criteria, ids);
    };
    m_changes.await(m_database.ask(query),
                    [this, ids](const auto &answer) { takeChanges(ids, answer); });
}

void TaskListModel::takeChanges(const QList<RecordId> &ids, const Result<QList<TaskRow>> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    const qsizetype newBefore = m_new.size();
    Q_EMIT updating();
    QSet<RecordId> gone(ids.cbegin(), ids.cend());
    for (const TaskRow &task : *answer) {
        gone.remove(task.id);
        place(task);
    }
    for (RecordId id : std::as_const(gone)) {
        m_new.remove(id);
        if (m_known.contains(id))
            remove(rowOf(id));
    }
    Q_EMIT updated();
    if (m_new.size() != newBefore)
        Q_EMIT newCountChanged(newCount());
    if (m_pageWanted)
        askPage();
    else
        askChanges();
}

void TaskListModel::place(const TaskRow &task)
{
    if (m_known.contains(task.id)) {
        change(rowOf(task.id), task);
        return;
    }
    if (task.createdAt >= m_askedAt)
        m_new.insert(task.id);
    if (!isBeyondEnd(task)) // else paging brings it
        insert(task);
}

bool TaskListModel::isBeyondEnd(const TaskRow &task) const
{
    return !m_complete && (!m_end || precedes(*m_end, task, m_order));
}

void TaskListModel::insert(const TaskRow &task)
{
    const int row = int(m_rows.placeOf(task, m_order, 0, m_rows.size()));
    beginInsertRows({}, row, row);
    m_rows.insert(row, task);
    m_known.insert(task.id);
    endInsertRows();
}

void TaskListModel::change(int row, const TaskRow &task)
{
    if (isBeyondEnd(task)) {
        remove(row);
        return;
    }
    int to = row;
    if (row > 0 && precedes(task, m_rows.at(row - 1), m_order))
        to = int(m_rows.placeOf(task, m_order, 0, row));
    else if (row + 1 < m_rows.size() && precedes(m_rows.at(row + 1), task, m_order))
        to = int(m_rows.placeOf(task, m_order, row + 1, m_rows.size()));
    if (to == row) {
        m_rows.replace(row, task);
    } else {
        const int from = std::exchange(row, to > row ? to - 1 : to);
        beginMoveRows({}, from, from, {}, to);
        m_rows.remove(from);
        m_rows.insert(row, task);
        endMoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, TaskColumns::Count - 1));
}

void TaskListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_known.remove(m_rows.idAt(row));
    m_left.insert(m_rows.idAt(row), m_rows.at(row));
    m_rows.remove(row);
    endRemoveRows();
}

void TaskListModel::markSeen()
{
    if (m_new.isEmpty())
        return;
    m_new.clear();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, TaskColumns::Count - 1),
                           {Qt::FontRole});
    Q_EMIT newCountChanged(0);
}

QFuture<RecordId> TaskListModel::taskBeside(RecordId id, int rows)
{
    m_beside = std::make_unique<Beside>();
    m_beside->task = id;
    m_beside->rows = rows;
    m_beside->answer.start();
    const QFuture<RecordId> answer = m_beside->answer.future();
    goOnBeside();
    return answer;
}

/// Beside a task that has left, the next one stands where it was. Beside one that was never there
/// stands the first.
int TaskListModel::rowBeside(RecordId id, int rows) const
{
    const int row = rowOf(id);
    if (row >= 0)
        return row + rows;
    const auto left = m_left.constFind(id);
    if (left == m_left.cend())
        return rows - 1;
    const auto place = m_rows.placeOf(*left, m_order, 0, m_rows.size());
    return int(place) + (rows > 0 ? rows - 1 : rows);
}

void TaskListModel::goOnBeside()
{
    if (!m_beside)
        return;
    const int row = rowBeside(m_beside->task, m_beside->rows);
    if (row >= m_rows.size() && !m_complete && !m_failed) {
        fetchMore({}); // and then again
        return;
    }
    const std::unique_ptr<Beside> beside = std::move(m_beside);
    beside->answer.addResult(taskAt(row));
    beside->answer.finish();
}

RecordId TaskListModel::taskAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.idAt(row) : 0;
}

int TaskListModel::rowOf(RecordId id) const { return int(m_rows.rowOf(id)); }

int TaskListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TaskListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : TaskColumns::Count;
}

QVariant TaskListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TaskRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return TaskColumns::shown(row, index.column());
    case copiedTextRole:
        return TaskColumns::text(row, index.column());
    case Qt::ToolTipRole:
        return TaskColumns::toolTip(row, index.column());
    case Qt::DecorationRole:
        return index.column() == TaskColumns::Status ? statusIcon(row.status) : QVariant();
    case Qt::FontRole: {
        if (!m_new.contains(row.id))
            return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case Qt::TextAlignmentRole:
        return index.column() == TaskColumns::Retries ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    case idRole:
        return row.id;
    default:
        return {};
    }
}

QVariant TaskListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return TaskColumns::title(section);
    case Qt::InitialSortOrderRole:
        return TaskColumns::firstOrder(section);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace derdesk
