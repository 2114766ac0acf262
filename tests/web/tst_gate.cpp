// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawClient.h"
#include "support/RunningService.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray host = "Host: localhost\r\n";

QByteArray get(const QByteArray &target, const QByteArray &fields = host)
{
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /health/live HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}

QByteArray statusLine(int status) { return "HTTP/1.1 " + QByteArray::number(status) + ' '; }

const QByteArray good = get("/health/live");

} // namespace

/// What may reach the HTTP server, over real connections.
class GateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_service = std::make_unique<RunningService>(); }
    void cleanup();
    void answers_data();
    void answers();
    void answersByteByByte();
    void refuses_data();
    void refuses();
    void refusesAsProblemDetails();
    void registersFromChunks();
    void tellsToContinue();
    void refusesTooMuchBeforeItIsSent();
    void answersPipelinedRequestsInOrder();
    void answersNothingBehindARefusal();
    void saysThatItCloses_data();
    void saysThatItCloses();
    void keepsHeadInStep();
    void givesRefusalsToThoseWhoStillSend();
    void survivesThoseWhoGoAway();

private:
    QUrl url() const { return QUrl(m_service->web().url()); }

    std::unique_ptr<RunningService> m_service;
};

/// Whatever happened, a good request works.
void GateTest::cleanup()
{
    RawClient client(url());
    client.send(good);
    QCOMPARE(client.status(), 200);
}

void GateTest::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const auto asked = [](const QByteArray &name) {
        return get("/health/live", "Host: " + name + "\r\n");
    };
    row("GET", good, 200);
    row("an empty line before it", "\r\n" + good, 200);
    row("a query", get("/health/live?a=%C3%A9"), 200);
    row("absolute form", get("http://localhost/health/live", "Host: other.example\r\n"), 200);
    row("HTTP/1.0 without Host", "GET /health/live HTTP/1.0\r\n\r\n", 200);
    row("a GET with a body", get("/health/live", host + "Content-Length: 2\r\n") + "ab", 200);
    row("64 fields", get("/health/live", host + QByteArray("A: b\r\n").repeated(63)), 200);
    row("by address", asked("127.0.0.1"), 200);
    row("by address and port", asked("127.0.0.1:8480"), 200);
    row("in capitals", asked("LOCALHOST"), 200);
    row("as another", asked("other.example"), 421);
    row("as another address", asked("127.0.0.2"), 421);
    row("as a part of its address", asked("127.1"), 421);
    row("as one that begins alike", asked("localhost.example"), 421);
    row("with a user", asked("a@localhost"), 421);
    row("as nobody", asked(""), 421);
    row("as another in absolute form", get("http://other.example/health/live"), 421);
    row("an upgrade to WebSocket",
        get("/health/live", host + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n"),
        200);
    row("an upgrade to HTTP/2",
        get("/health/live", host + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                   "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"),
        200);
    row("another method", "DELETE /health/live HTTP/1.1\r\n" + host + "\r\n", 405);
    row("TRACE", "TRACE /health/live HTTP/1.1\r\n" + host + "\r\n", 405);
    row("OPTIONS", "OPTIONS /health/live HTTP/1.1\r\n" + host + "\r\n", 405);
    row("escaped slashes", get("/health%2Flive"), 404);
    row("dots", get("/health/../health/live"), 404);
    row("two slashes", get("//health/live"), 404);
    row("chunks", post("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\n\r\n"), 405);
}

void GateTest::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(url());
    client.send(bytes);
    const QByteArray answer = client.answer();
    QVERIFY2(answer.startsWith(statusLine(status)), answer);
    QCOMPARE(fieldOf(answer, "Allow"), QByteArray(status == 405 ? "GET, HEAD" : ""));
}

void GateTest::answersByteByByte()
{
    RawClient client(url());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : good)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.status(), 200);
}

void GateTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray big(20'000, 'a');
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    row("a bare LF", "GET /health/live HTTP/1.1\nHost: localhost\n\n", 400);
    row("a NUL", get(QByteArray("/health\0/live", 13)), 400);
    row("a folded field", get("/health/live", host + "A: b\r\n c\r\n"), 400);
    row("a space before the colon", get("/health/live", "Host : localhost\r\n"), 400);
    row("no Host", get("/health/live", {}), 400);
    row("two Hosts", get("/health/live", host + host), 400);
    row("two tokens", get("/health/live", host + "Authorization: a\r\nAuthorization: b\r\n"), 400);
    row("asterisk form", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 400);
    row("authority form", "CONNECT localhost:80 HTTP/1.1\r\n" + host + "\r\n", 400);
    row("CONNECT to a path", "CONNECT /health/live HTTP/1.1\r\n" + host + "\r\n", 400);
    row("an escaped NUL", get("/health/live%00"), 400);
    row("invalid UTF-8", get("/health/%FF"), 400);
    row("overlong UTF-8", get("/health/%C0%AF"), 400);
    row("half an escape", get("/health/%2"), 400);
    row("a surrogate in UTF-8", get("/health/%ED%A0%80"), 400);
    row("an unknown method", "BREW /health/live HTTP/1.1\r\n" + host + "\r\n", 501);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("HTTP/0.9", "GET /health/live\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01", 6), 400);
    row("a long URL", get('/' + big.left(4096)), 414);
    row("an endless URL", "GET /" + big, 414);
    row("65 fields", get("/health/live", host + QByteArray("A: b\r\n").repeated(64)), 431);
    row("a long field", get("/health/live", host + "A: " + big + "\r\n"), 431);
    row("no length", post({}, {}), 411);
    row("two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400);
    row("a list of lengths", post("Content-Length: 1, 1\r\n", "a"), 400);
    row("a negative length", post("Content-Length: -1\r\n", {}), 400);
    row("a length in words", post("Content-Length: many\r\n", {}), 400);
    row("an overflowing length", post("Content-Length: 18446744073709551617\r\n", "a"), 413);
    row("1 GB by length", post("Content-Length: 1073741824\r\n", "a"), 413);
    row("1 GB by chunks", post(chunked, "40000000\r\na"), 413);
    row("many chunks",
        post(chunked, QByteArray("1000\r\n" + QByteArray(4096, 'a') + "\r\n").repeated(257)), 413);
    row("length and chunks", post("Content-Length: 1\r\n" + chunked, "0\r\n\r\n"), 400);
    row("another coding", post("Transfer-Encoding: gzip\r\n", {}), 501);
    row("chunks in a coding", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501);
    row("a broken chunk", post(chunked, "1\r\nabc\r\n"), 400);
    row("an overflowing chunk", post(chunked, "10000000000000001\r\na"), 413);
    row("another expectation", post("Content-Length: 1\r\nExpect: cake\r\n", "a"), 417);
}

void GateTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(url());
    client.send(bytes + good); // which must not be smuggled in
    const QByteArray answer = client.answer();
    QVERIFY2(answer.startsWith(statusLine(status)), answer);
    QVERIFY2(answer.contains("\r\nConnection: close\r\n"), answer);
    QVERIFY(client.isClosed());
}

void GateTest::refusesAsProblemDetails()
{
    RawClient client(url());
    client.send(post("Content-Length: 1073741824\r\n", {}));
    const QByteArray answer = client.answer();
    QVERIFY2(answer.contains("\r\nContent-Type: application/problem+json\r\n"), answer);
    const QJsonObject details =
        QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    QCOMPARE(details.value("type"_L1).toString(), u"urn:derdesk:problem:payload-too-large");
    QCOMPARE(details.value("status"_L1).toInt(), 413);
    QVERIFY(!details.value("detail"_L1).toString().isEmpty());
}

void GateTest::registersFromChunks()
{
    const QByteArray token = m_service->token(u"chunks"_s, {u"register"_s}).toLatin1();
    const QByteArray body = QJsonDocument(registration(u"chunks"_s, u"SN-chunks"_s)).toJson();
    QByteArray chunks;
    for (qsizetype i = 0; i < body.size(); i += 7) {
        const QByteArray part = body.mid(i, 7);
        chunks += QByteArray::number(part.size(), 16) + ";a=b\r\n" + part + "\r\n";
    }
    RawClient client(url());
    client.send("POST " + HttpClient::path(u"register"_s).toLatin1() + " HTTP/1.1\r\n" + host +
                "Authorization: Bearer " + token +
                "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
                chunks + "0\r\nTrailer: ignored\r\n\r\n" + good);
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.status(), 200);
    QCOMPARE(m_service->database.count("service_task WHERE serial_no = 'SN-chunks'"), 1);
}

void GateTest::tellsToContinue()
{
    RawClient client(url());
    client.send(post("Content-Length: 2\r\nExpect: 100-continue\r\n", {}));
    QCOMPARE(client.answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ab");
    QCOMPARE(client.status(), 405);
}

void GateTest::refusesTooMuchBeforeItIsSent()
{
    RawClient client(url());
    client.send(post("Content-Length: 1048577\r\nExpect: 100-continue\r\n", {}));
    QCOMPARE(client.status(), 413);
}

void GateTest::answersPipelinedRequestsInOrder()
{
    RawClient client(url());
    QByteArray all;
    for (int i = 0; i < 50; ++i)
        all += get(i % 3 ? "/health/live" : "/nothing",
                   host + "X-Request-Id: number-" + QByteArray::number(i) + "\r\n");
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        const QByteArray answer = client.answer();
        QVERIFY2(answer.startsWith(statusLine(i % 3 ? 200 : 404)), answer);
        QCOMPARE(fieldOf(answer, "X-Request-Id"), QByteArray("number-" + QByteArray::number(i)));
    }
}

void GateTest::answersNothingBehindARefusal()
{
    RawClient client(url());
    client.send(good + get("/%00") + good);
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.status(), 400);
    QVERIFY(client.isClosed());
}

void GateTest::saysThatItCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("connection"); ///< in the answer; empty: none
    QTest::newRow("close") << get("/health/live", host + "Connection: close\r\n")
                           << QByteArray("close");
    QTest::newRow("close among others")
        << get("/health/live", host + "Connection: x, Close\r\n") << QByteArray("close");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /health/live HTTP/1.0\r\n\r\n")
                              << QByteArray("close");
    QTest::newRow("HTTP/1.0 that stays")
        << QByteArray("GET /health/live HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
        << QByteArray("keep-alive");
    QTest::newRow("HTTP/1.1") << good << QByteArray();
}

void GateTest::saysThatItCloses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, connection);
    RawClient client(url());
    client.send(bytes);
    const QByteArray answer = client.answer();
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
    QCOMPARE(fieldOf(answer, "Connection"), connection);
    QCOMPARE(client.isClosed(connection == "close" ? 5'000 : 200), connection == "close");
}

void GateTest::keepsHeadInStep()
{
    RawClient client(url());
    client.send("HEAD /health/live HTTP/1.1\r\n" + host + "\r\n" + get("/nothing"));
    const QByteArray head = client.answer(false);
    QVERIFY2(head.startsWith("HTTP/1.1 200"), head);
    QVERIFY2(fieldOf(head, "Content-Length").toInt() > 0, head);
    QCOMPARE(client.status(), 404);
}

/// The answer would be lost if the connection were closed while bytes are still on their way.
void GateTest::givesRefusalsToThoseWhoStillSend()
{
    for (int i = 0; i < 20; ++i) {
        RawClient client(url());
        client.send(post("Content-Length: 3000000\r\n", QByteArray(3'000'000, 'a')));
        QCOMPARE(client.status(), 413);
    }
}

void GateTest::survivesThoseWhoGoAway()
{
    const QByteArray request = post("Content-Length: 100\r\n", QByteArray(100, 'a')) + good + good;
    for (int i = 0; i < 300; ++i) {
        RawClient client(url());
        client.send(request.left(i % request.size()));
        if (i % 2)
            client.socket().abort();
    }
}

QTEST_GUILESS_MAIN(GateTest)
#include "tst_gate.moc"
