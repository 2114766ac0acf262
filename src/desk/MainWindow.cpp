// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/MainWindow.h"

#include "desk/Mnemonics.h"
#include "desk/TaskChanges.h"
#include "desk/TaskTabs.h"
#include "desk/commands/ActionKeys.h"
#include "desk/commands/CommandPalette.h"
#include "desk/commands/PortalMenu.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/start/KeptDatabase.h"
#include "desk/start/StartDialog.h"
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

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString geometryKey = u"window/geometry"_s;
const QString themeKey = u"window/theme"_s;
constexpr int messageTime = 10'000; // ms

} // namespace

MainWindow::MainWindow(Database &database, Writer &writer, const Actor &clerk, QWidget *parent)
    : QMainWindow(parent)
    , m_clerkAtStart(clerk)
    , m_tabs(new TaskTabs(database, writer, clerk))
    , m_webService(new WebServiceStatus)
    , m_monitor(new MonitorStatus(clerk))
{
    setWindowTitle(tr("Derdesk"));
    setCentralWidget(m_tabs);
    addMenus();
    auto *others = new ChangeFeed(database.url(), writer, this);
    addStatus(new DatabaseStatus(database.url(), *others));
    connect(m_tabs, &TaskTabs::statusMessage, this,
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    const auto *changes = new TaskChanges(writer, *others, this);
    connect(changes, &TaskChanges::anyChanged, m_tabs, &TaskTabs::refreshAll);
    connect(changes, &TaskChanges::changed, m_tabs, &TaskTabs::updateTasks);
    restoreState();
    useKeptKeys(*this);
    m_tabs->queryPortal().focusSearch();
}

/// The icon names the command in every language; one without, or with another's, gets a name where
/// it is made.
QAction *MainWindow::addCommand(QMenu &menu, const QString &icon, const QString &text,
                                const QList<QKeySequence> &keys, std::function<void()> run)
{
    QAction *action = menu.addAction(QIcon::fromTheme(icon), text);
    action->setObjectName(icon);
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
    menu.addMenu(new PortalMenu([this] { return m_tabs->currentWidget(); }, &menu));
    addCommand(menu, u"folder-open"_s, tr("&Open Database…"), {QKeySequence::Open},
               [this] { openDatabase(); });
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
        addCommand(menu, {}, withMnemonic(recordText(kind.plural), used), {}, [this, &kind] {
            m_tabs->showRecords(kind.code);
        })->setObjectName(kind.code);
}

void MainWindow::addViewMenu()
{
    QMenu &menu = *menuBar()->addMenu(tr("&View"));
    addCommand(menu, u"search"_s, tr("&Find Tasks"), {QKeySequence::Find}, [this] {
        m_tabs->showQueryPortal();
        m_tabs->queryPortal().focusSearch();
    });
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
    addThemes(menu);
}

void MainWindow::addThemes(QMenu &menu)
{
    QMenu *themes = menu.addMenu(QIcon::fromTheme(u"theme"_s), tr("&Theme"));
    auto *group = new QActionGroup(this);
    const QList<std::pair<Theme, QString>> choices{
        {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}, {Theme::System, tr("&System")}};
    for (const auto &[theme, text] : choices) {
        QAction *action = themes->addAction(text);
        action->setObjectName(u"theme-"_s + toText(theme));
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
    addCommand(menu, u"palette"_s, tr("&Command Palette"), {QKeySequence(tr("Ctrl+Shift+P"))},
               [this] { (new CommandPalette(*this, *m_tabs))->open(); });
    addCommand(menu, u"keyboard"_s, tr("&Keyboard Shortcuts"), {QKeySequence(Qt::Key_F1)},
               [this] { showShortcuts(); });
    addCommand(menu, u"information"_s, tr("&About Derdesk"), {}, [this] { showAbout(); });
}

void MainWindow::openDatabase()
{
    auto *dialog = new StartDialog(m_clerkAtStart, this);
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
    const QSettings settings;
    resize(1280, 700);
    restoreGeometry(settings.value(geometryKey).toByteArray());
    m_tabs->queryPortal().restoreState(settings);
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    m_tabs->queryPortal().saveState(settings);
}

void MainWindow::showShortcuts()
{
    const QList<std::pair<QString, QString>> keys{
        {tr("Enter"), tr("Search; in the list: open the task")},
        {tr("Esc"), tr("Clear the search; in the list: back to the search")},
        {tr("Down"), tr("From the search into the list")},
        {tr("Alt+Down"), tr("Calendar of a date field")}};
    auto *dialog = new ShortcutsDialog(keys, *this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
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
