// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A caller learns what became of what it sent: GET …/tasks/{id} and …/transactions/{id}.
class StatusLookup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void tellsAllAboutAPendingEnrollment();
    void tellsLessAboutAnInterconnection();
    void followsTheTaskToItsEnd();
    void tellsWhatIsWrong();
    void tellsWhyItWasCanceled();
    void findsTransactionsOfAnyName_data();
    void findsTransactionsOfAnyName();
    void choosesBetweenTheOperations();
    void refusesOtherOperations();
    void knowsNothingOfWhatWasRefused();
    void knowsNoSuchTask_data();
    void knowsNoSuchTask();
    void hidesOtherClientsTasks();
    void needsTheScopeToRead();
    void answersInXml();
    void answersHeadLikeGet();
    void isNeverCached();

private:
    HttpReply get(const QString &rest, const HttpClient::Headers &headers = {})
    {
        return m_at->client().get(HttpClient::path(rest), headers);
    }
    HttpReply transaction(const QString &id, const QString &query = {})
    {
        return get(u"transactions/"_s + QString::fromLatin1(QUrl::toPercentEncoding(id)) + query);
    }
    HttpReply registered(const QString &transactionId, const QJsonObject &customer = ada)
    {
        const HttpReply reply = m_at->registerDer(
            request(transactionId, thermostat(u"L%1"_s.arg(++m_number)), customer));
        Q_ASSERT(reply.status == 200);
        return reply;
    }

    std::unique_ptr<Installation> m_at;
    std::unique_ptr<HttpClient> m_other;
    int m_number = 0;
};

void StatusLookup::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_other = std::make_unique<HttpClient>(m_at->url(), m_at->database.token(u"other"_s));
}

void StatusLookup::cleanupTestCase()
{
    m_other.reset();
    m_at.reset();
}

void StatusLookup::tellsAllAboutAPendingEnrollment()
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    const HttpReply accepted = registered(u"all"_s);
    const QString id = accepted.text("serviceTaskId"_L1);
    const HttpReply reply = get(u"tasks/"_s + id);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "application/json");
    QJsonObject task = reply.json();
    for (const char *time : {"createdDateTime", "statusDateTime"}) {
        const QString text = task.take(QLatin1String(time)).toString();
        QVERIFY2(text.endsWith(u'Z'), qPrintable(text));
        const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
        QVERIFY2(at > before && at <= QDateTime::currentDateTimeUtc(), qPrintable(text));
    }
    QCOMPARE(task, QJsonObject({{u"serviceTaskId"_s, id},
                                {u"transactionId"_s, u"all"_s},
                                {u"businessObject"_s, u"ENROLLMENT"_s},
                                {u"serviceTaskType"_s, u"DER-ENROLLMENT"_s},
                                {u"status"_s, u"PENDING"_s},
                                {u"statusReason"_s, u""_s},
                                {u"retryCount"_s, 0},
                                {u"messages"_s, QJsonArray()},
                                {u"problems"_s, QJsonArray()},
                                {u"assetId"_s, accepted.text("assetId"_L1)},
                                {u"deviceId"_s, accepted.text("deviceId"_L1)},
                                {u"program"_s, u"DR"_s}}));
    QCOMPARE(transaction(u"all"_s).body, reply.body);
}

void StatusLookup::tellsLessAboutAnInterconnection()
{
    m_at->interconnect(request(u"inter"_s, inverter(u"S1"_s)));
    QJsonObject task = transaction(u"inter"_s).json();
    QCOMPARE(task.value("businessObject"_L1).toString(), u"INTERCONNECTION");
    QCOMPARE(task.value("serviceTaskType"_L1).toString(), u"DER-INTERCONNECTION");
    for (const char *absent : {"assetId", "deviceId", "program"})
        QVERIFY2(!task.contains(QLatin1String(absent)), absent);
    m_at->database.monitor();
    task = transaction(u"inter"_s).json();
    QCOMPARE(task.value("status"_L1).toString(), u"COMPLETED");
    QVERIFY(task.contains("assetId"_L1));
    QVERIFY(!task.contains("deviceId"_L1));
}

void StatusLookup::followsTheTaskToItsEnd()
{
    const HttpReply accepted = registered(u"follow"_s);
    const QJsonObject pending = transaction(u"follow"_s).json();
    QThread::msleep(5);
    m_at->database.run({u"task"_s, u"process"_s, accepted.text("serviceTaskId"_L1)});
    const QJsonObject completed = transaction(u"follow"_s).json();
    QCOMPARE(completed.value("status"_L1).toString(), u"COMPLETED");
    QCOMPARE(completed.value("createdDateTime"_L1), pending.value("createdDateTime"_L1));
    QVERIFY(completed.value("statusDateTime"_L1).toString() >
            pending.value("statusDateTime"_L1).toString());
}

void StatusLookup::tellsWhatIsWrong()
{
    const HttpReply accepted = registered(u"wrong"_s, {{u"cisAccountId"_s, u"A-NONE"_s}});
    m_at->database.run({u"task"_s, u"process"_s, accepted.text("serviceTaskId"_L1)});
    const QJsonObject task = transaction(u"wrong"_s).json();
    QCOMPARE(task.value("status"_L1).toString(), u"ISSUE_DETECTED");
    QCOMPARE(task.value("statusReason"_L1).toString(), u"customer-not-found");
    const QJsonArray problems = task.value("problems"_L1).toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0]["code"_L1].toString(), u"customer-not-found");
    QCOMPARE(problems[0]["pointer"_L1].toString(), u"/customerInfo");
    const QString detail = problems[0]["detail"_L1].toString();
    QVERIFY2(detail.contains(u"A-NONE"), qPrintable(detail));
    QCOMPARE(task.value("messages"_L1).toArray(), QJsonArray{detail});
}

void StatusLookup::tellsWhyItWasCanceled()
{
    const HttpReply accepted = registered(u"canceled"_s);
    m_at->database.run({u"task"_s, u"cancel"_s, accepted.text("serviceTaskId"_L1), u"--reason"_s,
                        u"Customer moved — to Zürich"_s});
    const QJsonObject task = transaction(u"canceled"_s).json();
    QCOMPARE(task.value("status"_L1).toString(), u"CANCELED");
    QCOMPARE(task.value("statusReason"_L1).toString(), u"Customer moved — to Zürich");
    QCOMPARE(task.value("problems"_L1).toArray(), QJsonArray());
}

void StatusLookup::findsTransactionsOfAnyName_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"a b",
                           "a+b",
                           "100%",
                           "100%25",
                           "a/b",
                           "a//b",
                           "?x=1",
                           "#1",
                           "a;b=c&d",
                           "\"quoted\"",
                           "<a>&amp;",
                           "Ünïcødé",
                           "取引",
                           "🌞",
                           "a\\b",
                           "*",
                           "%_",
                           "' OR 1=1 --",
                           "2026-01-31T12:00:00+01:00",
                           "{}",
                           "tasks"})
        QTest::newRow(id) << QString::fromUtf8(id);
    QTest::newRow("the longest") << QString(120, u'ü');
}

void StatusLookup::findsTransactionsOfAnyName()
{
    QFETCH(const QString, id);
    const HttpReply accepted = registered(id);
    const HttpReply reply = transaction(id);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(reply.text("transactionId"_L1), id);
    QCOMPARE(reply.text("serviceTaskId"_L1), accepted.text("serviceTaskId"_L1));
}

/// The same transaction id may have been used once for each operation: the later one is told.
void StatusLookup::choosesBetweenTheOperations()
{
    const HttpReply interconnection = m_at->interconnect(request(u"both"_s, inverter(u"S2"_s)));
    QThread::msleep(5);
    const HttpReply registration = m_at->registerDer(request(u"both"_s, inverter(u"S2"_s)));
    const auto idOf = [](const HttpReply &reply) { return reply.text("serviceTaskId"_L1); };
    QCOMPARE(idOf(transaction(u"both"_s)), idOf(registration));
    QCOMPARE(idOf(transaction(u"both"_s, u"?operation=registerDERDevice"_s)), idOf(registration));
    QCOMPARE(idOf(transaction(u"both"_s, u"?operation=interconnectDER"_s)), idOf(interconnection));
    QCOMPARE(idOf(transaction(u"both"_s, u"?operation="_s)), idOf(registration));
    QCOMPARE(idOf(transaction(u"both"_s, u"?other=1"_s)), idOf(registration));
}

void StatusLookup::refusesOtherOperations()
{
    registered(u"operation"_s);
    for (const QString &operation : {u"register"_s, u"REGISTERDERDEVICE"_s, u"x'y"_s}) {
        const HttpReply reply = transaction(u"operation"_s, u"?operation="_s + operation);
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:not-allowed-value");
        for (const QString &word : {operation, u"registerDERDevice"_s, u"interconnectDER"_s})
            QVERIFY2(reply.text("detail"_L1).contains(word), reply.body);
    }
    QCOMPARE(transaction(u"operation"_s, u"?operation=interconnectDER"_s).status, 404);
}

void StatusLookup::knowsNothingOfWhatWasRefused()
{
    const QJsonObject wrong = with(thermostat(u"R1"_s), u"program"_s, u"NONE"_s);
    QCOMPARE(m_at->registerDer(request(u"refused"_s, wrong)).status, 422);
    const HttpReply reply = transaction(u"refused"_s);
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:not-found");
    QVERIFY2(reply.text("detail"_L1).contains(u"refused"), reply.body);
}

void StatusLookup::knowsNoSuchTask_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"tasks/99999999999999",
                             "tasks/1",
                             "tasks/0",
                             "tasks/-9999999999999",
                             "tasks/123456789012345",
                             "tasks/01234567890123",
                             "tasks/1234567890123a",
                             "tasks/%31%32",
                             "tasks/1e13",
                             "tasks/%D9%A1%D9%A2",

                             "tasks/..%2F..%2Fetc",
                             "tasks/' OR 1=1",
                             "tasks/all",
                             "tasks/",
                             "tasks",
                             "tasks/1/2",
                             "transactions/",
                             "transactions/nothing",
                             "transactions/ALL",
                             "transactions/all/"})
        QTest::newRow(path) << QString::fromLatin1(path).replace(u' ', "%20"_L1);
}

void StatusLookup::knowsNoSuchTask()
{
    QFETCH(const QString, path);
    const HttpReply reply = get(path);
    QVERIFY2(reply.status == 404, reply.body);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:not-found");
}

/// As if there were none: not even that the id exists is told.
void StatusLookup::hidesOtherClientsTasks()
{
    const QString id = registered(u"mine"_s).text("serviceTaskId"_L1);
    const HttpReply hidden = m_other->get(HttpClient::path(u"tasks/"_s + id));
    const HttpReply unknown = m_other->get(HttpClient::path(u"tasks/99999999999999"_s));
    QCOMPARE(hidden.status, 404);
    QCOMPARE(QByteArray(hidden.body).replace(id.toLatin1(), "99999999999999"), unknown.body);
    QCOMPARE(m_other->get(HttpClient::path(u"transactions/mine"_s)).status, 404);
    const HttpReply own = m_other->registerDer(request(u"mine"_s, thermostat(u"OTHER"_s)));
    QCOMPARE(m_other->get(HttpClient::path(u"transactions/mine"_s)).text("serviceTaskId"_L1),
             own.text("serviceTaskId"_L1));
    QCOMPARE(transaction(u"mine"_s).text("serviceTaskId"_L1), id);
}

void StatusLookup::needsTheScopeToRead()
{
    const ImportedDatabase &database = m_at->database;
    HttpClient writer(m_at->url(), database.token(u"writer"_s, u"register,interconnect"_s));
    const HttpReply accepted = writer.registerDer(request(u"scope"_s, thermostat(u"SC1"_s)));
    QCOMPARE(accepted.status, 200);
    for (const QString &path :
         {QString(u"tasks/"_s + accepted.text("serviceTaskId"_L1)), u"transactions/scope"_s}) {
        const HttpReply forbidden = writer.get(HttpClient::path(path));
        QCOMPARE(forbidden.status, 403);
        QCOMPARE(forbidden.text("type"_L1), u"urn:derdesk:problem:forbidden");
        QVERIFY2(forbidden.text("detail"_L1).contains(u"read"), forbidden.body);
        QCOMPARE(HttpClient(m_at->url()).get(HttpClient::path(path)).status, 401);
    }
}

void StatusLookup::answersInXml()
{
    const HttpReply accepted = registered(u"xml <&>"_s);
    const HttpReply reply = get(u"tasks/"_s + accepted.text("serviceTaskId"_L1),
                                {{"Accept", "text/html, application/xml;q=0.5"}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "application/xml");
    QVERIFY2(reply.body.contains("<transactionId>xml &lt;&amp;&gt;</transactionId>"), reply.body);
    QVERIFY2(reply.body.contains("<status>PENDING</status>"), reply.body);
    const HttpReply missing = get(u"tasks/99999999999999"_s, {{"Accept", "application/xml"}});
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.contentType, "application/problem+xml");
    QVERIFY2(missing.body.contains("<status>404</status>"), missing.body);
    QCOMPARE(get(u"tasks/99999999999999"_s, {{"Accept", "image/png"}}).status, 406);
}

void StatusLookup::answersHeadLikeGet()
{
    const QString path =
        HttpClient::path(u"tasks/"_s + registered(u"head"_s).text("serviceTaskId"_L1));
    const HttpReply get = m_at->client().get(path);
    const HttpReply head = m_at->client().send("HEAD", path, {}, {});
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, QByteArray());
    QCOMPARE(head.contentType, get.contentType);
    QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
    const HttpReply missing =
        m_at->client().send("HEAD", HttpClient::path(u"tasks/99999999999999"_s), {}, {});
    QCOMPARE(missing.status, 404);
}

void StatusLookup::isNeverCached()
{
    registered(u"cache"_s);
    for (const HttpReply &reply :
         {transaction(u"cache"_s), transaction(u"no such"_s), m_at->registerDer(QJsonObject())})
        QCOMPARE(reply.header("Cache-Control"), "no-store");
}

QTEST_GUILESS_MAIN(StatusLookup)
#include "tst_statuslookup.moc"
