// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"
#include "domain/ServiceTask.h"
#include "store/DatabaseUrl.h"

#include <QMainWindow>
#include <QPointer>

class QMenu;
class QStackedWidget;
class QToolBar;

namespace derdesk {

class ClerkStatus;
class Database;
class DeferredMonitor;
class LockPage;
class MonitorStatus;
class Session;
class QuickSearch;
class SearchSidebar;
class OverviewPages;
class TaskTabs;
class WebService;
class WebServiceStatus;
class Writer;

/// The clerk's desk: menus, quick search, a sidebar of searches and records, the portals as tabs,
/// and a status bar that shows the web service, the monitor, the database and the clerk. While its
/// session is locked, nothing of that can be seen or asked for but who locked it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Database &database, Writer &writer, const Actor &clerk, QWidget *parent = nullptr);

    TaskTabs &tabs() { return *m_tabs; }
    Session &session() { return *m_session; }
    OverviewPages &overview() { return *m_overview; }
    /// Shows how starting the service went and what it answers.
    void watch(const WebService &service, const Result<quint16> &started);
    void watch(DeferredMonitor &monitor);

    /// The database that the clerk wants instead of this one, for which the window has closed.
    const std::optional<DatabaseUrl> &nextDatabase() const { return m_next; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void openSidebar();
    void showLocked(const QString &why);
    void showUnlocked(const Actor &before);
    void showRights();
    void changePassword();
    void showUsers();
    void addMenus();
    void addAdministration(QMenu &menu);
    void addViewMenu();
    void addFind(QMenu &menu);
    void addToolBar();
    void placeSidebar();
    void saveSearch();
    void toggleBookmark();
    void showBookmark();
    void addHelpMenu();
    QAction *addCommand(QMenu &menu, const QString &icon, const QString &text,
                        const QList<QKeySequence> &keys, std::function<void()> run);
    void addStatus(QWidget *database);
    void restoreState();
    void restoreClerksState();
    void saveState() const;
    void openDatabase();
    void showShortcuts();

    Database &m_database;
    Writer &m_writer;
    Session *m_session;
    QStackedWidget *m_pages;
    std::optional<DatabaseUrl> m_next;
    TaskTabs *m_tabs;
    SearchSidebar *m_sidebar = nullptr; ///< the signed-in clerk's
    QuickSearch *m_quick;
    QToolBar *m_bar = nullptr;
    LockPage *m_lockPage;
    QList<QPointer<QWidget>> m_hidden; ///< windows that are hidden while it is locked
    QAction *m_showSidebar = nullptr;
    QAction *m_bookmark = nullptr;
    QAction *m_addTask = nullptr;
    QAction *m_users = nullptr;
    QAction *m_password = nullptr;
    QAction *m_lock = nullptr;
    ClerkStatus *m_clerkStatus;
    WebServiceStatus *m_webService;
    MonitorStatus *m_monitor;
    OverviewPages *m_overview;
};

} // namespace derdesk
