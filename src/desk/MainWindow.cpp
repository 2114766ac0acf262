// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/MainWindow.h"

#include "desk/AboutBox.h"
#include "desk/Mnemonics.h"
#include "desk/OverviewPages.h"
#include "desk/Rights.h"
#include "desk/TakeOut.h"
#include "desk/TaskChanges.h"
#include "desk/TaskMenu.h"
#include "desk/TaskTabs.h"
#include "desk/ThemeMenu.h"
#include "desk/commands/ActionKeys.h"
#include "desk/commands/CommandPalette.h"
#include "desk/commands/PortalMenu.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/dialogs/UserDialog.h"
#include "desk/dialogs/UsersDialog.h"
#include "desk/find/ClerkSettings.h"
#include "desk/find/CriterionText.h"
#include "desk/find/QuickSearch.h"
#include "desk/find/SavedSearchList.h"
#include "desk/find/SearchSidebar.h"
#include "desk/portals/BulkActions.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/portals/TaskTable.h"
#include "desk/session/LockPage.h"
#include "desk/session/Session.h"
#include "desk/start/KeptDatabase.h"
#include "desk/start/StartDialog.h"
#include "desk/status/ClerkStatus.h"
#include "desk/status/DatabaseStatus.h"
#include "desk/status/MonitorStatus.h"
#include "desk/status/WebServiceStatus.h"
#include "store/ChangeFeed.h"
#include "store/Database.h"
#include "store/RecordKinds.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QIcon>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString geometryKey = u"window/geometry"_s;
const QString barsKey = u"window/bars"_s;
const QString sidebarKey = u"window/sidebar"_s;
/// A narrower window has no room for the sidebar beside a record.
constexpr int wideWindow = 1600;
constexpr int messageTime = 10'000; // ms

} // namespace

MainWindow::MainWindow(Database &database, Writer &writer, const Actor &clerk, QWidget *parent)
    : QMainWindow(parent)
    , m_database(database)
    , m_writer(writer)
    , m_session(new Session(database, clerk, this))
    , m_pages(new QStackedWidget)
    , m_tabs(new TaskTabs(database, writer, clerk))
    , m_quick(new QuickSearch(database))
    , m_lockPage(new LockPage(*m_session, writer, database.url().text()))
    , m_clerkStatus(new ClerkStatus)
    , m_webService(new WebServiceStatus)
    , m_monitor(new MonitorStatus(clerk))
{
    setWindowTitle(tr("Derdesk"));
    setCentralWidget(m_pages);
    m_pages->addWidget(m_lockPage);
    m_pages->addWidget(m_tabs);
    m_pages->setCurrentWidget(m_tabs);
    auto *others = new ChangeFeed(database.url(), writer, this);
    const auto *changes = new TaskChanges(writer, *others, this);
    m_overview = new OverviewPages(database, writer, clerk, *m_tabs, *changes, *this);
    addMenus();
    addToolBar();
    openSidebar();
    showRights();
    connect(m_session, &Session::locked, this, &MainWindow::showLocked);
    connect(m_session, &Session::unlocked, this, &MainWindow::showUnlocked);
    connect(m_tabs, &TaskTabs::statusMessage, this,
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    addStatus(new DatabaseStatus(database.url(), *others));
    connect(changes, &TaskChanges::anyChanged, m_tabs, &TaskTabs::refreshAll);
    connect(changes, &TaskChanges::changed, m_tabs, &TaskTabs::updateTasks);
    connect(changes, &TaskChanges::anyChanged, this, [this] { m_sidebar->searches().countSoon(); });
    connect(changes, &TaskChanges::changed, this, [this] { m_sidebar->searches().countSoon(); });
    restoreState();
    useKeptKeys(*this);
}

/// The signed-in clerk's own searches, bookmarks and recent records, in place of those of whoever
/// sat here before.
void MainWindow::openSidebar()
{
    delete m_sidebar;
    m_sidebar = new SearchSidebar(m_database, m_session->clerk().name);
    addDockWidget(Qt::LeftDockWidgetArea, m_sidebar);
    resizeDocks({m_sidebar}, {fontMetrics().averageCharWidth() * 30}, Qt::Horizontal);
    connect(&m_sidebar->searches(), &SavedSearchList::searched, m_tabs,
            qOverload<const TaskCriteria &>(&TaskTabs::find));
    connect(&m_sidebar->searches(), &SavedSearchList::statusMessage, m_tabs,
            &TaskTabs::statusMessage);
    connect(m_sidebar, &SearchSidebar::opened, m_tabs, &TaskTabs::openLink);
    connect(m_tabs, &TaskTabs::recordOpened, &m_sidebar->recent(), &KeptRecords::add);
    for (KeptRecords *kept : {&m_sidebar->recent(), &m_sidebar->bookmarks()})
        connect(m_tabs, &TaskTabs::recordNamed, kept, &KeptRecords::rename);
    connect(&m_sidebar->bookmarks(), &KeptRecords::changed, this, &MainWindow::showBookmark);
}

void MainWindow::showLocked(const QString &why)
{
    saveState(); // someone else may sign in
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window != this && window->isVisible()) {
            m_hidden.append(window);
            window->hide();
        }
    }
    statusBar()->clearMessage();
    menuBar()->setEnabled(false); // and its shortcuts with it
    m_bar->hide();
    m_monitor->setEnabled(false);
    m_pages->setCurrentWidget(m_lockPage);
    placeSidebar();
    m_lockPage->ask(why);
}

void MainWindow::showUnlocked(const Actor &before)
{
    menuBar()->setEnabled(true);
    m_monitor->setEnabled(true);
    m_bar->show();
    const QList<QPointer<QWidget>> hidden = std::exchange(m_hidden, {});
    if (m_session->clerk() != before) {
        for (const QPointer<QWidget> &window : hidden) {
            if (window)
                window->close();
        }
        m_tabs->setClerk(m_session->clerk());
        m_overview->setClerk(m_session->clerk());
        openSidebar();
        m_pages->setCurrentWidget(m_tabs);
        restoreClerksState();
        showRights();
        return;
    }
    m_pages->setCurrentWidget(m_tabs);
    placeSidebar();
    m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
    for (const QPointer<QWidget> &window : hidden) {
        if (window)
            window->show();
    }
}

void MainWindow::showRights()
{
    const Actor &clerk = m_session->clerk();
    allow(*m_addTask, clerk, Permission::Work);
    allow(*m_users, clerk, Permission::Administer);
    for (QAction *action : {m_lock, m_password}) {
        action->setEnabled(m_session->mayLock());
        action->setToolTip(m_session->mayLock() ? QString()
                                                : tr("This database is used without signing in"));
    }
    m_monitor->setClerk(clerk);
    m_clerkStatus->show(clerk);
}

void MainWindow::changePassword()
{
    auto *dialog = new UserDialog(m_session->clerk().name, m_writer, m_session->clerk(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UserDialog::kept, this,
            [this] { statusBar()->showMessage(tr("Your password is changed."), messageTime); });
    dialog->open();
}

void MainWindow::showUsers()
{
    auto *dialog = new UsersDialog(m_database, m_writer, m_session->clerk(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UsersDialog::changed, m_session, &Session::look);
    dialog->open();
}

/// The icon names the command in every language; one without, or with another's, gets a name where
/// it is made.
QAction *MainWindow::addCommand(QMenu &menu, const QString &icon, const QString &text,
                                const QList<QKeySequence> &keys, std::function<void()> run)
{
    QAction *action = menu.addAction(QIcon::fromTheme(icon), text);
    action->setObjectName(icon);
    action->setShortcuts(keys);
    if (run)
        connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainWindow::addMenus()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Menu"));
    menu.setToolTipsVisible(true);
    addCommand(menu, u"service-tasks"_s, tr("&Service Task"), {tr("Ctrl+1")}, [this] {
        m_tabs->showQueryPortal();
        m_tabs->queryPortal().focusSearch();
    });
    m_addTask = addCommand(menu, u"service-task"_s, tr("&Add Service Task…"), {QKeySequence::New},
                           [this] { m_tabs->addTask(); });
    m_overview->addTo(menu);
    addCommand(menu, u"outbound"_s, tr("O&utbound Messages"), {},
               [this] { m_tabs->showOutbound(); });
    addTakeOut(menu, *m_tabs);
    menu.addMenu(new TaskMenu(*m_tabs, this));
    menu.addMenu(&m_tabs->queryPortal().selected());
    addAdministration(*menu.addMenu(QIcon::fromTheme(u"database"_s), tr("Ad&ministration")));
    menu.addSeparator();
    menu.addMenu(new PortalMenu([this] { return m_tabs->currentWidget(); }, &menu));
    addCommand(menu, u"folder-open"_s, tr("Ope&n Database…"), {QKeySequence::Open},
               [this] { openDatabase(); });
    menu.addSeparator();
    addCommand(menu, u"close"_s, tr("&Close Tab"), {QKeySequence::Close},
               [this] { m_tabs->closeCurrent(); });
    m_password = addCommand(menu, {}, tr("C&hange Password…"), {}, [this] { changePassword(); });
    m_password->setObjectName(u"change-password"_s);
    m_lock = addCommand(menu, u"lock"_s, tr("L&ock"), {QKeySequence(tr("Ctrl+L"))},
                        [this] { m_session->lock(); });
    addCommand(menu, u"quit"_s, tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, [this] { close(); });
    addViewMenu();
    addHelpMenu();
}

/// Short names choose their mnemonics first, since they have the fewest letters.
void MainWindow::addAdministration(QMenu &menu)
{
    QStringList names;
    for (const RecordKind &kind : recordKinds())
        names.append(recordText(kind.plural));
    std::stable_sort(names.begin(), names.end(), [](const QString &one, const QString &other) {
        return one.size() < other.size();
    });
    QString used;
    QHash<QString, QString> texts;
    for (const QString &name : names)
        texts.insert(name, withMnemonic(name, used));
    for (const RecordKind &kind : recordKinds())
        addCommand(menu, {}, texts.value(recordText(kind.plural)), {}, [this, &kind] {
            m_tabs->showRecords(kind.code);
        })->setObjectName(kind.code);
    menu.addSeparator();
    menu.setToolTipsVisible(true);
    m_users = addCommand(menu, u"user"_s, withMnemonic(tr("Users and Sign-In…"), used), {},
                         [this] { showUsers(); });
    m_users->setObjectName(u"users-and-sign-in"_s);
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
               [this] { m_tabs->step(1); })
        ->setObjectName(u"next-tab"_s);
    addCommand(menu, {}, tr("&Previous Tab"),
               {QKeySequence(tr("Ctrl+Shift+Tab")), QKeySequence(tr("Ctrl+PgUp"))},
               [this] { m_tabs->step(-1); })
        ->setObjectName(u"previous-tab"_s);
    menu.addSeparator();
    QMenu *columns = menu.addMenu(QIcon::fromTheme(u"columns"_s), tr("&Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_tabs->queryPortal().table().fillColumnsMenu(*columns);
    });
    menu.addAction(m_overview->newNoticesAction());
    menu.addMenu(new ThemeMenu(&menu));
}

void MainWindow::addFind(QMenu &menu)
{
    addCommand(menu, u"search"_s, tr("&Quick Search"), {QKeySequence(tr("Ctrl+K"))}, [this] {
        m_quick->setFocus(Qt::ShortcutFocusReason);
        m_quick->selectAll();
    })->setObjectName(u"quick-search"_s);
    addCommand(menu, u"save"_s, tr("&Save Search…"), {QKeySequence(tr("Ctrl+Shift+S"))}, [this] {
        saveSearch();
    })->setObjectName(u"save-search"_s);
    m_bookmark = addCommand(menu, u"bookmark"_s, tr("&Bookmark"), {QKeySequence(tr("Ctrl+D"))},
                            [this] { toggleBookmark(); });
    m_bookmark->setCheckable(true);
    m_showSidebar = addCommand(menu, u"sidebar"_s, tr("Si&debar"), {QKeySequence(Qt::Key_F9)},
                               [this] { m_sidebar->setVisible(m_showSidebar->isChecked()); });
    m_showSidebar->setCheckable(true);
    connect(m_tabs, &TaskTabs::currentChanged, this, &MainWindow::placeSidebar);
    connect(m_tabs, &TaskTabs::currentChanged, this, &MainWindow::showBookmark);
    connect(m_tabs->queryPortal().table().selectionModel(), &QItemSelectionModel::currentRowChanged,
            this, &MainWindow::showBookmark);
}

void MainWindow::addToolBar()
{
    m_bar = QMainWindow::addToolBar(tr("Toolbar"));
    QToolBar &bar = *m_bar;
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
    const bool locked = m_pages->currentWidget() == m_lockPage;
    m_sidebar->setVisible(m_showSidebar->isChecked() && room && !locked);
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

void MainWindow::addHelpMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&Help"));
    addCommand(menu, u"palette"_s, tr("&Command Palette"), {QKeySequence(tr("Ctrl+Shift+P"))},
               [this] { (new CommandPalette(*this, *m_tabs))->open(); });
    addCommand(menu, u"keyboard"_s, tr("&Keyboard Shortcuts"), {QKeySequence(Qt::Key_F1)},
               [this] { showShortcuts(); });
    addCommand(menu, u"information"_s, tr("&About Derdesk"), {}, [this] { showAbout(*this); });
}

void MainWindow::openDatabase()
{
    auto *dialog = new StartDialog(m_session->clerk(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        keepDatabase(dialog->url());
        m_next = dialog->url();
        if (!close())
            m_next.reset();
    });
    dialog->open();
}

void MainWindow::addStatus(QWidget *database)
{
    connect(m_webService, &WebServiceStatus::clicked, m_overview, &OverviewPages::showWebService);
    connect(m_monitor, &MonitorStatus::clicked, m_overview,
            [this] { m_overview->showBatchControl(); });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_overview->toDoStatus(), m_webService,
                                                            m_monitor, database, m_clerkStatus}) {
        widget->setContentsMargins(6, 0, 6, 0);
        statusBar()->addPermanentWidget(widget);
    }
}

void MainWindow::watch(const WebService &service, const Result<quint16> &started)
{
    m_webService->watch(service, started);
    m_overview->watch(service, started ? Problems() : started.error());
}

void MainWindow::watch(DeferredMonitor &monitor)
{
    m_monitor->watch(monitor);
    m_overview->watch(monitor);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_tabs->mayClose()) {
        event->ignore();
        return;
    }
    if (!m_session->isLocked())
        saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::restoreState()
{
    resize(1280, 700);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    restoreClerksState();
}

void MainWindow::restoreClerksState()
{
    const ClerkSettings settings(m_session->clerk().name);
    QMainWindow::restoreState(settings.value(barsKey).toByteArray());
    m_showSidebar->setChecked(settings.value(sidebarKey, true).toBool());
    placeSidebar();
    m_tabs->queryPortal().restoreState(settings);
    m_tabs->restoreState(QSettings());
    if (m_tabs->currentIndex() == 0)
        m_tabs->queryPortal().focusSearch();
    else
        m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    m_tabs->saveState(settings);
    ClerkSettings own(m_session->clerk().name);
    own.setValue(barsKey, QMainWindow::saveState());
    own.setValue(sidebarKey, m_showSidebar->isChecked());
    m_tabs->queryPortal().saveState(own);
}

void MainWindow::showShortcuts()
{
    const QList<std::pair<QString, QString>> keys{
        {tr("Enter"), tr("Search; in the list: open the task")},
        {tr("Esc"), tr("Clear the search; in the list: back to the search")},
        {tr("Down"), tr("From the search into the list; in the quick search: suggestions")},
        {tr("Del"), tr("On a filter: search without it; in the sidebar: take from the list")},
        {tr("Alt+Up, Alt+Down"), tr("Move a saved search")},
        {tr("Alt+Down"), tr("Calendar of a date field")},
        {tr("Left"), tr("Collapse the zone whose heading has the focus; Right: show it")},
        {tr("Ctrl+Enter"), tr("Give a reason or a comment that has been typed")}};
    auto *dialog = new ShortcutsDialog(keys, *this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace derdesk
