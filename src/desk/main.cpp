// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/DeskOptions.h"
#include "desk/MainWindow.h"
#include "desk/Translations.h"
#include "desk/dialogs/PasswordDialog.h"
#include "desk/dialogs/SignInDialog.h"
#include "desk/portals/BatchControlPortal.h"
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

void showDatabaseFault(const DatabaseUrl &url, const Problems &problems)
{
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("main", "Derdesk"),
                    QCoreApplication::translate("main", "The database cannot be opened."));
    box.setInformativeText(
        QCoreApplication::translate(
            "main", "%1\n\n%2\n\nSee that its folder exists, that you may write there and that "
                    "the disk is not full; or start Derdesk with another database: "
                    "derdesk --database sqlite:/path/file.db")
            .arg(url.text(), sentences(problems)));
    box.exec();
}

int runDesk(const DeskOptions &options)
{
    if (!unlockServer(options.database))
        return 1;
    if (const auto prepared = prepareDatabase(options.database); !prepared) {
        showDatabaseFault(options.database, prepared.error());
        return 1;
    }
    Database database(options.database);
    Writer writer(options.database);
    const std::optional<Actor> clerk = clerkAtDesk(database, writer, thisClerk());
    if (!clerk)
        return 0;
    WebService service(database, writer, options.listen.value_or(WebSettings{}));
    DeferredMonitor monitor(database, writer);
    const OutboundCourier courier(database, writer);
    MainWindow window(database, writer, *clerk);
    if (options.listen)
        window.watch(service, service.start());
    window.watch(monitor);
    monitor.setInterval(BatchControlPortal::keptInterval());
    window.show();
    return QApplication::exec();
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
    applyTheme(options->theme.value_or(MainWindow::chosenTheme()));
    QApplication::setWindowIcon(QIcon(u":/icons/derdesk/scalable/derdesk.svg"_s));
    QGuiApplication::setDesktopFileName(u"derdesk"_s);
    return runDesk(*options);
}
