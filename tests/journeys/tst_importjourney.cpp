// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray customerHeader =
    "account_id,person_id,name,email,home_phone,business_phone,mobile_phone,service_point_id,"
    "premise_id,address1,address2,address3,address4,city,state,postal,country\n";

QJsonObject charger(const QString &serialNo)
{
    return {{u"manufacturer"_s, u"Volt & Söhne, \"EV\""_s},
            {u"model"_s, u"Wall\nBox"_s},
            {u"serialNo"_s, serialNo},
            {u"headEndSystem"_s, u"OCPP"_s},
            {u"nicId"_s, QString(u"NIC-"_s + serialNo)}};
}

} // namespace

/// Import files, and the requests that then live on them.
class ImportJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_at = std::make_unique<Installation>(); }
    void cleanup();
    void aNewKindOfDeviceComesByFiles();
    void nothingOfAFaultyFileCounts_data();
    void nothingOfAFaultyFileCounts();
    void aDryRunLeavesRequestsRefused();
    void anUpdatedSpecificationCountsFromThenOn();
    void anAmbiguousModelNeedsItsSpecification();
    void aHeadEndMayBeginToAcknowledge();
    void aCustomerIsFoundUnderItsNewName();
    void aServicePointMovesToAnotherCustomer();
    void importsAndRequestsGoOnTogether();
    void theDefaultCatalogueIsThere();

private:
    void import(const char *kind, const QByteArray &csv) { m_at->database.import(kind, csv); }
    /// Imports what may be refused.
    Ended tryImport(const QString &kind, const QByteArray &csv, const QStringList &options = {})
    {
        QFile file(m_folder.filePath(u"try.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
            throw std::runtime_error("cannot write an import file");
        file.close();
        return Derdeskctl(m_at->database.url())
            .run(QStringList{u"import"_s, kind, file.fileName()} + options);
    }
    HttpReply registered(const QJsonObject &asset)
    {
        return m_at->registerDer(request(u"n-%1"_s.arg(++m_number), asset));
    }
    HttpReply completed(const HttpReply &accepted)
    {
        m_at->database.monitor();
        return accepted;
    }

    std::unique_ptr<Installation> m_at;
    QTemporaryDir m_folder;
    int m_number = 0;
};

void ImportJourney::cleanup()
{
    QVERIFY(m_at->database.run({u"check"_s}).endsWith(": no faults"));
    m_at.reset();
}

/// Six files, each in another of the forms that CSV allows; the requests use all of them.
void ImportJourney::aNewKindOfDeviceComesByFiles()
{
    QCOMPARE(registered(charger(u"C1"_s)).status, 422);
    import("catalogue", "\xEF\xBB\xBFmodel,manufacturer\r\n"
                        "\"Wall\nBox\",\"Volt & Söhne, \"\"EV\"\"\"\r\n");
    QCOMPARE(registered(charger(u"C1"_s)).text("type"_L1),
             u"urn:derdesk:problem:invalid-request"); // the model is known, the rest is not
    import("asset-types", "der_registration_flag,code,description\n"
                          "REGISTRATION_ONLY,EVSE,\"Charger, at home\"\n");
    import("programs", "asset_types,end_date,start_date,description,code\n"
                       "EVSE;TSTAT,,2020-01-01,\"Over, night\",NIGHT\n");
    import("head-ends", "acknowledges,description,code\nfalse,Charge points,OCPP");
    import("specifications", "rtgMaxW,type,program,model,manufacturer,asset_type,description,code\n"
                             "11000,81,NIGHT,\"Wall\nBox\",\"Volt & Söhne, \"\"EV\"\"\",EVSE,"
                             "Wall box,EV-11\n");
    import("customers", customerHeader +
                            "A5,P5,\"Łukasz \"\"Luke\"\" Øre\",,,,,SP5,PR5,\"5, Main Street\",,,,"
                            "Springfield,IL,62701,USA\n");
    const QJsonObject storage =
        with(charger(u"C1"_s), u"attributes"_s, QJsonObject{{u"rtgMaxWh"_s, 75000}});
    const HttpReply accepted = m_at->registerDer(
        request(u"ev-1"_s, storage, {{u"name"_s, u"Łukasz \"Luke\" Øre"_s}},
                {{u"address1"_s, u"5, Main Street"_s}, {u"city"_s, u"Springfield"_s}}));
    QVERIFY2(accepted.status == 200, accepted.body);
    m_at->database.monitor();
    const QJsonObject task = m_at->transaction(u"ev-1"_s);
    QCOMPARE(task.value("status"_L1).toString(), u"COMPLETED");
    QCOMPARE(task.value("program"_L1).toString(), u"NIGHT");
    QCOMPARE(m_at->database.value(
                 u"SELECT account_id FROM customer JOIN enrollment ON customer.id = customer_id"_s),
             u"A5");
    QCOMPARE(m_at->database.value(u"SELECT head_end_system || ' ' || nic_id FROM der_device"_s),
             u"OCPP NIC-C1");
    QCOMPARE(m_at->database.column(u"SELECT code || '=' || value || ' ' || source FROM "
                                   "der_attribute ORDER BY code"_s),
             QStringList({u"rtgMaxW=11000 SPECIFICATION"_s, u"rtgMaxWh=75000 REQUEST"_s,
                          u"type=81 SPECIFICATION"_s}));
}

void ImportJourney::nothingOfAFaultyFileCounts_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("csv"); ///< the first row is good
    QTest::addColumn<QString>("table");
    QTest::newRow("catalogue") << u"catalogue"_s << "manufacturer,model\nGOOD,G-1\n,G-2\n"_ba
                               << u"manufacturer WHERE code = 'GOOD'"_s;
    QTest::newRow("asset types")
        << u"asset-types"_s << "code,description,der_registration_flag\nGOOD,,\nBAD,,MAYBE\n"_ba
        << u"asset_type WHERE code = 'GOOD'"_s;
    QTest::newRow("programs")
        << u"programs"_s
        << "code,description,start_date,end_date,asset_types\nGOOD,,2026-01-01,,PV\n"
           "BAD,,2026-02-30,,PV\n"_ba
        << u"program WHERE code = 'GOOD'"_s;
    QTest::newRow("head ends") << u"head-ends"_s
                               << "code,description,acknowledges\nGOOD,,true\nBAD,,perhaps\n"_ba
                               << u"head_end_system WHERE code = 'GOOD'"_s;
    QTest::newRow("specifications")
        << u"specifications"_s
        << "code,description,asset_type,manufacturer,model,program,rtgMaxW\n"
           "GOOD,,PV,SUNLINE,S-5,SOLAR,5000\nBAD,,PV,SUNLINE,S-5,SOLAR,-1\n"_ba
        << u"specification WHERE code = 'GOOD'"_s;
    QTest::newRow("customers")
        << u"customers"_s
        << QByteArray(customerHeader + "GOOD,,Good,,,,,SPG,,1 Road,,,,,,,\nBAD,,,,,,,,,,,,,,,,\n")
        << u"customer WHERE account_id = 'GOOD'"_s;
}

void ImportJourney::nothingOfAFaultyFileCounts()
{
    QFETCH(const QString, kind);
    QFETCH(const QByteArray, csv);
    QFETCH(const QString, table);
    const Ended ended = tryImport(kind, csv);
    QCOMPARE(ended.exitCode, 1);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(".csv:3: "), ended.err);
    QCOMPARE(m_at->database.count(table), 0);
    // Without the bad row it would have counted.
    const QByteArray good = csv.left(csv.lastIndexOf('\n', -2) + 1);
    QCOMPARE(tryImport(kind, good).out, "1 inserted, 0 updated, 0 unchanged\n");
    QCOMPARE(m_at->database.count(table), 1);
}

void ImportJourney::aDryRunLeavesRequestsRefused()
{
    const QByteArray csv = "manufacturer,model\nSUNLINE,S-9\n";
    const QJsonObject asset = with(inverter(u"S1"_s), u"model"_s, u"S-9"_s);
    QCOMPARE(tryImport(u"catalogue"_s, csv, {u"--dry-run"_s}).out,
             "1 inserted, 0 updated, 0 unchanged\n");
    QCOMPARE(m_at->interconnect(request(u"i-1"_s, asset)).status, 422);
    QCOMPARE(tryImport(u"catalogue"_s, csv).out, "1 inserted, 0 updated, 0 unchanged\n");
    QCOMPARE(m_at->interconnect(request(u"i-1"_s, asset)).status, 200);
}

/// What is registered keeps the nameplate that it was registered with.
void ImportJourney::anUpdatedSpecificationCountsFromThenOn()
{
    const QJsonObject setting{{u"setMaxW"_s, 3500}};
    const auto asset = [&](const QString &serialNo) {
        return with(thermostat(serialNo), u"attributes"_s, setting);
    };
    const HttpReply first = registered(thermostat(u"T1"_s));
    QCOMPARE(codesOf(registered(asset(u"T2"_s)).json(), "errors"_L1),
             QStringList{u"exceeds-rating"_s});
    import("specifications", "code,description,asset_type,manufacturer,model,program,rtgMaxW\n"
                             "TH-1,Thermostat,TSTAT,WARMLY,T-1,DR,4000\n");
    const HttpReply second = registered(asset(u"T2"_s));
    QVERIFY2(second.status == 200, second.body);
    const auto ratingOf = [this](const HttpReply &reply) {
        return m_at->database.value(u"SELECT value FROM der_attribute WHERE code = 'rtgMaxW' AND "
                                    "asset_id = "_s +
                                    reply.text("assetId"_L1));
    };
    QCOMPARE(ratingOf(first), u"3000");
    QCOMPARE(ratingOf(second), u"4000");
}

void ImportJourney::anAmbiguousModelNeedsItsSpecification()
{
    const QJsonObject byModel{
        {u"manufacturer"_s, u"WARMLY"_s}, {u"model"_s, u"T-1"_s}, {u"serialNo"_s, u"T1"_s}};
    import("specifications", "code,description,asset_type,manufacturer,model,program\n"
                             "TH-1B,Second,BATTERY,WARMLY,T-1,DR\n");
    const HttpReply reply = registered(byModel);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:specification-ambiguous");
    for (const QString &word : {u"TH-1"_s, u"TH-1B"_s, u"WARMLY"_s})
        QVERIFY2(reply.text("detail"_L1).contains(word), reply.body);
    const HttpReply byType = registered(with(byModel, u"assetType"_s, u"BATTERY"_s));
    QVERIFY2(byType.status == 200, byType.body);
    QCOMPARE(m_at->database.value(u"SELECT specification FROM service_task"_s), u"TH-1B");
    QCOMPARE(registered(with(with(byModel, u"specification"_s, u"TH-1"_s), u"serialNo"_s, u"T2"_s))
                 .status,
             200);
}

void ImportJourney::aHeadEndMayBeginToAcknowledge()
{
    const auto asset = [](const QString &number) {
        return with(with(thermostat(u"T"_s + number), u"headEndSystem"_s, u"HE"_s), u"nicId"_s,
                    QString(u"N"_s + number));
    };
    QCOMPARE(m_at->statusOf(completed(registered(asset(u"1"_s)))), u"COMPLETED");
    import("head-ends", "code,description,acknowledges\nHE,Head end,true\n");
    QCOMPARE(m_at->statusOf(completed(registered(asset(u"2"_s)))), u"DEVICE_SETUP");
    import("head-ends", "code,description,acknowledges\nHE,Head end,false\n");
    QCOMPARE(m_at->statusOf(completed(registered(asset(u"3"_s)))), u"COMPLETED");
}

void ImportJourney::aCustomerIsFoundUnderItsNewName()
{
    const auto byName = [this](const QString &name) {
        const QString number = QString::number(++m_number);
        return completed(m_at->registerDer(
            request(u"name-"_s + number, thermostat(u"N"_s + number), {{u"name"_s, name}}, atAda)));
    };
    QCOMPARE(m_at->statusOf(byName(u"Ada Byron"_s)), u"COMPLETED");
    m_at->database.importCustomer("A1", "Ada Lovelace", "SP1", "1 Main Street");
    QCOMPARE(m_at->statusOf(byName(u"Ada Byron"_s)), u"ISSUE_DETECTED");
    QCOMPARE(m_at->statusOf(byName(u"ada lovelace"_s)), u"COMPLETED");
}

void ImportJourney::aServicePointMovesToAnotherCustomer()
{
    m_at->database.importCustomer("A2", "Grace Hopper", "SP1", "1 Main Street");
    const auto at1 = [this](const QString &account) {
        const QString number = QString::number(++m_number);
        return completed(m_at->registerDer(request(u"move-"_s + number, thermostat(u"M"_s + number),
                                                   {{u"cisAccountId"_s, account}}, atAda)));
    };
    const HttpReply before = at1(u"A1"_s);
    QCOMPARE(codesOf(m_at->task(before.text("serviceTaskId"_L1)), "problems"_L1),
             QStringList{u"service-point-of-other-customer"_s});
    QCOMPARE(m_at->statusOf(at1(u"A2"_s)), u"COMPLETED");
}

/// Neither waits long for the other, and none fails.
void ImportJourney::importsAndRequestsGoOnTogether()
{
    constexpr int customers = 4000;
    QByteArray csv = customerHeader;
    for (int i = 0; i < customers; ++i) {
        const QByteArray n = QByteArray::number(i);
        csv += "B" + n + ",,Customer " + n + ",,,,,SQ" + n + ",," + n + " Long Road,,,,,,,\n";
    }
    QFile file(m_folder.filePath(u"many.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
    file.close();
    QProcess import;
    import.start(Derdeskctl::program(), {u"--database"_s, m_at->database.url().text(), u"import"_s,
                                         u"customers"_s, file.fileName()});
    QVERIFY(import.waitForStarted());
    int requests = 0;
    do {
        const HttpReply reply = registered(thermostat(u"T%1"_s.arg(++requests)));
        QVERIFY2(reply.status == 200, reply.body);
    } while (import.state() != QProcess::NotRunning);
    const Ended ended = Derdeskctl::endOf(import, true);
    QVERIFY2(ended.exitCode == 0, ended.err);
    QCOMPARE(ended.out,
             QByteArray(QByteArray::number(customers) + " inserted, 0 updated, 0 unchanged\n"));
    QCOMPARE(m_at->database.count(u"service_task"_s), requests);
}

/// Manufacturers and models of the CEC list, as "init" brings them.
void ImportJourney::theDefaultCatalogueIsThere()
{
    const QStringList made = m_at->database.column(
        u"SELECT manufacturer || '|' || code FROM model WHERE manufacturer NOT IN "
        "('WARMLY', 'SUNLINE', 'VOLTBOX', 'IRONCORE') ORDER BY id LIMIT 3"_s);
    QCOMPARE(made.size(), 3);
    for (const QString &each : made) {
        const QJsonObject asset{{u"manufacturer"_s, each.section(u'|', 0, 0)},
                                {u"model"_s, each.section(u'|', 1)},
                                {u"serialNo"_s, u"CEC1"_s}};
        const HttpReply reply = m_at->interconnect(request(u"cec-"_s + each.left(100), asset));
        QVERIFY2(reply.status == 200, reply.body);
    }
}

QTEST_GUILESS_MAIN(ImportJourney)
#include "tst_importjourney.moc"
