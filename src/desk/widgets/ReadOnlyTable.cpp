// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/ReadOnlyTable.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIcon>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const QModelIndex &index)
{
    const QVariant copied = index.data(copiedTextRole);
    QString text = (copied.isValid() ? copied : index.data()).toString();
    return text.replace(u'\n', u' ').replace(u'\t', u' ');
}

/// Of the columns that are shown, in their order.
template <typename Text>
QString line(const QTableView &table, Text text)
{
    QStringList cells;
    for (int visual = 0; visual < table.model()->columnCount(); ++visual) {
        const int column = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(column))
            cells.append(text(column));
    }
    return cells.join(u'\t');
}

QString rowText(const QTableView &table, int row)
{
    return line(table, [&](int column) { return cellText(table.model()->index(row, column)); });
}

QString titles(const QTableView &table)
{
    return line(table, [&](int column) {
        return table.model()->headerData(column, Qt::Horizontal).toString();
    });
}

void copyRows(const QTableView &table, bool withTitles)
{
    QModelIndexList selected = table.selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    QStringList lines;
    if (withTitles && !selected.isEmpty())
        lines.append(titles(table));
    for (const QModelIndex &index : selected)
        lines.append(rowText(table, index.row()));
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void copyCell(const QTableView &table)
{
    if (table.currentIndex().isValid())
        QGuiApplication::clipboard()->setText(cellText(table.currentIndex()));
}

template <typename Copy>
void addCopyAction(QTableView &table, const QString &text, const QKeySequence &keys, Copy copied)
{
    auto *copy = new QAction(QIcon::fromTheme(u"copy"_s), text, &table);
    copy->setShortcut(keys);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &table, copied);
    table.addAction(copy);
}

void addCopyActions(QTableView &table)
{
    addCopyAction(table, QCoreApplication::translate("ReadOnlyTable", "&Copy Row"),
                  QKeySequence::Copy, [&table] { copyRows(table, false); });
    addCopyAction(table,
                  QCoreApplication::translate("ReadOnlyTable", "Copy Row with Column &Titles"),
                  QKeySequence(u"Ctrl+Shift+C"_s), [&table] { copyRows(table, true); });
    addCopyAction(table, QCoreApplication::translate("ReadOnlyTable", "Copy C&ell"),
                  QKeySequence(u"Ctrl+Alt+C"_s), [&table] { copyCell(table); });
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

/// Draws a selected row's icon in the colour of its text: in its own it is hardly seen on the
/// highlight.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!option->icon.isNull() && option->state.testFlag(QStyle::State_Selected))
            option->icon = textColoured(*option);
    }

private:
    static QIcon textColoured(const QStyleOptionViewItem &option)
    {
        QPixmap pixmap =
            option.icon.pixmap(option.decorationSize, option.widget->devicePixelRatioF());
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), option.palette.highlightedText());
        painter.end();
        QIcon icon;
        icon.addPixmap(pixmap, QIcon::Selected);
        return icon;
    }
};

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
    table.setItemDelegate(new RowDelegate(&table));
    addCopyActions(table);
}

} // namespace derdesk
