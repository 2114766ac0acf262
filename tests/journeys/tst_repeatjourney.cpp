// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"
#include "support/AtOnce.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int callers = 16;

QByteArray bytesOf(const QJsonObject &body) { return QJsonDocument(body).toJson(); }

QJsonObject full(const QString &transactionId, const QString &serialNo)
{
    QJsonObject asset = thermostat(serialNo);
    asset = with(asset, u"attributes"_s, QJsonObject{{u"rtgMaxW"_s, 1000}});
    asset = with(asset, u"registrationDate"_s, u"2026-01-31"_s);
    return request(transactionId, asset);
}

int countOf(const QList<HttpReply> &replies, int status)
{
    return int(std::count_if(replies.cbegin(), replies.cend(),
                             [status](const HttpReply &reply) { return reply.status == status; }));
}

} // namespace

/// Safe retries: a repeat of a transaction gets the same answer and makes nothing, however and
/// whenever it comes; the same transaction id with other content is refused.
class RepeatJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_serve.reset(); }
    void answersAllCallersAtOnceAlike_data();
    void answersAllCallersAtOnceAlike();
    void takesOneOfManyContents();
    void takesOneOfManyRegistrationsOfAnAsset();
    void takesOneOfManyInterconnectionsOfAnAsset();
    void givesANicIdOnce();
    void knowsTheSameContentInOtherWords_data();
    void knowsTheSameContentInOtherWords();
    void knowsTheSameContentInXml();
    void refusesOtherContent_data();
    void refusesOtherContent();
    void keepsClientsApart();
    void keepsOperationsApart();
    void forgetsWhatItRefused();
    void answersAlikeAfterARestart();
    void answersAlikeWhateverHappenedSince();

private:
    void serve();
    HttpReply send(const QJsonObject &body)
    {
        return HttpClient(m_serve->url(), m_token).registerDer(body);
    }
    QList<HttpReply> sendAtOnce(const QList<Posted> &requests)
    {
        return atOnce(m_serve->url(), m_token, requests);
    }
    void checkConflict(const HttpReply &reply, const HttpReply &first)
    {
        QVERIFY2(reply.status == 409, reply.body);
        QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:transaction-conflict"_s);
        QCOMPARE(pointersOf(reply), QStringList{u"/transactionId"_s});
        QVERIFY2(reply.text("detail"_L1).contains(first.text("serviceTaskId"_L1)), reply.body);
    }

    std::unique_ptr<ImportedDatabase> m_database;
    std::unique_ptr<Serve> m_serve;
    QString m_token;
};

void RepeatJourney::init()
{
    m_database = std::make_unique<ImportedDatabase>();
    m_token = m_database->token(u"aggregator"_s);
    serve();
}

void RepeatJourney::serve()
{
    m_serve =
        std::make_unique<Serve>(m_database->url(), QStringList{u"--monitor-interval"_s, u"0"_s});
}

void RepeatJourney::answersAllCallersAtOnceAlike_data()
{
    QTest::addColumn<bool>("alsoXml");
    QTest::newRow("JSON") << false;
    QTest::newRow("JSON and XML") << true;
}

void RepeatJourney::answersAllCallersAtOnceAlike()
{
    QFETCH(const bool, alsoXml);
    const QJsonObject body = full(u"t-1"_s, u"T1"_s);
    QList<Posted> requests;
    for (int i = 0; i < callers; ++i)
        requests.append(alsoXml && i % 2 ? Posted{u"register"_s, xmlOf(body), "application/xml"}
                                         : Posted{u"register"_s, bytesOf(body)});
    const QList<HttpReply> replies = sendAtOnce(requests);
    QCOMPARE(countOf(replies, 200), callers);
    for (int i = 0; i < callers; ++i)
        QCOMPARE(replies[i].body, replies[alsoXml ? i % 2 : 0].body);
    for (const char *table : {"service_task", "der_asset", "der_device", "inbound_request"})
        QCOMPARE(m_database->count(QString::fromLatin1(table)), 1);
    const QByteArray id = m_database->value(u"SELECT id FROM service_task"_s).toLatin1();
    for (const HttpReply &reply : replies)
        QVERIFY2(reply.body.contains(id), reply.body);
    QCOMPARE(m_database->count(u"service_task_log"_s), 1);
    QTRY_COMPARE(m_database->count(u"request_log"_s), callers);
}

void RepeatJourney::takesOneOfManyContents()
{
    QList<Posted> requests;
    for (int i = 0; i < callers; ++i)
        requests.append({u"register"_s, bytesOf(full(u"t-1"_s, u"T%1"_s.arg(i)))});
    const QList<HttpReply> replies = sendAtOnce(requests);
    QCOMPARE(countOf(replies, 200), 1);
    QCOMPARE(countOf(replies, 409), callers - 1);
    const auto accepted = std::find_if(replies.cbegin(), replies.cend(),
                                       [](const HttpReply &reply) { return reply.status == 200; });
    for (const HttpReply &reply : replies) {
        if (reply.status == 409)
            checkConflict(reply, *accepted);
    }
    QCOMPARE(m_database->count(u"service_task"_s), 1);
    QCOMPARE(m_database->count(u"der_asset"_s), 1);
}

void RepeatJourney::takesOneOfManyRegistrationsOfAnAsset()
{
    QList<Posted> requests;
    for (int i = 0; i < callers; ++i)
        requests.append({u"register"_s, bytesOf(full(u"t-%1"_s.arg(i), u"T1"_s))});
    const QList<HttpReply> replies = sendAtOnce(requests);
    QCOMPARE(countOf(replies, 200), 1);
    for (const HttpReply &reply : replies) {
        if (reply.status != 200)
            QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:open-task-exists"_s);
    }
    QCOMPARE(m_database->count(u"service_task"_s), 1);
}

void RepeatJourney::takesOneOfManyInterconnectionsOfAnAsset()
{
    QList<Posted> requests;
    for (int i = 0; i < callers; ++i)
        requests.append({u"interconnect"_s, bytesOf(request(u"i-%1"_s.arg(i), inverter(u"S1"_s)))});
    const QList<HttpReply> replies = sendAtOnce(requests);
    QCOMPARE(countOf(replies, 200), 1);
    for (const HttpReply &reply : replies) {
        if (reply.status != 200)
            QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:already-interconnected"_s);
    }
    QCOMPARE(m_database->count(u"service_task"_s), 1);
}

void RepeatJourney::givesANicIdOnce()
{
    QList<Posted> requests;
    for (int i = 0; i < callers; ++i) {
        QJsonObject asset = with(thermostat(u"T%1"_s.arg(i)), u"headEndSystem"_s, u"HE"_s);
        asset = with(asset, u"nicId"_s, u"NIC1"_s);
        requests.append({u"register"_s, bytesOf(request(u"t-%1"_s.arg(i), asset))});
    }
    const QList<HttpReply> replies = sendAtOnce(requests);
    QCOMPARE(countOf(replies, 200), 1);
    for (const HttpReply &reply : replies) {
        if (reply.status != 200)
            QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:nic-in-use"_s);
    }
    // What was refused left no asset behind.
    QCOMPARE(m_database->count(u"der_asset"_s), 1);
    QCOMPARE(m_database->count(u"der_device"_s), 1);
}

void RepeatJourney::knowsTheSameContentInOtherWords_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray body = QJsonDocument(full(u"t-1"_s, u"T1"_s)).toJson(QJsonDocument::Compact);
    const auto changed = [&body](const char *from, const char *to) {
        Q_ASSERT(body.contains(from));
        return QByteArray(body).replace(from, to);
    };
    QTest::newRow("with blanks") << QJsonDocument::fromJson(body).toJson();
    QTest::newRow("with a byte order mark") << QByteArray("\xEF\xBB\xBF" + body);
    QTest::newRow("number with a fraction") << changed("1000", "1000.0");
    QTest::newRow("number with an exponent") << changed("1000", "1e3");
    QTest::newRow("value") << changed("1000", R"({"value":1000})");
    QTest::newRow("value and multiplier") << changed("1000", R"({"value":1,"multiplier":3})");
    QTest::newRow("escaped") << changed(R"("T1")", R"("\u0054\u0031")");
    QTest::newRow("null besides") << changed(R"({"cisAccountId")",
                                             R"({"email":null,"cisAccountId")");
    QTest::newRow("empty besides")
        << changed(R"({"cisAccountId")", R"({"email":"","cisAccountId")");
    QTest::newRow("other order") << QByteArray(
        R"({"transactionId":"t-1","locationInfo":)"
        R"({"cisServicePointId":"SP1"},"customerInfo":{"cisAccountId":"A1"},"assetInfo":)"
        R"({"serialNo":"T1","specification":"TH-1","registrationDate":"2026-01-31",)"
        R"("attributes":{"rtgMaxW":1000}}})");
}

void RepeatJourney::knowsTheSameContentInOtherWords()
{
    QFETCH(const QByteArray, body);
    const HttpReply first = send(full(u"t-1"_s, u"T1"_s));
    QCOMPARE(first.status, 200);
    const HttpReply again =
        HttpClient(m_serve->url(), m_token).post(u"register", body, "application/json");
    QVERIFY2(again.status == 200, again.body);
    QCOMPARE(again.body, first.body);
    QCOMPARE(m_database->count(u"service_task"_s), 1);
}

void RepeatJourney::knowsTheSameContentInXml()
{
    const QJsonObject body = full(u"t-1"_s, u"T1"_s);
    const HttpReply first = send(body);
    HttpClient client(m_serve->url(), m_token);
    const HttpReply again =
        client.post(u"register", xmlOf(body), "application/xml", {{"Accept", "application/json"}});
    QCOMPARE(again.body, first.body);
    // Any root name, a prefix, and blanks change nothing.
    const QByteArray other = xmlOf(body, u"anything"_s).replace("><", ">\n  <");
    QCOMPARE(client.post(u"register", other, "text/xml", {{"Accept", "application/json"}}).body,
             first.body);
    QCOMPARE(m_database->count(u"service_task"_s), 1);
}

void RepeatJourney::refusesOtherContent_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *pointer, const QJsonValue &value) {
        QTest::addRow("%s", pointer) << QString::fromLatin1(pointer) << value;
    };
    row("/assetInfo/serialNo", u"T2"_s);
    row("/assetInfo/assetType", u"TSTAT"_s);
    row("/assetInfo/manufacturer", u"WARMLY"_s);
    row("/assetInfo/headEndSystem", u"HE"_s);
    row("/assetInfo/nicId", u"N1"_s);
    row("/assetInfo/program", u"TOU"_s);
    row("/assetInfo/registrationDate", u"2026-02-01"_s);
    row("/assetInfo/attributes/rtgMaxW", 1001);
    row("/assetInfo/attributes/rtgMaxVA", 1000);
    row("/customerInfo/cisAccountId", u"A2"_s);
    row("/customerInfo/email", u"ada@example.org"_s);
    row("/customerInfo/homePhone", u"555"_s);
    row("/locationInfo/address4", u"Top floor"_s);
    row("/locationInfo/country", u"USA"_s);
    row("/locationInfo/cisPremiseId", u"PRSP1"_s);
}

void RepeatJourney::refusesOtherContent()
{
    QFETCH(const QString, pointer);
    QFETCH(const QJsonValue, value);
    const QJsonObject body = full(u"t-1"_s, u"T1"_s);
    const HttpReply first = send(body);
    QCOMPARE(first.status, 200);
    checkConflict(send(placed(body, pointer, value)), first);
    QCOMPARE(send(body).body, first.body);
    QCOMPARE(m_database->count(u"service_task"_s), 1);
    QCOMPARE(m_database->count(u"der_asset"_s), 1);
}

void RepeatJourney::keepsClientsApart()
{
    const QString other = m_database->token(u"other"_s);
    const HttpReply first = send(full(u"t-1"_s, u"T1"_s));
    const HttpReply second = HttpClient(m_serve->url(), other).registerDer(full(u"t-1"_s, u"T2"_s));
    QCOMPARE(second.status, 200);
    QVERIFY(second.text("serviceTaskId"_L1) != first.text("serviceTaskId"_L1));
    // The same content is the first client's asset: no answer of his is given away.
    const HttpReply same = HttpClient(m_serve->url(), other).registerDer(full(u"t-2"_s, u"T1"_s));
    QCOMPARE(same.status, 409);
    QCOMPARE(same.text("type"_L1), u"urn:derdesk:problem:open-task-exists"_s);
    QCOMPARE(m_database->column(u"SELECT client FROM service_task ORDER BY client"_s),
             QStringList({u"aggregator"_s, u"other"_s}));
}

void RepeatJourney::keepsOperationsApart()
{
    HttpClient client(m_serve->url(), m_token);
    const HttpReply interconnection = client.interconnect(request(u"t-1"_s, inverter(u"S1"_s)));
    const HttpReply registration = client.registerDer(request(u"t-1"_s, inverter(u"S1"_s)));
    QCOMPARE(registration.status, 200);
    QVERIFY(interconnection.text("serviceTaskId"_L1) != registration.text("serviceTaskId"_L1));
    QCOMPARE(client.interconnect(request(u"t-1"_s, inverter(u"S1"_s))).body, interconnection.body);
    QCOMPARE(client.registerDer(request(u"t-1"_s, inverter(u"S1"_s))).body, registration.body);
}

/// Only what was accepted uses up its transaction id.
void RepeatJourney::forgetsWhatItRefused()
{
    const QJsonObject wrong = placed(full(u"t-1"_s, u"T1"_s), u"/assetInfo/program"_s, u"NONE"_s);
    QCOMPARE(send(wrong).status, 422);
    QCOMPARE(send(wrong).status, 422);
    QCOMPARE(m_database->count(u"inbound_request"_s), 0);
    QCOMPARE(send(full(u"t-1"_s, u"T1"_s)).status, 200);
    QCOMPARE(send(wrong).status, 409);
}

void RepeatJourney::answersAlikeAfterARestart()
{
    const HttpReply first = send(full(u"t-1"_s, u"T1"_s));
    QCOMPARE(m_serve->stop().exitCode, 0);
    serve();
    QCOMPARE(send(full(u"t-1"_s, u"T1"_s)).body, first.body);
    QCOMPARE(m_serve->stop(SIGKILL).exitCode, -1);
    serve();
    QCOMPARE(send(full(u"t-1"_s, u"T1"_s)).body, first.body);
    checkConflict(send(full(u"t-1"_s, u"T2"_s)), first);
    QCOMPARE(m_database->count(u"service_task"_s), 1);
}

/// Even when the request would be refused by now.
void RepeatJourney::answersAlikeWhateverHappenedSince()
{
    const HttpReply first = send(full(u"t-1"_s, u"T1"_s));
    const HttpReply second = send(full(u"t-2"_s, u"T2"_s));
    m_database->run({u"task"_s, u"process"_s, first.text("serviceTaskId"_L1)});
    m_database->run({u"task"_s, u"cancel"_s, second.text("serviceTaskId"_L1), u"--reason"_s,
                     u"No longer wanted"_s});
    m_database->import("programs", "code,description,start_date,end_date,asset_types\n"
                                   "DR,Demand response,2020-01-01,2020-12-31,TSTAT;BATTERY\n");
    QCOMPARE(send(full(u"t-1"_s, u"T1"_s)).body, first.body);
    QCOMPARE(send(full(u"t-2"_s, u"T2"_s)).body, second.body);
    QCOMPARE(m_database->count(u"service_task"_s), 2);
    QCOMPARE(m_database->count(u"enrollment"_s), 1);
}

QTEST_GUILESS_MAIN(RepeatJourney)
#include "tst_repeatjourney.moc"
