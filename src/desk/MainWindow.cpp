// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/MainWindow.h"

#include "desk/Mnemonics.h"
#include "desk/TaskChanges.h"
#include "desk/TaskTabs.h"
#include "desk/find/ClerkSettings.h"
#include "desk/find/CriterionText.h"
#include "desk/find/QuickSearch.h"
#include "desk/find/SavedSearchList.h"
#include "desk/find/SearchSidebar.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/portals/TaskTable.h"
#include "desk/status/DatabaseStatus.h"
#include "desk/status/MonitorStatus.h"
#include "desk/status/WebServiceStatus.h"
#include "store/ChangeFeed.h"
#include "store/Database.h"
#include "store/RecordKinds.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString geometryKey = u"window/geometry"_s;
const QString barsKey = u"window/bars"_s;
const QString sidebarKey = u"window/sidebar"_s;
/// A narrower window has no room for the sidebar beside a record.
constexpr int wideWindow = 1600;
const QString themeKey = u"window/theme"_s;
constexpr int messageTime = 10'000; // ms

} // namespace

MainWindow::MainWindow(Database &database, Writer &writer, const Actor &clerk, QWidget *parent)
    : QMainWindow(parent)
    , m_clerk(clerk.name)
    , m_tabs(new TaskTabs(database, writer, clerk))
    , m_sidebar(new SearchSidebar(database, clerk.name))
    , m_quick(new QuickSearch(database))
    , m_webService(new WebServiceStatus)
    , m_monitor(new MonitorStatus(clerk))
{
    setWindowTitle(tr("Derdesk"));
    setCentralWidget(m_tabs);
    addDockWidget(Qt::LeftDockWidgetArea, m_sidebar);
    resizeDocks({m_sidebar}, {fontMetrics().averageCharWidth() * 30}, Qt::Horizontal);
    addMenus();
    addToolBar();
    auto *others = new ChangeFeed(database.url(), writer, this);
    addStatus(new DatabaseStatus(database.url(), *others));
    connect(m_tabs, &TaskTabs::statusMessage, this,
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    const auto *changes = new TaskChanges(writer, *others, this);
    connect(changes, &TaskChanges::anyChanged, m_tabs, &TaskTabs::refreshAll);
    connect(changes, &TaskChanges::changed, m_tabs, &TaskTabs::updateTasks);
    connect(changes, &TaskChanges::anyChanged, &m_sidebar->searches(), &SavedSearchList::countSoon);
    connect(changes, &TaskChanges::changed, &m_sidebar->searches(), &SavedSearchList::countSoon);
    restoreState();
    m_tabs->queryPortal().focusSearch();
}

QAction *MainWindow::addCommand(QMenu &menu, const QString &icon, const QString &text,
                                const QList<QKeySequence> &keys, std::function<void()> run)
{
    QAction *action = menu.addAction(QIcon::fromTheme(icon), text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainWindow::addMenus()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Menu"));
    addCommand(menu, u"service-tasks"_s, tr("&Service Task"), {tr("Ctrl+1")}, [this] {
        m_tabs->showQueryPortal();
        m_tabs->queryPortal().focusSearch();
    });
    addCommand(menu, u"service-task"_s, tr("&Add Service Task…"), {QKeySequence::New},
               [this] { m_tabs->addTask(); });
    addAdministration(*menu.addMenu(QIcon::fromTheme(u"database"_s), tr("Ad&ministration")));
    menu.addSeparator();
    addCommand(menu, u"close"_s, tr("&Close Tab"), {QKeySequence::Close},
               [this] { m_tabs->closeCurrent(); });
    addCommand(menu, u"quit"_s, tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, [this] { close(); });
    addViewMenu();
    addHelpMenu();
}

void MainWindow::addAdministration(QMenu &menu)
{
    QString used;
    for (const RecordKind &kind : recordKinds())
        addCommand(menu, {}, withMnemonic(recordText(kind.plural), used), {},
                   [this, &kind] { m_tabs->showRecords(kind.code); });
}

void MainWindow::addViewMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&View"));
    addCommand(menu, u"search"_s, tr("&Find Tasks"), {QKeySequence::Find}, [this] {
        m_tabs->showQueryPortal();
        m_tabs->queryPortal().focusSearch();
    });
    addFind(menu);
    menu.addSeparator();
    addCommand(menu, u"refresh"_s, tr("&Refresh"), {QKeySequence(Qt::Key_F5)},
               [this] { m_tabs->refreshCurrent(); });
    menu.addSeparator();
    addCommand(menu, {}, tr("&Next Tab"),
               {QKeySequence(tr("Ctrl+Tab")), QKeySequence(tr("Ctrl+PgDown"))},
               [this] { m_tabs->step(1); });
    addCommand(menu, {}, tr("&Previous Tab"),
               {QKeySequence(tr("Ctrl+Shift+Tab")), QKeySequence(tr("Ctrl+PgUp"))},
               [this] { m_tabs->step(-1); });
    menu.addSeparator();
    QMenu *columns = menu.addMenu(QIcon::fromTheme(u"columns"_s), tr("&Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_tabs->queryPortal().table().fillColumnsMenu(*columns);
    });
    addThemes(menu);
}

void MainWindow::addFind(QMenu &menu)
{
    addCommand(menu, u"search"_s, tr("&Quick Search"), {QKeySequence(tr("Ctrl+K"))}, [this] {
        m_quick->setFocus(Qt::ShortcutFocusReason);
        m_quick->selectAll();
    });
    addCommand(menu, u"save"_s, tr("&Save Search…"), {QKeySequence(tr("Ctrl+Shift+S"))},
               [this] { saveSearch(); });
    m_bookmark = addCommand(menu, u"bookmark"_s, tr("&Bookmark"), {QKeySequence(tr("Ctrl+D"))},
                            [this] { toggleBookmark(); });
    m_bookmark->setCheckable(true);
    m_showSidebar = addCommand(menu, u"sidebar"_s, tr("Si&debar"), {QKeySequence(Qt::Key_F9)},
                               [this] { m_sidebar->setVisible(m_showSidebar->isChecked()); });
    m_showSidebar->setCheckable(true);

    connect(&m_sidebar->searches(), &SavedSearchList::searched, m_tabs, &TaskTabs::find);
    connect(&m_sidebar->searches(), &SavedSearchList::statusMessage, m_tabs,
            &TaskTabs::statusMessage);
    connect(m_sidebar, &SearchSidebar::opened, m_tabs, &TaskTabs::open);
    connect(m_tabs, &TaskTabs::recordOpened, &m_sidebar->recent(), &KeptRecords::add);
    for (KeptRecords *kept : {&m_sidebar->recent(), &m_sidebar->bookmarks()})
        connect(m_tabs, &TaskTabs::recordNamed, kept, &KeptRecords::rename);
    connect(m_tabs, &TaskTabs::currentChanged, this, &MainWindow::placeSidebar);
    connect(m_tabs, &TaskTabs::currentChanged, this, &MainWindow::showBookmark);
    connect(&m_sidebar->bookmarks(), &KeptRecords::changed, this, &MainWindow::showBookmark);
    connect(m_tabs->queryPortal().table().selectionModel(), &QItemSelectionModel::currentRowChanged,
            this, &MainWindow::showBookmark);
}

void MainWindow::addToolBar()
{
    QToolBar &bar = *QMainWindow::addToolBar(tr("Toolbar"));
    bar.setObjectName(u"toolbar"_s);
    bar.setMovable(false);
    bar.setContextMenuPolicy(Qt::PreventContextMenu);
    bar.setIconSize(QSize(18, 18));
    bar.addAction(m_showSidebar);
    bar.addAction(m_bookmark);
    m_quick->setMaximumWidth(640);
    bar.addWidget(m_quick);
    connect(m_quick, &QuickSearch::openTask, m_tabs, &TaskTabs::openTask);
    connect(m_quick, &QuickSearch::findTasks, this, [this](const QString &text) {
        m_tabs->findTasks(text);
        m_tabs->queryPortal().table().setFocus(Qt::OtherFocusReason);
    });
    connect(m_quick, &QuickSearch::findCriteria, this, [this](const TaskCriteria &criteria) {
        m_tabs->find(criteria);
        m_tabs->queryPortal().table().setFocus(Qt::OtherFocusReason);
    });
}

/// Where there is little room, records have the whole width, and the list has the sidebar.
void MainWindow::placeSidebar()
{
    const bool room = width() >= wideWindow || m_tabs->currentIndex() == 0;
    m_sidebar->setVisible(m_showSidebar->isChecked() && room);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    placeSidebar();
}

void MainWindow::saveSearch()
{
    const TaskCriteria criteria = m_tabs->queryPortal().criteria();
    QStringList words;
    for (const CriterionText &criterion : criterionTexts(criteria))
        words.append(criterion.text);
    m_showSidebar->setChecked(true);
    m_sidebar->show();
    m_sidebar->searches().add({words.isEmpty() ? tr("All tasks") : words.join(tr(", ")), criteria});
}

void MainWindow::toggleBookmark()
{
    const RecordLink record = m_tabs->currentRecord();
    KeptRecords &bookmarks = m_sidebar->bookmarks();
    if (bookmarks.contains(record))
        bookmarks.remove(record);
    else if (!record.key.isEmpty())
        bookmarks.add(record);
    showBookmark();
}

void MainWindow::showBookmark()
{
    const RecordLink record = m_tabs->currentRecord();
    m_bookmark->setEnabled(!record.key.isEmpty());
    m_bookmark->setChecked(m_sidebar->bookmarks().contains(record));
}

void MainWindow::addThemes(QMenu &menu)
{
    QMenu *themes = menu.addMenu(QIcon::fromTheme(u"theme"_s), tr("&Theme"));
    auto *group = new QActionGroup(this);
    const QList<std::pair<Theme, QString>> choices{
        {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}, {Theme::System, tr("&System")}};
    for (const auto &[theme, text] : choices) {
        QAction *action = themes->addAction(text);
        action->setCheckable(true);
        action->setChecked(theme == currentTheme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [theme = theme] {
            QSettings().setValue(themeKey, toText(theme));
            applyTheme(theme);
        });
    }
}

void MainWindow::addHelpMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Help"));
    addCommand(menu, u"keyboard"_s, tr("&Keyboard Shortcuts"), {QKeySequence(Qt::Key_F1)},
               [this] { showShortcuts(); });
    addCommand(menu, u"information"_s, tr("&About Derdesk"), {}, [this] { showAbout(); });
}

void MainWindow::addStatus(QWidget *database)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_webService, m_monitor, database}) {
        widget->setContentsMargins(6, 0, 6, 0);
        statusBar()->addPermanentWidget(widget);
    }
}

void MainWindow::watch(const WebService &service, const Result<quint16> &started)
{
    m_webService->watch(service, started);
}

void MainWindow::watch(DeferredMonitor &monitor) { m_monitor->watch(monitor); }

Theme MainWindow::chosenTheme()
{
    return fromText<Theme>(QSettings().value(themeKey).toString()).value_or(Theme::System);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::restoreState()
{
    resize(1280, 700);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    const ClerkSettings settings(m_clerk);
    QMainWindow::restoreState(settings.value(barsKey).toByteArray());
    m_showSidebar->setChecked(settings.value(sidebarKey, true).toBool());
    placeSidebar();
    m_tabs->queryPortal().restoreState(settings);
}

void MainWindow::saveState() const
{
    QSettings().setValue(geometryKey, saveGeometry());
    ClerkSettings settings(m_clerk);
    settings.setValue(barsKey, QMainWindow::saveState());
    settings.setValue(sidebarKey, m_showSidebar->isChecked());
    m_tabs->queryPortal().saveState(settings);
}

/// Read from the menus themselves, so that the list is never out of date.
void MainWindow::showShortcuts()
{
    QString rows;
    for (const QAction *action : findChildren<QAction *>()) {
        if (action->shortcuts().isEmpty())
            continue;
        rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(
            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
                .toHtmlEscaped(),
            QString(action->text()).remove(u'&').toHtmlEscaped());
    }
    const QList<std::pair<QString, QString>> keys{
        {tr("Enter"), tr("Search; in the list: open the task")},
        {tr("Esc"), tr("Clear the search; in the list: back to the search")},
        {tr("Down"), tr("From the search into the list; in the quick search: suggestions")},
        {tr("Del"), tr("On a filter: search without it; in the sidebar: take from the list")},
        {tr("Alt+Up, Alt+Down"), tr("Move a saved search")},
        {tr("Alt+Down"), tr("Calendar of a date field")}};
    for (const auto &[key, what] : keys)
        rows += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(key, what);
    QMessageBox box(QMessageBox::NoIcon, tr("Keyboard Shortcuts"),
                    u"<table cellpadding=3>%1</table>"_s.arg(rows), QMessageBox::Close, this);
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Derdesk"),
        tr("<h3>Derdesk %1</h3><p>Back office for distributed energy resources: service tasks "
           "from registrations and interconnections.</p><p>Free software under the GNU General "
           "Public License, version 3 or later.</p>")
            .arg(QStringLiteral(DERDESK_VERSION)));
}

} // namespace derdesk
