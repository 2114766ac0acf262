// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"
#include "support/RawClient.h"

#include <QtTest>

#include <memory>
#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr char ok[] = "HTTP/1.1 200";

/// Open files and sockets of a process (proc(5)).
qsizetype openFiles(qint64 process)
{
    return QDir(u"/proc/%1/fd"_s.arg(process))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

} // namespace

/// Callers that go away, dawdle or do not listen: what they sent counts wholly or not at all, and
/// others do not notice them.
class Disconnects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void halfARequestCountsForNothing_data();
    void halfARequestCountsForNothing();
    void whoDoesNotWaitMayAskAgain_data();
    void whoDoesNotWaitMayAskAgain();
    void bytesMayComeOneByOne();
    void requestsMayComeTogether();
    void aBadRequestAmongGoodOnesEndsTheConnection();
    void someWhoDoNotReadHoldUpNobody();
    void idleConnectionsLeaveRoom();
    void nothingStaysOpen();

private:
    QByteArray requestOf(const QString &transactionId)
    {
        const QJsonObject body =
            request(transactionId, thermostat(QString(u"SN-"_s + transactionId)));
        return rawPost(m_at->url(), HttpClient::path(u"register"_s), m_token,
                       QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    int stored(const QString &like)
    {
        return m_at->database.count(u"service_task WHERE transaction_id LIKE '%1'"_s.arg(like));
    }

    std::unique_ptr<Installation> m_at;
    QString m_token;
    int m_number = 0;
};

void Disconnects::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_token = m_at->database.token(u"raw"_s);
}

void Disconnects::cleanupTestCase()
{
    const Ended ended = m_at->stop();
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.err, QByteArray());
    QVERIFY(m_at->database.run({u"check"_s}).endsWith(": no faults"));
    m_at.reset();
}

/// Whatever was done, the next one is served.
void Disconnects::cleanup()
{
    if (!m_at)
        return;
    const QString number = QString::number(++m_number);
    const HttpReply good =
        m_at->registerDer(request(u"good-"_s + number, thermostat(u"G"_s + number)));
    QVERIFY2(good.status == 200, good.body);
}

void Disconnects::halfARequestCountsForNothing_data()
{
    QTest::addColumn<bool>("politely");
    QTest::newRow("closed") << true;
    QTest::newRow("aborted") << false;
}

void Disconnects::halfARequestCountsForNothing()
{
    QFETCH(const bool, politely);
    const QByteArray whole = requestOf(u"half"_s);
    for (qsizetype size = 0; size < whole.size(); size += 23) {
        RawClient client(m_at->url());
        client.send(whole.left(size));
        politely ? client.close() : client.abort();
    }
    QCOMPARE(stored(u"half"_s), 0);
    QCOMPARE(m_at->database.count(u"der_asset WHERE serial_no = 'SN-half'"_s), 0);
    // All but the last byte was still too little.
    RawClient client(m_at->url());
    client.send(whole.chopped(1));
    QCOMPARE(client.readUntil(ok, 200), QByteArray());
    client.abort();
    QCOMPARE(stored(u"half"_s), 0);
}

void Disconnects::whoDoesNotWaitMayAskAgain_data()
{
    QTest::addColumn<bool>("politely");
    QTest::newRow("closed") << true;
    QTest::newRow("aborted") << false;
}

/// Such a caller does not know whether it counted, and repeats it: in the end it counts once.
void Disconnects::whoDoesNotWaitMayAskAgain()
{
    QFETCH(const bool, politely);
    constexpr int count = 40;
    const QString name = politely ? u"close-%1"_s : u"abort-%1"_s;
    for (int i = 0; i < count; ++i) {
        RawClient client(m_at->url());
        client.send(requestOf(name.arg(i)));
        politely ? client.close() : client.abort();
    }
    for (int i = 0; i < count; ++i) {
        RawClient client(m_at->url());
        client.send(requestOf(name.arg(i)));
        const QByteArray answer = client.readUntil("\r\n\r\n{");
        QVERIFY2(answer.startsWith(ok), answer);
    }
    QCOMPARE(stored(name.arg(u"%"_s)), count);
    QCOMPARE(
        m_at->database.count(u"der_asset WHERE serial_no LIKE 'SN-%1'"_s.arg(name.arg(u"%"_s))),
        count);
}

void Disconnects::bytesMayComeOneByOne()
{
    RawClient client(m_at->url());
    const QByteArray whole = requestOf(u"slow"_s);
    for (const char byte : whole)
        client.send(QByteArray(1, byte));
    const QByteArray answer = client.readUntil("}");
    QVERIFY2(answer.startsWith(ok) && answer.contains("PENDING"), answer);
    QCOMPARE(stored(u"slow"_s), 1);
}

/// Sent without waiting for answers (RFC 9112, 9.3.2): these come in the order of the requests.
void Disconnects::requestsMayComeTogether()
{
    constexpr int count = 30;
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += requestOf(u"pipe-%1"_s.arg(i));
    RawClient client(m_at->url());
    client.send(all);
    const QByteArray answers = client.readUntil("\"transactionId\":\"pipe-29\"");
    qsizetype at = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray id = "\"pipe-" + QByteArray::number(i) + '"';
        at = answers.indexOf(id, at);
        QVERIFY2(at >= 0, id);
    }
    QCOMPARE(answers.count(ok), count);
    QCOMPARE(stored(u"pipe-%"_s), count);
}

/// Nobody can tell where the request behind a bad one begins.
void Disconnects::aBadRequestAmongGoodOnesEndsTheConnection()
{
    RawClient client(m_at->url());
    client.send(requestOf(u"bad-1"_s) + "NOT HTTP\r\n\r\n" + requestOf(u"bad-2"_s));
    QVERIFY(client.hasClosed());
    const QByteArray answers = client.readUntil("never");
    QVERIFY2(answers.startsWith(ok), answers);
    QCOMPARE(answers.count("HTTP/1.1 400"), 1);
    QCOMPARE(answers.count(ok), 1);
    QCOMPARE(stored(u"bad-%"_s), 1);
}

void Disconnects::someWhoDoNotReadHoldUpNobody()
{
    const QByteArray ask = "GET " + HttpClient::path(u"transactions/none"_s).toLatin1() +
                           " HTTP/1.1\r\nHost: " + m_at->url().authority().toLatin1() +
                           "\r\nAuthorization: Bearer " + m_token.toLatin1() + "\r\n\r\n";
    std::vector<std::unique_ptr<RawClient>> deaf;
    for (int i = 0; i < 8; ++i) {
        deaf.push_back(std::make_unique<RawClient>(m_at->url()));
        deaf.back()->send(ask.repeated(200));
    }
    QElapsedTimer timer;
    timer.start();
    const HttpReply other = m_at->registerDer(request(u"hears"_s, thermostat(u"HEARS"_s)));
    QCOMPARE(other.status, 200);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    for (const auto &client : deaf)
        client->abort();
}

void Disconnects::idleConnectionsLeaveRoom()
{
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 100; ++i)
        idle.push_back(std::make_unique<RawClient>(m_at->url()));
    QTest::qWait(5'500); // for so long they may say nothing
    RawClient client(m_at->url());
    client.send(requestOf(u"room"_s));
    const QByteArray answer = client.readUntil("}");
    QVERIFY2(answer.startsWith(ok), answer);
    // Those that are still there can be used.
    int used = 0;
    for (int i = 0; i < 100; ++i) {
        if (idle[std::size_t(i)]->hasClosed(0))
            continue;
        idle[std::size_t(i)]->send(requestOf(u"room-%1"_s.arg(i)));
        used += idle[std::size_t(i)]->readUntil("\r\n\r\n{", 2'000).startsWith(ok);
    }
    QVERIFY(used > 0);
    QCOMPARE(stored(u"room-%"_s), used);
}

void Disconnects::nothingStaysOpen()
{
    for (int i = 0; i < 20; ++i)
        RawClient(m_at->url()).abort();
    QTest::qWait(300);
    const qsizetype before = openFiles(m_at->processId());
    QVERIFY(before > 0);
    for (int i = 0; i < 300; ++i) {
        RawClient client(m_at->url());
        client.send(requestOf(u"leak"_s).left(i));
        i % 2 ? client.abort() : client.close();
    }
    QTRY_VERIFY(openFiles(m_at->processId()) <= before + 2);
}

QTEST_GUILESS_MAIN(Disconnects)
#include "tst_disconnects.moc"
