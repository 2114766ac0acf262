// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What X1-DERDeviceManagement refuses: said by field and rule, and nothing of it is stored.
class HttpRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesUnknownManufacturerAndModel();
    void refusesWhatCannotBeRegistered_data();
    void refusesWhatCannotBeRegistered();
    void refusesARepeatWithOtherContent();
    void refusesWrongAttributes_data();
    void refusesWrongAttributes();
    void namesThreeFaultsTogether();
    void keepsClientsApart();
};

void HttpRefusals::refusesUnknownManufacturerAndModel()
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

void HttpRefusals::refusesWhatCannotBeRegistered_data()
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

void HttpRefusals::refusesWhatCannotBeRegistered()
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

void HttpRefusals::refusesARepeatWithOtherContent()
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

void HttpRefusals::refusesWrongAttributes_data()
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

void HttpRefusals::refusesWrongAttributes()
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

void HttpRefusals::namesThreeFaultsTogether()
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

void HttpRefusals::keepsClientsApart()
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

QTEST_GUILESS_MAIN(HttpRefusals)
#include "tst_httprefusals.moc"
