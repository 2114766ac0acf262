// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawClient.h"
#include "support/RunningService.h"
#include "support/Sanitized.h"
#include "web/gate/LimitSetting.h"

#include <QtTest>

#include <fstream>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

GateLimits limitsOf(const QStringList &assignments)
{
    GateLimits limits;
    for (const QString &assignment : assignments) {
        if (const auto set = setLimit(limits, assignment); !set)
            qFatal("%s", qPrintable(set.error()));
    }
    return limits;
}

QUrl urlOf(RunningService &service) { return QUrl(service.web().url()); }

/// Of a new connection.
int statusOf(RunningService &service, const QByteArray &bytes = good)
{
    RawClient client(urlOf(service));
    client.send(bytes);
    return client.status();
}

/// Bytes of this process that are in memory.
qint64 memory()
{
    qint64 pages = 0;
    std::ifstream("/proc/self/statm") >> pages >> pages;
    return pages * 4096;
}

} // namespace

/// What happens to those who ask for more than the settings allow.
class GateLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsSizes_data();
    void limitsSizes();
    void endsSlowRequests_data();
    void endsSlowRequests();
    void endsRequestsThatDribble();
    void endsIdleConnections();
    void doesNotEndThoseThatAskNowAndThen();
    void limitsConnections_data();
    void limitsConnections();
    void sendsAwayNoMoreThanItMust();
    void makesRoomForGoodCallers();
    void findsRoomAgainWhenCallersGo();
    void holdsNoMoreThanItAllows();
    void setsLimits_data();
    void setsLimits();
    void refusesSettings_data();
    void refusesSettings();
};

void GateLimitsTest::limitsSizes_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QByteArray>("within");
    QTest::addColumn<QByteArray>("beyond");
    QTest::addColumn<int>("status");
    const QByteArray begin = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n";
    const QByteArray query = "GET /health/live?";
    const QByteArray rest = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const QByteArray length = begin + "Content-Length: ";
    const QByteArray chunked = begin + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("header") << u"header-bytes=300"_s
                            << QByteArray(begin + "A: " + QByteArray(200, 'a') + "\r\n\r\n")
                            << QByteArray(begin + "A: " + QByteArray(300, 'a') + "\r\n\r\n") << 431;
    QTest::newRow("fields") << u"header-fields=2"_s << QByteArray(begin + "A: a\r\n\r\n")
                            << QByteArray(begin + "A: a\r\nB: b\r\n\r\n") << 431;
    QTest::newRow("URL") << u"url-bytes=100"_s << QByteArray(query + QByteArray(87, 'a') + rest)
                         << QByteArray(query + QByteArray(88, 'a') + rest) << 414;
    QTest::newRow("body") << u"body-bytes=10"_s << QByteArray(length + "10\r\n\r\n0123456789")
                          << QByteArray(length + "11\r\n\r\n0123456789a") << 413;
    QTest::newRow("chunks") << u"body-bytes=10"_s
                            << QByteArray(chunked + "5\r\n01234\r\n5\r\n01234\r\n0\r\n\r\n")
                            << QByteArray(chunked + "5\r\n01234\r\n6\r\n012345\r\n0\r\n\r\n")
                            << 413;
}

void GateLimitsTest::limitsSizes()
{
    QFETCH(QString, limit);
    QFETCH(QByteArray, within);
    QFETCH(QByteArray, beyond);
    QFETCH(int, status);
    RunningService service(limitsOf({limit}));
    QCOMPARE(statusOf(service, within), 200);
    QCOMPARE(statusOf(service, beyond), status);
    QCOMPARE(statusOf(service), 200);
}

void GateLimitsTest::endsSlowRequests_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QByteArray>("begun");
    const QByteArray head = "POST /health/live HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("first byte") << u"head-seconds=0.3"_s << QByteArray("G");
    QTest::newRow("head") << u"head-seconds=0.3"_s << head;
    QTest::newRow("body") << u"body-seconds=0.3"_s
                          << QByteArray(head + "Content-Length: 2\r\n\r\na");
    QTest::newRow("chunks") << u"body-seconds=0.3"_s
                            << QByteArray(head + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
    QTest::newRow("trailer") << u"body-seconds=0.3"_s
                             << QByteArray(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n");
}

void GateLimitsTest::endsSlowRequests()
{
    QFETCH(QString, limit);
    QFETCH(QByteArray, begun);
    RunningService service(limitsOf({limit}));
    RawClient client(urlOf(service));
    QElapsedTimer timer;
    timer.start();
    client.send(begun);
    QCOMPARE(client.status(), 408);
    QVERIFY2(timer.elapsed() >= 300 && timer.elapsed() < 3'000,
             qPrintable(QString::number(timer.elapsed())));
    QVERIFY(client.isClosed());
    QCOMPARE(statusOf(service), 200);
}

/// A byte now and then does not extend the time.
void GateLimitsTest::endsRequestsThatDribble()
{
    RunningService service(limitsOf({u"head-seconds=0.5"_s}));
    RawClient client(urlOf(service));
    int sent = 0;
    while (client.socket().bytesAvailable() == 0 && sent < 100) {
        client.send("G");
        ++sent;
        client.socket().waitForReadyRead(50);
    }
    QVERIFY2(sent < 60, qPrintable(QString::number(sent)));
    QCOMPARE(client.status(), 408);
}

void GateLimitsTest::endsIdleConnections()
{
    RunningService service(limitsOf({u"idle-seconds=0.3"_s}));
    RawClient fresh(urlOf(service));
    RawClient used(urlOf(service));
    used.send(good);
    QCOMPARE(used.status(), 200);
    QVERIFY(fresh.isClosed(3'000));
    QVERIFY(used.isClosed(3'000));
    QCOMPARE(statusOf(service), 200);
}

void GateLimitsTest::doesNotEndThoseThatAskNowAndThen()
{
    RunningService service(limitsOf({u"idle-seconds=1"_s, u"head-seconds=1"_s}));
    RawClient client(urlOf(service));
    for (int i = 0; i < 6; ++i) {
        client.send(good);
        QCOMPARE(client.status(), 200);
        QTest::qWait(300);
    }
}

void GateLimitsTest::limitsConnections_data()
{
    QTest::addColumn<QString>("limit");
    QTest::newRow("in all") << u"connections=3"_s;
    QTest::newRow("of an address") << u"connections-per-address=3"_s;
}

/// Those that have been idle longest make room for others.
void GateLimitsTest::limitsConnections()
{
    QFETCH(QString, limit);
    RunningService service(limitsOf({limit}));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 12; ++i) {
        clients.push_back(std::make_unique<RawClient>(urlOf(service)));
        clients.back()->send(good);
    }
    for (const auto &client : clients) {
        const int status = client->status();
        QVERIFY2(status == 200 || status == 503 || status == 0,
                 qPrintable(QString::number(status)));
    }
    const auto open = std::count_if(clients.begin(), clients.end(),
                                    [](const auto &client) { return !client->isClosed(10); });
    QVERIFY2(open >= 1 && open <= 3, qPrintable(QString::number(open)));
    clients.clear();
    QTRY_COMPARE(statusOf(service), 200);
}

/// A newcomer whose thread holds none of those who are idle: each of the others holds some.
void GateLimitsTest::sendsAwayNoMoreThanItMust()
{
    RunningService service(limitsOf({u"connections-per-address=8"_s, u"head-seconds=0.2"_s}), 16);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 8; ++i) {
        idle.push_back(std::make_unique<RawClient>(urlOf(service)));
        idle.back()->send(good);
        QCOMPARE(idle.back()->status(), 200);
    }
    QTest::qWait(300);
    QCOMPARE(statusOf(service), 200);
    const auto left = std::count_if(idle.begin(), idle.end(),
                                    [](const auto &client) { return !client->isClosed(100); });
    QVERIFY2(left >= 6, QByteArray::number(left)); // two threads may make room at the same time
}

void GateLimitsTest::makesRoomForGoodCallers()
{
    RunningService service(limitsOf({u"connections-per-address=8"_s}));
    RawClient friendly(urlOf(service));
    friendly.send(good);
    QCOMPARE(friendly.status(), 200);
    std::vector<std::unique_ptr<RawClient>> dribblers;
    for (int i = 0; i < 40; ++i) {
        dribblers.push_back(std::make_unique<RawClient>(urlOf(service)));
        dribblers.back()->send("G");
    }
    QTest::qWait(1'500); // those that are too many have been sent away
    for (int i = 0; i < 20; ++i) {
        for (const auto &dribbler : dribblers)
            dribbler->send("E");
        QElapsedTimer timer;
        timer.start();
        friendly.send(good);
        QCOMPARE(friendly.status(), 200);
        QCOMPARE(statusOf(service), 200);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }
}

void GateLimitsTest::findsRoomAgainWhenCallersGo()
{
    RunningService service(limitsOf({u"connections=4"_s}));
    for (int i = 0; i < 200; ++i) {
        RawClient client(urlOf(service));
        client.send(i % 2 ? good.left(10) : good);
        if (i % 3)
            client.socket().abort();
    }
    QTRY_COMPARE(statusOf(service), 200);
    RawClient one(urlOf(service));
    one.send(good);
    QCOMPARE(one.status(), 200);
}

void GateLimitsTest::holdsNoMoreThanItAllows()
{
    RunningService service;
    QCOMPARE(statusOf(service), 200);
    const qint64 before = memory();
    std::vector<std::unique_ptr<RawClient>> clients;
    const QByteArray part(1'000'000, 'a');
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(urlOf(service)));
        clients.back()->send("GET /" + part); // by the head
        clients.push_back(std::make_unique<RawClient>(urlOf(service)));
        clients.back()->send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                             "1073741824\r\n\r\n" +
                             part);
    }
    const qint64 grown = memory() - before;
    QVERIFY2(grown < 30'000'000 || sanitized, QByteArray::number(grown));
    QCOMPARE(statusOf(service), 200);
}

void GateLimitsTest::setsLimits_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("standard");
    for (const auto &[name, standard] :
         std::initializer_list<std::pair<const char *, qint64>>{{"header-bytes", 16384},
                                                                {"header-fields", 64},
                                                                {"url-bytes", 4096},
                                                                {"body-bytes", 1048576},
                                                                {"connections", 256},
                                                                {"connections-per-address", 64},
                                                                {"requests-per-second", 1000},
                                                                {"wrong-tokens", 5}})
        QTest::newRow(name) << QString::fromLatin1(name) + u"=300"_s << qint64(300) << standard;
    for (const auto &[name, standard] :
         std::initializer_list<std::pair<const char *, qint64>>{{"head-seconds", 5000},
                                                                {"body-seconds", 15000},
                                                                {"idle-seconds", 30000},
                                                                {"wrong-token-seconds", 30000}})
        QTest::newRow(name) << QString::fromLatin1(name) + u"=0.25"_s << qint64(250) << standard;
}

void GateLimitsTest::setsLimits()
{
    QFETCH(QString, assignment);
    QFETCH(qint64, value);
    QFETCH(qint64, standard);
    const auto all = [](const GateLimits &limits) {
        return QList<qint64>{
            limits.headBytes,         limits.headerFields,     limits.targetBytes,
            limits.bodyBytes,         limits.connections,      limits.connectionsPerAddress,
            limits.requestsPerSecond, limits.wrongTokens,      limits.headTime.count(),
            limits.bodyTime.count(),  limits.idleTime.count(), limits.wrongTokenTime.count()};
    };
    QList<qint64> expected = all({});
    const QList<qint64> actual = all(limitsOf({assignment}));
    qsizetype changed = 0;
    while (changed < expected.size() && actual[changed] == expected[changed])
        ++changed;
    QVERIFY(changed < expected.size());
    QCOMPARE(expected[changed], standard);
    expected[changed] = value;
    QCOMPARE(actual, expected);
}

void GateLimitsTest::refusesSettings_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("names");
    QTest::newRow("unknown") << u"colour=3"_s << u"\"colour\""_s;
    QTest::newRow("nothing") << QString() << u"header-bytes, header-fields"_s;
    QTest::newRow("no value") << u"body-bytes"_s << u"body-bytes is \"\""_s;
    QTest::newRow("words") << u"body-bytes=many"_s << u"\"many\""_s;
    QTest::newRow("two values") << u"body-bytes=1=2"_s << u"\"1=2\""_s;
    QTest::newRow("negative") << u"connections=-1"_s << u"from 1 to"_s;
    QTest::newRow("none") << u"connections=0"_s << u"from 1 to"_s;
    QTest::newRow("a part") << u"connections=1.5"_s << u"whole number"_s;
    QTest::newRow("no time") << u"head-seconds=0"_s << u"from 0.01 to 86400"_s;
    QTest::newRow("no number") << u"head-seconds=nan"_s << u"\"nan\""_s;
    QTest::newRow("endless") << u"head-seconds=inf"_s << u"\"inf\""_s;
}

void GateLimitsTest::refusesSettings()
{
    QFETCH(QString, assignment);
    QFETCH(QString, names);
    GateLimits limits;
    const auto set = setLimit(limits, assignment);
    QVERIFY(!set);
    QVERIFY2(set.error().contains(names), qPrintable(set.error()));
    QCOMPARE(limits.connections, 256);
}

QTEST_GUILESS_MAIN(GateLimitsTest)
#include "tst_gatelimits.moc"
