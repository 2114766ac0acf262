// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// The text of the first element of this name.
QString elementOf(const HttpReply &reply, QStringView name)
{
    QXmlStreamReader xml(reply.body);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            return xml.readElementText();
    }
    return {};
}

} // namespace

/// X1-DERDeviceManagement and F1-STKDF from outside: HTTP and the command line go in, HTTP and the
/// database say what came of it.
class HttpJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersWithAProgram();
    void registersWithTheProgramOfItsSpecification();
    void registersInXml();
    void interconnectsAndThenRegisters();
    void interconnectsInXml();
    void waitsForItsInterconnection();
    void waitsForItsCustomer();
    void waitsForItsHeadEnd();
    void answersARepeatAlike();
    void goesOnAfterARestart();
    void stopsOnSigterm();
};

void HttpJourney::registersWithAProgram()
{
    Installation at;
    const QJsonObject attributes{
        {u"rtgMaxW"_s, QJsonObject{{u"value"_s, 28}, {u"multiplier"_s, 2}}}};
    QJsonObject asset = with(thermostat(u"T1"_s), u"program"_s, u"TOU"_s);
    asset = with(with(asset, u"headEndSystem"_s, u"HE"_s), u"nicId"_s, u"NIC1"_s);
    const HttpReply accepted =
        at.registerDer(request(u"t-1"_s, with(asset, u"attributes"_s, attributes)));
    QCOMPARE(accepted.status, 200);
    QCOMPARE(accepted.text("status"_L1), u"PENDING");
    const QString id = accepted.text("serviceTaskId"_L1);
    QCOMPARE(id.size(), 14);
    QCOMPARE(at.task(id).value("status"_L1).toString(), u"PENDING");
    QCOMPARE(at.database.value(u"SELECT status FROM der_asset"_s), u"PENDING");

    const QJsonObject run = at.database.monitor();
    QCOMPARE(run.value("processed"_L1).toInt(), 1);
    QCOMPARE(run.value("completed"_L1).toInt(), 1);
    QCOMPARE(run.value("issues"_L1).toInt(), 0);
    QCOMPARE(run.value("errors"_L1).toInt(), 0);

    const QJsonObject task = at.task(id);
    QCOMPARE(task.value("status"_L1).toString(), u"COMPLETED");
    QCOMPARE(task.value("program"_L1).toString(), u"TOU");
    QCOMPARE(task.value("assetId"_L1).toString(), accepted.text("assetId"_L1));
    QCOMPARE(task.value("deviceId"_L1).toString(), accepted.text("deviceId"_L1));
    QCOMPARE(at.transaction(u"t-1"_s), task);
    QCOMPARE(
        at.database.value(u"SELECT program FROM enrollment WHERE active = 1 AND task_id = "_s + id),
        u"TOU");
    QCOMPARE(at.database.value(u"SELECT status FROM der_asset"_s), u"ACTIVE");
    QCOMPARE(at.database.value(u"SELECT service_point_id FROM service_point WHERE id = (SELECT "
                               "service_point_id FROM der_asset)"_s),
             u"SP1");
    QCOMPARE(at.database.value(u"SELECT nic_id FROM der_device WHERE active = 1"_s), u"NIC1");
    QCOMPARE(at.database.value(u"SELECT value FROM der_attribute WHERE code = 'rtgMaxW' AND "
                               "source = 'REQUEST'"_s),
             u"2800");
    QCOMPARE(at.database.count(u"outbound_message WHERE task_id = "_s + id), 1);
    QCOMPARE(at.database.column(u"SELECT to_status FROM service_task_log WHERE task_id = "_s + id +
                                u" ORDER BY sequence"_s),
             QStringList(
                 {u"PENDING"_s, u"VALIDATE"_s, u"DEVICE_SETUP"_s, u"ACTIVATE"_s, u"COMPLETED"_s}));
}

void HttpJourney::registersWithTheProgramOfItsSpecification()
{
    Installation at;
    const HttpReply accepted = at.registerDer(request(u"t-1"_s, thermostat(u"T1"_s)));
    QCOMPARE(accepted.status, 200);
    QCOMPARE(at.transaction(u"t-1"_s).value("program"_L1).toString(), u"DR");
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.statusOf(accepted), u"COMPLETED");
    QCOMPARE(at.database.value(u"SELECT program FROM enrollment"_s), u"DR");
    // Manufacturer and model lead to the same specification.
    const QJsonObject byModel{
        {u"manufacturer"_s, u"WARMLY"_s}, {u"model"_s, u"T-1"_s}, {u"serialNo"_s, u"T2"_s}};
    QCOMPARE(at.registerDer(request(u"t-2"_s, byModel)).status, 200);
    QCOMPARE(at.database.value(u"SELECT specification FROM service_task WHERE serial_no = 'T2'"_s),
             u"TH-1");
}

void HttpJourney::registersInXml()
{
    Installation at;
    const HttpReply accepted = at.post(u"register", R"(<registerDERDevice>
        <transactionId>x-1</transactionId>
        <assetInfo><specification>TH-1</specification><serialNo>T1</serialNo>
          <attributes><rtgMaxW><value>28</value><multiplier>2</multiplier></rtgMaxW></attributes>
        </assetInfo>
        <customerInfo><name>Grace Hopper</name></customerInfo>
        <locationInfo><address1>2 Main Street</address1><city>Springfield</city></locationInfo>
      </registerDERDevice>)");
    QCOMPARE(accepted.status, 200);
    QCOMPARE(accepted.contentType, "application/xml");
    QCOMPARE(elementOf(accepted, u"transactionId"), u"x-1");
    const QString id = elementOf(accepted, u"serviceTaskId");
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.task(id).value("status"_L1).toString(), u"COMPLETED");
    QCOMPARE(at.database.value(u"SELECT account_id FROM customer JOIN enrollment ON customer.id = "
                               "customer_id"_s),
             u"A2");
    QCOMPARE(at.database.value(u"SELECT value FROM der_attribute WHERE source = 'REQUEST'"_s),
             u"2800");
}

void HttpJourney::interconnectsAndThenRegisters()
{
    Installation at;
    // Nothing is made before the interconnection.
    const HttpReply early = at.registerDer(request(u"r-0"_s, inverter(u"S1"_s)));
    QCOMPARE(early.status, 422);
    QCOMPARE(early.text("type"_L1), u"urn:derdesk:problem:interconnection-required");
    QCOMPARE(at.database.count(u"der_asset"_s), 0);
    QCOMPARE(at.database.count(u"service_task"_s), 0);

    const QJsonObject settings{
        {u"setMaxW"_s, 4500}, {u"exportLimitW"_s, 3000}, {u"voltVarEnabled"_s, true}};
    const HttpReply interconnection = at.interconnect(
        request(u"i-1"_s, with(inverter(u"S1"_s), u"interconnectionAttributes"_s, settings)));
    QCOMPARE(interconnection.status, 200);
    QVERIFY(!interconnection.json().contains("assetId"_L1));
    QCOMPARE(at.database.count(u"der_asset"_s), 0);
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.statusOf(interconnection), u"COMPLETED");
    QVERIFY(!at.transaction(u"i-1"_s).value("assetId"_L1).toString().isEmpty());
    QCOMPARE(at.database.value(u"SELECT status FROM der_asset WHERE interconnected = 1"_s),
             u"INTERCONNECTED");
    QCOMPARE(at.database.column(u"SELECT value FROM der_attribute WHERE source = 'INTERCONNECTION' "
                                "ORDER BY code"_s),
             QStringList({u"3000"_s, u"4500"_s, u"true"_s}));

    const HttpReply again = at.interconnect(request(u"i-2"_s, inverter(u"S1"_s)));
    QCOMPARE(again.status, 409);
    QCOMPARE(again.text("type"_L1), u"urn:derdesk:problem:already-interconnected");

    const HttpReply registration = at.registerDer(request(u"r-1"_s, inverter(u"S1"_s)));
    QCOMPARE(registration.status, 200);
    QCOMPARE(registration.text("assetId"_L1),
             at.transaction(u"i-1"_s).value("assetId"_L1).toString());
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.statusOf(registration), u"COMPLETED");
    QCOMPARE(at.database.value(u"SELECT program FROM enrollment"_s), u"SOLAR");
    QCOMPARE(at.database.column(u"SELECT status FROM der_asset"_s), QStringList{u"ACTIVE"_s});
}

void HttpJourney::interconnectsInXml()
{
    Installation at;
    const HttpReply accepted = at.post(u"interconnect", R"(<i:interconnectDER xmlns:i="urn:i">
        <i:transactionId>x-1</i:transactionId>
        <i:assetInfo><i:manufacturer>SUNLINE</i:manufacturer><i:model>S-5</i:model>
          <i:serialNo>S1</i:serialNo><i:interconnectionAttributes><i:setMaxW>4500</i:setMaxW>
          </i:interconnectionAttributes></i:assetInfo>
        <i:customerInfo><i:cisAccountId>A1</i:cisAccountId></i:customerInfo>
        <i:locationInfo><i:cisServicePointId>SP1</i:cisServicePointId></i:locationInfo>
      </i:interconnectDER>)");
    QCOMPARE(accepted.status, 200);
    QVERIFY(accepted.body.contains("<interconnectDERResponse>"));
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.transaction(u"x-1"_s).value("businessObject"_L1).toString(), u"INTERCONNECTION");
    QCOMPARE(at.transaction(u"x-1"_s).value("status"_L1).toString(), u"COMPLETED");
    const HttpReply refused = at.post(u"interconnect", "<x><transactionId>x-2</transactionId></x>");
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.contentType, "application/problem+xml");
    QCOMPARE(elementOf(refused, u"status"), u"422");
}

/// A registration that comes while the interconnection is open waits, and goes on by itself.
void HttpJourney::waitsForItsInterconnection()
{
    Installation at;
    const HttpReply interconnection = at.interconnect(request(u"i-1"_s, inverter(u"S1"_s)));
    const HttpReply registration = at.registerDer(request(u"r-1"_s, inverter(u"S1"_s)));
    QCOMPARE(registration.status, 200);
    QVERIFY2(registration.json()
                 .value("messages"_L1)
                 .toArray()
                 .at(0)
                 .toString()
                 .contains(interconnection.text("serviceTaskId"_L1)),
             registration.body);

    const QJsonObject first = at.database.monitor({u"--business-object"_s, u"ENROLLMENT"_s});
    QCOMPARE(first.value("issues"_L1).toInt(), 1);
    QCOMPARE(at.statusOf(interconnection), u"PENDING");
    const QJsonObject waiting = at.transaction(u"r-1"_s);
    QCOMPARE(waiting.value("status"_L1).toString(), u"ISSUE_DETECTED");
    QCOMPARE(codesOf(waiting, "problems"_L1), QStringList{u"interconnection-open"_s});
    QCOMPARE(at.database.count(u"to_do WHERE closed_at IS NULL"_s), 1);

    at.database.monitor({u"--business-object"_s, u"INTERCONNECTION"_s});
    QCOMPARE(at.statusOf(interconnection), u"COMPLETED");
    // No retry has to be waited for: the completed interconnection made the task due.
    at.database.monitor({u"--business-object"_s, u"ENROLLMENT"_s});
    QCOMPARE(at.statusOf(registration), u"COMPLETED");
    QCOMPARE(codesOf(at.transaction(u"r-1"_s), "problems"_L1), QStringList());
    QCOMPARE(at.database.count(u"to_do WHERE closed_at IS NULL"_s), 0);
    QCOMPARE(at.database.count(u"enrollment WHERE active = 1"_s), 1);
}

/// A request whose customer is not imported yet is not lost.
void HttpJourney::waitsForItsCustomer()
{
    Installation at;
    const QJsonObject body = request(u"t-1"_s, thermostat(u"T1"_s), {{u"cisAccountId"_s, u"A3"_s}},
                                     {{u"cisServicePointId"_s, u"SP3"_s}});
    const HttpReply accepted = at.registerDer(body);
    QCOMPARE(accepted.status, 200);
    QCOMPARE(at.database.monitor().value("issues"_L1).toInt(), 1);
    const QJsonObject waiting = at.transaction(u"t-1"_s);
    QCOMPARE(waiting.value("status"_L1).toString(), u"ISSUE_DETECTED");
    QCOMPARE(codesOf(waiting, "problems"_L1),
             QStringList({u"customer-not-found"_s, u"service-point-not-found"_s}));
    QVERIFY(waiting.value("messages"_L1).toArray().at(0).toString().contains(u"A3"));
    at.database.importCustomer("A3", "Jean Bartik", "SP3", "3 Main Street");
    QCOMPARE(at.database.monitor().value("completed"_L1).toInt(), 1);
    QCOMPARE(at.statusOf(accepted), u"COMPLETED");
}

void HttpJourney::waitsForItsHeadEnd()
{
    Installation at;
    const QJsonObject asset =
        with(with(thermostat(u"T1"_s), u"headEndSystem"_s, u"HE-ACK"_s), u"nicId"_s, u"NIC1"_s);
    const HttpReply accepted = at.registerDer(request(u"t-1"_s, asset));
    at.database.monitor();
    QCOMPARE(at.statusOf(accepted), u"DEVICE_SETUP");
    QCOMPARE(at.database.value(u"SELECT head_end_status FROM der_device"_s), u"REQUESTED");
    at.database.monitor();
    QCOMPARE(at.statusOf(accepted), u"DEVICE_SETUP");
    const HttpReply other = at.registerDer(request(u"t-2"_s, with(asset, u"serialNo"_s, u"T2"_s)));
    QCOMPARE(other.status, 409);
    QCOMPARE(other.text("type"_L1), u"urn:derdesk:problem:nic-in-use");
}

void HttpJourney::answersARepeatAlike()
{
    Installation at;
    const QJsonObject body = request(u"t-1"_s, thermostat(u"T1"_s));
    const HttpReply first = at.registerDer(body);
    QCOMPARE(at.registerDer(body).body, first.body);
    at.database.monitor();
    // Even when the task has gone on: a caller that lost the answer gets just that answer.
    const HttpReply later = at.registerDer(body);
    QCOMPARE(later.status, 200);
    QCOMPARE(later.body, first.body);
    QCOMPARE(at.database.count(u"service_task"_s), 1);
    QCOMPARE(at.database.count(u"der_asset"_s), 1);
    QCOMPARE(at.database.count(u"enrollment"_s), 1);
}

void HttpJourney::goesOnAfterARestart()
{
    ImportedDatabase database;
    const QString token = database.token(u"aggregator"_s);
    const QJsonObject body = request(u"t-1"_s, thermostat(u"T1"_s));
    HttpReply before;
    {
        Serve serve(database.url(), {u"--monitor-interval"_s, u"0"_s});
        before = HttpClient(serve.url(), token).registerDer(body);
        QCOMPARE(before.status, 200);
    } // killed
    Serve serve(database.url(), {u"--monitor-interval"_s, u"0"_s});
    QCOMPARE(HttpClient(serve.url(), token).registerDer(body).body, before.body);
    QCOMPARE(database.count(u"service_task"_s), 1);
    QCOMPARE(serve.stop().exitCode, 0);
}

void HttpJourney::stopsOnSigterm()
{
    Installation at;
    QCOMPARE(at.registerDer(request(u"t-1"_s, thermostat(u"T1"_s))).status, 200);
    const Ended ended = at.stop();
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.err, QByteArray());
    QCOMPARE(at.registerDer(request(u"t-2"_s, thermostat(u"T2"_s))).status, 0);
    QCOMPARE(at.database.count(u"service_task"_s), 1);
    // What was answered has been logged by then, too.
    QCOMPARE(at.database.count(u"request_log"_s), 1);
}

QTEST_GUILESS_MAIN(HttpJourney)
#include "tst_httpjourney.moc"
