// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawClient.h"
#include "support/RunningService.h"

#include <QJsonArray>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QByteArray line(const QJsonObject &request)
{
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray line(int number)
{
    return line(registration(u"tx-%1"_s.arg(number), u"SN-%1"_s.arg(number)));
}

QByteArray lines(int count)
{
    QByteArray all;
    for (int i = 1; i <= count; ++i)
        all += line(i);
    return all;
}

QList<QJsonObject> answersOf(const HttpReply &reply)
{
    QList<QJsonObject> answers;
    for (const QByteArray &each : reply.body.split('\n')) {
        if (!each.isEmpty())
            answers.append(QJsonDocument::fromJson(each).object());
    }
    return answers;
}

HttpReply send(HttpClient &client, const QByteArray &body,
               const QByteArray &contentType = "application/x-ndjson",
               const HttpClient::Headers &headers = {})
{
    return client.post(u"register/batch", body, contentType, headers);
}

} // namespace

/// Many requests in one, each with an outcome of its own.
class BatchesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersEachLineInItsPlace();
    void storesThousandsOfLines();
    void answersARepeatedBatchAsTheFirst();
    void takesTheSameTransactionTwiceInOneBatchOnce();
    void interconnectsInBatches();
    void keepsTheGoodLinesAmongBadOnes_data();
    void keepsTheGoodLinesAmongBadOnes();
    void listsTwentyErrorsOfALineAtTheMost();
    void countsBlankLinesButAnswersNone();
    void answersAnEmptyBatchWithNothing();
    void refusesMoreThanTenThousandLinesWhole();
    void refusesALineThatIsTooLongAlone();
    void readsLinesOfJsonAlone_data();
    void readsLinesOfJsonAlone();
    void writesLinesOfJsonAlone();
    void singleRequestsAreNoLines();
    void needsTheOperationsScope();
    void takesABodyThatIsTooLargeForOneRequest();
    void refusesABodyBeyondItsLimit();
    void refusesMoreLargeBodiesAtATimeThanAllowed();
    void keepsOneLineInTheRequestLog();

private:
    void start(const GateLimits &limits = {})
    {
        m_service = std::make_unique<RunningService>(limits);
        m_client = std::make_unique<HttpClient>(
            QUrl(m_service->web().url()),
            m_service->token(u"aggregator"_s, {u"register"_s, u"interconnect"_s, u"read"_s}));
    }
    qint64 tasks() { return m_service->database.count("service_task"); }

    std::unique_ptr<RunningService> m_service;
    std::unique_ptr<HttpClient> m_client;
};

void BatchesTest::init() { start(); }

void BatchesTest::cleanup()
{
    m_client.reset();
    m_service.reset();
}

void BatchesTest::answersEachLineInItsPlace()
{
    const HttpReply reply = send(*m_client, lines(3));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "application/x-ndjson");
    const QList<QJsonObject> answers = answersOf(reply);
    QCOMPARE(answers.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(answers[i]["line"_L1].toInt(), i + 1);
        QCOMPARE(answers[i]["status"_L1].toInt(), 200);
        const QJsonObject answer = answers[i]["answer"_L1].toObject();
        QCOMPARE(answer["transactionId"_L1].toString(), u"tx-%1"_s.arg(i + 1));
        QCOMPARE(answer["status"_L1].toString(), u"PENDING"_s);
        const HttpReply task =
            m_client->get(HttpClient::path(u"tasks/"_s + answer["serviceTaskId"_L1].toString()));
        QCOMPARE(task.text("transactionId"_L1), u"tx-%1"_s.arg(i + 1));
    }
}

void BatchesTest::storesThousandsOfLines()
{
    const HttpReply reply = send(*m_client, lines(3000));
    QCOMPARE(reply.status, 200);
    const QList<QJsonObject> answers = answersOf(reply);
    QCOMPARE(answers.size(), 3000);
    QCOMPARE(answers.last()["line"_L1].toInt(), 3000);
    QCOMPARE(tasks(), 3000);
}

void BatchesTest::answersARepeatedBatchAsTheFirst()
{
    const HttpReply first = send(*m_client, lines(200));
    const HttpReply second = send(*m_client, lines(200));
    QCOMPARE(first.status, 200);
    QCOMPARE(second.body, first.body);
    QCOMPARE(tasks(), 200);
}

void BatchesTest::takesTheSameTransactionTwiceInOneBatchOnce()
{
    const QList<QJsonObject> answers = answersOf(send(*m_client, line(1) + line(2) + line(1)));
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[2]["answer"_L1], answers[0]["answer"_L1]);
    QCOMPARE(tasks(), 2);
}

void BatchesTest::interconnectsInBatches()
{
    const QJsonObject request{
        {u"transactionId"_s, u"ic-1"_s},
        {u"assetInfo"_s, QJsonObject{{u"manufacturer"_s, u"Sunline"_s},
                                     {u"model"_s, u"S-5"_s},
                                     {u"serialNo"_s, u"PV-1"_s},
                                     {u"interconnectionAttributes"_s,
                                      QJsonObject{{u"type"_s, 4}, {u"setMaxW"_s, 4000}}}}},
        {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
        {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}};
    const HttpReply reply =
        m_client->post(u"interconnect/batch", line(request), "application/x-ndjson");
    QCOMPARE(reply.status, 200);
    QCOMPARE(answersOf(reply).constFirst()["status"_L1].toInt(), 200);
    QCOMPARE(m_service->database.count("service_task WHERE business_object = 'INTERCONNECTION'"),
             1);
}

void BatchesTest::keepsTheGoodLinesAmongBadOnes_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::newRow("no JSON") << QByteArray("{\"transactionId\": \n") << 400 << u"unreadable"_s;
    QTest::newRow("no object") << QByteArray("[1]\n") << 400 << u"unreadable"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"transactionId\": \"\xff\"}\n") << 400
                               << u"unreadable"_s;
    QTest::newRow("fields missing") << QByteArray("{}\n") << 422 << u"missing"_s;
    QJsonObject unknown = registration(u"tx-9"_s, u"SN-9"_s);
    unknown["assetInfo"_L1] =
        QJsonObject{{u"specification"_s, u"NONE"_s}, {u"serialNo"_s, u"SN-9"_s}};
    QTest::newRow("unknown specification") << line(unknown) << 422 << u"unknown-specification"_s;
    QTest::newRow("another content under a used transaction id")
        << line(registration(u"tx-1"_s, u"SN-OTHER"_s)) << 409 << u"transaction-conflict"_s;
}

void BatchesTest::keepsTheGoodLinesAmongBadOnes()
{
    QFETCH(const QByteArray, bad);
    QFETCH(const int, status);
    QFETCH(const QString, type);
    const HttpReply reply = send(*m_client, line(1) + bad + line(2));
    QCOMPARE(reply.status, 200);
    const QList<QJsonObject> answers = answersOf(reply);
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[0]["status"_L1].toInt(), 200);
    QCOMPARE(answers[1]["line"_L1].toInt(), 2);
    QCOMPARE(answers[1]["status"_L1].toInt(), status);
    const QJsonObject problem = answers[1]["problem"_L1].toObject();
    QCOMPARE(problem["type"_L1].toString(), u"urn:derdesk:problem:"_s + type);
    QCOMPARE(problem["status"_L1].toInt(), status);
    QVERIFY(!answers[1].contains("answer"_L1));
    QCOMPARE(answers[2]["status"_L1].toInt(), 200);
    QCOMPARE(tasks(), 2);
}

void BatchesTest::listsTwentyErrorsOfALineAtTheMost()
{
    QJsonObject attributes;
    for (int i = 0; i < 50; ++i)
        attributes.insert(u"unknown%1"_s.arg(i), 1);
    QJsonObject request = registration(u"tx-1"_s, u"SN-1"_s);
    request["assetInfo"_L1] = QJsonObject{
        {u"specification"_s, u"TH-1"_s}, {u"serialNo"_s, u"SN-1"_s}, {u"attributes"_s, attributes}};
    const QJsonObject problem =
        answersOf(send(*m_client, line(request))).constFirst()["problem"_L1].toObject();
    QCOMPARE(problem["errors"_L1].toArray().size(), 20);
    QCOMPARE(problem["detail"_L1].toString(), u"50 faults, listed in errors."_s);
}

void BatchesTest::countsBlankLinesButAnswersNone()
{
    const QList<QJsonObject> answers =
        answersOf(send(*m_client, "\n" + line(1).trimmed() + "\r\n \t\n" + line(2).trimmed()));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0]["line"_L1].toInt(), 2);
    QCOMPARE(answers[1]["line"_L1].toInt(), 4);
    QCOMPARE(answers[1]["status"_L1].toInt(), 200);
}

void BatchesTest::answersAnEmptyBatchWithNothing()
{
    const HttpReply reply = send(*m_client, "\n\n");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, "");
}

void BatchesTest::refusesMoreThanTenThousandLinesWhole()
{
    const HttpReply reply = send(*m_client, line(1) + QByteArray("{}\n").repeated(10'000));
    QCOMPARE(reply.status, 413);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(reply.text("detail"_L1), u"The request has 10001 lines; at most 10000 are allowed."_s);
    QCOMPARE(tasks(), 0);
}

void BatchesTest::refusesALineThatIsTooLongAlone()
{
    QJsonObject request = registration(u"tx-2"_s, u"SN-2"_s);
    request["remark"_L1] = QString(65 * 1024, u'x');
    const QList<QJsonObject> answers = answersOf(send(*m_client, line(1) + line(request)));
    QCOMPARE(answers[0]["status"_L1].toInt(), 200);
    QCOMPARE(answers[1]["status"_L1].toInt(), 413);
    QCOMPARE(tasks(), 1);
}

void BatchesTest::readsLinesOfJsonAlone_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("status");
    QTest::newRow("lines") << QByteArray("application/x-ndjson") << 200;
    QTest::newRow("lines, with their charset")
        << QByteArray("Application/X-NDJSON; charset=UTF-8") << 200;
    QTest::newRow("another charset") << QByteArray("application/x-ndjson; charset=latin1") << 415;
    QTest::newRow("JSON") << QByteArray("application/json") << 415;
    QTest::newRow("XML") << QByteArray("application/xml") << 415;
}

void BatchesTest::readsLinesOfJsonAlone()
{
    QFETCH(const QByteArray, contentType);
    QFETCH(const int, status);
    const HttpReply reply = send(*m_client, line(1), contentType);
    QCOMPARE(reply.status, status);
    QCOMPARE(tasks(), status == 200 ? 1 : 0);
    if (status == 415)
        QVERIFY(reply.body.contains("application/x-ndjson"));
}

void BatchesTest::writesLinesOfJsonAlone()
{
    const QByteArray type = "application/x-ndjson";
    QCOMPARE(send(*m_client, line(1), type, {{"Accept", "application/xml"}}).status, 406);
    QCOMPARE(tasks(), 0);
    QCOMPARE(send(*m_client, line(1), type, {{"Accept", "application/*"}}).status, 200);
    QCOMPARE(send(*m_client, line(2), type, {{"Accept", type}}).status, 200);
}

void BatchesTest::singleRequestsAreNoLines()
{
    const HttpReply reply = m_client->post(u"register", line(1), "application/x-ndjson");
    QCOMPARE(reply.status, 415);
    QCOMPARE(reply.contentType, "application/problem+json");
    QCOMPARE(
        m_client->get(u"/health/live"_s, {{"Content-Type", "application/x-ndjson"}}).contentType,
        "application/json");
}

void BatchesTest::needsTheOperationsScope()
{
    HttpClient other = m_service->client(u"other"_s, {u"interconnect"_s});
    QCOMPARE(send(other, line(1)).status, 403);
    QCOMPARE(tasks(), 0);
}

void BatchesTest::takesABodyThatIsTooLargeForOneRequest()
{
    start({.bodyBytes = 4096});
    const QByteArray body = lines(50);
    QVERIFY(body.size() > 4096);
    for (int i = 0; i < 10; ++i) // each makes room again
        QCOMPARE(send(*m_client, body).status, 200);
    QCOMPARE(tasks(), 50);
    QCOMPARE(m_client->post(u"register", body, "application/json").status, 413);
}

void BatchesTest::refusesABodyBeyondItsLimit()
{
    start({.batchBytes = 1024});
    QCOMPARE(send(*m_client, lines(20)).status, 413);
    QCOMPARE(tasks(), 0);
}

void BatchesTest::refusesMoreLargeBodiesAtATimeThanAllowed()
{
    start({.bodyBytes = 1000, .batches = 1});
    const QByteArray head = "POST " + HttpClient::path(u"register/batch"_s).toLatin1() +
                            " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            "Content-Length: 4000\r\n\r\n" +
                            QByteArray(2000, ' ');
    const QUrl service(m_service->web().url());
    RawClient one(service);
    RawClient other(service);
    one.send(head);
    other.send(head);
    // Threads of their own read them, so either may come first.
    const RawClient *refused = nullptr;
    const auto oneIsRefused = [&] {
        for (RawClient *client : {&one, &other}) {
            if (!refused && client->answer(true, 200).mid(9, 3) == "503")
                refused = client;
        }
        return refused != nullptr;
    };
    QTRY_VERIFY(oneIsRefused());
    RawClient &holder = refused == &one ? other : one;
    QCOMPARE(holder.answer(true, 200), QByteArray());
    QVERIFY(holder.socket().state() == QAbstractSocket::ConnectedState);
    holder.abort(); // its place is free again
    QTRY_COMPARE(send(*m_client, lines(10)).status, 200);
}

void BatchesTest::keepsOneLineInTheRequestLog()
{
    QCOMPARE(send(*m_client, lines(10)).status, 200);
    QTRY_COMPARE(m_service->database.count(
                     "request_log WHERE operation = 'registerDERDeviceBatch' AND status = 200 "
                     "AND client = 'aggregator'"),
                 1);
    QCOMPARE(m_service->database.count("request_log"), 1);
}

QTEST_GUILESS_MAIN(BatchesTest)
#include "tst_batches.moc"
