// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/Theme.h"
#include "domain/Problem.h"
#include "domain/ServiceTask.h"

#include <QMainWindow>

class QMenu;

namespace derdesk {

class Database;
class DeferredMonitor;
class MonitorStatus;
class QuickSearch;
class SearchSidebar;
class TaskTabs;
class WebService;
class WebServiceStatus;
class Writer;

/// The clerk's desk: menus, quick search, a sidebar of searches and records, the portals as tabs,
/// and a status bar that shows the web service, the monitor and the database.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Database &database, Writer &writer, const Actor &clerk, QWidget *parent = nullptr);

    TaskTabs &tabs() { return *m_tabs; }
    /// Shows how starting the service went and what it answers.
    void watch(const WebService &service, const Result<quint16> &started);
    void watch(DeferredMonitor &monitor);

    /// The theme that the clerk chose last.
    static Theme chosenTheme();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addMenus();
    void addAdministration(QMenu &menu);
    void addViewMenu();
    void addFind(QMenu &menu);
    void addToolBar();
    void placeSidebar();
    void saveSearch();
    void toggleBookmark();
    void showBookmark();
    void addThemes(QMenu &menu);
    void addHelpMenu();
    QAction *addCommand(QMenu &menu, const QString &icon, const QString &text,
                        const QList<QKeySequence> &keys, std::function<void()> run);
    void addStatus(QWidget *database);
    void restoreState();
    void saveState() const;
    void showShortcuts();
    void showAbout();

    const QString m_clerk;
    TaskTabs *m_tabs;
    SearchSidebar *m_sidebar;
    QuickSearch *m_quick;
    QAction *m_showSidebar = nullptr;
    QAction *m_bookmark = nullptr;
    WebServiceStatus *m_webService;
    MonitorStatus *m_monitor;
};

} // namespace derdesk
