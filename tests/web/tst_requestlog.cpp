// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Bodies.h"
#include "support/RawClient.h"
#include "support/RunningService.h"

#include <QJsonArray>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is kept of each request, for the clerk who looks why a caller gets no further: enough to
/// find it, and nothing that would open a door.
class RequestLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsALineForEachRequest_data();
    void keepsALineForEachRequest();
    void keepsWhatWasWrong();
    void keepsTwentyFaultsAtTheMost();
    void keepsNoHealthChecks();
    void keepsNoSecret();
    void keepsNoQuery();
    void keepsLongPathsShort();
    void keepsTheOrder();
    void keepsWhatTheGateRefuses_data();
    void keepsWhatTheGateRefuses();
    void namesWhatTheGateRefuses();

private:
    QVariant last(const QString &column)
    {
        return m_service->database.read().value(
            u"SELECT %1 FROM request_log ORDER BY id DESC LIMIT 1"_s.arg(column));
    }
    qint64 lines() { return m_service->database.count("request_log"); }
    /// Everything that is stored, as the file has it; from a server, as its rows have it.
    QByteArray storedBytes()
    {
        QByteArray bytes;
        if (m_service->database.url().engine() == Engine::PostgreSql) {
            return m_service->database.read()
                .value(u"SELECT database_to_xml(true, false, '')::text"_s)
                .toByteArray();
        }
        for (const char *suffix : {"", "-wal"}) {
            QFile file(m_service->database.url().path + QLatin1String(suffix));
            if (file.open(QIODevice::ReadOnly))
                bytes += file.readAll();
        }
        return bytes;
    }

    std::unique_ptr<RunningService> m_service;
    std::unique_ptr<HttpClient> m_client;
    QString m_secret;
};

void RequestLogTest::init()
{
    m_service = std::make_unique<RunningService>();
    m_secret = m_service->token(u"aggregator"_s, {u"register"_s, u"read"_s});
    m_client = std::make_unique<HttpClient>(QUrl(m_service->web().url()), m_secret);
}

void RequestLogTest::cleanup()
{
    m_client.reset();
    m_service.reset();
}

void RequestLogTest::keepsALineForEachRequest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("transaction");
    const auto bytes = [](const QJsonObject &body) { return QJsonDocument(body).toJson(); };
    const QJsonObject good = registration(u"t-1"_s, u"SN1"_s);
    QTest::newRow("accepted") << QByteArray("POST") << u"register"_s << bytes(good) << 200
                              << u"registerDERDevice"_s << u"t-1"_s;
    QTest::newRow("refused") << QByteArray("POST") << u"register"_s
                             << bytes(placed(good, u"/assetInfo/specification"_s, u"X"_s)) << 422
                             << u"registerDERDevice"_s << u"t-1"_s;
    QTest::newRow("unreadable") << QByteArray("POST") << u"register"_s << QByteArray("{") << 400
                                << u"registerDERDevice"_s << QString();
    QTest::newRow("forbidden") << QByteArray("POST") << u"interconnect"_s << bytes(good) << 403
                               << u"interconnectDER"_s << QString();
    QTest::newRow("unknown task") << QByteArray("GET") << u"tasks/12345678901234"_s << QByteArray()
                                  << 404 << u"getTask"_s << QString();
    QTest::newRow("unknown transaction") << QByteArray("GET") << u"transactions/t-9"_s
                                         << QByteArray() << 404 << u"getTransaction"_s << QString();
    QTest::newRow("wrong method") << QByteArray("DELETE") << u"register"_s << QByteArray() << 405
                                  << QString() << QString();
    QTest::newRow("unknown path") << QByteArray("POST") << u"unregister"_s << bytes(good) << 404
                                  << QString() << QString();
}

void RequestLogTest::keepsALineForEachRequest()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, rest);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QString, operation);
    QFETCH(const QString, transaction);
    const HttpReply reply = m_client->send(method, HttpClient::path(rest), body,
                                           {{"Content-Type", "application/json"}});
    QVERIFY2(reply.status == status, reply.body);
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(last(u"status"_s).toInt(), status);
    QCOMPARE(last(u"method"_s).toByteArray(), method);
    QCOMPARE(last(u"path"_s).toString(), HttpClient::path(rest));
    QCOMPARE(last(u"operation"_s).toString(), operation);
    QCOMPARE(last(u"transaction_id"_s).toString(), transaction);
    QCOMPARE(last(u"address"_s).toString(), u"127.0.0.1");
    QVERIFY(last(u"duration_us"_s).toLongLong() > 0);
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - last(u"at"_s).toLongLong();
    QVERIFY2(age >= 0 && age < 60'000, QByteArray::number(age));
    // Who it was is known once it has been let in.
    const bool doorReached = status != 405 && !operation.isEmpty();
    QCOMPARE(last(u"client"_s).toString(), doorReached ? u"aggregator"_s : QString());
    QCOMPARE(last(u"task_id"_s).toLongLong(),
             status == 200 ? idFromText(reply.text("serviceTaskId"_L1)) : 0);
}

void RequestLogTest::keepsWhatWasWrong()
{
    QJsonObject body = registration(u"t-1"_s, u"SN1"_s);
    body = placed(body, u"/assetInfo/program"_s, u"PEAK"_s);
    body = placed(body, u"/assetInfo/headEndSystem"_s, u"HE-9"_s);
    QCOMPARE(m_client->registerDer(body).status, 422);
    QTRY_COMPARE(lines(), 1);
    const QString problems = last(u"problems"_s).toString();
    for (const QString &part : {u"unknown-program"_s, u"/assetInfo/program"_s, u"PEAK"_s,
                                u"unknown-head-end-system"_s, u"HE-9"_s})
        QVERIFY2(problems.contains(part), qPrintable(problems));
}

void RequestLogTest::keepsTwentyFaultsAtTheMost()
{
    QJsonObject attributes;
    for (int i = 0; i < 500; ++i)
        attributes.insert(u"unknown%1"_s.arg(i), i);
    const HttpReply reply = m_client->registerDer(
        placed(registration(u"t-1"_s, u"SN1"_s), u"/assetInfo/attributes"_s, attributes));
    QCOMPARE(reply.json().value("errors"_L1).toArray().size(), 500);
    QTRY_COMPARE(lines(), 1);
    const QByteArray problems = last(u"problems"_s).toByteArray();
    QCOMPARE(QJsonDocument::fromJson(problems).array().size(), 20);
}

void RequestLogTest::keepsNoHealthChecks()
{
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_client->get(u"/health/live"_s).status, 200);
        QCOMPARE(m_client->get(u"/health/ready"_s).status, 200);
    }
    m_client->get(HttpClient::path(u"tasks/1"_s));
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(last(u"operation"_s).toString(), u"getTask");
}

/// Neither good secrets nor bad ones, wherever they were put: not even in the file's free pages.
void RequestLogTest::keepsNoSecret()
{
    const QUrl url(m_service->web().url());
    const QString wrong = u"derdesk_wrong-but-nearly-a-secret-0123456789"_s;
    QCOMPARE(m_client->registerDer(registration(u"t-1"_s, u"SN1"_s)).status, 200);
    QCOMPARE(HttpClient(url, wrong).registerDer(registration(u"t-2"_s, u"SN2"_s)).status, 401);
    QCOMPARE(HttpClient(url, u"Basic "_s + m_secret).get(HttpClient::path(u"tasks/1"_s)).status,
             401);
    HttpClient stranger(url);
    for (const char *scheme : {"Basic ", "", "Token "}) {
        const QByteArray authorization = scheme + m_secret.toLatin1();
        const HttpReply reply =
            stranger.get(HttpClient::path(u"tasks/1"_s), {{"Authorization", authorization}});
        QCOMPARE(reply.status, 401);
        QVERIFY(!reply.body.contains(m_secret.toLatin1()));
    }
    stranger.get(HttpClient::path(u"tasks/1?access_token="_s + m_secret));
    QTRY_COMPARE(lines(), 7);
    const QByteArray stored = storedBytes();
    QVERIFY(stored.contains("t-1")); // it is the right file
    QVERIFY(!stored.contains(m_secret.toLatin1()));
    QVERIFY(!stored.contains(m_secret.mid(8, 20).toLatin1()));
    QVERIFY(!stored.contains(wrong.toLatin1()));
}

void RequestLogTest::keepsNoQuery()
{
    m_client->get(HttpClient::path(u"transactions/t-1?operation=registerDERDevice&a=b"_s));
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(last(u"path"_s).toString(), HttpClient::path(u"transactions/t-1"_s));
}

void RequestLogTest::keepsLongPathsShort()
{
    QCOMPARE(m_client->get(HttpClient::path(u"transactions/"_s + QString(3000, u'x'))).status, 404);
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(last(u"path"_s).toString().size(), 250);
    QVERIFY(last(u"problems"_s).toString().size() < 1000);
}

void RequestLogTest::keepsTheOrder()
{
    constexpr int count = 30;
    for (int i = 0; i < count; ++i)
        m_client->registerDer(registration(u"t-%1"_s.arg(i), u"SN%1"_s.arg(i)));
    QTRY_COMPARE(lines(), count);
    const QStringList transactions = m_service->database.read().list(
        u"SELECT transaction_id FROM request_log ORDER BY id"_s, {},
        [](const QSqlQuery &row) { return row.value(0).toString(); });
    for (int i = 0; i < count; ++i)
        QCOMPARE(transactions[i], u"t-%1"_s.arg(i));
    QCOMPARE(m_service->database.count("request_log l JOIN service_task t ON t.id = l.task_id AND "
                                       "t.transaction_id = l.transaction_id"),
             count);
}

void RequestLogTest::keepsWhatTheGateRefuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400 << QString() << QString();
    QTest::newRow("no length") << QByteArray("POST /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n")
                               << 411 << u"POST"_s << u"/a"_s;
    QTest::newRow("too large") << QByteArray("PUT /a HTTP/1.1\r\nHost: localhost\r\n"
                                             "Content-Length: 99999999\r\n\r\n")
                               << 413 << u"PUT"_s << u"/a"_s;
    QTest::newRow("another host") << QByteArray("GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n")
                                  << 421 << u"GET"_s << u"/a"_s;
}

void RequestLogTest::keepsWhatTheGateRefuses()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    RawClient client(QUrl(m_service->web().url()));
    client.send(request);
    QCOMPARE(client.status(), status);
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(last(u"status"_s).toInt(), status);
    QCOMPARE(last(u"address"_s).toString(), u"127.0.0.1"_s);
    QTEST(last(u"method"_s).toString(), "method");
    QTEST(last(u"path"_s).toString(), "path");
}

void RequestLogTest::namesWhatTheGateRefuses()
{
    const auto refused = [this](const QByteArray &id) {
        RawClient client(QUrl(m_service->web().url()));
        client.send("POST /a HTTP/1.1\r\nHost: localhost\r\n" + id + "\r\n");
        return client.answer();
    };
    QVERIFY(refused("X-Request-Id: mine-1\r\n").contains("\r\nX-Request-Id: mine-1\r\n"));
    QVERIFY(!refused("X-Request-Id: \"<b>\"\r\n").contains("<b>"));
    const QByteArray own = refused("");
    QVERIFY(own.contains("\r\nX-Request-Id: "));
    QVERIFY(own != refused(""));
}

QTEST_GUILESS_MAIN(RequestLogTest)
#include "tst_requestlog.moc"
