// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QJsonObject settings(std::initializer_list<std::pair<const char *, double>> values)
{
    QJsonObject object;
    for (const auto &[code, value] : values)
        object.insert(QLatin1String(code), value);
    return object;
}

} // namespace

/// interconnectDER: what it needs, what it refuses, and what becomes of what it accepts.
class InterconnectJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_at.reset(); }
    void needsAFewFields_data();
    void needsAFewFields();
    void limitsItsFields_data();
    void limitsItsFields();
    void needsAModelOfTheCatalogue_data();
    void needsAModelOfTheCatalogue();
    void holdsSettingsAgainstEachOther_data();
    void holdsSettingsAgainstEachOther();
    void holdsSettingsAgainstTheSpecification_data();
    void holdsSettingsAgainstTheSpecification();
    void refusesASecondWhileOneIsOpen();
    void refusesASecondOfAnotherClient();
    void refusesASecondAfterwards();
    void takesAnotherAfterACancellation();
    void tellsAssetsApart();
    void acceptsACustomerToCome();
    void keepsItsSettings();
    void makesTheAssetWhereTheTypeNeedsNone();
    void cancellingLeavesTheRegistrationWithAnIssue();

private:
    HttpReply interconnect(const QJsonObject &asset)
    {
        return m_at->interconnect(request(u"i-%1"_s.arg(++m_number), asset));
    }
    QJsonObject asset() { return inverter(u"S%1"_s.arg(++m_number)); }
    HttpReply withSettings(const QJsonObject &values)
    {
        return interconnect(with(asset(), u"interconnectionAttributes"_s, values));
    }
    void checkRefused(const HttpReply &reply, int status, const QString &code,
                      const QString &pointer)
    {
        QVERIFY2(reply.status == status, reply.body);
        QCOMPARE(pointersOf(reply), QStringList{pointer});
        QCOMPARE(codesOf(reply.json(), "errors"_L1), QStringList{code});
        QCOMPARE(reply.text("type"_L1), QString(u"urn:derdesk:problem:"_s + code));
    }

    std::unique_ptr<Installation> m_at;
    int m_number = 0;
};

/// Besides: a model that no specification describes, and one with two.
void InterconnectJourney::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_at->database.import("catalogue", "manufacturer,model\nPLAIN,P-1\nTWIN,T-2\n");
    m_at->database.import("specifications",
                          "code,description,asset_type,manufacturer,model,program,type,rtgMaxW,"
                          "rtgMaxVA,rtgMaxVar,rtgMinPFOverExcited,rtgVNom,rtgMaxV,rtgMinV\n"
                          "PV-5,PV 5 kW,PV,SUNLINE,S-5,SOLAR,4,5000,5500,2000,0.8,240,264,211\n"
                          "TWIN-A,Twin,PV,TWIN,T-2,SOLAR,4,1000,,,,,,\n"
                          "TWIN-B,Twin,PV,TWIN,T-2,SOLAR,4,2000,,,,,,\n");
}

void InterconnectJourney::needsAFewFields_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QStringList>("pointers");
    for (const char *field : {"/transactionId", "/assetInfo/manufacturer", "/assetInfo/model",
                              "/assetInfo/serialNo", "/customerInfo", "/locationInfo"})
        QTest::newRow(field) << QString::fromLatin1(field)
                             << QStringList{QString::fromLatin1(field)};
    QTest::newRow("/assetInfo") << u"/assetInfo"_s
                                << QStringList{u"/assetInfo/manufacturer"_s, u"/assetInfo/model"_s,
                                               u"/assetInfo/serialNo"_s};
}

void InterconnectJourney::needsAFewFields()
{
    QFETCH(const QString, removed);
    QFETCH(const QStringList, pointers);
    const QJsonObject good = request(u"needs"_s, asset());
    const int before = m_at->database.count(u"service_task"_s);
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        for (const QJsonValue &value : {QJsonValue(QJsonValue::Undefined), QJsonValue(u""_s)}) {
            if (wire == Wire::Json && value.isString() && removed.count(u'/') == 1 &&
                removed != u"/transactionId")
                continue; // in JSON a text is no group
            const HttpReply reply = m_at->send(u"interconnect", placed(good, removed, value), wire);
            QCOMPARE(reply.status, 422);
            QCOMPARE(pointersOf(reply), pointers);
            QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:missing"_s);
        }
    }
    QCOMPARE(m_at->database.count(u"service_task"_s), before);
}

void InterconnectJourney::limitsItsFields_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("longest");
    const auto row = [](const char *pointer, int longest) {
        QTest::newRow(pointer) << QString::fromLatin1(pointer) << longest;
    };
    row("/transactionId", 120);
    row("/assetInfo/manufacturer", 120);
    row("/assetInfo/model", 120);
    row("/assetInfo/serialNo", 60);
    row("/customerInfo/name", 254);
    row("/customerInfo/mobilePhone", 24);
    row("/locationInfo/address1", 254);
    row("/locationInfo/city", 90);
    row("/locationInfo/country", 3);
}

void InterconnectJourney::limitsItsFields()
{
    QFETCH(const QString, pointer);
    QFETCH(const int, longest);
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        const auto sent = [&](int length) {
            const QJsonObject good = request(u"limit-%1"_s.arg(++m_number), asset());
            return m_at->send(u"interconnect", placed(good, pointer, QString(length, u'y')), wire);
        };
        const HttpReply tooLong = sent(longest + 1);
        QCOMPARE(tooLong.status, 422);
        QVERIFY2(pointersOf(tooLong).contains(pointer), tooLong.body);
        QVERIFY2(codesOf(tooLong.json(), "errors"_L1).contains(u"too-long"_s), tooLong.body);
        const HttpReply fits = sent(longest);
        QVERIFY2(!codesOf(fits.json(), "errors"_L1).contains(u"too-long"_s), fits.body);
        const bool reference = pointer.endsWith(u"manufacturer") || pointer.endsWith(u"model");
        // With the second wire, transaction and serial number are those of the first.
        const bool again = wire == Wire::Xml && longest <= 120 && !reference;
        QCOMPARE(fits.status, reference                                    ? 422
                              : again && pointer == u"/assetInfo/serialNo" ? 409
                              : again && pointer == u"/transactionId"      ? 409
                                                                           : 200);
    }
}

void InterconnectJourney::needsAModelOfTheCatalogue_data()
{
    QTest::addColumn<QString>("manufacturer");
    QTest::addColumn<QString>("model");
    QTest::newRow("unknown model") << u"SUNLINE"_s << u"S-6"_s;
    QTest::newRow("unknown manufacturer") << u"MOONLINE"_s << u"S-5"_s;
    QTest::newRow("another's model") << u"SUNLINE"_s << u"T-1"_s;
    QTest::newRow("in small letters") << u"sunline"_s << u"s-5"_s;
    QTest::newRow("with a wildcard") << u"SUNLINE"_s << u"S-%"_s;
    QTest::newRow("with an injection") << u"SUNLINE"_s << u"S-5' OR '1'='1"_s;
}

void InterconnectJourney::needsAModelOfTheCatalogue()
{
    QFETCH(const QString, manufacturer);
    QFETCH(const QString, model);
    const HttpReply reply =
        interconnect(with(with(asset(), u"manufacturer"_s, manufacturer), u"model"_s, model));
    checkRefused(reply, 422, u"unknown-manufacturer-model"_s, u"/assetInfo/model"_s);
    QVERIFY2(reply.text("detail"_L1).contains(manufacturer), reply.body);
    QVERIFY2(reply.text("detail"_L1).contains(model), reply.body);
}

void InterconnectJourney::holdsSettingsAgainstEachOther_data()
{
    QTest::addColumn<QJsonObject>("values");
    QTest::addColumn<QString>("code"); ///< empty: accepted
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QJsonObject &values, const char *code = "",
                        const char *field = "") {
        QTest::newRow(name) << values << QString::fromLatin1(code) << QString::fromLatin1(field);
    };
    row("voltages rise", settings({{"setMinV", 211}, {"setVNom", 240}, {"setMaxV", 264}}));
    row("voltages are equal", settings({{"setMinV", 240}, {"setVNom", 240}, {"setMaxV", 240}}));
    row("minimum above nominal", settings({{"setMinV", 250}, {"setVNom", 240}}), "voltage-order",
        "setMinV");
    row("nominal above maximum", settings({{"setVNom", 270}, {"setMaxV", 264}}), "voltage-order",
        "setVNom");
    row("minimum above maximum", settings({{"setMinV", 270}, {"setMaxV", 264}}), "voltage-order",
        "setMinV");
    row("ratings out of order", settings({{"rtgMinV", 270}, {"rtgMaxV", 264}}), "voltage-order",
        "rtgMinV");
    row("power without its factor", settings({{"rtgOverExcitedW", 900}}), "needs-other-attribute",
        "rtgOverExcitedW");
    row("a factor without its power", settings({{"rtgUnderExcitedPF", 0.9}}),
        "needs-other-attribute", "rtgUnderExcitedPF");
    row("both", settings({{"rtgOverExcitedW", 900}, {"rtgOverExcitedPF", 0.9}}));
    row("a rating in the same request", settings({{"rtgMaxW", 5000}, {"setMaxW", 5001}}),
        "exceeds-rating", "setMaxW");
    row("just the rating", settings({{"rtgMaxW", 5000}, {"setMaxW", 5000}}));
    row("absorbs more than it injects", settings({{"rtgMaxVar", 2000}, {"setMaxVarNeg", -2001}}),
        "exceeds-rating", "setMaxVarNeg");
    row("absorbs more than its rating",
        settings({{"rtgMaxVar", 5000}, {"rtgMaxVarNeg", -2000}, {"setMaxVarNeg", -2001}}),
        "exceeds-rating", "setMaxVarNeg");
    row("absorbs what it may",
        settings({{"rtgMaxVar", 1000}, {"rtgMaxVarNeg", -2000}, {"setMaxVarNeg", -2000}}));
    row("power factor below the smallest",
        settings({{"rtgMinPFUnderExcited", 0.8}, {"setMinPFUnderExcited", 0.79}}), "exceeds-rating",
        "setMinPFUnderExcited");
    row("power factor above the smallest",
        settings({{"rtgMinPFUnderExcited", 0.8}, {"setMinPFUnderExcited", 0.95}}));
    row("minimum voltage below its rating", settings({{"rtgMinV", 211}, {"setMinV", 210}}),
        "exceeds-rating", "setMinV");
    row("maximum voltage above its rating", settings({{"rtgMaxV", 264}, {"setMaxV", 265}}),
        "exceeds-rating", "setMaxV");
    row("charges faster than it can",
        settings({{"rtgMaxChargeRateW", 3000}, {"setMaxChargeRateW", 3001}}), "exceeds-rating",
        "setMaxChargeRateW");
    row("discharges faster than it can",
        settings({{"rtgMaxDischargeRateW", 3000}, {"setMaxDischargeRateW", 4000}}),
        "exceeds-rating", "setMaxDischargeRateW");
}

void InterconnectJourney::holdsSettingsAgainstEachOther()
{
    QFETCH(const QJsonObject, values);
    QFETCH(const QString, code);
    QFETCH(const QString, field);
    const QJsonObject plain{{u"manufacturer"_s, u"PLAIN"_s},
                            {u"model"_s, u"P-1"_s},
                            {u"serialNo"_s, u"P%1"_s.arg(++m_number)},
                            {u"interconnectionAttributes"_s, values}};
    const HttpReply reply = interconnect(plain);
    if (code.isEmpty())
        QVERIFY2(reply.status == 200, reply.body);
    else
        checkRefused(reply, 422, code, u"/assetInfo/interconnectionAttributes/"_s + field);
}

void InterconnectJourney::holdsSettingsAgainstTheSpecification_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<double>("good");
    QTest::addColumn<double>("bad");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("power") << u"setMaxW"_s << 5000. << 5000.5
                           << QStringList{u"5000.5"_s, u"rtgMaxW"_s, u"5000"_s};
    QTest::newRow("apparent power")
        << u"setMaxVA"_s << 5500. << 6000. << QStringList{u"rtgMaxVA"_s, u"5500"_s};
    QTest::newRow("reactive power")
        << u"setMaxVar"_s << 0. << 2001. << QStringList{u"rtgMaxVar"_s, u"2000"_s};
    QTest::newRow("reactive power absorbed")
        << u"setMaxVarNeg"_s << -2000. << -2001. << QStringList{u"rtgMaxVar"_s, u"2000"_s};
    QTest::newRow("power factor") << u"setMinPFOverExcited"_s << 0.8 << 0.5
                                  << QStringList{u"rtgMinPFOverExcited"_s, u"0.8"_s};
    QTest::newRow("nominal voltage")
        << u"setVNom"_s << 230. << 241. << QStringList{u"rtgVNom"_s, u"240"_s};
    QTest::newRow("minimum voltage")
        << u"setMinV"_s << 220. << 200. << QStringList{u"rtgMinV"_s, u"211"_s};
}

void InterconnectJourney::holdsSettingsAgainstTheSpecification()
{
    QFETCH(const QString, setting);
    QFETCH(const double, good);
    QFETCH(const double, bad);
    QFETCH(const QStringList, words);
    const HttpReply refused = withSettings({{setting, bad}});
    checkRefused(refused, 422, u"exceeds-rating"_s,
                 u"/assetInfo/interconnectionAttributes/"_s + setting);
    for (const QString &word : words + QStringList{setting})
        QVERIFY2(refused.text("detail"_L1).contains(word), refused.body);
    const HttpReply accepted = withSettings({{setting, good}});
    QVERIFY2(accepted.status == 200, accepted.body);
    // Of two specifications none is known to be the one that counts.
    const QJsonObject twin{{u"manufacturer"_s, u"TWIN"_s},
                           {u"model"_s, u"T-2"_s},
                           {u"serialNo"_s, u"W%1"_s.arg(++m_number)},
                           {u"interconnectionAttributes"_s, QJsonObject{{setting, bad}}}};
    QCOMPARE(interconnect(twin).status, 200);
}

void InterconnectJourney::refusesASecondWhileOneIsOpen()
{
    const QJsonObject asset = this->asset();
    const HttpReply first = interconnect(asset);
    QCOMPARE(first.status, 200);
    const HttpReply second = interconnect(asset);
    checkRefused(second, 409, u"already-interconnected"_s, u"/assetInfo/serialNo"_s);
    for (const QString &word : {asset.value("serialNo"_L1).toString(), u"SUNLINE"_s, u"S-5"_s,
                                first.text("serviceTaskId"_L1)})
        QVERIFY2(second.text("detail"_L1).contains(word), second.body);
    // An issue is still open.
    const QJsonObject unknown = inverter(u"U%1"_s.arg(++m_number));
    const HttpReply issue = m_at->interconnect(
        request(u"i-%1"_s.arg(m_number), unknown, {{u"cisAccountId"_s, u"A-NONE"_s}}));
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(issue), u"ISSUE_DETECTED");
    checkRefused(interconnect(unknown), 409, u"already-interconnected"_s, u"/assetInfo/serialNo"_s);
}

void InterconnectJourney::refusesASecondOfAnotherClient()
{
    const QJsonObject asset = this->asset();
    QCOMPARE(interconnect(asset).status, 200);
    HttpClient other(m_at->url(), m_at->database.token(u"other"_s));
    const HttpReply reply = other.interconnect(request(u"o-1"_s, asset));
    checkRefused(reply, 409, u"already-interconnected"_s, u"/assetInfo/serialNo"_s);
}

void InterconnectJourney::refusesASecondAfterwards()
{
    const QJsonObject asset = this->asset();
    const HttpReply first = interconnect(asset);
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(first), u"COMPLETED");
    const int before = m_at->database.count(u"service_task"_s);
    checkRefused(interconnect(asset), 409, u"already-interconnected"_s, u"/assetInfo/serialNo"_s);
    QCOMPARE(m_at->database.count(u"service_task"_s), before);
}

void InterconnectJourney::takesAnotherAfterACancellation()
{
    const QJsonObject asset = this->asset();
    const HttpReply first = interconnect(asset);
    m_at->database.run({u"task"_s, u"cancel"_s, first.text("serviceTaskId"_L1), u"--reason"_s,
                        u"Wrong agreement"_s});
    QCOMPARE(m_at->statusOf(first), u"CANCELED");
    const HttpReply second = interconnect(asset);
    QVERIFY2(second.status == 200, second.body);
    QVERIFY(second.text("serviceTaskId"_L1) != first.text("serviceTaskId"_L1));
}

void InterconnectJourney::tellsAssetsApart()
{
    const QJsonObject asset = this->asset();
    const QString serialNo = asset.value("serialNo"_L1).toString();
    QCOMPARE(interconnect(asset).status, 200);
    QCOMPARE(interconnect(with(asset, u"serialNo"_s, serialNo.toLower())).status, 200);
    QCOMPARE(interconnect(with(asset, u"serialNo"_s, QString(serialNo + u"-A"))).status, 200);
    const QJsonObject otherModel =
        with(with(asset, u"manufacturer"_s, u"PLAIN"_s), u"model"_s, u"P-1"_s);
    QCOMPARE(interconnect(otherModel).status, 200);
}

void InterconnectJourney::acceptsACustomerToCome()
{
    const QJsonObject asset = this->asset();
    const HttpReply reply = m_at->interconnect(request(
        u"come-1"_s, asset, {{u"cisAccountId"_s, u"A7"_s}}, {{u"cisServicePointId"_s, u"SP7"_s}}));
    QCOMPARE(reply.status, 200);
    m_at->database.monitor();
    const QJsonObject waiting = m_at->transaction(u"come-1"_s);
    QCOMPARE(waiting.value("status"_L1).toString(), u"ISSUE_DETECTED");
    QCOMPARE(codesOf(waiting, "problems"_L1),
             QStringList({u"customer-not-found"_s, u"service-point-not-found"_s}));
    m_at->database.importCustomer("A7", "Karen Jones", "SP7", "7 Main Street");
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(reply), u"COMPLETED");
    QCOMPARE(
        m_at->database.value(u"SELECT p.service_point_id FROM service_point p JOIN der_asset a ON "
                             "a.service_point_id = p.id WHERE a.serial_no = '%1'"_s.arg(
                                 asset.value("serialNo"_L1).toString())),
        u"SP7");
}

void InterconnectJourney::keepsItsSettings()
{
    const QJsonObject values{{u"setMaxW"_s, QJsonObject{{u"value"_s, 45}, {u"multiplier"_s, 2}}},
                             {u"exportLimitW"_s, 0},
                             {u"interconnectionAgreementId"_s, u"IA-2026-7"_s},
                             {u"permissionToOperateDate"_s, u"2026-03-01"_s},
                             {u"rideThroughCategory"_s, 2},
                             {u"voltWattEnabled"_s, false}};
    const QJsonObject asset = with(this->asset(), u"interconnectionAttributes"_s, values);
    const HttpReply reply = interconnect(asset);
    QVERIFY2(reply.status == 200, reply.body);
    m_at->database.monitor();
    const QString id = m_at->task(reply.text("serviceTaskId"_L1)).value("assetId"_L1).toString();
    QCOMPARE(m_at->database.column(u"SELECT code || '=' || value FROM der_attribute WHERE source = "
                                   "'INTERCONNECTION' AND asset_id = %1 ORDER BY code"_s.arg(id)),
             QStringList({u"exportLimitW=0"_s, u"interconnectionAgreementId=IA-2026-7"_s,
                          u"permissionToOperateDate=2026-03-01"_s, u"rideThroughCategory=2"_s,
                          u"setMaxW=4500"_s, u"voltWattEnabled=false"_s}));
}

/// A thermostat need not be interconnected, but may be.
void InterconnectJourney::makesTheAssetWhereTheTypeNeedsNone()
{
    const QString serialNo = u"TH%1"_s.arg(++m_number);
    const QJsonObject asset{
        {u"manufacturer"_s, u"WARMLY"_s}, {u"model"_s, u"T-1"_s}, {u"serialNo"_s, serialNo}};
    const HttpReply interconnection = interconnect(asset);
    QCOMPARE(interconnection.status, 200);
    // Until then, the asset is under way.
    const QJsonObject registration = request(u"r-%1"_s.arg(m_number), thermostat(serialNo));
    const HttpReply early = m_at->registerDer(registration);
    checkRefused(early, 409, u"open-task-exists"_s, u"/assetInfo/serialNo"_s);
    m_at->database.monitor();
    const HttpReply reply = m_at->registerDer(registration);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(reply.text("assetId"_L1),
             m_at->task(interconnection.text("serviceTaskId"_L1)).value("assetId"_L1).toString());
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(reply), u"COMPLETED");
}

/// The registration that waited for it says what is wrong now.
void InterconnectJourney::cancellingLeavesTheRegistrationWithAnIssue()
{
    const QJsonObject asset = this->asset();
    const HttpReply interconnection = interconnect(asset);
    const HttpReply registration = m_at->registerDer(request(u"wait-1"_s, asset));
    QCOMPARE(registration.status, 200);
    m_at->database.monitor({u"--business-object"_s, u"ENROLLMENT"_s});
    const QString id = registration.text("serviceTaskId"_L1);
    QCOMPARE(codesOf(m_at->task(id), "problems"_L1), QStringList{u"interconnection-open"_s});
    m_at->database.run({u"task"_s, u"cancel"_s, interconnection.text("serviceTaskId"_L1),
                        u"--reason"_s, u"Withdrawn"_s});
    m_at->database.run({u"task"_s, u"retry"_s, id});
    QCOMPARE(m_at->task(id).value("status"_L1).toString(), u"ISSUE_DETECTED");
    QCOMPARE(codesOf(m_at->task(id), "problems"_L1), QStringList{u"asset-not-interconnected"_s});
    // A new interconnection clears it.
    QCOMPARE(interconnect(asset).status, 200);
    m_at->database.monitor();
    m_at->database.monitor();
    QCOMPARE(m_at->task(id).value("status"_L1).toString(), u"COMPLETED");
}

QTEST_GUILESS_MAIN(InterconnectJourney)
#include "tst_interconnectjourney.moc"
