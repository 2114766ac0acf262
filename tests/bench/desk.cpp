// SPDX-License-Identifier: GPL-3.0-or-later
// The desk with very many tasks: bench_desk FOLDER TASKS…. The databases are made in the folder by
// derdeskctl demo, once. For each: from a key press to the painted first page, for every search
// field; scrolling to row 100,000; requests that arrive meanwhile; start and memory, beside an
// empty window. Needs a screen, or QT_QPA_PLATFORM=offscreen.
#include "bench/DeskFields.h"
#include "bench/Heartbeat.h"
#include "bench/PeakMemory.h"
#include "bench/Targets.h"
#include "desk/models/TaskListModel.h"
#include "operations/PrepareDatabase.h"
#include "web/Credentials.h"
#include "web/WebService.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTimer>

#include <chrono>
#include <unistd.h>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int questions = 21; ///< of a field
constexpr int starts = 7;
constexpr int farRow = 100'000;
constexpr int arrivalSeconds = 10;

using Clock = std::chrono::steady_clock;

qint64 microseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch())
        .count();
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Resident now, in MB.
double residentMemory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Tells when a widget has been painted after something has happened.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget &widget) { widget.installEventFilter(this); }

    void expect() { m_expected = true; }
    /// Microseconds of the steady clock; 0: not yet.
    qint64 at() const { return m_at; }
    void forget()
    {
        m_expected = false;
        m_at = 0;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (m_expected && event->type() == QEvent::Paint) {
            m_expected = false;
            // When the whole frame is done.
            QMetaObject::invokeMethod(
                this, [this] { m_at = microseconds(); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_expected = false;
    qint64 m_at = 0;
};

/// As an event loop waits: QTest::qWaitFor() sleeps ten milliseconds between two looks, and with it
/// the thread that is measured.
template <typename Done>
void waitFor(Done done, const char *what)
{
    const QDeadlineTimer deadline(120'000);
    QTimer waker; // so that the deadline is looked at
    waker.start(500);
    while (!done()) {
        if (deadline.hasExpired())
            throw std::runtime_error(std::string("waited in vain for ") + what);
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// What a started window reports: this program runs itself for it, so that each start is a new
/// process. \a url empty: a window with nothing in it.
int startWindow(int argc, char **argv, qint64 begun, const QString &url)
{
    const QApplication application(argc, argv);
    std::unique_ptr<Database> database;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<QMainWindow> window;
    QTemporaryDir settings;
    if (url.isEmpty()) {
        window = std::make_unique<QMainWindow>();
        window->resize(1280, 700);
    } else {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
        QCoreApplication::setOrganizationName(u"Derdesk"_s);
        QCoreApplication::setApplicationName(u"derdesk"_s);
        applyTheme(Theme::Light);
        const DatabaseUrl parsed = *DatabaseUrl::parse(url);
        if (!prepareDatabase(parsed))
            return 1;
        database = std::make_unique<Database>(parsed);
        writer = std::make_unique<Writer>(parsed);
        window =
            std::make_unique<MainWindow>(*database, *writer, Actor{ActorKind::Clerk, u"clerk"_s});
    }
    Painted painted(*window);
    painted.expect();
    window->show();
    waitFor([&] { return painted.at() != 0; }, "the first paint");
    const double milliseconds = double(painted.at() - begun) / 1000;
    QTest::qWait(1000);
    QTextStream(stdout) << milliseconds << ' ' << residentMemory() << '\n';
    window.reset();
    return 0;
}

struct Started
{
    double milliseconds; ///< from the start of the process to the first painted frame
    double memory;       ///< resident a second later, MB
};

Started startOnce(const QString &url)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--start"_s, QString::number(microseconds()), url});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error("a window does not start");
    const QList<QByteArray> numbers = process.readAllStandardOutput().trimmed().split(' ');
    return {numbers.value(0).toDouble(), numbers.value(1).toDouble()};
}

/// By turns, so that both meet the same machine.
void measureStarts(const DatabaseUrl &url)
{
    QList<double> empty;
    QList<double> desk;
    QList<double> memory;
    for (int i = 0; i < starts; ++i) {
        empty += startOnce({}).milliseconds;
        const Started started = startOnce(url.text());
        desk += started.milliseconds;
        memory += started.memory;
    }
    out() << u"start to first paint: %1 ms, an empty window %2 ms (medians of %3)\n"_s
                 .arg(median(desk), 0, 'f', 0)
                 .arg(median(empty), 0, 'f', 0)
                 .arg(starts);
    const double times = median(desk) / median(empty);
    target(u"start to first paint, times an empty window"_s, times, times < 2, u"below 2"_s);
    target(u"memory after start, MB"_s, median(memory), median(memory) < 80, u"below 80"_s);
}

/// The window on a database, and what can be seen of it.
class MeasuredDesk final
{
public:
    explicit MeasuredDesk(const DatabaseUrl &url)
        : m_database(url)
        , m_writer(url)
        , m_window(m_database, m_writer, {ActorKind::Clerk, u"clerk"_s})
        , m_painted(*table().viewport())
    {
        m_window.resize(1366, 768);
        m_window.show();
        QObject::connect(&model(), &TaskListModel::answered, &m_painted,
                         [this] { m_painted.expect(); });
        waitFor([this] { return model().rowCount() > 0; }, "the first tasks");
    }

    TaskQueryPortal &portal() { return m_window.tabs().queryPortal(); }
    TaskTable &table() { return *portal().findChild<TaskTable *>(); }
    TaskListModel &model() { return *portal().findChild<TaskListModel *>(); }
    Database &database() { return m_database; }
    Writer &writer() { return m_writer; }

    /// Empties all fields and waits until that is answered.
    void reset()
    {
        m_painted.forget();
        portal().clear();
        waitFor([this] { return m_painted.at() != 0; }, "the list of all");
        QTest::qWait(20);
        waitFor([this] { return !model().isSearching(); }, "the list of all");
    }

    /// Presses Enter; milliseconds until the page is painted.
    double ask()
    {
        m_painted.forget();
        const qint64 begun = microseconds();
        QTest::keyClick(named<QLineEdit>(portal(), u"Find"_s), Qt::Key_Return);
        waitFor([this] { return m_painted.at() != 0; }, "the answer");
        return double(m_painted.at() - begun) / 1000;
    }

private:
    Database m_database;
    Writer m_writer;
    MainWindow m_window;
    Painted m_painted;
};

/// Values of tasks at random places.
QStringList samples(Connection &connection, const DeskField &field)
{
    const auto limit = [&](const char *which) {
        return connection.value(u"SELECT %1(id) FROM service_task"_s.arg(QLatin1String(which)), {})
            .toLongLong();
    };
    const qint64 lowest = limit("min");
    const quint64 range = quint64(limit("max") - lowest);
    QStringList values;
    QRandomGenerator random(1);
    while (values.size() < questions) {
        const QString value =
            connection
                .value(
                    u"SELECT %1 FROM service_task WHERE id >= ? AND %1 IS NOT NULL ORDER BY id LIMIT 1"_s
                        .arg(field.column),
                    {lowest + qint64(random.generate64() % range)})
                .toString();
        values += value;
    }
    return values;
}

void measureFields(MeasuredDesk &desk)
{
    out() << u"%1%2%3\n"_s.arg(u"key press to painted page"_s, -32)
                 .arg(u"median ms"_s, 10)
                 .arg(u"longest"_s, 10);
    QStringList missed;
    for (const DeskField &field : deskFields()) {
        QList<double> times;
        for (const QString &value : samples(desk.database().connection(), field)) {
            desk.reset();
            field.fill(desk.portal(), value);
            times += desk.ask();
        }
        std::sort(times.begin(), times.end());
        out() << u"%1%2%3\n"_s.arg(field.name, -32)
                     .arg(median(times), 10, 'f', 2)
                     .arg(times.constLast(), 10, 'f', 2);
        out().flush();
        if (median(times) >= field.wanted)
            missed += field.name;
    }
    target(u"fields slower than 16 ms, or 50 ms for parts and several"_s, double(missed.size()),
           missed.isEmpty(), u"none"_s);
    if (!missed.isEmpty())
        out() << u"  "_s << missed.join(u", "_s) << u'\n';
}

void measureScrolling(MeasuredDesk &desk)
{
    desk.reset();
    const double before = residentMemory();
    Heartbeat heart;
    QElapsedTimer clock;
    clock.start();
    heart.start();
    const auto scrolled = [&desk] {
        QScrollBar &bar = *desk.table().verticalScrollBar();
        bar.setValue(bar.maximum());
        const bool all = !desk.model().isSearching() && !desk.model().canFetchMore({});
        return desk.model().rowCount() >= farRow || all;
    };
    waitFor(scrolled, "row 100,000");
    heart.stop();
    const double grown = residentMemory() - before;
    out() << u"scrolled to row %1 in %2 s; stalls: 99.9 % below %3 ms\n"_s
                 .arg(desk.model().rowCount())
                 .arg(double(clock.elapsed()) / 1000, 0, 'f', 1)
                 .arg(heart.p999(), 0, 'f', 1);
    target(u"longest stall while scrolling, ms"_s, heart.longest(), heart.longest() < 16,
           u"below 16"_s);
    target(u"memory that scrolling takes, MB"_s, grown, grown < 20, u"below 20"_s);
    desk.reset();
}

/// wrk registers thermostats, some twenty connections with a pause each.
double arrivals(const QUrl &service, const QString &token)
{
    const QString run = u"bench-%1"_s.arg(QDateTime::currentMSecsSinceEpoch());
    QProcess wrk;
    wrk.start(u"wrk"_s, {u"--threads"_s, u"1"_s, u"--connections"_s, u"20"_s, u"--duration"_s,
                         u"%1s"_s.arg(arrivalSeconds), u"--script"_s,
                         QStringLiteral(DERDESK_SOURCE "/tests/bench/arrivals.lua"),
                         service.toString(), u"--"_s, token, run, u"15"_s});
    if (!wrk.waitForStarted())
        throw std::runtime_error("wrk is not there");
    waitFor([&wrk] { return wrk.state() == QProcess::NotRunning; }, "the end of the arrivals");
    const QByteArray last = wrk.readAllStandardOutput().trimmed().split('\n').constLast();
    const QJsonObject json = QJsonDocument::fromJson(last).object();
    if (json[u"refused"].toInt() > 0 || json[u"broken"].toInt() > 0 || json.isEmpty())
        throw std::runtime_error("not every request was answered by 200: " + last.toStdString());
    return json[u"requests"].toDouble() / json[u"microseconds"].toDouble() * 1e6;
}

/// In a copy: the next run is to find the database as it was made.
void measureArrivals(const DatabaseUrl &url)
{
    const DatabaseUrl copy{url.path + u".arrivals"_s};
    const auto remove = qScopeGuard([&copy] { QFile::remove(copy.path); });
    QFile::remove(copy.path);
    if (!QFile::copy(url.path, copy.path))
        throw std::runtime_error("the database cannot be copied");
    ::sync(); // else the disk would be busy with it meanwhile
    MeasuredDesk desk(copy);
    const QString name = u"bench-%1"_s.arg(QDateTime::currentMSecsSinceEpoch());
    const auto client = desk.writer().wait({}, [&name](Transaction &tx) {
        return createToken(tx, name, {{u"register"_s}, {}, {}});
    });
    if (!client)
        throw std::runtime_error(sentences(client.error()).toStdString());
    WebSettings settings;
    settings.port = 0;
    settings.limits.requestsPerSecond = 1'000'000;
    WebService service(desk.database(), desk.writer(), settings);
    if (!service.start())
        throw std::runtime_error("the web service does not start");
    Heartbeat heart;
    heart.start();
    const double perSecond = arrivals(QUrl(service.url()), *client);
    heart.stop();
    out() << u"%1 registrations a second arrived for %2 s; stalls: 99.9 % below %3 ms\n"_s
                 .arg(perSecond, 0, 'f', 0)
                 .arg(arrivalSeconds)
                 .arg(heart.p999(), 0, 'f', 1);
    target(u"longest stall while they arrive, ms"_s, heart.longest(), heart.longest() < 16,
           u"below 16"_s);
}

DatabaseUrl databaseOf(const QString &folder, const QString &tasks)
{
    const DatabaseUrl url{u"%1/desk-%2.db"_s.arg(folder, tasks)};
    if (QFileInfo::exists(url.path))
        return url;
    const DatabaseUrl unfinished{url.path + u".unfinished"_s};
    QFile::remove(unfinished.path);
    out() << u"making %1 tasks in %2\n"_s.arg(tasks, url.path);
    out().flush();
    QProcess demo;
    demo.setProcessChannelMode(QProcess::ForwardedChannels);
    demo.start(QStringLiteral(DERDESK_BIN "/derdeskctl"),
               {u"--database"_s, unfinished.text(), u"demo"_s, u"--tasks"_s, tasks});
    if (!demo.waitForFinished(-1) || demo.exitCode() != 0)
        throw std::runtime_error("derdeskctl demo does not succeed");
    if (!QFile::rename(unfinished.path, url.path))
        throw std::runtime_error("the database cannot be renamed");
    return url;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        if (argc > 3 && QByteArray(argv[1]) == "--start")
            return startWindow(argc, argv, QByteArray(argv[2]).toLongLong(),
                               QString::fromLocal8Bit(argv[3]));
        const QApplication application(argc, argv);
        const QTemporaryDir settings;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
        applyTheme(Theme::Light);
        for (const QString &tasks : QApplication::arguments().mid(2)) {
            const DatabaseUrl url = databaseOf(QApplication::arguments().value(1), tasks);
            out() << u"\n%1 tasks, %2 MB\n"_s.arg(tasks).arg(QFileInfo(url.path).size() /
                                                             1'000'000);
            measureStarts(url);
            {
                MeasuredDesk desk(url);
                measureFields(desk);
                measureScrolling(desk);
            }
            measureArrivals(url);
        }
    } catch (const std::exception &error) {
        QTextStream(stderr) << "bench_desk: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
