// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RunningService.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is refused at which door, and what HTTP asks of every answer.
class WebDoorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesItsDoorsInOrder_data();
    void closesItsDoorsInOrder();
    void saysThatATokenHasExpired();
    void shutsOutAtOnce();
    void keepsWhenATokenWasUsedLast();
    void saysWhatIsUnreadable_data();
    void saysWhatIsUnreadable();
    void saysWhenTheStoreFails();
    void tellsItsHealth();
    void answersHead();
    void closesConnectionsThatAskForIt();
};

void WebDoorsTest::closesItsDoorsInOrder_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("scopes"); ///< "-": no token; "?": a wrong one
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QString registration = HttpClient::path(u"register"_s);
    const QString task = HttpClient::path(u"tasks/12345678901234"_s);
    const QByteArray large(2000, ' ');
    const auto row = [](const char *name, const char *method, const QString &path,
                        const QString &scopes, const char *accept, const char *type,
                        const QByteArray &body, int status) {
        QTest::newRow(name) << QByteArray(method) << path << scopes << QByteArray(accept)
                            << QByteArray(type) << body << status;
    };
    row("unknown path", "POST", u"/rest"_s, u"-"_s, "", "", {}, 404);
    row("root", "GET", u"/"_s, u"-"_s, "", "", {}, 404);
    row("trailing slash", "POST", registration + u'/', u"-"_s, "", "", {}, 404);
    row("no task id", "GET", HttpClient::path(u"tasks/"_s), u"-"_s, "", "", {}, 404);
    row("method", "GET", registration, u"-"_s, "", "", {}, 405);
    row("method of a task", "DELETE", task, u"-"_s, "", "", {}, 405);
    row("options", "OPTIONS", registration, u"-"_s, "", "", {}, 405);
    row("unknown method", "BREW", registration, u"-"_s, "", "", {}, 501);
    row("method of health", "POST", u"/health/live"_s, u"-"_s, "", "", {}, 405);
    row("no token", "POST", registration, u"-"_s, "image/png", "", {}, 401);
    row("wrong token", "POST", registration, u"?"_s, "image/png", "", {}, 401);
    row("no scope", "POST", registration, u"read"_s, "image/png", "", {}, 403);
    row("no scope to read", "GET", task, u"register"_s, "", "", {}, 403);
    row("not acceptable", "POST", registration, u"register"_s, "image/png", "text/plain", "{}",
        406);
    row("excluded by quality", "POST", registration, u"register"_s,
        "application/json;q=0, */*;q=0, text/html", "application/json", "{}", 406);
    row("too large", "POST", registration, u"register"_s, "", "text/plain", large, 413);
    row("media type", "POST", registration, u"register"_s, "", "text/plain", "{}", 415);
    row("no media type", "POST", registration, u"register"_s, "", "", "{}", 415);
    row("character set", "POST", registration, u"register"_s, "", "text/xml;charset=utf-16", "<a/>",
        415);
    row("unreadable", "POST", registration, u"register"_s, "", "application/json", "{", 400);
    row("invalid", "POST", registration, u"register"_s, "", "application/json;charset=UTF-8", "{}",
        422);
    row("unknown task", "GET", task, u"read"_s, "", "", {}, 404);
    row("no id", "GET", HttpClient::path(u"tasks/1"_s), u"read"_s, "", "", {}, 404);
    row("unknown transaction", "GET", HttpClient::path(u"transactions/x"_s), u"read"_s, "", "", {},
        404);
    row("unknown operation", "GET", HttpClient::path(u"transactions/x?operation=y"_s), u"read"_s,
        "", "", {}, 422);
}

void WebDoorsTest::closesItsDoorsInOrder()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, scopes);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    GateLimits limits;
    limits.bodyBytes = 1000;
    RunningService service(limits);
    QString token;
    if (scopes == u'?')
        token = u"derdesk_wrong"_s;
    else if (scopes != u'-')
        token = service.token(u"c"_s, scopes.split(u','));
    HttpClient client(QUrl(service.web().url()), token);
    HttpClient::Headers headers;
    if (!accept.isEmpty())
        headers.append({"Accept", accept});
    headers.append({"Content-Type", type});
    const HttpReply reply = client.send(method, path, body, headers);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.contentType, "application/problem+json");
    QVERIFY(reply.text("type"_L1).startsWith(u"urn:derdesk:problem:"));
    QVERIFY(!reply.text("title"_L1).isEmpty());
    QVERIFY(!reply.text("detail"_L1).isEmpty());
    QVERIFY(!reply.json().value("errors"_L1).toArray().isEmpty());
    const QByteArray challenge =
        scopes == u'?' ? "Bearer error=\"invalid_token\"" : "Bearer"; // RFC 6750, section 3
    QCOMPARE(reply.header("WWW-Authenticate"), status == 401 ? challenge : "");
    QCOMPARE(!reply.header("Allow").isEmpty(), status == 405);
}

void WebDoorsTest::saysThatATokenHasExpired()
{
    RunningService service;
    HttpClient client = service.client();
    service.database.sql("UPDATE api_client SET expires_at = 1");
    const HttpReply reply = client.get(HttpClient::path(u"tasks/12345678901234"_s));
    QCOMPARE(reply.status, 401);
    QVERIFY(reply.header("WWW-Authenticate").contains("The token has expired"));
    for (int i = 0; i < 10; ++i) // it is no guess, so nobody is made to wait for it
        QCOMPARE(client.get(HttpClient::path(u"tasks/12345678901234"_s)).status, 401);
}

/// On a connection that is open already, too.
void WebDoorsTest::shutsOutAtOnce()
{
    RunningService service;
    HttpClient client = service.client();
    QCOMPARE(client.registerDer(registration(u"t-1"_s, u"SN1"_s)).status, 200);
    QVERIFY(service.database.run([](Transaction &tx) { return revokeToken(tx, u"aggregator"_s); }));
    QCOMPARE(client.registerDer(registration(u"t-2"_s, u"SN2"_s)).status, 401);
    QCOMPARE(service.database.count("service_task"), 1);
}

void WebDoorsTest::keepsWhenATokenWasUsedLast()
{
    RunningService service;
    HttpClient client = service.client();
    const auto lastUse = [&] {
        return listTokens(service.database.read()).constFirst().lastUsedAt;
    };
    QVERIFY(lastUse().isNull());
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QCOMPARE(client.get(HttpClient::path(u"tasks/12345678901234"_s)).status, 404);
    QTRY_VERIFY(lastUse() >= before);
    const QDateTime first = lastUse();
    QCOMPARE(client.registerDer(registration(u"t-1"_s, u"SN1"_s)).status, 200);
    QTRY_COMPARE(service.database.count("request_log"), 2);
    QCOMPARE(lastUse(), first); // to the minute
    service.database.sql("UPDATE api_client SET last_used_at = last_used_at - 61000");
    QCOMPARE(client.registerDer(registration(u"t-1"_s, u"SN1"_s)).status, 200);
    QTRY_VERIFY(lastUse() > first);
}

void WebDoorsTest::saysWhatIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("application/json") << QByteArray();
    QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{\"a\":\n 1,,}");
    QTest::newRow("a list") << QByteArray("application/json") << QByteArray("[1]");
    QTest::newRow("no UTF-8") << QByteArray("application/json")
                              << QByteArray("{\"a\":\"\xC3\x28\"}");
    QTest::newRow("empty XML") << QByteArray("application/xml") << QByteArray();
    QTest::newRow("broken XML") << QByteArray("text/xml") << QByteArray("<a><b></a>");
    QTest::newRow("JSON as XML") << QByteArray("text/xml") << QByteArray("{}");
    QTest::newRow("document type")
        << QByteArray("application/xml")
        << QByteArray("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>");
}

void WebDoorsTest::saysWhatIsUnreadable()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    RunningService service;
    const HttpReply reply =
        service.client().post(u"register", body, type, {{"Accept", "application/json"}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:unreadable");
    QVERIFY2(reply.text("detail"_L1).contains(u"line "), reply.body);
}

void WebDoorsTest::saysWhenTheStoreFails()
{
    RunningService service;
    HttpClient client = service.client();
    service.database.sql("ALTER TABLE service_task RENAME TO gone");
    const HttpReply reply = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.header("Retry-After").toInt() >= 1);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:store-failed");
    QVERIFY2(!reply.body.contains("service_task"), "the inside is shown");
    service.database.sql("ALTER TABLE gone RENAME TO service_task");
    QCOMPARE(client.registerDer(registration(u"t-1"_s, u"SN1"_s)).status, 200);
}

void WebDoorsTest::tellsItsHealth()
{
    RunningService service;
    HttpClient stranger{QUrl(service.web().url())};
    QCOMPARE(stranger.get(u"/health/live"_s).status, 200);
    QCOMPARE(stranger.get(u"/health/live"_s).text("status"_L1), u"live");
    QCOMPARE(stranger.get(u"/health/ready"_s).status, 200);
    QCOMPARE(stranger.get(u"/health/ready"_s).text("status"_L1), u"ready");
    service.database.forgetSchemaVersion();
    const HttpReply reply = stranger.get(u"/health/ready"_s);
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.header("Retry-After").toInt() >= 1);
    QCOMPARE(stranger.get(u"/health/live"_s).status, 200);
}

void WebDoorsTest::answersHead()
{
    RunningService service;
    HttpClient client = service.client();
    const QString id =
        client.registerDer(registration(u"t-1"_s, u"SN1"_s)).text("serviceTaskId"_L1);
    const HttpReply head = client.send("HEAD", HttpClient::path(u"tasks/"_s + id), {}, {});
    QCOMPARE(head.status, 200);
    QCOMPARE(head.contentType, "application/json");
    QVERIFY(head.header("Content-Length").toInt() > 0);
    QCOMPARE(head.body, "");
    // The connection is still in step.
    QCOMPARE(client.get(HttpClient::path(u"tasks/"_s + id)).status, 200);
}

void WebDoorsTest::closesConnectionsThatAskForIt()
{
    RunningService service;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(service.web().url()).port()));
    socket.write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
}

QTEST_GUILESS_MAIN(WebDoorsTest)
#include "tst_webdoors.moc"
