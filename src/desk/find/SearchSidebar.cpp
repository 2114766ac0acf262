// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/SearchSidebar.h"

#include "desk/find/RecordLinkList.h"
#include "desk/find/SavedSearchList.h"

#include <QLabel>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecent = 20;
constexpr qsizetype mostBookmarks = 200;

} // namespace

SearchSidebar::SearchSidebar(Database &database, const QString &clerk, QWidget *parent)
    : QDockWidget(tr("Sidebar"), parent)
    , m_searches(clerk)
    , m_bookmarks(clerk, u"bookmarks"_s, mostBookmarks)
    , m_recent(clerk, u"recent"_s, mostRecent)
    , m_list(new SavedSearchList(database, m_searches))
{
    setObjectName(u"sidebar"_s);
    setFeatures(DockWidgetMovable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    auto *bookmarks = new RecordLinkList(m_bookmarks);
    bookmarks->setAccessibleName(tr("Bookmarks"));
    auto *recent = new RecordLinkList(m_recent);
    recent->setAccessibleName(tr("Recent records"));
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 4, 2, 4);
    layout->setSpacing(4);
    addPart(*layout, tr("Saved searches"), m_list, 3);
    addPart(*layout, tr("Bookmarks"), bookmarks, 2);
    addPart(*layout, tr("Recent records"), recent, 3);
    setWidget(content);
    for (RecordLinkList *list : {bookmarks, recent})
        connect(list, &RecordLinkList::opened, this, &SearchSidebar::opened);
}

void SearchSidebar::addPart(QVBoxLayout &layout, const QString &title, QWidget *list, int stretch)
{
    auto *heading = new QLabel(title);
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    list->setMinimumHeight(list->fontMetrics().height() * 3);
    layout.addWidget(heading);
    layout.addWidget(list, stretch);
}

} // namespace derdesk
