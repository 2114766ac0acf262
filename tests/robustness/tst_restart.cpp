// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"
#include "store/Connection.h"
#include "support/AtOnce.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QByteArray registration(const QString &number)
{
    return QJsonDocument(request(u"t-"_s + number, thermostat(u"T"_s + number))).toJson();
}

} // namespace

/// The service ends, begins again, or cannot begin: what was answered stays, and whoever started it
/// is told why it does not run.
class Restart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersWhatItTookBeforeItEnds_data();
    void answersWhatItTookBeforeItEnds();
    void endsOnceHoweverOftenItIsTold();
    void endsWhileTheMonitorRuns();
    void goesOnWithWhatWasThere();
    void twoServicesShareADatabase();
    void takesItsPortAnew();
    void saysThatItsPortIsTaken();
    void saysWhyItCannotOpenItsDatabase_data();
    void saysWhyItCannotOpenItsDatabase();
    void leavesADatabaseThatIsNoneAlone();
    void asksForPatienceWhileTheDatabaseIsHeld();
    void asksForPatienceWhenTheDiskIsFull();

private:
    HttpClient clientOf(const Serve &serve) { return HttpClient(serve.url(), m_token); }
    Serve serving() { return Serve(m_database->url(), {u"--monitor-interval"_s, u"0"_s}); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    std::unique_ptr<ImportedDatabase> m_database;
    QString m_token;
    QTemporaryDir m_folder;
};

void Restart::init()
{
    m_database = std::make_unique<ImportedDatabase>();
    m_token = m_database->token(u"aggregator"_s);
}

void Restart::cleanup() { QVERIFY(m_database->run({u"check"_s}).endsWith(": no faults")); }

void Restart::answersWhatItTookBeforeItEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

/// Each request is either stored and answered with 200, or neither: nobody is left in doubt.
void Restart::answersWhatItTookBeforeItEnds()
{
    QFETCH(const int, signal);
    constexpr int count = 400;
    Serve serve = serving();
    std::vector<std::unique_ptr<HttpClient>> clients; // each has six connections at most
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < count; ++i) {
        if (i % 50 == 0)
            clients.push_back(std::make_unique<HttpClient>(serve.url(), m_token));
        replies.emplace_back(clients.back()->start("POST", HttpClient::path(u"register"_s),
                                                   registration(QString::number(i)),
                                                   {{"Content-Type", "application/json"}}));
    }
    const auto finished = [&replies] {
        return std::count_if(replies.cbegin(), replies.cend(),
                             [](const auto &reply) { return reply->isFinished(); });
    };
    QDeadlineTimer deadline(30'000);
    while (finished() <= 5 && !deadline.hasExpired()) // at once, or it is too late
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    const Ended ended = serve.stop(signal);
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.err, QByteArray());
    QTRY_COMPARE(finished(), count);
    int answered = 0;
    for (const auto &reply : replies) {
        const HttpReply answer = HttpClient::replyOf(*reply);
        QVERIFY2(answer.status == 200 || answer.status == 0, answer.body);
        answered += answer.status == 200;
    }
    QVERIFY2(answered < count, "the signal must come while requests are under way");
    QCOMPARE(m_database->count(u"service_task"_s), answered);
    QCOMPARE(m_database->count(u"request_log"_s), answered);
}

void Restart::endsOnceHoweverOftenItIsTold()
{
    Serve serve = serving();
    for (int i = 0; i < 20; ++i)
        ::kill(pid_t(serve.processId()), i % 2 ? SIGINT : SIGTERM);
    const Ended ended = serve.stop();
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.err, QByteArray());
}

void Restart::endsWhileTheMonitorRuns()
{
    constexpr int count = 200;
    {
        Serve serve = serving();
        QList<Posted> requests;
        for (int i = 0; i < count; ++i)
            requests.append({u"register"_s, registration(QString::number(i))});
        for (int i = 0; i < count; i += 10)
            atOnce(serve.url(), m_token, requests.mid(i, 10));
        QCOMPARE(m_database->count(u"service_task"_s), count);
    }
    Serve serve(m_database->url(), {u"--monitor-interval"_s, u"1"_s});
    QTRY_VERIFY(m_database->count(u"service_task WHERE status = 'COMPLETED'"_s) > 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(serve.stop().exitCode, 0);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    QCOMPARE(m_database->count(u"batch_run WHERE status = 'RUNNING'"_s), 0);
    const int done = m_database->count(u"service_task WHERE status = 'COMPLETED'"_s);
    QCOMPARE(m_database->count(u"enrollment"_s), done);
    m_database->monitor();
    QCOMPARE(m_database->count(u"enrollment"_s), count);
}

void Restart::goesOnWithWhatWasThere()
{
    QStringList ids;
    for (int round = 0; round < 4; ++round) {
        Serve serve = serving();
        HttpClient client = clientOf(serve);
        for (int i = 0; i < ids.size(); ++i) {
            const QString earlier = ids[i];
            QCOMPARE(client.get(HttpClient::path(u"transactions/t-%1"_s.arg(i)))
                         .text("serviceTaskId"_L1),
                     earlier);
        }
        const HttpReply reply =
            client.post(u"register", registration(QString::number(round)), "application/json");
        QCOMPARE(reply.status, 200);
        ids.append(reply.text("serviceTaskId"_L1));
        if (round % 2)
            QCOMPARE(serve.stop(SIGKILL).exitCode, -1);
        else
            QCOMPARE(serve.stop().exitCode, 0);
    }
    QCOMPARE(m_database->count(u"service_task"_s), 4);
}

/// The same transaction through both at once still counts once.
void Restart::twoServicesShareADatabase()
{
    Serve one = serving();
    Serve two = serving();
    QSet<QByteArray> answers;
    for (int round = 0; round < 10; ++round) {
        const Posted posted{u"register"_s, registration(QString::number(round))};
        HttpClient first = clientOf(one);
        HttpClient second = clientOf(two);
        const std::unique_ptr<QNetworkReply> a(
            first.start("POST", HttpClient::path(posted.operation), posted.body,
                        {{"Content-Type", posted.contentType}}));
        const std::unique_ptr<QNetworkReply> b(
            second.start("POST", HttpClient::path(posted.operation), posted.body,
                         {{"Content-Type", posted.contentType}}));
        QTRY_VERIFY(a->isFinished() && b->isFinished());
        const HttpReply answerA = HttpClient::replyOf(*a);
        QCOMPARE(answerA.status, 200);
        QCOMPARE(HttpClient::replyOf(*b).body, answerA.body);
        answers.insert(answerA.body);
    }
    QCOMPARE(answers.size(), 10);
    QCOMPARE(m_database->count(u"service_task"_s), 10);
}

/// A restart need not wait until the old connections are forgotten.
void Restart::takesItsPortAnew()
{
    QString address;
    {
        Serve serve = serving();
        QCOMPARE(clientOf(serve).get(u"/health/live"_s).status, 200);
        address = serve.url().authority();
    }
    for (int round = 0; round < 3; ++round) {
        QProcess process;
        process.start(Derdeskctl::program(), {u"--database"_s, m_database->url().text(), u"serve"_s,
                                              u"--listen"_s, address});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
        QCOMPARE(process.readLine(),
                 QByteArray("listening on http://" + address.toLatin1() + '\n'));
        QCOMPARE(HttpClient(QUrl(u"http://"_s + address)).get(u"/health/live"_s).status, 200);
        process.terminate();
        QCOMPARE(Derdeskctl::endOf(process, process.waitForFinished(30'000)).exitCode, 0);
    }
}

void Restart::saysThatItsPortIsTaken()
{
    Serve first = serving();
    const QString address = first.url().authority();
    const Ended second = Derdeskctl(m_database->url()).run({u"serve"_s, u"--listen"_s, address});
    QCOMPARE(second.exitCode, 1);
    QCOMPARE(second.out, QByteArray());
    QCOMPARE(second.errLines().size(), 1);
    QVERIFY2(second.err.startsWith("derdeskctl: ") && second.err.contains(address.toLatin1()),
             second.err);
    QCOMPARE(clientOf(first).get(u"/health/ready"_s).status, 200);
}

void Restart::saysWhyItCannotOpenItsDatabase_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("a folder") << path(u"."_s);
    QTest::newRow("below a file") << u"/dev/null/derdesk.db"_s;
    QTest::newRow("a device") << u"/dev/full"_s;
    QTest::newRow("where nothing can be made") << u"/proc/derdesk.db"_s;
    QTest::newRow("a folder that cannot be made") << u"/proc/none/derdesk.db"_s;
}

void Restart::saysWhyItCannotOpenItsDatabase()
{
    QFETCH(const QString, file);
    for (const QStringList &command :
         {QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}, {u"init"_s}}) {
        const Ended ended = Derdeskctl(DatabaseUrl{file}).run(command);
        QVERIFY2(ended.exitCode == 1, ended.err);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.startsWith("derdeskctl: sqlite:"), ended.err);
        QVERIFY2(ended.err.contains(QDir::cleanPath(file).toUtf8()), ended.err);
    }
}

void Restart::leavesADatabaseThatIsNoneAlone()
{
    const QByteArray letter("Dear Ada, this is no database. ");
    QFile file(path(u"letter.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(letter.repeated(100)) > 0);
    file.close();
    for (const QStringList &command :
         {QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}, {u"monitor"_s}, {u"check"_s}}) {
        const Ended ended = Derdeskctl(DatabaseUrl{file.fileName()}).run(command);
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains(file.fileName().toUtf8()), ended.err);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), letter.repeated(100));
}

/// Somebody else writes for long: reading goes on, writing is put off with 503.
void Restart::asksForPatienceWhileTheDatabaseIsHeld()
{
    Serve serve = serving();
    HttpClient client = clientOf(serve);
    QCOMPARE(client.post(u"register", registration(u"1"_s), "application/json").status, 200);
    {
        Connection other(m_database->url(), Connection::Mode::ReadWrite);
        other.begin();
        other.change(u"UPDATE asset_type SET description = 'Held'"_s);
        const HttpReply held = client.post(u"register", registration(u"2"_s), "application/json");
        QCOMPARE(held.status, 503);
        QCOMPARE(held.contentType, "application/problem+json");
        QCOMPARE(held.text("type"_L1), u"urn:derdesk:problem:store-busy");
        QVERIFY(held.header("Retry-After").toInt() > 0);
        QCOMPARE(client.get(HttpClient::path(u"transactions/t-1"_s)).status, 200);
        QCOMPARE(client.get(u"/health/live"_s).status, 200);
        QCOMPARE(client.get(u"/health/ready"_s).status, 503);
        other.rollback();
    }
    QTRY_COMPARE_WITH_TIMEOUT(client.get(u"/health/ready"_s).status, 200, 20'000);
    QCOMPARE(client.post(u"register", registration(u"2"_s), "application/json").status, 200);
    QCOMPARE(m_database->count(u"service_task"_s), 2);
}

/// A limit on the size of files stands for the disk that is full.
void Restart::asksForPatienceWhenTheDiskIsFull()
{
    const QFileInfo file(m_database->url().path);
    const qint64 blocks = file.size() / 1024 + 64;
    QProcess process;
    process.start(u"/bin/bash"_s,
                  {u"-c"_s, u"trap '' XFSZ; ulimit -f %1; exec \"$@\""_s.arg(blocks), u"bash"_s,
                   Derdeskctl::program(), u"--database"_s, m_database->url().text(), u"serve"_s,
                   u"--listen"_s, u"127.0.0.1:0"_s, u"--monitor-interval"_s, u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
    const QUrl url(QString::fromLatin1(process.readLine().trimmed().mid(13)));
    HttpClient client(url, m_token);
    int accepted = 0;
    HttpReply reply;
    do {
        reply =
            client.post(u"register", registration(QString::number(accepted)), "application/json");
        accepted += reply.status == 200;
    } while ((reply.status == 200 || reply.status == 429) && accepted < 20'000);
    QVERIFY2(reply.status == 503, reply.body);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:store-failed");
    QVERIFY(reply.header("Retry-After").toInt() > 0);
    QCOMPARE(client.get(HttpClient::path(u"transactions/t-0"_s)).status, 200);
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    // With room again, it goes on; nothing that was answered is lost.
    Serve serve = serving();
    QCOMPARE(m_database->count(u"service_task"_s), accepted);
    QCOMPARE(clientOf(serve)
                 .post(u"register", registration(QString::number(accepted)), "application/json")
                 .status,
             200);
}

QTEST_GUILESS_MAIN(Restart)
#include "tst_restart.moc"
