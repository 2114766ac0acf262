// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/find/KeptRecords.h"
#include "desk/find/SavedSearches.h"

#include <QDockWidget>

class QAction;
class QVBoxLayout;

namespace derdesk {

class Database;
class SavedSearchList;

/// What a clerk comes back to, beside the portals: saved searches, bookmarks, the records opened
/// last.
class SearchSidebar final : public QDockWidget
{
    Q_OBJECT
public:
    SearchSidebar(Database &database, const QString &clerk, QWidget *parent = nullptr);

    SavedSearchList &searches() { return *m_list; }
    KeptRecords &bookmarks() { return m_bookmarks; }
    KeptRecords &recent() { return m_recent; }

Q_SIGNALS:
    void opened(const derdesk::RecordLink &record);

private:
    void addPart(QVBoxLayout &layout, const QString &title, QWidget *list, int stretch);

    SavedSearches m_searches;
    KeptRecords m_bookmarks;
    KeptRecords m_recent;
    SavedSearchList *m_list;
};

} // namespace derdesk
