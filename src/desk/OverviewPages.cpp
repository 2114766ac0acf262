// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/OverviewPages.h"

#include "desk/IssueNotices.h"
#include "desk/LiveRefresh.h"
#include "desk/TaskChanges.h"
#include "desk/TaskTabs.h"
#include "desk/portals/BatchControlPortal.h"
#include "desk/portals/DashboardPortal.h"
#include "desk/portals/ToDoPortal.h"
#include "desk/portals/WebServicePortal.h"
#include "desk/status/StatusLabel.h"
#include "monitor/DeferredMonitor.h"
#include "store/ToDoQueries.h"
#include "web/WebService.h"

#include <QAction>
#include <QIcon>
#include <QLocale>
#include <QMenu>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int badgeCap = 999; // beyond this nobody reads a badge

QString badgeText(int count)
{
    return count > badgeCap ? OverviewPages::tr("%1+").arg(badgeCap) : QLocale().toString(count);
}

} // namespace

OverviewPages::OverviewPages(Database &database, Writer &writer, Actor clerk, TaskTabs &tabs,
                             const TaskChanges &changes, QWidget &window)
    : QObject(&window)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_tabs(tabs)
    , m_window(window)
    , m_notices(new IssueNotices(database, window))
    , m_status(new StatusLabel)
    , m_counting(new LiveRefresh(window, [this] { countToDos(); }))
    , m_toDoTitle(tr("To Dos"))
{
    m_status->setAccessibleName(tr("To Dos"));
    m_status->setToolTip(tr("To Dos that are yours, and that nobody has taken yet"));
    showCounts(0, 0);
    connect(m_status, &StatusLabel::clicked, this, &OverviewPages::showToDos);
    connect(&changes, &TaskChanges::changed, this, &OverviewPages::hearNews);
    connect(&changes, &TaskChanges::anyChanged, this, &OverviewPages::hearNews);
    connect(m_notices, &IssueNotices::chosen, this, &OverviewPages::followNotice);
}

void OverviewPages::setClerk(const Actor &clerk)
{
    m_clerk = clerk;
    m_counting->soon();
}

QWidget *OverviewPages::toDoStatus() const { return m_status; }

void OverviewPages::addTo(QMenu &menu)
{
    addCommand(menu, u"dashboard"_s, tr("&Dashboard"), tr("Ctrl+0"), [this] { showDashboard(); });
    m_toDoAction =
        addCommand(menu, u"to-do"_s, tr("&To Do"), tr("Ctrl+2"), [this] { showToDos(); });
    addCommand(menu, u"web-service"_s, tr("&Web Service"), tr("Ctrl+3"),
               [this] { showWebService(); });
    addCommand(menu, u"monitor"_s, tr("&Batch Control"), tr("Ctrl+4"),
               [this] { showBatchControl(); });
}

QAction *OverviewPages::addCommand(QMenu &menu, const QString &icon, const QString &text,
                                   const QString &keys, std::function<void()> show)
{
    QAction *action = menu.addAction(QIcon::fromTheme(icon), text);
    action->setObjectName(icon);
    action->setShortcut(QKeySequence(keys));
    connect(action, &QAction::triggered, this, std::move(show));
    return action;
}

QAction *OverviewPages::newNoticesAction()
{
    auto *action = new QAction(tr("Tell of New &Issues"), this);
    action->setObjectName(u"issue-notices"_s);
    action->setCheckable(true);
    action->setChecked(IssueNotices::isWanted());
    connect(action, &QAction::toggled, m_notices, &IssueNotices::setWanted);
    return action;
}

void OverviewPages::watch(const WebService &service, const Problems &faults)
{
    m_service = &service;
    m_serviceFaults = faults;
}

void OverviewPages::watch(DeferredMonitor &monitor) { m_monitor = &monitor; }

/// The one page of its sort.
template <typename Page, typename Make>
Page *OverviewPages::page(const QString &icon, const QString &title, Make make)
{
    for (Page *open : m_tabs.findChildren<Page *>()) {
        if (m_tabs.indexOf(open) >= 0) { // and is not about to go
            m_tabs.setCurrentWidget(open);
            return open;
        }
    }
    Page *made = make();
    m_tabs.addPortal(made, icon, title);
    return made;
}

void OverviewPages::showDashboard()
{
    page<DashboardPortal>(u"dashboard"_s, tr("Dashboard"), [this] {
        auto *made = new DashboardPortal(m_database, m_clerk.name, &m_tabs);
        connect(made, &DashboardPortal::findTasks, &m_tabs, &TaskTabs::find);
        connect(made, &DashboardPortal::openToDos, this, &OverviewPages::showToDos);
        connect(made, &DashboardPortal::openRun, this, &OverviewPages::showBatchControl);
        return made;
    });
}

void OverviewPages::showToDos()
{
    page<ToDoPortal>(u"to-do"_s, m_toDoTitle, [this] {
        auto *made = new ToDoPortal(m_database, m_writer, m_clerk, &m_tabs);
        connect(made, &ToDoPortal::openTask, &m_tabs, &TaskTabs::openTask);
        return made;
    });
}

void OverviewPages::showWebService()
{
    page<WebServicePortal>(u"web-service"_s, tr("Web Service"), [this] {
        auto *made = new WebServicePortal(m_database, m_service, m_serviceFaults, &m_tabs);
        connect(made, &WebServicePortal::openTask, &m_tabs, &TaskTabs::openTask);
        return made;
    });
}

void OverviewPages::showBatchControl(qint64 run)
{
    auto *shown = page<BatchControlPortal>(u"monitor"_s, tr("Batch Control"), [this] {
        auto *made = new BatchControlPortal(m_database, m_writer, m_clerk, m_monitor, &m_tabs);
        connect(made, &BatchControlPortal::openTask, &m_tabs, &TaskTabs::openTask);
        return made;
    });
    if (run)
        shown->showRun(run);
}

void OverviewPages::hearNews()
{
    m_notices->look();
    m_counting->soon();
    if (auto *dashboard = m_tabs.findChild<DashboardPortal *>())
        dashboard->newsCame();
    if (auto *toDos = m_tabs.findChild<ToDoPortal *>())
        toDos->newsCame();
    if (auto *batches = m_tabs.findChild<BatchControlPortal *>())
        batches->newsCame();
}

void OverviewPages::countToDos()
{
    const auto query = [clerk = m_clerk.name](Connection &connection) {
        return std::pair(derdesk::countToDos(connection, {{}, clerk}, badgeCap),
                         derdesk::countToDos(connection, {{}, QString()}, badgeCap));
    };
    m_counted.await(m_database.ask(query), [this](const Result<std::pair<int, int>> &counts) {
        if (counts)
            showCounts(counts->first, counts->second);
    });
}

void OverviewPages::showCounts(int mine, int nobodys)
{
    const int all = mine + nobodys;
    m_status->setText(tr("To Do: %1 mine, %2 unassigned").arg(badgeText(mine), badgeText(nobodys)));
    m_toDoTitle = all ? tr("To Dos (%1)").arg(badgeText(all)) : tr("To Dos");
    if (m_toDoAction)
        m_toDoAction->setText(all ? tr("&To Do (%1)").arg(badgeText(all)) : tr("&To Do"));
    if (auto *open = m_tabs.findChild<ToDoPortal *>())
        m_tabs.setTabText(m_tabs.indexOf(open), m_toDoTitle); // nothing for one that is going
}

void OverviewPages::followNotice()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    TaskCriteria criteria;
    criteria.needsAttention = true;
    m_tabs.find(criteria);
}

} // namespace derdesk
