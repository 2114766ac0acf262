// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/DeskOptions.h"
#include "desk/DesktopColours.h"
#include "desk/MainWindow.h"
#include "desk/ThemeMenu.h"
#include "desk/Translations.h"
#include "desk/dialogs/PasswordDialog.h"
#include "desk/dialogs/SignInDialog.h"
#include "desk/portals/BatchControlPortal.h"
#include "desk/start/KeptDatabase.h"
#include "desk/start/StartDialog.h"
#include "monitor/DeferredMonitor.h"
#include "operations/PrepareDatabase.h"
#include "outbound/OutboundCourier.h"

#include <QApplication>
#include <QIcon>
#include <QMessageBox>
#include <QTextStream>

#include <pwd.h>
#include <unistd.h>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Who sits at the desk, as the operating system names him: where nobody has to sign in.
Actor thisClerk()
{
    const uid_t id = geteuid();
    const passwd *user = getpwuid(id);
    return {ActorKind::Clerk, user ? QString::fromLocal8Bit(user->pw_name) : QString::number(id)};
}

void nameProgram()
{
    QCoreApplication::setOrganizationName(u"Derdesk"_s);
    QCoreApplication::setApplicationName(u"derdesk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(DERDESK_VERSION));
}

/// What the arguments ask for, or the exit code if they ask for no window. Needs no screen.
tl::expected<DeskOptions, int> readOptions(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    nameProgram();
    const auto options = DeskOptions::parse(QCoreApplication::arguments());
    if (!options) {
        QTextStream(stderr) << u"derdesk: "_s << options.error().join(u"\nderdesk: "_s)
                            << u"\nTry derdesk --help\n"_s;
        return tl::unexpected(2);
    }
    if (options->helpWanted)
        QTextStream(stdout) << DeskOptions::help();
    else if (options->versionWanted)
        QTextStream(stdout) << u"derdesk "_s << QStringLiteral(DERDESK_VERSION) << u'\n';
    else
        return *options;
    return tl::unexpected(0);
}

QString databaseFault(const DatabaseUrl &url, const Problems &problems)
{
    return QCoreApplication::translate("main", "The database cannot be opened.\n%1\n%2")
        .arg(url.text(), sentences(problems));
}

void showDatabaseFault(const QString &fault)
{
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("main", "Derdesk"), fault);
    box.setInformativeText(QCoreApplication::translate(
        "main", "See that its folder exists, that you may write there and that the disk is not "
                "full; or start Derdesk with another database: derdesk --database "
                "sqlite:/path/file.db"));
    box.exec();
}

/// Lets the user choose, and keeps what he chose; nothing if he would rather not.
std::optional<DatabaseUrl> askForDatabase(const QString &fault)
{
    StartDialog dialog(thisClerk());
    if (!fault.isEmpty())
        dialog.showFault(fault);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    keepDatabase(dialog.url());
    return dialog.url();
}

struct DeskEnd
{
    int exitCode = 0;
    std::optional<QString> fault = {};    ///< why there was no desk; empty: the user knows
    std::optional<DatabaseUrl> next = {}; ///< what the clerk wants to go on with
};

DeskEnd runDesk(const DatabaseUrl &url, const std::optional<WebSettings> &listen)
{
    if (!unlockServer(url))
        return {1, QString()};
    if (const auto prepared = prepareDatabase(url); !prepared)
        return {1, databaseFault(url, prepared.error())};
    Database database(url);
    Writer writer(url);
    const std::optional<Actor> clerk = clerkAtDesk(database, writer, thisClerk());
    if (!clerk)
        return {0, {}, {}};
    WebService service(database, writer, listen.value_or(WebSettings{}));
    DeferredMonitor monitor(database, writer);
    const OutboundCourier courier(database, writer);
    MainWindow window(database, writer, *clerk);
    if (listen)
        window.watch(service, service.start());
    window.watch(monitor);
    monitor.setInterval(BatchControlPortal::keptInterval());
    window.show();
    const int exitCode = QApplication::exec();
    return {exitCode, {}, window.nextDatabase()};
}

/// With the database that was asked for by name nothing is left to choose, unless the clerk
/// chooses another from the menu.
int runDesks(const DeskOptions &options)
{
    DeskEnd end;
    std::optional<DatabaseUrl> url = options.database ? options.database : keptDatabase();
    do {
        if (!url)
            url = askForDatabase(end.fault.value_or(QString()));
        if (!url)
            return end.exitCode;
        end = runDesk(*url, options.listen);
        if (end.fault && options.database && url->text() == options.database->text()) {
            if (!end.fault->isEmpty())
                showDatabaseFault(*end.fault);
            return end.exitCode;
        }
        url = end.next;
    } while (url || end.fault);
    return end.exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    const auto options = readOptions(argc, argv);
    if (!options)
        return options.error();
    const QApplication application(argc, argv);
    nameProgram();
    useLanguage(options->language.value_or(QLocale()));
    applyTheme(options->theme.value_or(ThemeMenu::chosen()));
    QApplication::setWindowIcon(QIcon(u":/icons/derdesk/scalable/derdesk.svg"_s));
    QGuiApplication::setDesktopFileName(u"derdesk"_s);
    const DesktopColours colours;
    return runDesks(*options);
}
