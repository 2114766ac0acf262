// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"
#include "support/ImportedDatabase.h"

#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// The program as it is installed: a database, "derdeskctl serve" on it, and an external
/// application that sends to it.
class Installation final
{
public:
    HttpReply registerDer(const QJsonObject &body) { return m_client.registerDer(body); }
    HttpReply interconnect(const QJsonObject &body) { return m_client.interconnect(body); }
    HttpReply post(QStringView operation, const QByteArray &xml)
    {
        return m_client.post(operation, xml, "application/xml");
    }
    QJsonObject task(const QString &id) { return get(u"tasks/"_s + id); }
    QJsonObject transaction(const QString &id) { return get(u"transactions/"_s + id); }
    QString statusOf(const HttpReply &accepted)
    {
        return task(accepted.text("serviceTaskId"_L1)).value("status"_L1).toString();
    }
    Ended stop() { return m_serve.stop(SIGTERM); }

    ImportedDatabase database;

private:
    QJsonObject get(const QString &path)
    {
        const HttpReply reply = m_client.get(HttpClient::path(path));
        return reply.status == 200 ? reply.json() : QJsonObject();
    }

    Serve m_serve{database.url(), {u"--monitor-interval"_s, u"0"_s}};
    HttpClient m_client{m_serve.url(), database.token(u"aggregator"_s)};
};

const QJsonObject ada{{u"cisAccountId"_s, u"A1"_s}};
const QJsonObject atAda{{u"cisServicePointId"_s, u"SP1"_s}};

QJsonObject request(const QString &transactionId, const QJsonObject &assetInfo,
                    const QJsonObject &customer = ada, const QJsonObject &location = atAda)
{
    return {{u"transactionId"_s, transactionId},
            {u"assetInfo"_s, assetInfo},
            {u"customerInfo"_s, customer},
            {u"locationInfo"_s, location}};
}

QJsonObject thermostat(const QString &serialNo)
{
    return {{u"specification"_s, u"TH-1"_s}, {u"serialNo"_s, serialNo}};
}

QJsonObject inverter(const QString &serialNo)
{
    return {{u"manufacturer"_s, u"SUNLINE"_s}, {u"model"_s, u"S-5"_s}, {u"serialNo"_s, serialNo}};
}

QJsonObject with(QJsonObject object, const QString &member, const QJsonValue &value)
{
    object.insert(member, value);
    return object;
}

QStringList codesOf(const QJsonObject &json, QLatin1StringView list)
{
    QStringList codes;
    const QJsonArray entries = json.value(list).toArray();
    for (const QJsonValue &entry : entries)
        codes.append(entry["code"_L1].toString());
    codes.sort();
    return codes;
}

QStringList pointersOf(const HttpReply &reply)
{
    QStringList pointers;
    const QJsonArray errors = reply.json().value("errors"_L1).toArray();
    for (const QJsonValue &error : errors)
        pointers.append(error["pointer"_L1].toString());
    pointers.sort();
    return pointers;
}

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
    void refusesUnknownManufacturerAndModel();
    void refusesWhatCannotBeRegistered_data();
    void refusesWhatCannotBeRegistered();
    void answersARepeatAlike();
    void refusesARepeatWithOtherContent();
    void refusesWrongAttributes_data();
    void refusesWrongAttributes();
    void namesThreeFaultsTogether();
    void keepsClientsApart();
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

void HttpJourney::refusesUnknownManufacturerAndModel()
{
    Installation at;
    const QJsonObject unknown = with(inverter(u"S1"_s), u"model"_s, u"S-6"_s);
    for (const HttpReply &reply : {at.interconnect(request(u"t-1"_s, unknown)),
                                   at.registerDer(request(u"t-1"_s, unknown))}) {
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:unknown-manufacturer-model");
        QCOMPARE(pointersOf(reply), QStringList{u"/assetInfo/model"_s});
        QVERIFY2(reply.text("detail"_L1).contains(u"SUNLINE") &&
                     reply.text("detail"_L1).contains(u"S-6"),
                 reply.body);
    }
    QCOMPARE(at.database.count(u"service_task"_s), 0);
    QTRY_COMPARE(at.database.count(u"request_log WHERE status = 422"_s), 2);
}

void HttpJourney::refusesWhatCannotBeRegistered_data()
{
    QTest::addColumn<QJsonObject>("asset");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("pointer");
    const QJsonObject base{{u"serialNo"_s, u"N1"_s}};
    QTest::newRow("no DER") << with(base, u"specification"_s, u"TR-1"_s)
                            << u"not-a-der-asset-type"_s << u"/assetInfo/specification"_s;
    QTest::newRow("no program") << with(base, u"specification"_s, u"BAT-10"_s) << u"no-program"_s
                                << u"/assetInfo/program"_s;
    QTest::newRow("unknown specification")
        << with(base, u"specification"_s, u"TH-2"_s) << u"unknown-specification"_s
        << u"/assetInfo/specification"_s;
    QTest::newRow("unknown program") << with(thermostat(u"N1"_s), u"program"_s, u"NONE"_s)
                                     << u"unknown-program"_s << u"/assetInfo/program"_s;
    QTest::newRow("ended program") << with(thermostat(u"N1"_s), u"program"_s, u"CLOSED"_s)
                                   << u"program-not-open"_s << u"/assetInfo/program"_s;
    QTest::newRow("program of other types")
        << with(thermostat(u"N1"_s), u"program"_s, u"SOLAR"_s) << u"asset-type-not-eligible"_s
        << u"/assetInfo/program"_s;
    QTest::newRow("unknown head end")
        << with(thermostat(u"N1"_s), u"headEndSystem"_s, u"NONE"_s) << u"unknown-head-end-system"_s
        << u"/assetInfo/headEndSystem"_s;
    QTest::newRow("no serial number")
        << with(thermostat({}), u"serialNo"_s, {}) << u"missing"_s << u"/assetInfo/serialNo"_s;
}

void HttpJourney::refusesWhatCannotBeRegistered()
{
    QFETCH(QJsonObject, asset);
    QFETCH(QString, code);
    QFETCH(QString, pointer);
    Installation at;
    const HttpReply reply = at.registerDer(request(u"t-1"_s, asset));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:"_s + code);
    QCOMPARE(pointersOf(reply), QStringList{pointer});
    for (const char *table : {"service_task", "der_asset", "der_device", "inbound_request"})
        QCOMPARE(at.database.count(QString::fromLatin1(table)), 0);
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

void HttpJourney::refusesARepeatWithOtherContent()
{
    Installation at;
    const HttpReply first = at.registerDer(request(u"t-1"_s, thermostat(u"T1"_s)));
    const HttpReply other = at.registerDer(request(u"t-1"_s, thermostat(u"T2"_s)));
    QCOMPARE(other.status, 409);
    QCOMPARE(other.text("type"_L1), u"urn:derdesk:problem:transaction-conflict");
    QCOMPARE(pointersOf(other), QStringList{u"/transactionId"_s});
    QVERIFY(other.text("detail"_L1).contains(first.text("serviceTaskId"_L1)));
    QCOMPARE(at.database.count(u"service_task"_s), 1);
    // The same transaction id for the other operation is another matter.
    QCOMPARE(at.interconnect(request(u"t-1"_s, inverter(u"S1"_s))).status, 200);
}

void HttpJourney::refusesWrongAttributes_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("words"); ///< of the sentence: field, value, rule
    QTest::newRow("unknown") << u"rtgMaxWatts"_s << QJsonValue(1) << u"unknown-attribute"_s
                             << QStringList{u"rtgMaxWatts"_s};
    QTest::newRow("out of range") << u"rtgMaxW"_s << QJsonValue(-5) << u"out-of-range"_s
                                  << QStringList{u"rtgMaxW"_s, u"-5"_s, u"> 0"_s};
    QTest::newRow("no such choice")
        << u"type"_s << QJsonValue(7) << u"out-of-range"_s << QStringList{u"type"_s, u"7"_s};
    QTest::newRow("wrong type") << u"rtgMaxW"_s << QJsonValue(u"much"_s) << u"wrong-type"_s
                                << QStringList{u"rtgMaxW"_s, u"much"_s, u"number"_s};
}

void HttpJourney::refusesWrongAttributes()
{
    QFETCH(QString, attribute);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    QFETCH(QStringList, words);
    Installation at;
    const QJsonObject attributes{{attribute, value}};
    const HttpReply registration =
        at.registerDer(request(u"t-1"_s, with(thermostat(u"T1"_s), u"attributes"_s, attributes)));
    const HttpReply interconnection = at.interconnect(
        request(u"t-2"_s, with(inverter(u"S1"_s), u"interconnectionAttributes"_s, attributes)));
    QCOMPARE(pointersOf(registration), QStringList{u"/assetInfo/attributes/"_s + attribute});
    QCOMPARE(pointersOf(interconnection),
             QStringList{u"/assetInfo/interconnectionAttributes/"_s + attribute});
    for (const HttpReply &reply : {registration, interconnection}) {
        QCOMPARE(reply.status, 422);
        QCOMPARE(codesOf(reply.json(), "errors"_L1), QStringList{code});
        for (const QString &word : words)
            QVERIFY2(reply.text("detail"_L1).contains(word), reply.body);
    }
    QCOMPARE(at.database.count(u"service_task"_s), 0);
}

void HttpJourney::namesThreeFaultsTogether()
{
    Installation at;
    const QJsonObject attributes{{u"rtgMaxW"_s, -1}, {u"colour"_s, 3}};
    const QJsonObject asset =
        with(with(thermostat(u"T1"_s), u"program"_s, u"NONE"_s), u"attributes"_s, attributes);
    const HttpReply reply = at.registerDer(request(u"t-1"_s, asset));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:invalid-request");
    QCOMPARE(codesOf(reply.json(), "errors"_L1),
             QStringList({u"out-of-range"_s, u"unknown-attribute"_s, u"unknown-program"_s}));
    QCOMPARE(pointersOf(reply),
             QStringList({u"/assetInfo/attributes/colour"_s, u"/assetInfo/attributes/rtgMaxW"_s,
                          u"/assetInfo/program"_s}));
    QCOMPARE(at.database.count(u"service_task"_s), 0);
}

void HttpJourney::keepsClientsApart()
{
    ImportedDatabase database;
    Serve serve(database.url(), {u"--monitor-interval"_s, u"0"_s});
    HttpClient first(serve.url(), database.token(u"first"_s));
    HttpClient second(serve.url(), database.token(u"second"_s, u"read"_s));
    const HttpReply accepted = first.registerDer(request(u"t-1"_s, thermostat(u"T1"_s)));
    const QString path = HttpClient::path(u"tasks/"_s + accepted.text("serviceTaskId"_L1));
    QCOMPARE(first.get(path).status, 200);
    QCOMPARE(second.get(path).status, 404);
    QCOMPARE(second.registerDer(request(u"t-1"_s, thermostat(u"T1"_s))).status, 403);
    QCOMPARE(HttpClient(serve.url()).get(path).status, 401);
    database.run({u"token"_s, u"revoke"_s, u"first"_s});
    QCOMPARE(first.get(path).status, 401);
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
