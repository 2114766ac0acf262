// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/CanonicalRequest.h"

#include <QTest>

using namespace derdesk;

namespace {

using State = RequestScanner::State;

constexpr qsizetype atOnce = 1'000'000;
const QByteArray host = "Host: h\r\n";
const QByteArray chunked = "Transfer-Encoding: chunked\r\n";

QByteArray get(const QByteArray &target, const QByteArray &fields = host)
{
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body, const QByteArray &target = "/x")
{
    return "POST " + target + " HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}

QByteArray length(qsizetype size) { return "Content-Length: " + QByteArray::number(size) + "\r\n"; }

/// "GET /a", "POST /x:body"; "!" if the connection is to be closed.
QByteArray told(const ScannedRequest &request)
{
    return request.method + ' ' + request.target +
           (request.body.isEmpty() ? QByteArray() : ':' + request.body) +
           (request.keepAlive ? "" : "!");
}

/// What comes of bytes that arrive in pieces.
class Connection
{
public:
    explicit Connection(const GateLimits &limits = {})
        : m_scanner(limits)
    {
    }

    void receive(QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && m_scanner.state() != State::Refused) {
            const qsizetype read = m_scanner.scan(bytes);
            m_read += read;
            bytes = bytes.sliced(read);
            if (m_scanner.takeExpectsContinue())
                m_outcome.append("100"); // before the request that waits for it
            if (m_scanner.state() == State::Whole) {
                m_requests.append(m_scanner.take());
                m_outcome.append(told(m_requests.constLast()));
            }
        }
    }

    /// Everything in order: the requests, and how it ended.
    QByteArray outcome() const
    {
        QByteArrayList parts = m_outcome;
        if (m_scanner.state() == State::Refused)
            parts.append(QByteArray::number(m_scanner.status()));
        if (m_scanner.state() == State::Head)
            parts.append("head");
        if (m_scanner.state() == State::Body)
            parts.append("body");
        return parts.join(" + ");
    }

    /// All that a caller of the scanner can see besides.
    QByteArray details() const
    {
        QByteArray text = "read " + QByteArray::number(m_read) + '\n';
        for (const ScannedRequest &request : m_requests)
            text += canonicalText(request) + '\n';
        const ScannedRequest &last = m_scanner.request();
        text += "unfinished " + last.method + ' ' + last.target + ' ';
        for (const auto &[name, value] : last.fields)
            text += name + '=' + value + ';';
        return m_scanner.state() == State::Refused ? text + last.body : text;
    }

    const QList<ScannedRequest> &requests() const { return m_requests; }

private:
    RequestScanner m_scanner;
    QList<ScannedRequest> m_requests;
    QByteArrayList m_outcome;
    qsizetype m_read = 0;
};

Connection inPieces(const QByteArray &bytes, qsizetype size, const GateLimits &limits = {})
{
    Connection connection(limits);
    for (qsizetype from = 0; from < bytes.size(); from += size)
        connection.receive(QByteArrayView(bytes).sliced(from, qMin(size, bytes.size() - from)));
    return connection;
}

Connection cutAt(const QByteArray &bytes, qsizetype position)
{
    Connection connection;
    connection.receive(QByteArrayView(bytes).first(position));
    connection.receive(QByteArrayView(bytes).sliced(position));
    return connection;
}

using Row = void (*)(const char *, const QByteArray &, const QByteArray &);

void addGood(Row row)
{
    row("nothing", {}, {});
    row("one", get("/a"), "GET /a");
    row("three at once", get("/a") + get("/b") + get("/c"), "GET /a + GET /b + GET /c");
    row("each method without a body",
        "HEAD /a HTTP/1.1\r\nHost: h\r\n\r\nDELETE /b HTTP/1.1\r\nHost: h\r\n\r\n"
        "OPTIONS /c HTTP/1.1\r\nHost: h\r\n\r\nTRACE /d HTTP/1.1\r\nHost: h\r\n\r\n",
        "HEAD /a + DELETE /b + OPTIONS /c + TRACE /d");
    row("empty lines between", get("/a") + "\r\n" + get("/b"), "GET /a + GET /b");
    row("bodies and none", post(length(3), "abc") + get("/b") + post(length(1), "d"),
        "POST /x:abc + GET /b + POST /x:d");
    row("a body that looks like a request", post(length(get("/evil").size()), get("/evil")),
        "POST /x:" + get("/evil"));
    row("a chunk that looks like the end", post(chunked, "5\r\n0\r\n\r\n\r\n0\r\n\r\n"),
        "POST /x:0\r\n\r\n");
    row("chunks, then another", post(chunked, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") + get("/b"),
        "POST /x:abcde + GET /b");
    row("a size with zeros before it", post(chunked, "0003\r\nabc\r\n000\r\n\r\n"), "POST /x:abc");
    row("a size in small and capital letters",
        post(chunked, "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"),
        "POST /x:01234567890123456789");
    row("extensions of chunks", post(chunked, "1;a=\"b\";c\r\nz\r\n0;last\r\n\r\n"), "POST /x:z");
    row("a trailer with a request in it", post(chunked, "0\r\nA: GET /evil HTTP/1.1\r\n\r\n"),
        "POST /x");
    row("a length after a trailer counts for nothing",
        post(chunked, "1\r\nz\r\n0\r\nContent-Length: 50\r\n\r\n") + get("/b"),
        "POST /x:z + GET /b");
    row("one that closes, and one behind it", get("/a", host + "Connection: close\r\n") + get("/b"),
        "GET /a! + GET /b");
    row("an old one", "GET /a HTTP/1.0\r\n\r\n" + get("/b"), "GET /a! + GET /b");
    row("one that waits to continue", post(length(2) + "Expect: 100-continue\r\n", "ab"),
        "100 + POST /x:ab");
    row("one that waits with chunks", post(chunked + "Expect: 100-continue\r\n", "0\r\n\r\n"),
        "100 + POST /x");
    row("nothing to wait for", post(length(0) + "Expect: 100-continue\r\n", {}), "POST /x");
    row("old ones do not wait",
        "POST /x HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\na", "POST /x:a!");
    row("absolute form", get("http://h/a?b") + get("HTTPS://h"), "GET /a?b + GET /");
    row("colons in a value", get("/a", host + "A: b:c: d\r\n"), "GET /a");
    row("bytes beyond ASCII in a value", get("/a", host + "A: \xc3\xa9\xff\r\n"), "GET /a");
    row("fields of the same name", get("/a", host + "A: b\r\na: c\r\n"), "GET /a");
    row("a patch and a put",
        "PATCH /p HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n1"
        "PUT /q HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n2",
        "PATCH /p:1 + PUT /q:2");
}

void addUnfinished(Row row)
{
    row("half a method", "GE", "head");
    row("a request line alone", "GET / HTTP/1.1\r\n", "head");
    row("no empty line at the end", "GET / HTTP/1.1\r\nHost: h\r\n", "head");
    row("the last line feed is missing", get("/").chopped(1), "head");
    row("an empty line alone", "\r\n", {});
    row("a return alone", "\r", {});
    row("half a body", post(length(4), "ab"), "body");
    row("half a body that waits", post(length(4) + "Expect: 100-continue\r\n", "ab"), "100 + body");
    row("half a chunk", post(chunked, "4\r\nab"), "body");
    row("half a size", post(chunked, "4"), "body");
    row("a chunk without its end", post(chunked, "2\r\nab"), "body");
    row("half an end", post(chunked, "0\r\n"), "body");
    row("half a trailer", post(chunked, "0\r\nA: b\r\n"), "body");
    row("one, and half of another", get("/a") + "POST /x HT", "GET /a + head");
}

void addBad(Row row)
{
    row("a good one, then noise", get("/a") + "\x01\x02" + get("/b") + "\n", "GET /a + 400");
    row("a good one, then a bare line feed", get("/a") + "\n" + get("/b"), "GET /a + 400");
    row("a body longer than it says", post(length(1), "aGET") + " / HTTP/1.1\n", "POST /x:a + 400");
    row("two lengths of one list", post("Content-Length: 1,1\r\n", "a"), "400");
    row("a length twice", post(length(1) + length(2), "ab"), "400");
    row("length and chunks", post(length(5) + chunked, "0\r\n\r\n") + get("/evil"), "400");
    row("chunks and length", post(chunked + length(5), "0\r\n\r\n") + get("/evil"), "400");
    row("an encoding with a tab", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n"), "POST /x");
    row("an encoding with more", post("Transfer-Encoding: chunked;q=1\r\n", {}), "501");
    row("an encoding of nothing", post("Transfer-Encoding: identity\r\n", {}), "501");
    row("an encoding with a space", post("Transfer-Encoding : chunked\r\n", {}), "400");
    row("a size with a space", post(chunked, "1 \r\na\r\n0\r\n\r\n"), "400");
    row("a size with 0x", post(chunked, "0x1\r\na\r\n0\r\n\r\n"), "400");
    row("a size with a sign", post(chunked, "+1\r\na\r\n0\r\n\r\n"), "400");
    row("an extension with a bare return", post(chunked, "1;\ra\r\na\r\n0\r\n\r\n"), "400");
    row("no line end behind a chunk", post(chunked, "1\r\na0\r\n\r\n"), "400");
    row("two line ends behind a chunk", post(chunked, "1\r\na\r\n\r\n0\r\n\r\n"), "400");
    row("a trailer with a bare line feed", post(chunked, "0\r\nA: b\n\r\n"), "400");
    row("a return within a name", get("/a", host + "A\rB: c\r\n"), "400");
    row("a tab in the request line", "GET\t/a HTTP/1.1\r\n", "400");
    row("a small method", "get /a HTTP/1.1\r\n" + host + "\r\n", "501");
    row("a small version", "GET /a http/1.1\r\n" + host + "\r\n", "400");
    row("version 1.2", "GET /a HTTP/1.2\r\n" + host + "\r\n", "505");
    row("an expectation twice",
        post(length(1) + "Expect: 100-continue\r\n"
                         "Expect: 100-continue\r\n",
             "a"),
        "400");
    row("a good one, then one without Host", get("/a") + get("/b", {}), "GET /a + 400");
    row("no UTF-8 behind escapes", get("/%C3%28"), "400");
    row("a good one, then no length", get("/a") + post({}, {}), "GET /a + 411");
}

} // namespace

/// Networks cut what is sent anywhere: it must make no difference.
class ScannerCuts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAlikeHoweverItIsCut_data();
    void readsAlikeHoweverItIsCut();
    void admitsAsMuchAsTheLimitsSay_data();
    void admitsAsMuchAsTheLimitsSay();
    void writesRequestsAnew_data();
    void writesRequestsAnew();
    void keepsFieldsAsTheyCame();
    void forgetsOneRequestBeforeTheNext();
};

void ScannerCuts::readsAlikeHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("outcome");
    const Row row = [](const char *name, const QByteArray &bytes, const QByteArray &outcome) {
        QTest::newRow(name) << bytes << outcome;
    };
    addGood(row);
    addUnfinished(row);
    addBad(row);
}

void ScannerCuts::readsAlikeHoweverItIsCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, outcome);
    const Connection whole = inPieces(bytes, atOnce);
    QCOMPARE(whole.outcome(), outcome);
    for (qsizetype size = 1; size <= bytes.size(); ++size) {
        const Connection cut = inPieces(bytes, size);
        QCOMPARE(cut.outcome(), outcome);
        QCOMPARE(cut.details(), whole.details());
    }
    for (qsizetype position = 1; position < bytes.size(); ++position) {
        const Connection cut = cutAt(bytes, position);
        QCOMPARE(cut.outcome(), outcome);
        QCOMPARE(cut.details(), whole.details());
    }
}

void ScannerCuts::admitsAsMuchAsTheLimitsSay_data()
{
    QTest::addColumn<qint64 GateLimits::*>("limit");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QByteArray>("bytes"); ///< as much as that
    QTest::addColumn<int>("status");       ///< if the limit is one less
    const auto row = [](const char *name, qint64 GateLimits::*limit, qint64 most,
                        const QByteArray &bytes,
                        int status) { QTest::newRow(name) << limit << most << bytes << status; };
    const QByteArray head = get("/", host + "A: b\r\n");
    row("a head", &GateLimits::headBytes, head.size(), head, 431);
    row("a head with an empty line before it", &GateLimits::headBytes, head.size() + 2,
        "\r\n" + head, 431);
    row("a target", &GateLimits::targetBytes, 10, get("/234567890"), 414);
    row("a target in absolute form", &GateLimits::targetBytes, 10, get("http://h/0"), 414);
    row("fields", &GateLimits::headerFields, 3, get("/", host + "A: b\r\nA: b\r\n"), 431);
    row("a body", &GateLimits::bodyBytes, 4, post(length(4), "abcd"), 413);
    row("a chunk", &GateLimits::bodyBytes, 4, post(chunked, "4\r\nabcd\r\n0\r\n\r\n"), 413);
    row("chunks", &GateLimits::bodyBytes, 4, post(chunked, "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"), 413);
    row("a batch", &GateLimits::batchBytes, 4, post(length(4), "abcd", "/x/batch"), 413);
    row("a batch with a query", &GateLimits::batchBytes, 4, post(length(4), "abcd", "/batch?a"),
        413);
    row("what only names a batch in its query", &GateLimits::bodyBytes, 4,
        post(length(4), "abcd", "/x?/batch"), 413);
}

void ScannerCuts::admitsAsMuchAsTheLimitsSay()
{
    QFETCH(qint64 GateLimits::*, limit);
    QFETCH(qint64, most);
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    GateLimits enough;
    enough.*limit = most;
    GateLimits oneLess;
    oneLess.*limit = most - 1;
    for (qsizetype size : {qsizetype(1), qsizetype(7), atOnce}) {
        const Connection good = inPieces(bytes, size, enough);
        QCOMPARE(good.requests().size(), 1);
        QCOMPARE(good.outcome(), told(good.requests().constFirst()));
        QCOMPARE(inPieces(bytes, size, oneLess).outcome(), QByteArray::number(status));
    }
}

void ScannerCuts::writesRequestsAnew_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("anew");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &anew) {
        QTest::newRow(name) << bytes << anew;
    };
    const QByteArray none = "content-length: 0\r\n\r\n";
    row("a simple one", get("/a?b"), "GET /a?b HTTP/1.1\r\nhost: h\r\n" + none);
    row("white space and capitals", get("/", "HOST:  h \r\nX-A:\t B\t\r\n"),
        "GET / HTTP/1.1\r\nhost: h\r\nx-a: B\r\n" + none);
    row("chunks", post(chunked + "A: b\r\n", "1\r\nx\r\n2\r\nyz\r\n0\r\nT: u\r\n\r\n"),
        "POST /x HTTP/1.1\r\nhost: h\r\na: b\r\ncontent-length: 3\r\n\r\nxyz");
    row("a length with zeros", post("Content-Length: 0002\r\n", "ab"),
        "POST /x HTTP/1.1\r\nhost: h\r\ncontent-length: 2\r\n\r\nab");
    row("an upgrade",
        get("/", host + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        "HTTP2-Settings: A\r\nTE: trailers\r\nKeep-Alive: 5\r\n"),
        "GET / HTTP/1.1\r\nhost: h\r\n" + none);
    row("one that closes", get("/", host + "Connection: close, x\r\n"),
        "GET / HTTP/1.1\r\nhost: h\r\nconnection: close\r\n" + none);
    row("an old one", "GET / HTTP/1.0\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: h\r\nconnection: close\r\n" + none);
    row("an old one that stays", "GET / HTTP/1.0\r\nHost: h\r\nConnection: Keep-Alive\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: h\r\nconnection: keep-alive\r\n" + none);
    row("another Host than in the target", get("http://real:80/a", "Host: other\r\nA: b\r\n"),
        "GET /a HTTP/1.1\r\na: b\r\nhost: real:80\r\n" + none);
    row("one that waits", post(length(1) + "Expect: 100-continue\r\n", "a"),
        "POST /x HTTP/1.1\r\nhost: h\r\ncontent-length: 1\r\n\r\na");
}

void ScannerCuts::writesRequestsAnew()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, anew);
    const Connection first = inPieces(bytes, atOnce);
    QCOMPARE(first.requests().size(), 1);
    QCOMPARE(canonicalText(first.requests().constFirst()), anew);
    // Read again, it is the same request.
    const Connection second = inPieces(anew, 1);
    QCOMPARE(second.outcome(), first.outcome().replace("100 + ", ""));
}

void ScannerCuts::keepsFieldsAsTheyCame()
{
    const Connection connection =
        inPieces(get("/", "Host: h\r\nX-B: 1\r\nx-a: Two Words\r\nX-b:\r\n"), 1);
    const ScannedRequest request = connection.requests().value(0);
    const QList<std::pair<QByteArray, QByteArray>> fields{
        {"host", "h"}, {"x-b", "1"}, {"x-a", "Two Words"}, {"x-b", ""}};
    QCOMPARE(request.fields, fields);
    QCOMPARE(request.field("x-b"), "1"); // the first
    QCOMPARE(request.count("x-b"), 2);
    QCOMPARE(request.field("X-A"), QByteArray()); // names are in lower case
    QVERIFY(request.has("x-a") && !request.has("x-c"));
}

/// Nothing of what one caller said may stick to the next request of the connection.
void ScannerCuts::forgetsOneRequestBeforeTheNext()
{
    const Connection connection = inPieces(
        get("http://first/a", "Host: x\r\nAuthorization: Bearer t\r\nConnection: close\r\n") +
            "POST /b HTTP/1.0\r\nContent-Length: 1\r\n\r\nz" + get("/c", "Host: third\r\n"),
        5);
    QCOMPARE(connection.requests().size(), 3);
    const ScannedRequest &old = connection.requests()[1];
    QVERIFY(old.old && !old.has("host") && !old.has("authorization"));
    const ScannedRequest &last = connection.requests()[2];
    QCOMPARE(last.field("host"), "third");
    QVERIFY(last.keepAlive && !last.old && !last.has("authorization"));
    QCOMPARE(last.body, QByteArray());
}

QTEST_GUILESS_MAIN(ScannerCuts)
#include "tst_scannercuts.moc"
