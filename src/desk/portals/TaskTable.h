// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QTableView>

class QSettings;

namespace derdesk {

class TaskListModel;

/// The list of tasks as a clerk works with it: whole rows, columns that can be moved and sized,
/// order by a click on a header. What the clerk has chosen and where he reads stays, whatever comes
/// and goes around it.
class TaskTable final : public QTableView
{
    Q_OBJECT
public:
    explicit TaskTable(TaskListModel &model, QWidget *parent = nullptr);

    /// 0 if none is chosen.
    RecordId currentTask() const;
    bool isAtTop() const;
    /// From left to right, as the clerk has put them.
    QList<int> shownColumns() const;

    void saveColumns(QSettings &settings) const;
    void restoreColumns(const QSettings &settings);

Q_SIGNALS:
    /// Enter, or a double click.
    void taskActivated(derdesk::RecordId id);
    /// The clerk moved to the first rows, or chose a row among them.
    void topSeen();

protected:
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
    void noteTask();
    void restoreTask(bool again);
    Place place() const;
    void scrollTo(const Place &place);
    using QTableView::scrollTo;

    TaskListModel &m_model;
    int m_orderedBy = 0;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    RecordId m_current = 0;  ///< while the rows are replaced
    Place m_place;           ///< while rows come and go
    bool m_updating = false; ///< what moves now is not moved by the clerk
};

} // namespace derdesk
