// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/RequestScanner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;

namespace {

using State = RequestScanner::State;

/// Feeds the bytes in pieces of random length; what is left over is fed to the next request.
struct Fed
{
    QList<ScannedRequest> requests;
    int status = 0; ///< of a refusal
    State state = State::Idle;
};

Fed feed(const QByteArray &bytes, quint32 seed = 0, const GateLimits &limits = {})
{
    QRandomGenerator random(seed);
    RequestScanner scanner(limits);
    Fed fed;
    qsizetype position = 0;
    while (position < bytes.size() && scanner.state() != State::Refused) {
        const qsizetype piece = seed ? 1 + random.bounded(int(seed)) : bytes.size();
        position += scanner.scan(
            QByteArrayView(bytes).sliced(position, qMin(piece, bytes.size() - position)));
        if (scanner.state() == State::Whole)
            fed.requests.append(scanner.take());
    }
    fed.status = scanner.status();
    fed.state = scanner.state();
    return fed;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = "Host: h\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /x HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body;
}

} // namespace

class TestRequestScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWholeRequests_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepAlive");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &target,
                            const QByteArray &body = {}, bool keepAlive = true) {
            QTest::newRow(name) << bytes << target << body << keepAlive;
        };
        row("GET", get("/a?b=c"), "/a?b=c");
        row("an empty line before it", "\r\n" + get("/a"), "/a");
        row("close", get("/", "Host: h\r\nConnection: Close\r\n"), "/", {}, false);
        row("close among others", get("/", "Host: h\r\nConnection: foo, close\r\n"), "/", {},
            false);
        row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "/", {}, false);
        row("HTTP/1.0 that stays", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "/");
        row("absolute form", get("http://other.example:80/a"), "/a");
        row("absolute form without a path", get("HTTP://other.example"), "/");
        row("escapes", get("/a%2Fb%C3%A9"), "/a%2Fb%C3%A9");
        row("white space around values", get("/", "Host:h  \r\nAccept:\t x\t\r\n"), "/");
        row("an empty value", get("/", "Host: h\r\nAccept:\r\n"), "/");
        row("a body", post("Content-Length: 5\r\n", QByteArray("ab\n\0c", 5)), "/x",
            QByteArray("ab\n\0c", 5));
        row("no body", post("Content-Length: 0\r\n", {}), "/x");
        row("a GET with a body", get("/", "Host: h\r\nContent-Length: 2\r\n") + "ab", "/", "ab");
        row("chunks",
            post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n"),
            "/x", "abc0123456789");
        row("chunks with a trailer",
            post("Transfer-Encoding: Chunked\r\n", "1\r\na\r\n0\r\nContent-Length: 9\r\n\r\n"),
            "/x", "a");
        row("no chunk", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), "/x");
    }

    void takesWholeRequests()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(bool, keepAlive);
        for (quint32 seed = 0; seed < 9; ++seed) { // whole, and cut anywhere
            const Fed fed = feed(bytes + bytes, seed);
            QCOMPARE(fed.requests.size(), 2);
            QCOMPARE(fed.state, State::Idle);
            for (const ScannedRequest &request : fed.requests) {
                QCOMPARE(request.target, target);
                QCOMPARE(request.body, body);
                QCOMPARE(request.keepAlive, keepAlive);
            }
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray big(20'000, 'a');
        row("a bare LF", "GET / HTTP/1.1\n", 400);
        row("a bare LF in a field", "GET / HTTP/1.1\r\nHost: h\n\r\n", 400);
        row("a bare CR", "GET / HTTP/1.1\rHost: h\r\n\r\n", 400);
        row("a NUL", QByteArray("GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", 28), 400);
        row("a NUL in a field", get("/", QByteArray("Host: h\r\nA: \0\r\n", 15)), 400);
        row("a control character in a field", get("/", "Host: h\r\nA: \x01\r\n"), 400);
        row("two empty lines before it", "\r\n\r\n" + get("/"), 400);
        row("no version", "GET /\r\n\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\n", 400);
        row("a version of words", "GET / HTTP/x.y\r\n", 400);
        row("version 2", "GET / HTTP/2.0\r\n", 505);
        row("no method", " / HTTP/1.1\r\n", 400);
        row("a method that is none", "G{T / HTTP/1.1\r\n", 400);
        row("an unknown method", "BREW / HTTP/1.1\r\n", 501);
        row("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("authority form", "CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("absolute form without an authority", get("http:///a"), 400);
        row("absolute form with a control character", get("http://other\x1f.example/a"), 400);
        row("absolute form with bytes of no character", get("http://other\xff.example/a"), 400);
        row("no slash", get("a"), 400);
        row("a fragment", get("/#a"), 400);
        row("an escaped NUL", get("/a%00"), 400);
        row("half an escape", get("/a%2"), 400);
        row("no escape", get("/a%zz"), 400);
        row("bytes beyond ASCII in the target", get("/\xc3\xa9"), 400);
        row("a long target", get("/" + big.left(4096)), 414);
        row("an endless request line", "GET /" + big, 414);
        row("an endless method", big, 414);
        row("no Host", get("/", {}), 400);
        row("two Hosts", get("/", "Host: h\r\nHost: h\r\n"), 400);
        row("a folded field", get("/", "Host: h\r\nA: b\r\n c\r\n"), 400);
        row("a vertical tab before a value",
            post("Transfer-Encoding: \x0b"
                 "chunked\r\n",
                 "1\r\na"),
            400);
        row("a form feed behind a value", get("/", "Host: h\r\nA: b\x0c\r\n"), 400);
        row("a space before the colon", get("/", "Host : h\r\n"), 400);
        row("no colon", get("/", "Host: h\r\nA\r\n"), 400);
        row("no name", get("/", "Host: h\r\n: a\r\n"), 400);
        row("many fields", get("/", "Host: h\r\n" + QByteArray("A: b\r\n").repeated(64)), 431);
        row("a long head", get("/", "Host: h\r\nA: " + big + "\r\n"), 431);
        row("no length", post({}, {}), 411);
        row("two lengths", post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), 400);
        row("a list of lengths", post("Content-Length: 1, 1\r\n", "a"), 400);
        row("a negative length", post("Content-Length: -1\r\n", {}), 400);
        row("a length with a sign", post("Content-Length: +1\r\n", {}), 400);
        row("a length in words", post("Content-Length: one\r\n", {}), 400);
        row("a hexadecimal length", post("Content-Length: 0x1\r\n", {}), 400);
        row("an empty length", post("Content-Length:\r\n", {}), 400);
        row("a length beyond all numbers", post("Content-Length: 99999999999999999999\r\n", {}),
            413);
        row("a large body", post("Content-Length: 1048577\r\n", {}), 413);
        row("length and chunks", post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", {}),
            400);
        row("two encodings",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", {}), 400);
        row("another encoding", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501);
        row("chunks of HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("a chunk without a size", post("Transfer-Encoding: chunked\r\n", "\r\n"), 400);
        row("a chunk of negative size", post("Transfer-Encoding: chunked\r\n", "-1\r\n"), 400);
        row("a chunk with a bare LF", post("Transfer-Encoding: chunked\r\n", "1\na"), 400);
        row("a chunk longer than it says", post("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n"),
            400);
        row("a large chunk", post("Transfer-Encoding: chunked\r\n", "100001\r\n"), 413);
        row("a chunk beyond all numbers",
            post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), 413);
        row("an endless chunk line", post("Transfer-Encoding: chunked\r\n", "1;" + big), 400);
        row("an endless trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nA: " + big), 431);
        row("another expectation", post("Content-Length: 1\r\nExpect: a-cake\r\n", {}), 417);
        row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01", 6), 400);
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        for (quint32 seed = 0; seed < 9; ++seed) {
            const Fed fed = feed(bytes, seed);
            QCOMPARE(fed.state, State::Refused);
            QCOMPARE(fed.status, status);
            QVERIFY(fed.requests.isEmpty());
        }
    }

    void refusesMoreChunksThanABodyMayHave()
    {
        GateLimits limits;
        limits.bodyBytes = 10;
        const QByteArray chunks = QByteArray("4\r\nabcd\r\n").repeated(2);
        QCOMPARE(feed(post("Transfer-Encoding: chunked\r\n", chunks + "3\r\n"), 0, limits).status,
                 413);
        QCOMPARE(
            feed(post("Transfer-Encoding: chunked\r\n", chunks + "2\r\nab\r\n0\r\n\r\n"), 0, limits)
                .requests.value(0)
                .body,
            "abcdabcdab");
    }

    void saysWhenTheCallerWaitsToContinue()
    {
        RequestScanner scanner({});
        scanner.scan(
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nExpect: 100-Continue\r\n\r\n");
        QCOMPARE(scanner.state(), State::Body);
        QVERIFY(scanner.takeExpectsContinue());
        QVERIFY(!scanner.takeExpectsContinue());
        scanner.scan("a");
        QCOMPARE(scanner.take().body, "a");
    }

    void readsNothingBehindAWholeRequest()
    {
        RequestScanner scanner({});
        const QByteArray first = get("/a");
        const QByteArray both = first + get("/b");
        QCOMPARE(scanner.scan(both), first.size());
        QCOMPARE(scanner.take().target, "/a");
    }

    void survivesNoise()
    {
        QRandomGenerator random(2);
        const QByteArray seedText = post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n");
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes = seedText + get("/");
            for (int change = random.bounded(4); change >= 0; --change)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            const Fed fed = feed(bytes, 1 + quint32(random.bounded(30)));
            QVERIFY(fed.requests.size() <= 2);
            QVERIFY((fed.state == State::Refused) == (fed.status >= 400));
        }
    }
};

QTEST_GUILESS_MAIN(TestRequestScanner)
#include "tst_requestscanner.moc"
