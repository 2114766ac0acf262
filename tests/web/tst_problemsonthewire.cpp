// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Bodies.h"
#include "support/RunningService.h"

#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtTest>

#include <functional>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// The texts of the elements of that name (RFC 9457, appendix B).
QStringList textsOf(const QByteArray &document, QStringView name)
{
    QStringList texts;
    QXmlStreamReader xml(document);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            texts.append(xml.readElementText());
    }
    return xml.hasError() ? QStringList{xml.errorString()} : texts;
}

} // namespace

/// Each thing that can be wrong with a request, as its sender sees it: status, stable type,
/// pointer, and a sentence that names field, value and rule; the same in JSON and in XML.
class ProblemsOnTheWire final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_service.reset(); }
    void tellsEachFaultOfARegistration_data();
    void tellsEachFaultOfARegistration();
    void tellsEachFaultOfAnInterconnection_data();
    void tellsEachFaultOfAnInterconnection();
    void tellsWhatIsWrongWithTheRequestItself_data();
    void tellsWhatIsWrongWithTheRequestItself();
    void tellsWhatIsAllowed_data();
    void tellsWhatIsAllowed();
    void listsFaultsInTheOrderOfTheirFinding();
    void keepsTheStoreOutOfAnswers();

private:
    void check(const QString &operation, const QJsonObject &body, int status, const QString &code,
               const QString &pointer, const QStringList &words);
    HttpReply post(const QString &operation, const QJsonObject &body, const QByteArray &accept)
    {
        return m_client->postJson(operation, body, {{"Accept", accept}});
    }

    std::unique_ptr<RunningService> m_service;
    std::unique_ptr<HttpClient> m_client;
};

void ProblemsOnTheWire::initTestCase()
{
    m_service = std::make_unique<RunningService>();
    m_client = std::make_unique<HttpClient>(
        QUrl(m_service->web().url()),
        m_service->token(u"c"_s, {u"register"_s, u"interconnect"_s, u"read"_s}));
    m_service->database.sql(R"(
        INSERT INTO model (id, manufacturer, code) VALUES (11, 'Sunline', 'S-6'), (12, 'Sunline', 'S-7');
        INSERT INTO specification VALUES ('S6-A', 'A', 'TSTAT', 11, 'DR'), ('S6-B', 'B', 'TSTAT', 11, 'DR');
        INSERT INTO der_asset (id, model_id, serial_no, specification, status, interconnected) VALUES
            (10000000000001, 2, 'RETIRED', 'TH-1', 'RETIRED', 0),
            (10000000000002, 11, 'OTHER', 'S6-A', 'PENDING', 0))");
    QJsonObject open = registration(u"open"_s, u"OPEN"_s);
    open = placed(open, u"/assetInfo/headEndSystem"_s, u"HE"_s);
    open = placed(open, u"/assetInfo/nicId"_s, u"NIC1"_s);
    QCOMPARE(m_client->registerDer(open).status, 200);
}

void ProblemsOnTheWire::check(const QString &operation, const QJsonObject &body, int status,
                              const QString &code, const QString &pointer, const QStringList &words)
{
    const HttpReply json = post(operation, body, "application/json");
    QVERIFY2(json.status == status, json.body);
    QCOMPARE(json.contentType, "application/problem+json");
    QCOMPARE(json.text("type"_L1), QString(u"urn:derdesk:problem:"_s + code));
    QCOMPARE(json.json().value("status"_L1).toInt(), status);
    const QJsonArray errors = json.json().value("errors"_L1).toArray();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors[0]["code"_L1].toString(), code);
    QCOMPARE(errors[0]["pointer"_L1].toString(), pointer);
    QCOMPARE(errors[0]["detail"_L1].toString(), json.text("detail"_L1));
    for (const QString &word : words)
        QVERIFY2(json.text("detail"_L1).contains(word), json.body);

    const HttpReply xml = post(operation, body, "application/xml");
    QCOMPARE(xml.status, status);
    QCOMPARE(xml.contentType, "application/problem+xml");
    QCOMPARE(textsOf(xml.body, u"type"), QStringList{json.text("type"_L1)});
    QCOMPARE(textsOf(xml.body, u"title"), QStringList{json.text("title"_L1)});
    QCOMPARE(textsOf(xml.body, u"status"), QStringList{QString::number(status)});
    QCOMPARE(textsOf(xml.body, u"code"), QStringList{code});
    QCOMPARE(textsOf(xml.body, u"pointer"), QStringList{pointer});
    QCOMPARE(textsOf(xml.body, u"detail").value(0), json.text("detail"_L1));
}

void ProblemsOnTheWire::tellsEachFaultOfARegistration_data()
{
    QTest::addColumn<QJsonObject>("changes"); ///< values by pointer
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *code, int status, const QJsonObject &changes,
                        const char *pointer, const QStringList &words) {
        QTest::newRow(code) << changes << status << QString::fromLatin1(pointer) << words;
    };
    const QJsonValue none = QJsonValue::Null;
    const QString asset = u"/assetInfo/"_s;
    row("missing", 422, {{asset + u"serialNo", none}}, "/assetInfo/serialNo", {u"serialNo"_s});
    row("too-long", 422, {{u"/locationInfo/state"_s, u"ILLINOIS"_s}}, "/locationInfo/state",
        {u"state"_s, u"8"_s, u"6"_s});
    row("wrong-type", 422, {{u"/customerInfo/email"_s, 7}}, "/customerInfo/email",
        {u"email"_s, u"7"_s, u"text"_s});
    row("unknown-attribute", 422, {{asset + u"attributes/rtgMax", 1}},
        "/assetInfo/attributes/rtgMax", {u"rtgMax"_s});
    row("out-of-range", 422, {{asset + u"attributes/rtgMaxVA", -2}},
        "/assetInfo/attributes/rtgMaxVA", {u"rtgMaxVA"_s, u"-2"_s, u"> 0"_s});
    row("needs-other-attribute", 422, {{asset + u"attributes/rtgOverExcitedW", 5}},
        "/assetInfo/attributes/rtgOverExcitedW", {u"rtgOverExcitedW"_s, u"rtgOverExcitedPF"_s});
    row("voltage-order", 422,
        {{asset + u"attributes/rtgMinV", 250}, {asset + u"attributes/rtgMaxV", 240}},
        "/assetInfo/attributes/rtgMinV", {u"rtgMinV"_s, u"250"_s, u"rtgMaxV"_s, u"240"_s});
    row("exceeds-rating", 422, {{asset + u"attributes/setMaxW", 2501}},
        "/assetInfo/attributes/setMaxW", {u"setMaxW"_s, u"2501"_s, u"rtgMaxW"_s, u"2500"_s});
    row("unknown-manufacturer-model", 422,
        {{asset + u"specification", none},
         {asset + u"manufacturer", u"Sunline"_s},
         {asset + u"model", u"S-8"_s},
         {asset + u"program", u"DR"_s}},
        "/assetInfo/model", {u"Sunline"_s, u"S-8"_s});
    row("unknown-specification", 422, {{asset + u"specification", u"TH-9"_s}},
        "/assetInfo/specification", {u"TH-9"_s});
    row("specification-ambiguous", 422,
        {{asset + u"specification", none},
         {asset + u"manufacturer", u"Sunline"_s},
         {asset + u"model", u"S-6"_s}},
        "/assetInfo/specification", {u"S6-A"_s, u"S6-B"_s});
    row("specification-mismatch", 422,
        {{asset + u"manufacturer", u"Sunline"_s}, {asset + u"model", u"S-5"_s}},
        "/assetInfo/specification", {u"TH-1"_s, u"Warmly"_s, u"T-1"_s});
    row("unknown-asset-type", 422, {{asset + u"assetType", u"FRIDGE"_s}}, "/assetInfo/assetType",
        {u"FRIDGE"_s});
    row("asset-type-mismatch", 422, {{asset + u"assetType", u"PV"_s}}, "/assetInfo/assetType",
        {u"TH-1"_s, u"TSTAT"_s, u"PV"_s});
    row("unknown-head-end-system", 422, {{asset + u"headEndSystem", u"HE-9"_s}},
        "/assetInfo/headEndSystem", {u"HE-9"_s});
    row("unknown-program", 422, {{asset + u"program", u"PEAK"_s}}, "/assetInfo/program",
        {u"PEAK"_s});
    row("program-not-open", 422,
        {{asset + u"program", u"CLOSED"_s}, {asset + u"registrationDate", u"2026-01-31"_s}},
        "/assetInfo/program", {u"CLOSED"_s, u"2026-01-31"_s});
    row("asset-type-not-eligible", 422, {{asset + u"program", u"TOU"_s}}, "/assetInfo/program",
        {u"TSTAT"_s, u"TOU"_s});
    row("no-program", 422, {{asset + u"specification", u"BAT-10"_s}}, "/assetInfo/program",
        {u"BAT-10"_s});
    row("not-a-der-asset-type", 422, {{asset + u"specification", u"TR-1"_s}},
        "/assetInfo/specification", {u"TRAFO"_s});
    row("interconnection-required", 422, {{asset + u"specification", u"PV-5"_s}},
        "/assetInfo/serialNo", {u"PV"_s, u"NEW"_s});
    row("transaction-conflict", 409, {{u"/transactionId"_s, u"open"_s}}, "/transactionId",
        {u"open"_s});
    row("open-task-exists", 409, {{asset + u"serialNo", u"OPEN"_s}}, "/assetInfo/serialNo",
        {u"OPEN"_s});
    row("nic-in-use", 409, {{asset + u"headEndSystem", u"HE"_s}, {asset + u"nicId", u"NIC1"_s}},
        "/assetInfo/nicId", {u"NIC1"_s, u"HE"_s});
    row("asset-conflict", 409,
        {{asset + u"specification", u"S6-B"_s}, {asset + u"serialNo", u"OTHER"_s}},
        "/assetInfo/specification", {u"OTHER"_s, u"S6-A"_s, u"S6-B"_s});
    row("asset-retired", 409, {{asset + u"serialNo", u"RETIRED"_s}}, "/assetInfo/serialNo",
        {u"RETIRED"_s});
}

void ProblemsOnTheWire::tellsEachFaultOfARegistration()
{
    QFETCH(const QJsonObject, changes);
    QFETCH(const int, status);
    QFETCH(const QString, pointer);
    QFETCH(const QStringList, words);
    QJsonObject body = registration(u"new"_s, u"NEW"_s);
    for (auto change = changes.begin(); change != changes.end(); ++change)
        body = placed(body, change.key(), *change);
    const qint64 before = m_service->database.count("service_task");
    check(u"register"_s, body, status, QString::fromLatin1(QTest::currentDataTag()), pointer,
          words);
    QCOMPARE(m_service->database.count("service_task"), before);
}

void ProblemsOnTheWire::tellsEachFaultOfAnInterconnection_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QStringList>("words");
    const QString settings = u"/assetInfo/interconnectionAttributes/"_s;
    QTest::newRow("missing") << QJsonObject{{u"/assetInfo/model"_s, QJsonValue::Null}} << 422
                             << u"/assetInfo/model"_s << QStringList{u"model"_s};
    QTest::newRow("unknown-manufacturer-model")
        << QJsonObject{{u"/assetInfo/manufacturer"_s, u"Warmly"_s}} << 422 << u"/assetInfo/model"_s
        << QStringList{u"Warmly"_s, u"S-5"_s};
    QTest::newRow("unknown-attribute") << QJsonObject{{settings + u"limit", 1}} << 422
                                       << QString(settings + u"limit") << QStringList{u"limit"_s};
    QTest::newRow("exceeds-rating")
        << QJsonObject{{settings + u"setMaxW", 5001}} << 422 << QString(settings + u"setMaxW")
        << QStringList{u"5001"_s, u"5000"_s, u"rtgMaxW"_s};
    QTest::newRow("asset-retired") << QJsonObject{{u"/assetInfo/manufacturer"_s, u"Warmly"_s},
                                                  {u"/assetInfo/model"_s, u"T-1"_s},
                                                  {u"/assetInfo/serialNo"_s, u"RETIRED"_s}}
                                   << 409 << u"/assetInfo/serialNo"_s << QStringList{u"RETIRED"_s};
}

void ProblemsOnTheWire::tellsEachFaultOfAnInterconnection()
{
    QFETCH(const QJsonObject, changes);
    QFETCH(const int, status);
    QFETCH(const QString, pointer);
    QFETCH(const QStringList, words);
    QJsonObject body = registration(u"inter"_s, u"INTER"_s);
    body.insert(u"assetInfo"_s, QJsonObject{{u"manufacturer"_s, u"Sunline"_s},
                                            {u"model"_s, u"S-5"_s},
                                            {u"serialNo"_s, u"INTER"_s}});
    for (auto change = changes.begin(); change != changes.end(); ++change)
        body = placed(body, change.key(), *change);
    check(u"interconnect"_s, body, status, QString::fromLatin1(QTest::currentDataTag()), pointer,
          words);
}

void ProblemsOnTheWire::tellsWhatIsWrongWithTheRequestItself_data()
{
    using Send = std::function<HttpReply(HttpClient &)>;
    QTest::addColumn<Send>("send");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const char *code, Send send) {
        QTest::newRow(name) << std::move(send) << status << QString::fromLatin1(code);
    };
    const QByteArray json = "application/json";
    row("no JSON", 400, "unreadable",
        [=](HttpClient &client) { return client.post(u"register", "{", json); });
    row("no such path", 404, "not-found",
        [](HttpClient &client) { return client.get(u"/rest/apis"_s); });
    row("no such task", 404, "not-found",
        [](HttpClient &client) { return client.get(HttpClient::path(u"tasks/1"_s)); });
    row("no such operation", 422, "not-allowed-value", [](HttpClient &client) {
        return client.get(HttpClient::path(u"transactions/open?operation=x"_s));
    });
    row("not that method", 405, "method-not-allowed", [](HttpClient &client) {
        return client.send("PUT", HttpClient::path(u"register"_s), {}, {});
    });
    row("not that answer", 406, "not-acceptable", [](HttpClient &client) {
        return client.postJson(u"register", {}, {{"Accept", "text/html"}});
    });
    row("not that body", 415, "unsupported-media-type",
        [](HttpClient &client) { return client.post(u"register", "a,b", "text/csv"); });
}

void ProblemsOnTheWire::tellsWhatIsWrongWithTheRequestItself()
{
    QFETCH(const std::function<HttpReply(HttpClient &)>, send);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    const HttpReply reply = send(*m_client);
    QVERIFY2(reply.status == status, reply.body);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(reply.text("type"_L1), QString(u"urn:derdesk:problem:"_s + code));
    QCOMPARE(reply.json().value("status"_L1).toInt(), status);
    QVERIFY(!reply.text("title"_L1).isEmpty());
    QVERIFY2(reply.text("detail"_L1).endsWith(u'.'), reply.body);
}

void ProblemsOnTheWire::tellsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("register") << HttpClient::path(u"register"_s) << QByteArray("POST");
    QTest::newRow("interconnect") << HttpClient::path(u"interconnect"_s) << QByteArray("POST");
    QTest::newRow("task") << HttpClient::path(u"tasks/1"_s) << QByteArray("GET, HEAD");
    QTest::newRow("transaction") << HttpClient::path(u"transactions/1"_s)
                                 << QByteArray("GET, HEAD");
    QTest::newRow("live") << u"/health/live"_s << QByteArray("GET, HEAD");
    QTest::newRow("ready") << u"/health/ready"_s << QByteArray("GET, HEAD");
}

/// To whoever tries, with or without a token.
void ProblemsOnTheWire::tellsWhatIsAllowed()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, allowed);
    HttpClient stranger{QUrl(m_service->web().url())};
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        if (allowed.contains(method))
            continue;
        for (HttpClient *client : {&stranger, m_client.get()}) {
            const HttpReply reply = client->send(method, path, {}, {});
            QCOMPARE(reply.status, 405);
            QCOMPARE(reply.header("Allow"), allowed);
            QVERIFY2(reply.text("detail"_L1).contains(QLatin1String(method)), reply.body);
        }
    }
}

void ProblemsOnTheWire::listsFaultsInTheOrderOfTheirFinding()
{
    QJsonObject body = registration(QString(), QString());
    body = placed(body, u"/assetInfo/program"_s, u"NONE"_s);
    body = placed(body, u"/assetInfo/attributes"_s, QJsonObject{{u"colour"_s, 1}});
    body.remove(u"customerInfo"_s);
    const HttpReply reply = m_client->registerDer(body);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:invalid-request");
    QCOMPARE(reply.text("detail"_L1), u"5 faults, listed in errors.");
    QStringList found;
    const QJsonArray errors = reply.json().value("errors"_L1).toArray();
    for (const QJsonValue &error : errors)
        found.append(QString(error["code"_L1].toString() + u' ' + error["pointer"_L1].toString()));
    QCOMPARE(found,
             QStringList({u"unknown-attribute /assetInfo/attributes/colour"_s,
                          u"missing /transactionId"_s, u"missing /assetInfo/serialNo"_s,
                          u"missing /customerInfo"_s, u"unknown-program /assetInfo/program"_s}));
}

void ProblemsOnTheWire::keepsTheStoreOutOfAnswers()
{
    m_service->database.sql("ALTER TABLE service_task_log RENAME TO gone");
    for (const QByteArray &type : {QByteArray("application/json"), QByteArray("application/xml")}) {
        const HttpReply reply = post(u"register"_s, registration(u"s"_s, u"STORE"_s), type);
        QCOMPARE(reply.status, 503);
        QVERIFY(!reply.header("Retry-After").isEmpty());
        for (const char *inside : {"service_task", "SQL", "sql", "no such table", ".db", "/tmp"})
            QVERIFY2(!reply.body.contains(inside), reply.body);
    }
    m_service->database.sql("ALTER TABLE gone RENAME TO service_task_log");
    QCOMPARE(m_client->registerDer(registration(u"s"_s, u"STORE"_s)).status, 200);
}

QTEST_GUILESS_MAIN(ProblemsOnTheWire)
#include "tst_problemsonthewire.moc"
