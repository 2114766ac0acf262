// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/SavedSearchList.h"

#include "store/TaskSearch.h"

#include <QAction>
#include <QDropEvent>
#include <QHeaderView>
#include <QIcon>
#include <QKeyEvent>
#include <QLocale>
#include <QScopedValueRollback>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int savedSearchCap = 1'000;
/// So often are counts asked for at the most.
constexpr int pause = 3'000; // ms

} // namespace

SavedSearchList::SavedSearchList(Database &database, SavedSearches &searches, QWidget *parent)
    : QTreeWidget(parent)
    , m_database(database)
    , m_searches(searches)
{
    setAccessibleName(tr("Saved searches"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    setIconSize(QSize(16, 16));
    setDragDropMode(InternalMove);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(Count, QHeaderView::ResizeToContents);
    addCommands();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SavedSearchList::count);
    connect(this, &QTreeWidget::itemClicked, this, &SavedSearchList::searchCurrent);
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        if (column == Name && !m_filling)
            m_searches.rename(indexOfTopLevelItem(item), item->text(Name));
    });
    // An editor of a row closes before the rows are made anew.
    connect(&searches, &SavedSearches::changed, this, &SavedSearchList::fill, Qt::QueuedConnection);
    fill();
}

void SavedSearchList::addCommands()
{
    addCommand(u"search"_s, tr("&Search"), {}, &SavedSearchList::searchCurrent);
    addCommand(u"edit"_s, tr("&Rename"), Qt::Key_F2, &SavedSearchList::renameCurrent);
    addCommand(u"up"_s, tr("Move &Up"), Qt::ALT | Qt::Key_Up, &SavedSearchList::moveUp);
    addCommand(u"more"_s, tr("Move &Down"), Qt::ALT | Qt::Key_Down, &SavedSearchList::moveDown);
    addCommand(u"clear"_s, tr("De&lete"), QKeySequence::Delete, &SavedSearchList::removeCurrent);
    addCommand(u"retry"_s, tr("&Bring Back the Last Deleted"), QKeySequence::Undo,
               &SavedSearchList::bringBack);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void SavedSearchList::addCommand(const QString &icon, const QString &text, const QKeySequence &keys,
                                 void (SavedSearchList::*run)())
{
    auto *action = new QAction(QIcon::fromTheme(icon), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
}

void SavedSearchList::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = currentRow();
    clear();
    for (const SavedSearch &search : m_searches.all()) {
        auto *item = new QTreeWidgetItem(this, {search.title()});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable |
                       Qt::ItemIsDragEnabled);
        item->setToolTip(Name, search.title());
        item->setIcon(Name, QIcon::fromTheme(u"search"_s));
        item->setTextAlignment(Count, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (row >= 0 && topLevelItemCount() > 0) // none looks chosen before one is
        setCurrentItem(topLevelItem(qMin(row, topLevelItemCount() - 1)));
    showCounts(m_counts);
    count();
}

void SavedSearchList::showEvent(QShowEvent *event)
{
    QTreeWidget::showEvent(event);
    count();
}

void SavedSearchList::countSoon()
{
    if (isVisible() && !m_pause.isActive())
        m_pause.start();
}

void SavedSearchList::count()
{
    if (!isVisible() || m_counted.isWaiting()) {
        if (isVisible())
            m_pause.start(); // the answer that is awaited may be to other searches
        return;
    }
    const auto query = [searches = m_searches.all()](Connection &connection) {
        QList<int> counts;
        for (const SavedSearch &search : searches)
            counts.append(countTasks(connection, search.criteria, savedSearchCap));
        return counts;
    };
    m_counted.await(m_database.ask(query), [this](const Result<QList<int>> &counts) {
        showCounts(counts.value_or(QList<int>()));
    });
}

void SavedSearchList::showCounts(const QList<int> &counts)
{
    const QScopedValueRollback filling(m_filling, true);
    m_counts = counts;
    const QLocale locale;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const bool known = counts.size() == topLevelItemCount();
        const int number = known ? counts[row] : 0;
        QTreeWidgetItem *item = topLevelItem(row);
        item->setText(Count, !known ? QString()
                             : number > savedSearchCap
                                 ? tr("%1+").arg(locale.toString(savedSearchCap))
                                 : locale.toString(number));
        // Not the name's: an editor that is open on it would be filled anew.
        item->setData(Count, Qt::AccessibleTextRole,
                      known ? tr("%1 tasks").arg(item->text(Count)) : QString());
    }
}

int SavedSearchList::currentRow() const
{
    return currentItem() ? indexOfTopLevelItem(currentItem()) : -1;
}

void SavedSearchList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState)
        searchCurrent();
    else
        QTreeWidget::keyPressEvent(event);
}

/// Rows have moved by the mouse: what is shown is the clerk's order now.
void SavedSearchList::dropEvent(QDropEvent *event)
{
    const int from = currentRow();
    const QPoint place = event->position().toPoint();
    const QModelIndex target = indexAt(place);
    int to = target.isValid() ? target.row() : topLevelItemCount();
    if (target.isValid() && place.y() > visualRect(target).center().y())
        ++to;
    event->setDropAction(Qt::IgnoreAction); // the rows are made anew
    event->accept();
    if (from >= 0 && to != from && to != from + 1) {
        m_counts.clear();
        m_searches.move(from, to > from ? to - 1 : to);
    }
}

void SavedSearchList::searchCurrent()
{
    if (currentRow() >= 0 && currentRow() < m_searches.all().size())
        Q_EMIT searched(m_searches.all()[currentRow()].criteria);
}

void SavedSearchList::add(const SavedSearch &search)
{
    m_searches.insert(m_searches.all().size(), search);
    fill();
    setCurrentItem(topLevelItem(topLevelItemCount() - 1));
    QMetaObject::invokeMethod(this, &SavedSearchList::renameCurrent, Qt::QueuedConnection);
}

void SavedSearchList::renameCurrent()
{
    if (currentItem()) {
        setFocus();
        editItem(currentItem(), Name);
    }
}

void SavedSearchList::removeCurrent()
{
    const int row = currentRow();
    if (row < 0 || row >= m_searches.all().size())
        return;
    m_removed = std::pair(qsizetype(row), m_searches.all()[row]);
    m_counts.clear();
    m_searches.remove(row);
    Q_EMIT statusMessage(tr("The search “%1” is deleted. Ctrl+Z in the list brings it back.")
                             .arg(m_removed->second.title()));
}

void SavedSearchList::bringBack()
{
    if (!m_removed)
        return;
    const auto [row, search] = *std::exchange(m_removed, {});
    m_counts.clear();
    m_searches.insert(row, search);
}

void SavedSearchList::move(int by)
{
    const int from = currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= topLevelItemCount())
        return;
    if (m_counts.size() == topLevelItemCount())
        m_counts.swapItemsAt(from, to);
    m_searches.move(from, to);
    fill();
    setCurrentItem(topLevelItem(to));
}

} // namespace derdesk
