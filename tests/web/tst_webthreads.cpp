// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RunningService.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// The bytes of the i-th registration.
QByteArray rawRegistration(const QByteArray &token, int i)
{
    const QByteArray body =
        QJsonDocument(registration(u"t-%1"_s.arg(i), u"SN%1"_s.arg(i))).toJson();
    return "POST " + HttpClient::path(u"register"_s).toLatin1() +
           " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token +
           "\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

std::unique_ptr<QTcpSocket> connectedTo(RunningService &service)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, quint16(QUrl(service.web().url()).port()));
    if (!socket->waitForConnected())
        qFatal("no connection");
    return socket;
}

} // namespace

/// Many callers, and the beginning and end of the service.
class WebThreadsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesManyAtOnce();
    void outlivesClientsThatGoAway();
    void answersWhatItHasTakenBeforeItStops();
    void stopsInSpiteOfIdleAndHalfRequests();
    void startsAnew();
    void namesAPortInUse();
    void readsListenAddresses_data();
    void readsListenAddresses();
};

void WebThreadsTest::takesManyAtOnce()
{
    constexpr int many = 50;
    RunningService service;
    HttpClient clients[10] = {service.client(u"c0"_s), service.client(u"c1"_s),
                              service.client(u"c2"_s), service.client(u"c3"_s),
                              service.client(u"c4"_s), service.client(u"c5"_s),
                              service.client(u"c6"_s), service.client(u"c7"_s),
                              service.client(u"c8"_s), service.client(u"c9"_s)};
    QList<QNetworkReply *> replies;
    for (int i = 0; i < many; ++i) {
        const QJsonObject body = registration(u"t-%1"_s.arg(i), u"SN%1"_s.arg(i));
        replies.append(clients[i % 10].start("POST", HttpClient::path(u"register"_s),
                                             QJsonDocument(body).toJson(),
                                             {{"Content-Type", "application/json"}}));
    }
    QSet<QString> tasks;
    for (QNetworkReply *reply : replies) {
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 30'000);
        const HttpReply answer = HttpClient::replyOf(*reply);
        QCOMPARE(answer.status, 200);
        tasks.insert(answer.text("serviceTaskId"_L1));
        delete reply;
    }
    QCOMPARE(tasks.size(), many);
    QCOMPARE(service.database.count("service_task"), many);
}

void WebThreadsTest::outlivesClientsThatGoAway()
{
    RunningService service;
    const QByteArray token = service.token(u"c"_s, {u"register"_s}).toLatin1();
    for (int i = 0; i < 200; ++i) {
        const auto socket = connectedTo(service);
        const QByteArray request = rawRegistration(token, i);
        // Some in the middle of the request, some while it is being answered.
        socket->write(i % 3 ? request : request.left(request.size() / 2));
        QVERIFY(socket->waitForBytesWritten());
        socket->abort();
    }
    HttpClient client(QUrl(service.web().url()), QString::fromLatin1(token));
    QCOMPARE(client.registerDer(registration(u"t-last"_s, u"SN-last"_s)).status, 200);
}

void WebThreadsTest::answersWhatItHasTakenBeforeItStops()
{
    constexpr int many = 20;
    RunningService service;
    const QByteArray token = service.token(u"c"_s, {u"register"_s}).toLatin1();
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < many; ++i) {
        sockets.push_back(connectedTo(service));
        sockets.back()->write(rawRegistration(token, i));
        QVERIFY(sockets.back()->waitForBytesWritten());
    }
    service.web().stop();
    for (const auto &socket : sockets) {
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        const QByteArray answer = socket->readAll();
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
        QVERIFY2(answer.endsWith('}'), answer);
    }
    QCOMPARE(service.database.count("service_task"), many);
}

void WebThreadsTest::stopsInSpiteOfIdleAndHalfRequests()
{
    RunningService service;
    const auto port = quint16(QUrl(service.web().url()).port());
    QTcpSocket idle;
    idle.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(idle.waitForConnected());
    QTcpSocket half;
    half.connectToHost(QHostAddress::LocalHost, port);
    half.write("POST /rest HTTP/1.1\r\nContent-Le");
    QVERIFY(half.waitForBytesWritten());
    QElapsedTimer timer;
    timer.start();
    service.web().stop();
    QVERIFY(timer.elapsed() < 5000);
    QTRY_COMPARE(idle.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(half.state(), QAbstractSocket::UnconnectedState);
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(!late.waitForConnected(1000));
    service.web().stop();
}

void WebThreadsTest::startsAnew()
{
    RunningService service;
    QVERIFY(!service.web().url().isEmpty());
    service.web().stop();
    QCOMPARE(service.web().url(), QString());
    const auto port = service.web().start();
    QVERIFY(port);
    QCOMPARE(service.web().url(), u"http://127.0.0.1:%1"_s.arg(*port));
    QCOMPARE(service.web().start(), port);
    QCOMPARE(service.client().get(u"/health/ready"_s).status, 200);
}

void WebThreadsTest::namesAPortInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    TestDatabase database;
    WebService web(database.database(), database.writer(),
                   {QHostAddress(QHostAddress::LocalHost), other.serverPort()});
    const auto port = web.start();
    QVERIFY(!port);
    QCOMPARE(port.error().size(), 1);
    QCOMPARE(port.error().at(0).code, ProblemCode::NotAllowedValue);
    const QString detail = port.error().at(0).detail();
    QVERIFY2(detail.contains(u"127.0.0.1:%1"_s.arg(other.serverPort())), qPrintable(detail));
    QVERIFY2(detail.contains(u"in use"_s), qPrintable(detail));
    QCOMPARE(web.url(), QString());
}

void WebThreadsTest::readsListenAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address"); ///< empty: refused
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << u"127.0.0.1:8480"_s << u"127.0.0.1"_s << 8480;
    QTest::newRow("free port") << u"127.0.0.1:0"_s << u"127.0.0.1"_s << 0;
    QTest::newRow("everywhere") << u"0.0.0.0:80"_s << u"0.0.0.0"_s << 80;
    QTest::newRow("IPv6") << u"[::1]:8480"_s << u"::1"_s << 8480;
    QTest::newRow("by name") << u"localhost:8480"_s << u"127.0.0.1"_s << 8480;
    for (const char *bad : {"", ":", "8480", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                            "127.0.0.1:-1", "127.0.0.1:http", "::1:8480", "[127.0.0.1]:80",
                            "example.org:80", "[::1]", "127.0.0.1:80:90"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << QString() << 0;
}

void WebThreadsTest::readsListenAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto settings = WebSettings::parse(text);
    QCOMPARE(settings.has_value(), !address.isEmpty());
    if (!settings) {
        QCOMPARE(settings.error().at(0).code, ProblemCode::NotAllowedValue);
        return;
    }
    QCOMPARE(settings->address, QHostAddress(address));
    QCOMPARE(settings->port, port);
}

QTEST_GUILESS_MAIN(WebThreadsTest)
#include "tst_webthreads.moc"
