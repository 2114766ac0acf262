// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/HttpClient.h"
#include "support/TestDatabase.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// A registration as a client remembers it: until it has the answer, it sends it again.
struct Sent
{
    QString transactionId;
    QString serviceTaskId; ///< empty: not answered yet
};

QJsonObject bodyOf(const QString &transactionId)
{
    return {{u"transactionId"_s, transactionId},
            {u"assetInfo"_s,
             QJsonObject{{u"specification"_s, u"TH-1"_s}, {u"serialNo"_s, transactionId}}},
            {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
            {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}};
}

/// One client on a thread of its own: repeats what was not answered, then sends on, until told to
/// stop.
class Client final : public QThread
{
public:
    Client(int number, QString token)
        : m_number(number)
        , m_token(std::move(token))
    {
    }

    void begin(const QUrl &url)
    {
        m_url = url;
        m_stop = false;
        start();
    }
    void end()
    {
        m_stop = true;
        wait();
    }
    const QList<Sent> &sent() const { return m_sent; }
    QStringList faults() const { return m_faults; }
    qsizetype unanswered() const
    {
        return std::count_if(m_sent.begin(), m_sent.end(),
                             [](const Sent &s) { return s.serviceTaskId.isEmpty(); });
    }

protected:
    void run() override
    {
        HttpClient client(m_url, m_token);
        for (Sent &sent : m_sent) {
            if (sent.serviceTaskId.isEmpty() && !post(client, sent))
                return;
        }
        while (!m_stop) {
            m_sent.append({u"c%1-%2"_s.arg(m_number).arg(m_sent.size()), {}});
            if (!post(client, m_sent.last()))
                return;
        }
    }

private:
    /// False when the service has gone.
    bool post(HttpClient &client, Sent &sent)
    {
        const HttpReply reply = client.registerDer(bodyOf(sent.transactionId));
        if (reply.status == 200)
            sent.serviceTaskId = reply.text("serviceTaskId"_L1);
        else if (reply.status != 0)
            m_faults.append(QString::number(reply.status) + u' ' + QString::fromUtf8(reply.body));
        return reply.status == 200;
    }

    const int m_number;
    const QString m_token;
    QUrl m_url;
    std::atomic_bool m_stop = false;
    QList<Sent> m_sent;
    QStringList m_faults;
};

} // namespace

/// Nothing acknowledged is ever lost, nothing is done twice: whenever the process dies.
class TestKilled : public QObject
{
    Q_OBJECT

    static constexpr int clients = 6;

private Q_SLOTS:
    void testKilledWhileServing()
    {
        const int kills = qEnvironmentVariableIsSet("DERDESK_SOAK") ? 200 : 20;
        TestDatabase db;
        const QByteArray token =
            Derdeskctl(db.url()).run({u"token"_s, u"create"_s, u"c"_s}).out.trimmed();
        std::vector<std::unique_ptr<Client>> all;
        for (int i = 0; i < clients; ++i)
            all.push_back(std::make_unique<Client>(i, QString::fromLatin1(token)));
        QRandomGenerator random(9);
        int interrupted = 0;
        for (int kill = 0; kill <= kills; ++kill) {
            Serve serve(db.url(), {u"--monitor-interval"_s, u"1"_s});
            for (const auto &client : all)
                client->begin(serve.url());
            if (kill < kills) {
                QThread::msleep(50 + random.bounded(300u));
                QCOMPARE(serve.stop(SIGKILL).exitCode, -1);
            } else {
                QThread::msleep(500); // at last everything is answered
            }
            for (const auto &client : all) {
                client->end();
                interrupted += int(client->unanswered());
            }
        }
        QVERIFY2(interrupted > kills / 2, "the kills must hit requests under way");
        checkStored(db, all);
        const Ended check = Derdeskctl(db.url()).run({u"check"_s});
        QVERIFY2(check.exitCode == 0, check.err.constData());
    }

private:
    static void checkStored(TestDatabase &db, const std::vector<std::unique_ptr<Client>> &all)
    {
        QMap<QString, QString> stored;
        db.read().list(u"SELECT transaction_id, id FROM service_task"_s, {},
                       [&stored](const QSqlQuery &row) {
                           return stored.insert(row.value(0).toString(), row.value(1).toString());
                       });
        QCOMPARE(stored.size(), db.count("service_task")); // none twice
        QCOMPARE(stored.size(), db.count("inbound_request"));
        QCOMPARE(stored.size(), db.count("der_asset"));
        qsizetype answered = 0;
        for (const auto &client : all) {
            QVERIFY2(client->faults().isEmpty(), qPrintable(client->faults().value(0)));
            for (const Sent &sent : client->sent()) {
                if (sent.serviceTaskId.isEmpty())
                    continue;
                ++answered;
                QCOMPARE(stored.value(sent.transactionId), sent.serviceTaskId);
            }
        }
        QVERIFY(answered > 50);
        QVERIFY(stored.size() - answered <= clients); // at most what was under way at the very end
    }
};

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
