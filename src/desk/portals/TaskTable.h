// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QTableView>
#include <QTimer>

class QMenu;
class QSettings;

namespace derdesk {

class TaskListModel;

/// The list of tasks as a clerk works with it: any number of whole rows, columns that can be
/// chosen, moved and sized, order by a click on a header. What the clerk has chosen and where he
/// reads stays, whatever comes and goes around it.
class TaskTable final : public QTableView
{
    Q_OBJECT
public:
    explicit TaskTable(TaskListModel &model, QWidget *parent = nullptr);

    /// 0 if none is chosen.
    RecordId currentTask() const;
    /// As they stand in the list; of those that are loaded.
    QList<RecordId> selectedTasks() const;
    bool isAtTop() const;
    /// From left to right, as the clerk has put them.
    QList<int> shownColumns() const;

    void saveColumns(QSettings &settings) const;
    void restoreColumns(const QSettings &settings);
    /// Which columns are shown.
    void fillColumnsMenu(QMenu &menu);

Q_SIGNALS:
    /// Enter, or a double click.
    void taskActivated(derdesk::RecordId id);
    /// The clerk moved to the first rows, or chose a row among them.
    void topSeen();
    /// By the clerk, not by tasks that come and go.
    void selectionChosen();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Place
    {
        RecordId task = 0; ///< 0: at the top
        int offset = 0;    ///< of its upper edge, in pixels
    };

    void setColumns();
    int firstWidth(int column) const;
    void orderBy(int column, Qt::SortOrder order);
    void showColumn(int column, bool shown);
    void showColumnsMenu(const QPoint &place);
    void resetColumns();
    void noteTask();
    void restoreTask(bool again);
    Place place() const;
    void scrollTo(const Place &place);
    using QTableView::scrollTo;

    TaskListModel &m_model;
    int m_orderedBy = 0;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    RecordId m_current = 0;     ///< while the rows are replaced
    QList<RecordId> m_selected; ///< likewise
    QTimer m_minute;            ///< the times shown say how long ago that is
    Place m_place;              ///< while rows come and go
    bool m_updating = false;    ///< what moves now is not moved by the clerk
};

} // namespace derdesk
