// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskTable.h"

#include "desk/Mnemonics.h"
#include "desk/models/TaskColumns.h"
#include "desk/models/TaskListModel.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString columnsKey = u"serviceTasks/columns"_s;
constexpr int oneMinute = 60'000; // ms

} // namespace

/// Room for the column's texts, and for its title with the arrow that shows the order.
int TaskTable::firstWidth(int column) const
{
    const QFontMetrics font = fontMetrics();
    const int margin = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 3);
    const int icon =
        column == TaskColumns::Status ? style()->pixelMetric(QStyle::PM_SmallIconSize) + 6 : 0;
    const int arrow = style()->pixelMetric(QStyle::PM_HeaderMarkSize) + 8;
    int width = font.horizontalAdvance(TaskColumns::title(column)) + arrow;
    for (const QString &text : TaskColumns::samples(column))
        width = std::max(width, icon + font.horizontalAdvance(text));
    return margin + width;
}

TaskTable::TaskTable(TaskListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    setUpReadOnly(*this);
    setAccessibleName(tr("Service tasks found"));
    setSelectionMode(ExtendedSelection);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    setColumns();
    m_minute.setInterval(oneMinute);
    connect(&m_minute, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));

    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT taskActivated(m_model.taskAt(index.row()));
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0 && !m_updating)
            Q_EMIT topSeen();
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TaskTable::noteTask);
    connect(&model, &TaskListModel::answered, this, &TaskTable::restoreTask);
    connect(&model, &TaskListModel::updating, this, [this] {
        m_updating = true;
        m_place = place();
    });
    connect(&model, &TaskListModel::updated, this, [this] {
        scrollTo(m_place);
        m_updating = false;
    });
}

void TaskTable::setColumns()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    for (int column = 0; column < TaskColumns::Count; ++column)
        setColumnWidth(column, firstWidth(column));
    m_orderedBy = TaskColumns::Created;
    header->setSortIndicator(m_orderedBy, m_order);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TaskTable::orderBy);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TaskTable::showColumnsMenu);
}

void TaskTable::fillColumnsMenu(QMenu &menu)
{
    QString used = mnemonicsOf({tr("&Reset Columns")});
    const bool last = TaskColumns::Count - horizontalHeader()->hiddenSectionCount() == 1;
    for (int visual = 0; visual < TaskColumns::Count; ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        QAction *action = menu.addAction(withMnemonic(TaskColumns::title(column), used));
        action->setObjectName(u"column-%1"_s.arg(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(!(last && action->isChecked())); // one stays
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { showColumn(column, shown); });
    }
    menu.addSeparator();
    QAction *reset = menu.addAction(tr("&Reset Columns"));
    reset->setObjectName(u"reset-columns"_s);
    connect(reset, &QAction::triggered, this, &TaskTable::resetColumns);
}

void TaskTable::showColumnsMenu(const QPoint &place)
{
    QMenu menu(this);
    fillColumnsMenu(menu);
    menu.exec(horizontalHeader()->mapToGlobal(place));
}

void TaskTable::showColumn(int column, bool shown)
{
    setColumnHidden(column, !shown);
    if (shown && columnWidth(column) == 0)
        setColumnWidth(column, firstWidth(column));
}

void TaskTable::resetColumns()
{
    for (int column = 0; column < TaskColumns::Count; ++column) {
        showColumn(column, true);
        setColumnWidth(column, firstWidth(column));
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
    }
}

void TaskTable::orderBy(int column, Qt::SortOrder order)
{
    if (!TaskColumns::sort(column)) { // then nothing has happened
        const QSignalBlocker blocker(horizontalHeader());
        horizontalHeader()->setSortIndicator(m_orderedBy, m_order);
        return;
    }
    m_orderedBy = column;
    m_order = order;
    m_model.sort(column, order);
}

/// Enter opens a task and is then used up; the search fields around the table wait for it too.
void TaskTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QTableView::keyPressEvent(event);
    if (enter)
        event->accept();
}

RecordId TaskTable::currentTask() const { return m_model.taskAt(currentIndex().row()); }

QList<RecordId> TaskTable::selectedTasks() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<RecordId> tasks;
    for (const QModelIndex &row : rows)
        tasks.append(m_model.taskAt(row.row()));
    return tasks;
}

void TaskTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_minute.start();
}

void TaskTable::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    m_minute.stop();
}

void TaskTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_updating)
        Q_EMIT selectionChosen();
}

bool TaskTable::isAtTop() const { return verticalScrollBar()->value() == 0; }

QList<int> TaskTable::shownColumns() const
{
    QList<int> columns;
    const QHeaderView &header = *horizontalHeader();
    for (int place = 0; place < header.count(); ++place) {
        if (!header.isSectionHidden(header.logicalIndex(place)))
            columns.append(header.logicalIndex(place));
    }
    return columns;
}

void TaskTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && isAtTop() && !m_updating)
        Q_EMIT topSeen();
}

void TaskTable::noteTask()
{
    m_current = currentTask();
    m_selected = selectedTasks();
    m_place = place();
}

/// The same question asked again leaves the clerk where he was; another one starts at the top.
void TaskTable::restoreTask(bool again)
{
    const QScopedValueRollback updating(m_updating, true);
    const int row = m_model.rowOf(m_current);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, 0));
    QItemSelection chosen;
    const QSet<RecordId> wanted(m_selected.cbegin(), m_selected.cend());
    for (int i = 0; i < m_model.rowCount() && !wanted.isEmpty(); ++i) {
        if (wanted.contains(m_model.taskAt(i)))
            chosen.select(m_model.index(i, 0), m_model.index(i, TaskColumns::Count - 1));
    }
    if (!chosen.isEmpty())
        selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    scrollTo(again ? m_place : Place{});
}

/// At the top with nothing chosen, new rows are let in; else the first row in sight stays there.
TaskTable::Place TaskTable::place() const
{
    const int row = rowAt(0);
    if (row < 0 || (isAtTop() && !currentIndex().isValid()))
        return {};
    return {m_model.taskAt(row), rowViewportPosition(row)};
}

void TaskTable::scrollTo(const Place &place)
{
    const int row = place.task ? m_model.rowOf(place.task) : 0;
    if (row < 0)
        return;         // the row in question is gone: stay where we are
    updateGeometries(); // else the scroll bar does not know of the rows that came
    const int top = place.task ? verticalHeader()->sectionPosition(row) - place.offset : 0;
    verticalScrollBar()->setValue(top);
}

void TaskTable::saveColumns(QSettings &settings) const
{
    settings.setValue(columnsKey, horizontalHeader()->saveState());
}

void TaskTable::restoreColumns(const QSettings &settings)
{
    QHeaderView *header = horizontalHeader();
    {
        const QSignalBlocker blocker(header);
        if (!header->restoreState(settings.value(columnsKey).toByteArray()))
            return;
    }
    if (TaskColumns::sort(header->sortIndicatorSection()))
        orderBy(header->sortIndicatorSection(), header->sortIndicatorOrder());
    else
        header->setSortIndicator(m_orderedBy, m_order);
}

} // namespace derdesk
