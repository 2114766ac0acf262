// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of each portal, with demo data: pictures FOLDER [--theme light|dark] [--all]
// [--language LOCALE] [--size WIDTHxHEIGHT]. Without --all: those that resources/screenshots shows.
#include "desk/MainWindow.h"
#include "desk/OverviewPages.h"
#include "desk/TaskTabs.h"
#include "desk/Theme.h"
#include "desk/Translations.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/portals/TaskTable.h"
#include "desk/start/StartDialog.h"
#include "monitor/DeferredMonitor.h"
#include "operations/DemoTasks.h"
#include "operations/NewDatabase.h"
#include "store/RecordKinds.h"
#include "web/WebService.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tasks = 2'000;
constexpr int settleTime = 700; ///< ms, until answers have come and charts are drawn
const Actor clerk{ActorKind::Clerk, u"lena"_s};

class Pictures final
{
public:
    Pictures(const QCommandLineParser &options, const DatabaseUrl &url)
        : m_folder(options.positionalArguments().constFirst())
        , m_theme(options.value(u"theme"_s))
        , m_all(options.isSet(u"all"_s))
        , m_database(url)
        , m_writer(url)
        , m_service(m_database, m_writer, {QHostAddress(QHostAddress::LocalHost), 0})
        , m_monitor(m_database, m_writer)
        , m_window(m_database, m_writer, clerk)
    {
        const QStringList size = options.value(u"size"_s).split(u'x');
        m_window.watch(m_service, m_service.start());
        m_window.watch(m_monitor);
        m_window.resize(size.value(0).toInt(), size.value(1).toInt());
        m_window.show();
        askService();
    }

    void takeAll()
    {
        TaskTabs &tabs = m_window.tabs();
        OverviewPages &overview = m_window.overview();
        take(m_window, u"query"_s);
        m_monitor.runNow(clerk);
        TaskCriteria issues;
        issues.statuses = {TaskStatus::IssueDetected};
        openFirst(issues);
        take(m_window, u"task"_s);
        tabs.currentTask()->findChild<QTabWidget *>()->setCurrentIndex(1);
        take(m_window, u"task-log"_s);
        TaskCriteria batteries;
        batteries.statuses = {TaskStatus::Completed};
        batteries.type = u"DER-ENROLLMENT"_s;
        batteries.program = u"PEAK-BATTERY"_s;
        openFirst(batteries);
        if (m_all) {
            tabs.showQueryPortal();
            take(m_window, u"query-filtered"_s);
            openFirst(batteries);
        }
        QScrollBar *bar = tabs.currentTask()->findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(bar->maximum());
        take(m_window, u"task-attributes"_s);
        overview.showDashboard();
        take(m_window, u"dashboard"_s);
        overview.showToDos();
        take(m_window, u"to-do"_s);
        overview.showWebService();
        take(m_window, u"web-service"_s);
        overview.showBatchControl();
        take(m_window, u"batch-control"_s);
        tabs.showOutbound();
        take(m_window, u"outbound"_s);
        for (const RecordKind &kind : recordKinds()) {
            if (!m_all && kind.code != "specification"_L1)
                continue;
            tabs.showRecords(kind.code);
            take(m_window, u"records-"_s + kind.code);
            const auto keys = m_database.connection().list(
                u"SELECT %1 FROM %2 LIMIT 1"_s.arg(kind.key, kind.table), {},
                [](const QSqlQuery &row) { return row.value(0).toString(); });
            if (!keys.isEmpty()) {
                tabs.openRecord(kind.code, keys.constFirst());
                take(m_window, u"record-"_s + kind.code);
            }
        }
        StartDialog start(clerk);
        start.show();
        take(start, u"first-page"_s);
        if (m_all) {
            int number = 0;
            for (auto *way : start.findChildren<QRadioButton *>()) {
                way->click();
                take(start, u"first-page-"_s + QString::number(++number));
            }
        }
    }

private:
    static void settle() { QTest::qWait(settleTime); }

    void take(QWidget &window, const QString &name)
    {
        settle();
        const QString file = QDir(m_folder).filePath(u"%1-%2.png"_s.arg(name, m_theme));
        if (!window.grab().save(file))
            qFatal("%s cannot be written", qPrintable(file));
        QTextStream(stdout) << file << ": "_L1 << window.width() << u'x' << window.height() << '\n';
    }

    void openFirst(const TaskCriteria &criteria)
    {
        m_window.tabs().find(criteria);
        settle();
        auto *table = m_window.tabs().queryPortal().findChild<TaskTable *>();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        settle();
    }

    /// So that there is something to see on its page.
    void askService()
    {
        QNetworkAccessManager network;
        for (const char *path : {"/openapi.json", "/nowhere", "/openapi.json"}) {
            QNetworkReply *reply =
                network.get(QNetworkRequest(QUrl(m_service.url() + QLatin1StringView(path))));
            if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
                qFatal("the web service does not answer");
        }
    }

    const QString m_folder;
    const QString m_theme;
    const bool m_all;
    Database m_database;
    Writer m_writer;
    WebService m_service;
    DeferredMonitor m_monitor;
    MainWindow m_window;
};

bool fill(const DatabaseUrl &url)
{
    if (!makeDatabaseFile(url, {NewContent::Demo}, clerk, [](int) { return true; }))
        return false;
    Writer writer(url);
    DemoTasks more(tasks, 1);
    while (!more.isDone()) {
        if (!writer.wait(clerk, [&](Transaction &tx) { return more.writeBatch(tx); }))
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"Derdesk"_s);
    QCoreApplication::setApplicationName(u"derdesk"_s);
    QCommandLineParser options;
    options.addOptions({{u"theme"_s, {}, u"light|dark"_s, u"light"_s},
                        {u"language"_s, {}, u"locale"_s, u"en_US"_s},
                        {u"size"_s, {}, u"size"_s, u"1366x728"_s},
                        {u"all"_s, {}}});
    options.addPositionalArgument(u"folder"_s, {});
    options.process(application);
    const QTemporaryDir folder;
    if (options.positionalArguments().size() != 1 ||
        !QDir().mkpath(options.positionalArguments().constFirst())) {
        QTextStream(stderr) << "pictures FOLDER [OPTIONS]\n";
        return 2;
    }
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    useLanguage(QLocale(options.value(u"language"_s)));
    applyTheme(options.value(u"theme"_s) == "dark"_L1 ? Theme::Dark : Theme::Light);
    const DatabaseUrl url{folder.filePath(u"derdesk.db"_s)};
    if (!fill(url)) {
        QTextStream(stderr) << "the demo data cannot be written\n";
        return 1;
    }
    Pictures(options, url).takeAll();
    return 0;
}
