// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RunningService.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

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
    void looksTasksUp();
    void showsEachClientItsOwn();
    void decodesTransactionIds();
    void logsWhatItAnswered();
};

void WebServiceTest::answersARegistration()
{
    RunningService service;
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
    RunningService service;
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
    RunningService service;
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
    RunningService service;
    HttpClient client = service.client();
    const HttpReply first = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    const HttpReply second = client.registerDer(registration(u"t-1"_s, u"SN1"_s));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    QCOMPARE(service.database.count("service_task"), 1);
}

void WebServiceTest::refusesARepeatWithOtherContent()
{
    RunningService service;
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
    RunningService service;
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

void WebServiceTest::looksTasksUp()
{
    RunningService service;
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
    RunningService service;
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
    RunningService service;
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

void WebServiceTest::logsWhatItAnswered()
{
    RunningService service;
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

QTEST_GUILESS_MAIN(WebServiceTest)
#include "tst_webservice.moc"
