// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/LineTable.h"

#include "desk/models/LineModel.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QHeaderView>

#include <algorithm>

namespace derdesk {

LineTable::LineTable(LineModel &model, const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    setUpReadOnly(*this);
    setWordWrap(false);
    setSelectionMode(SingleSelection);
    setAccessibleName(accessibleName);
    setVerticalScrollMode(ScrollPerPixel);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    resizeColumnsToContents(); // as the titles need it
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT lineActivated(m_model.keyAt(index.row())); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &LineTable::sizeOnce,
            Qt::QueuedConnection);
}

/// Afterwards widths are the user's.
void LineTable::sizeOnce()
{
    if (m_sized || m_model.rowCount() == 0)
        return;
    m_sized = true;
    const int widest = fontMetrics().averageCharWidth() * 40;
    resizeColumnsToContents();
    for (int column = 0; column < m_model.columnCount() - 1; ++column)
        setColumnWidth(column, std::min(columnWidth(column) + 12, widest));
}

qint64 LineTable::currentKey() const { return m_model.keyAt(currentIndex().row()); }

QList<qint64> LineTable::selectedKeys() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<qint64> keys;
    for (const QModelIndex &row : rows)
        keys.append(m_model.keyAt(row.row()));
    return keys;
}

void LineTable::select(qint64 key)
{
    const int row = m_model.rowOf(key);
    if (row >= 0)
        selectRow(row);
}

void LineTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentLineChanged(m_model.keyAt(current.row()));
}

} // namespace derdesk
