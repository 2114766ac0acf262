// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/ReadOnlyTable.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIcon>
#include <QTableView>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString rowText(const QTableView &table, int row)
{
    QStringList cells;
    for (int visual = 0; visual < table.model()->columnCount(); ++visual) {
        const int column = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(column))
            cells.append(table.model()->index(row, column).data().toString().replace(u'\n', u' '));
    }
    return cells.join(u'\t');
}

void copyRows(const QTableView &table)
{
    QModelIndexList selected = table.selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    QStringList lines;
    for (const QModelIndex &index : selected)
        lines.append(rowText(table, index.row()));
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void addCopyAction(QTableView &table)
{
    auto *copy = new QAction(QIcon::fromTheme(u"copy"_s),
                             QCoreApplication::translate("ReadOnlyTable", "&Copy Row"), &table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &table, [&table] { copyRows(table); });
    table.addAction(copy);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace

void setUpReadOnly(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addCopyAction(table);
}

} // namespace derdesk
