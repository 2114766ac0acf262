// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"
#include "web/WebService.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// A database with two clients, and the web service on it.
class Service final
{
public:
    explicit Service(qint64 maxBody = 1024 * 1024)
        : m_service(database.database(), database.writer(),
                    {QHostAddress(QHostAddress::LocalHost), 0, 4, maxBody})
    {
        if (!m_service.start())
            qFatal("the web service does not start");
    }

    HttpClient client(const QString &name = u"aggregator"_s,
                      const QStringList &scopes = {u"register"_s, u"interconnect"_s, u"read"_s})
    {
        return HttpClient(QUrl(m_service.url()), token(name, scopes));
    }

    QString token(const QString &name, const QStringList &scopes)
    {
        return *database.run([&](Transaction &tx) { return createToken(tx, name, scopes); });
    }

    WebService &web() { return m_service; }

    TestDatabase database;

private:
    WebService m_service;
};

QJsonObject registration(const QString &transactionId, const QString &serialNo)
{
    return {{u"transactionId"_s, transactionId},
            {u"assetInfo"_s, QJsonObject{{u"specification"_s, u"TH-1"_s},
                                         {u"serialNo"_s, serialNo},
                                         {u"attributes"_s, QJsonObject{{u"rtgMaxW"_s, 2500}}}}},
            {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
            {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}};
}

QByteArray registrationXml(const QString &transactionId, const QString &serialNo)
{
    return uR"(<?xml version="1.0"?><r:registerDERDevice xmlns:r="urn:x">
        <r:transactionId>%1</r:transactionId>
        <r:assetInfo><r:specification>TH-1</r:specification><r:serialNo>%2</r:serialNo>
          <r:attributes><r:rtgMaxW><r:value>25</r:value><r:multiplier>2</r:multiplier></r:rtgMaxW></r:attributes>
        </r:assetInfo>
        <r:customerInfo><r:cisAccountId>A1</r:cisAccountId></r:customerInfo>
        <r:locationInfo><r:cisServicePointId>SP1</r:cisServicePointId></r:locationInfo>
      </r:registerDERDevice>)"_s.arg(transactionId, serialNo)
        .toUtf8();
}

QStringList pointersOf(const HttpReply &reply)
{
    QStringList pointers;
    const QJsonArray errors = reply.json().value("errors"_L1).toArray();
    for (const QJsonValue &error : errors)
        pointers.append(error["pointer"_L1].toString());
    return pointers;
}

} // namespace

class WebServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersARegistration();
    void answersInTheFormatOfTheRequest();
    void answersAnInterconnection();
    void answersARepeatAlike();
    void refusesARepeatWithOtherContent();
    void namesEveryFault();
    void saysWhatIsUnreadable_data();
    void saysWhatIsUnreadable();
    void closesItsDoorsInOrder_data();
    void closesItsDoorsInOrder();
    void looksTasksUp();
    void showsEachClientItsOwn();
    void decodesTransactionIds();
    void tellsItsHealth();
    void answersHead();
    void logsWhatItAnswered();
    void takesManyAtOnce();
    void saysWhenTheStoreFails();
    void closesConnectionsThatAskForIt();
    void answersWhatItHasTakenBeforeItStops();
    void stopsInSpiteOfIdleAndHalfRequests();
    void startsAnew();
    void namesAPortInUse();
    void readsListenAddresses_data();
    void readsListenAddresses();
};

void WebServiceTest::answersARegistration()
{
    Service service;
    HttpClient client = service.client();
    QSignalSpy answered(&service.web(), &WebService::requestAnswered);
    const HttpReply reply = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "application/json");
    QCOMPARE(reply.text("transactionId"_L1), u"t-1");
    QCOMPARE(reply.text("status"_L1), u"PENDING");
    QVERIFY(idFromText(reply.text("serviceTaskId"_L1)) > 0);
    QVERIFY(idFromText(reply.text("assetId"_L1)) > 0);
    QVERIFY(idFromText(reply.text("deviceId"_L1)) > 0);
    QCOMPARE(reply.json().value("messages"_L1).toArray(), QJsonArray());
    QCOMPARE(service.database.count("service_task WHERE client = 'aggregator'"), 1);
    QCOMPARE(service.database.read()
                 .value(u"SELECT value FROM der_attribute WHERE source = 'REQUEST'"_s)
                 .toString(),
             u"2500");
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(answered.at(0).at(0).toInt(), 200);
}

void WebServiceTest::answersInTheFormatOfTheRequest()
{
    Service service;
    HttpClient client = service.client();
    const HttpReply xml =
        client.post(u"register", registrationXml(u"t-1"_s, u"SN1"_s), "application/xml");
    QCOMPARE(xml.status, 200);
    QCOMPARE(xml.contentType, "application/xml");
    QVERIFY(xml.body.contains("<registerDERDeviceResponse>"));
    QVERIFY(xml.body.contains("<transactionId>t-1</transactionId>"));
    const HttpReply text =
        client.post(u"register", registrationXml(u"t-1"_s, u"SN1"_s), "text/xml; charset=utf-8");
    QCOMPARE(text.status, 200);
    QCOMPARE(text.contentType, "text/xml");
    const HttpReply json = client.post(u"register", registrationXml(u"t-1"_s, u"SN1"_s),
                                       "application/xml", {{"Accept", "application/json"}});
    QCOMPARE(json.contentType, "application/json");
    QCOMPARE(json.text("transactionId"_L1), u"t-1");
    // The same in JSON is the same transaction: 25 × 10² W is 2500 W.
    const HttpReply repeat =
        client.postJson(u"register", registration(u"t-1"_s, u"SN1"_s), {{"Accept", "text/xml"}});
    QCOMPARE(repeat.status, 200);
    QCOMPARE(repeat.body, text.body);
    const HttpReply refused = client.post(u"register", "<a/>", "application/xml");
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.contentType, "application/problem+xml");
    QVERIFY(refused.body.contains("<problem xmlns=\"urn:ietf:rfc:7807\">"));
}

void WebServiceTest::answersAnInterconnection()
{
    Service service;
    HttpClient client = service.client();
    const QJsonObject body{{u"transactionId"_s, u"i-1"_s},
                           {u"assetInfo"_s, QJsonObject{{u"manufacturer"_s, u"Sunline"_s},
                                                        {u"model"_s, u"S-5"_s},
                                                        {u"serialNo"_s, u"SN1"_s},
                                                        {u"interconnectionAttributes"_s,
                                                         QJsonObject{{u"setMaxW"_s, 4000}}}}},
                           {u"customerInfo"_s, QJsonObject{{u"name"_s, u"Ada Byron"_s}}},
                           {u"locationInfo"_s, QJsonObject{{u"address1"_s, u"1 Main Street"_s}}},
                           {u"colour"_s, u"red"_s}};
    const HttpReply reply = client.interconnect(body);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.json().contains("assetId"_L1));
    QVERIFY(!reply.json().contains("deviceId"_L1));
    QCOMPARE(reply.json().value("messages"_L1).toArray(), QJsonArray{u"Ignored: /colour"_s});
    const HttpReply again = client.interconnect(body);
    QCOMPARE(again.body, reply.body);
    QJsonObject other = body;
    other.insert(u"transactionId"_s, u"i-2"_s);
    const HttpReply conflict = client.interconnect(other);
    QCOMPARE(conflict.status, 409);
    QCOMPARE(conflict.text("type"_L1), u"urn:derdesk:problem:already-interconnected");
}

void WebServiceTest::answersARepeatAlike()
{
    Service service;
    HttpClient client = service.client();
    const HttpReply first = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    const HttpReply second = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    QCOMPARE(service.database.count("service_task"), 1);
}

void WebServiceTest::refusesARepeatWithOtherContent()
{
    Service service;
    HttpClient client = service.client();
    client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    const HttpReply reply = client.registerDer(registration(u"t-1"_s, u"SN2"_s));
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:transaction-conflict");
    QCOMPARE(pointersOf(reply), QStringList{u"/transactionId"_s});
    QCOMPARE(service.database.count("service_task"), 1);
}

void WebServiceTest::namesEveryFault()
{
    Service service;
    HttpClient client = service.client();
    QJsonObject body = registration(u"t-1"_s, QString());
    body.insert(u"assetInfo"_s, QJsonObject{{u"specification"_s, 7},
                                            {u"program"_s, u"NONE"_s},
                                            {u"registrationDate"_s, u"tomorrow"_s},
                                            {u"attributes"_s, QJsonObject{{u"rtgMaxW"_s, -1},
                                                                          {u"a/b~c"_s, u"x"_s}}}});
    const HttpReply reply = client.registerDer(body);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:invalid-request");
    QCOMPARE(reply.json().value("status"_L1).toInt(), 422);
    QStringList pointers = pointersOf(reply);
    pointers.sort();
    QCOMPARE(pointers,
             QStringList({u"/assetInfo/attributes/a~1b~0c"_s, u"/assetInfo/attributes/rtgMaxW"_s,
                          u"/assetInfo/program"_s, u"/assetInfo/registrationDate"_s,
                          u"/assetInfo/serialNo"_s, u"/assetInfo/specification"_s}));
    QCOMPARE(service.database.count("service_task"), 0);
    QCOMPARE(service.database.count("der_asset"), 0);
}

void WebServiceTest::saysWhatIsUnreadable_data()
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

void WebServiceTest::saysWhatIsUnreadable()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    Service service;
    const HttpReply reply =
        service.client().post(u"register", body, type, {{"Accept", "application/json"}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:unreadable");
    QVERIFY2(reply.text("detail"_L1).contains(u"line "), reply.body);
}

void WebServiceTest::closesItsDoorsInOrder_data()
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
    row("unknown method", "BREW", registration, u"-"_s, "", "", {}, 405);
    row("method of health", "POST", u"/health/live"_s, u"-"_s, "", "", {}, 405);
    row("no token", "POST", registration, u"-"_s, "image/png", "", {}, 401);
    row("wrong token", "POST", registration, u"?"_s, "image/png", "", {}, 401);
    row("no scope", "POST", registration, u"read"_s, "image/png", "", {}, 403);
    row("no scope to read", "GET", task, u"register"_s, "", "", {}, 403);
    row("not acceptable", "POST", registration, u"register"_s, "image/png", "text/plain", large,
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

void WebServiceTest::closesItsDoorsInOrder()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, scopes);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    Service service(1000);
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
    QCOMPARE(reply.header("WWW-Authenticate"), status == 401 ? "Bearer" : "");
    QCOMPARE(!reply.header("Allow").isEmpty(), status == 405);
}

void WebServiceTest::looksTasksUp()
{
    Service service;
    HttpClient client = service.client();
    const QString id =
        client.registerDer(registration(u"t-1"_s, u"SN1"_s)).text("serviceTaskId"_L1);
    const HttpReply task = client.get(HttpClient::path(u"tasks/"_s + id));
    QCOMPARE(task.status, 200);
    QCOMPARE(task.contentType, "application/json");
    QCOMPARE(task.text("serviceTaskId"_L1), id);
    QCOMPARE(task.text("transactionId"_L1), u"t-1");
    QCOMPARE(task.text("businessObject"_L1), u"ENROLLMENT");
    QCOMPARE(task.text("serviceTaskType"_L1), u"DER-ENROLLMENT");
    QCOMPARE(task.text("status"_L1), u"PENDING");
    QCOMPARE(task.text("program"_L1), u"DR");
    const QDateTime created =
        QDateTime::fromString(task.text("createdDateTime"_L1), Qt::ISODateWithMs);
    QVERIFY(qAbs(created.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(task.text("createdDateTime"_L1).endsWith(u'Z'));
    QCOMPARE(client.get(HttpClient::path(u"transactions/t-1"_s)).body, task.body);
    const HttpReply xml =
        client.get(HttpClient::path(u"tasks/"_s + id), {{"Accept", "application/xml"}});
    QCOMPARE(xml.contentType, "application/xml");
    QVERIFY(xml.body.contains("<serviceTask>"));
    const QByteArray element = "<serviceTaskId>" + id.toLatin1() + "</serviceTaskId>";
    QVERIFY(xml.body.contains(element));
}

void WebServiceTest::showsEachClientItsOwn()
{
    Service service;
    HttpClient first = service.client(u"first"_s);
    HttpClient second = service.client(u"second"_s);
    const QString id = first.registerDer(registration(u"t-1"_s, u"SN1"_s)).text("serviceTaskId"_L1);
    QCOMPARE(second.get(HttpClient::path(u"tasks/"_s + id)).status, 404);
    QCOMPARE(second.get(HttpClient::path(u"transactions/t-1"_s)).status, 404);
    const HttpReply own = second.registerDer(registration(u"t-1"_s, u"SN2"_s));
    QCOMPARE(own.status, 200);
    QCOMPARE(second.get(HttpClient::path(u"transactions/t-1"_s)).text("serviceTaskId"_L1),
             own.text("serviceTaskId"_L1));
    QCOMPARE(first.get(HttpClient::path(u"transactions/t-1"_s)).text("serviceTaskId"_L1), id);
}

void WebServiceTest::decodesTransactionIds()
{
    Service service;
    HttpClient client = service.client();
    const QString transaction = u"a/b c?d%2F#ü&<\"x\">"_s;
    const QString id =
        client.registerDer(registration(transaction, u"SN1"_s)).text("serviceTaskId"_L1);
    QVERIFY(!id.isEmpty());
    const QString path = HttpClient::path(
        u"transactions/"_s + QString::fromLatin1(QUrl::toPercentEncoding(transaction)));
    const HttpReply reply = client.get(path);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text("transactionId"_L1), transaction);
    QCOMPARE(client.get(path + u"?operation=registerDERDevice"_s).text("serviceTaskId"_L1), id);
    QCOMPARE(client.get(path + u"?operation=interconnectDER"_s).status, 404);
}

void WebServiceTest::tellsItsHealth()
{
    Service service;
    HttpClient stranger{QUrl(service.web().url())};
    QCOMPARE(stranger.get(u"/health/live"_s).status, 200);
    QCOMPARE(stranger.get(u"/health/live"_s).text("status"_L1), u"live");
    QCOMPARE(stranger.get(u"/health/ready"_s).status, 200);
    QCOMPARE(stranger.get(u"/health/ready"_s).text("status"_L1), u"ready");
    service.database.sql("PRAGMA user_version = 0");
    const HttpReply reply = stranger.get(u"/health/ready"_s);
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.header("Retry-After").toInt() >= 1);
    QCOMPARE(stranger.get(u"/health/live"_s).status, 200);
}

void WebServiceTest::answersHead()
{
    Service service;
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

void WebServiceTest::logsWhatItAnswered()
{
    Service service;
    const QString token = service.token(u"c"_s, {u"register"_s});
    HttpClient client(QUrl(service.web().url()), token);
    client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    client.registerDer(registration(u"t-1"_s, u"SN2"_s));
    client.get(HttpClient::path(u"tasks/1?token="_s + token));
    client.get(u"/health/live"_s);
    HttpClient(QUrl(service.web().url())).registerDer({});
    QTRY_COMPARE(service.database.count("request_log"), 4);
    struct Line
    {
        QString client, method, path, operation, transaction, problems;
        int status;
        qint64 duration, task;
    };
    const QList<Line> lines = service.database.read().list(
        u"SELECT client, method, path, operation, transaction_id, problems, status, duration_us, "
        u"task_id "
        "FROM request_log ORDER BY id"_s,
        {}, [](const QSqlQuery &row) {
            return Line{
                row.value(0).toString(), row.value(1).toString(),   row.value(2).toString(),
                row.value(3).toString(), row.value(4).toString(),   row.value(5).toString(),
                row.value(6).toInt(),    row.value(7).toLongLong(), row.value(8).toLongLong()};
        });
    QCOMPARE(lines.at(0).client, u"c");
    QCOMPARE(lines.at(0).method, u"POST");
    QCOMPARE(lines.at(0).path, HttpClient::path(u"register"_s));
    QCOMPARE(lines.at(0).operation, u"registerDERDevice");
    QCOMPARE(lines.at(0).transaction, u"t-1");
    QCOMPARE(lines.at(0).status, 200);
    QVERIFY(lines.at(0).duration > 0);
    QVERIFY(lines.at(0).task > 0);
    QCOMPARE(lines.at(1).status, 409);
    QVERIFY(lines.at(1).problems.contains(u"transaction-conflict"));
    QCOMPARE(lines.at(2).status, 403);
    QVERIFY(!lines.at(2).path.contains(token));
    QCOMPARE(lines.at(3).client, QString());
    QCOMPARE(lines.at(3).status, 401);
}

void WebServiceTest::takesManyAtOnce()
{
    constexpr int many = 50;
    Service service;
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

void WebServiceTest::saysWhenTheStoreFails()
{
    Service service;
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

void WebServiceTest::closesConnectionsThatAskForIt()
{
    Service service;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(service.web().url()).port()));
    socket.write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
}

void WebServiceTest::answersWhatItHasTakenBeforeItStops()
{
    constexpr int many = 20;
    Service service;
    const QByteArray token = service.token(u"c"_s, {u"register"_s}).toLatin1();
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < many; ++i) {
        const QByteArray body =
            QJsonDocument(registration(u"t-%1"_s.arg(i), u"SN%1"_s.arg(i))).toJson();
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress::LocalHost,
                                      quint16(QUrl(service.web().url()).port()));
        QVERIFY(sockets.back()->waitForConnected());
        sockets.back()->write("POST " + HttpClient::path(u"register"_s).toLatin1() +
                              " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token +
                              "\r\nContent-Type: application/json\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
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

void WebServiceTest::stopsInSpiteOfIdleAndHalfRequests()
{
    Service service;
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

void WebServiceTest::startsAnew()
{
    Service service;
    QVERIFY(!service.web().url().isEmpty());
    service.web().stop();
    QCOMPARE(service.web().url(), QString());
    const auto port = service.web().start();
    QVERIFY(port);
    QCOMPARE(service.web().url(), u"http://127.0.0.1:%1"_s.arg(*port));
    QCOMPARE(service.web().start(), port);
    QCOMPARE(service.client().get(u"/health/ready"_s).status, 200);
}

void WebServiceTest::namesAPortInUse()
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

void WebServiceTest::readsListenAddresses_data()
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

void WebServiceTest::readsListenAddresses()
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

QTEST_GUILESS_MAIN(WebServiceTest)
#include "tst_webservice.moc"
