// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"
#include "support/RawClient.h"
#include "support/Sanitized.h"

#include <QThread>
#include <QtTest>

#include <atomic>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

bool soaking() { return qEnvironmentVariableIsSet("DERDESK_SOAK"); }

/// Connections, each from one of 200 addresses, that send a byte a second of a request that never
/// ends; whoever is sent away comes back.
class Dribblers final : public QThread
{
public:
    Dribblers(int count, quint16 port)
        : m_sockets(count, -1)
        , m_sent(count, 0)
        , m_port(port)
    {
        start();
    }
    ~Dribblers() override
    {
        m_ending = true;
        wait();
        for (int socket : m_sockets)
            ::close(socket);
    }

    int connected() const { return m_connected; }

protected:
    void run() override
    {
        for (qsizetype turn = 0; !m_ending; ++turn) { // a twentieth of them at a time
            for (qsizetype i = turn % 20; i < m_sockets.size(); i += 20)
                dribble(i);
            msleep(50);
        }
    }

private:
    void dribble(qsizetype i)
    {
        static const QByteArray text =
            "POST /a HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(1000, 'x');
        const bool alive = m_sockets[i] >= 0 &&
                           ::send(m_sockets[i], text.constData() + m_sent[i], 1, MSG_NOSIGNAL) == 1;
        if (alive) {
            ++m_sent[i];
            return;
        }
        ::close(m_sockets[i]);
        m_sockets[i] = connected(int(i));
        m_sent[i] = 0;
    }

    int connected(int i)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(0x7f000100U + 1 + quint32(i % 200)); // 127.0.1.1 to 200
        ::bind(socket, reinterpret_cast<const sockaddr *>(&here), sizeof here);
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_port = htons(m_port);
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::connect(socket, reinterpret_cast<const sockaddr *>(&there), sizeof there);
        ++m_connected;
        return socket;
    }

    QList<int> m_sockets;
    QList<int> m_sent;
    const quint16 m_port;
    std::atomic_bool m_ending = false;
    std::atomic_int m_connected = 0;
};

} // namespace

/// Crowds: of callers that dribble, that go away, that send without end. ./dev soak has them in the
/// numbers that an attacker has, and prints figures.
class Masses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void servesOthersWhileManyDribble();
    void outlivesDisconnects();
    void takesNoMoreOfABodyThanItMay_data();
    void takesNoMoreOfABodyThanItMay();

private:
    /// proc(5); bytes.
    qint64 memory(const QByteArray &what = "VmRSS")
    {
        QFile file(u"/proc/%1/status"_s.arg(m_at->processId()));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = file.readAll();
        const qsizetype at = text.indexOf(QByteArray(what + ':'));
        return text.mid(at + what.size() + 1, 20).simplified().split(' ')[0].toLongLong() * 1024;
    }
    bool serves()
    {
        const QString id = u"mass-%1"_s.arg(++m_number);
        return m_at->registerDer(request(id, thermostat(id))).status == 200;
    }
    QByteArray post(const QString &id)
    {
        const QJsonObject body = request(id, thermostat(id));
        return rawPost(m_at->url(), HttpClient::path(u"register"_s), m_token,
                       QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    std::unique_ptr<Installation> m_at;
    QString m_token;
    int m_number = 0;
};

void Masses::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_token = m_at->database.token(u"masses"_s);
    QVERIFY(serves());
}

void Masses::cleanupTestCase()
{
    QVERIFY(serves());
    QCOMPARE(m_at->stop().exitCode, 0);
    QVERIFY(m_at->database.run({u"check"_s}).endsWith(": no faults"));
    m_at.reset();
}

void Masses::servesOthersWhileManyDribble()
{
    const int requests = soaking() ? 300 : 20;
    QList<double> times;
    {
        const Dribblers dribblers(soaking() ? 2'000 : 300, quint16(m_at->url().port()));
        QTRY_VERIFY(dribblers.connected() >= 256); // there is no room left
        for (int i = 0; i < requests; ++i) {
            QElapsedTimer timer;
            timer.start();
            RawClient client(m_at->url());
            client.send(post(u"dribble-%1"_s.arg(i)));
            QCOMPARE(client.status(), 200);
            times.append(double(timer.nsecsElapsed()) / 1e6);
            QTest::qWait(20);
        }
    }
    std::sort(times.begin(), times.end());
    const double p50 = times[times.size() / 2];
    const double p99 = times[times.size() * 99 / 100];
    qInfo("while callers dribble, a new one is answered after %.1f ms (median), %.1f ms (p99), "
          "%.1f ms (longest)",
          p50, p99, times.constLast());
    if (soaking() && !sanitized)
        QVERIFY2(p99 < 50, "not served in 50 ms");
}

void Masses::outlivesDisconnects()
{
    const int count = soaking() ? 10'000 : 200;
    const qint64 before = memory();
    for (int i = 0; i < count; ++i) {
        const QByteArray bytes = post(u"gone-%1"_s.arg(i));
        RawClient client(m_at->url());
        client.send(bytes.first(bytes.size() * (i % 100) / 100));
        if (i % 2 == 0)
            client.abort();
    }
    QVERIFY(serves());
    const qint64 after = memory();
    qInfo("%d disconnects: %.1f MB before, %.1f MB after", count, double(before) / megabyte,
          double(after) / megabyte);
    if (!sanitized)
        QVERIFY2(after < before + 20 * megabyte, "memory is not given back");
    QCOMPARE(m_at->database.count(u"service_task WHERE transaction_id LIKE 'gone-%'"_s), 0);
}

void Masses::takesNoMoreOfABodyThanItMay_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("chunked");
    QTest::newRow("by length") << QByteArray("Content-Length: 1073741824") << false;
    QTest::newRow("by chunks") << QByteArray("Transfer-Encoding: chunked") << true;
}

void Masses::takesNoMoreOfABodyThanItMay()
{
    QFETCH(const QByteArray, field);
    QFETCH(const bool, chunked);
    const qint64 size = (soaking() ? 1024 : 64) * megabyte;
    const qint64 before = memory();
    RawClient client(m_at->url());
    client.send("POST /a HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n");
    const QByteArray part(64 * 1024, 'x');
    const QByteArray piece = chunked ? "10000\r\n" + part + "\r\n" : part;
    qint64 sent = 0;
    while (sent < size && client.socket().state() == QAbstractSocket::ConnectedState) {
        client.socket().write(piece);
        client.socket().waitForBytesWritten(1'000);
        sent += piece.size();
    }
    const int status = client.status();
    QVERIFY2(status == 413 || status == 0, QByteArray::number(status)); // or closed on the sender
    QVERIFY(serves());
    const qint64 peak = memory("VmHWM");
    qInfo("%lld MB sent: %.1f MB before, %.1f MB at most", sent / megabyte,
          double(before) / megabyte, double(peak) / megabyte);
    if (!sanitized)
        QVERIFY2(memory() < before + 20 * megabyte, "memory is not given back");
}

QTEST_GUILESS_MAIN(Masses)
#include "tst_masses.moc"
