// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RunningService.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QString anyTask = HttpClient::path(u"tasks/10000000000000"_s);

HttpClient stranger(RunningService &service, const QString &token = {})
{
    return HttpClient(QUrl(service.web().url()), token);
}

} // namespace

/// How often callers may ask, with which tokens, and what their headers say of a request.
class GateRatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsRequestsOfAClient();
    void limitsRequestsOfAnAddress();
    void letsAClientInAgain();
    void makesWrongTokensWait();
    void forgetsWrongTokensInTime();
    void forgivesWrongTokensBeforeARightOne();
    void mayIgnoreWrongTokens();
    void echoesRequestIds_data();
    void echoesRequestIds();
    void makesRequestIds();
    void takesIdempotencyKeys_data();
    void takesIdempotencyKeys();
    void namesKeysThatDisagree();
};

void GateRatesTest::limitsRequestsOfAClient()
{
    GateLimits limits;
    limits.requestsPerSecond = 5;
    RunningService service(limits);
    HttpClient busy = service.client(u"busy"_s);
    HttpClient quiet = service.client(u"quiet"_s);
    int answered = 0;
    HttpReply reply;
    while ((reply = busy.get(anyTask)).status == 404 && answered < 100)
        ++answered;
    QVERIFY2(answered >= 5 && answered < 20, qPrintable(QString::number(answered)));
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("Retry-After"), "1");
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:too-many-requests");
    QCOMPARE(reply.text("detail"_L1), u"There were too many requests; try again in 1 seconds.");
    QCOMPARE(quiet.get(anyTask).status, 404);
    QTRY_VERIFY(service.database.count("request_log WHERE status = 429 AND client = 'busy'") >= 1);
}

void GateRatesTest::limitsRequestsOfAnAddress()
{
    GateLimits limits;
    limits.requestsPerSecond = 5;
    RunningService service(limits);
    HttpClient nobody = stranger(service);
    HttpClient known = service.client(u"known"_s);
    for (const QString &path : {u"/health/live"_s, u"/nothing"_s, anyTask}) {
        int answered = 0;
        while (nobody.get(path).status != 429 && answered < 100)
            ++answered;
        QVERIFY(answered < 20);
    }
    QCOMPARE(known.get(anyTask).status, 404);
}

void GateRatesTest::letsAClientInAgain()
{
    GateLimits limits;
    limits.requestsPerSecond = 5;
    RunningService service(limits);
    HttpClient client = service.client();
    while (client.get(anyTask).status != 429) {
    }
    QTest::qWait(1'000);
    QCOMPARE(client.get(anyTask).status, 404);
}

void GateRatesTest::makesWrongTokensWait()
{
    RunningService service;
    HttpClient wrong = stranger(service, u"derdesk_wrong"_s);
    HttpClient right = service.client();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(wrong.get(anyTask).status, 401);
    for (HttpClient *client : {&wrong, &right}) { // it is the address that waits
        const HttpReply reply = client->get(anyTask);
        QCOMPARE(reply.status, 429);
        const int seconds = reply.header("Retry-After").toInt();
        QVERIFY2(seconds > 20 && seconds <= 30, qPrintable(QString::number(seconds)));
        QVERIFY2(reply.text("detail"_L1).contains(u"wrong tokens"), reply.body);
    }
    QCOMPARE(wrong.get(u"/health/live"_s).status, 200);
    QCOMPARE(stranger(service).get(anyTask).status, 401);
}

void GateRatesTest::forgetsWrongTokensInTime()
{
    GateLimits limits;
    limits.wrongTokenTime = std::chrono::milliseconds(700);
    RunningService service(limits);
    HttpClient right = service.client();
    HttpClient wrong = stranger(service, u"derdesk_wrong"_s);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(wrong.get(anyTask).status, 401);
    QCOMPARE(right.get(anyTask).status, 429);
    QTRY_COMPARE_WITH_TIMEOUT(right.get(anyTask).status, 404, 3'000);
}

void GateRatesTest::forgivesWrongTokensBeforeARightOne()
{
    RunningService service;
    HttpClient right = service.client();
    HttpClient wrong = stranger(service, u"derdesk_wrong"_s);
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(wrong.get(anyTask).status, 401);
        if (i % 4 == 3)
            QCOMPARE(right.get(anyTask).status, 404);
    }
}

void GateRatesTest::mayIgnoreWrongTokens()
{
    GateLimits limits;
    limits.wrongTokens = 0;
    RunningService service(limits);
    HttpClient wrong = stranger(service, u"derdesk_wrong"_s);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(wrong.get(anyTask).status, 401);
    QCOMPARE(service.client().get(anyTask).status, 404);
}

void GateRatesTest::echoesRequestIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("echoed");
    QTest::newRow("a name") << QByteArray("my-request.1") << true;
    QTest::newRow("a UUID") << QByteArray("0b51d7b4-7a3b-4b8e-9d7c-1c6f8f8a0e1d") << true;
    QTest::newRow("128 characters") << QByteArray(128, 'a') << true;
    QTest::newRow("129 characters") << QByteArray(129, 'a') << false;
    QTest::newRow("blanks") << QByteArray("a b") << false;
    QTest::newRow("markup") << QByteArray("<b>") << false;
    QTest::newRow("beyond ASCII") << QByteArray("\xc3\xa9") << false;
}

void GateRatesTest::echoesRequestIds()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, echoed);
    RunningService service;
    HttpClient client = service.client();
    for (const QString &path : {u"/health/live"_s, u"/nothing"_s, anyTask}) {
        const QByteArray given = client.get(path, {{"X-Request-Id", id}}).header("X-Request-Id");
        QCOMPARE(given == id, echoed);
        QVERIFY(!given.isEmpty());
    }
}

void GateRatesTest::makesRequestIds()
{
    RunningService service;
    HttpClient client = service.client();
    const QByteArray first = client.get(u"/health/live"_s).header("X-Request-Id");
    QVERIFY2(!QUuid(QString::fromLatin1(first)).isNull(), first);
    QVERIFY(client.get(u"/health/live"_s).header("X-Request-Id") != first);
}

void GateRatesTest::takesIdempotencyKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("inBody");
    QTest::addColumn<QString>("transactionId");
    QTest::newRow("in the header") << QByteArray("k-1") << QString() << u"k-1"_s;
    QTest::newRow("in quotes") << QByteArray("\"k-1\"") << QString() << u"k-1"_s;
    QTest::newRow("in the body") << QByteArray() << u"k-1"_s << u"k-1"_s;
    QTest::newRow("in both") << QByteArray("k-1") << u"k-1"_s << u"k-1"_s;
}

void GateRatesTest::takesIdempotencyKeys()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, inBody);
    QFETCH(QString, transactionId);
    RunningService service;
    HttpClient client = service.client();
    QJsonObject body = registration(inBody, u"SN1"_s);
    if (inBody.isEmpty())
        body.remove(u"transactionId"_s);
    HttpClient::Headers headers;
    if (!key.isEmpty())
        headers.append({"Idempotency-Key", key});
    const HttpReply first = client.postJson(u"register", body, headers);
    QVERIFY2(first.status == 200, first.body);
    QCOMPARE(first.text("transactionId"_L1), transactionId);
    // Repeated, by whichever way, it is the same request.
    const HttpReply again = client.registerDer(registration(transactionId, u"SN1"_s));
    QCOMPARE(again.text("serviceTaskId"_L1), first.text("serviceTaskId"_L1));
    QCOMPARE(service.database.count("service_task"), 1);
    QCOMPARE(client.get(HttpClient::path(u"transactions/"_s + transactionId)).status, 200);
}

void GateRatesTest::namesKeysThatDisagree()
{
    RunningService service;
    HttpClient client = service.client();
    const HttpReply reply = client.postJson(u"register", registration(u"in-body"_s, u"SN1"_s),
                                            {{"Idempotency-Key", "in-header"}});
    QCOMPARE(reply.status, 422);
    QVERIFY2(reply.text("detail"_L1).contains(u"in-body") &&
                 reply.text("detail"_L1).contains(u"in-header, as in Idempotency-Key"),
             reply.body);
    QCOMPARE(service.database.count("service_task"), 0);
    // Not given at all, it is missing as ever.
    QJsonObject body = registration({}, u"SN1"_s);
    body.remove(u"transactionId"_s);
    QCOMPARE(client.registerDer(body).text("type"_L1), u"urn:derdesk:problem:missing");
}

QTEST_GUILESS_MAIN(GateRatesTest)
#include "tst_gaterates.moc"
