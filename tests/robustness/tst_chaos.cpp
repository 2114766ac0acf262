// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RegisterDerDevice.h"
#include "robustness/Crowd.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Four web services, four monitors and eight clerks on one PostgreSQL database, whose programs are
/// killed at random and whose server falls over twice: for a minute, and five in ./dev soak.
class TestChaos : public QObject
{
    Q_OBJECT

    static constexpr int programs = 4; ///< of either sort
    static constexpr int clerks = 8;
    static constexpr int clients = 8;

    std::unique_ptr<TestDatabase> m_db;
    QMap<QString, QString> m_accepted; ///< task ids by transaction id
    int m_refused = 0;

    qint64 number(const char *select) { return m_db->number(select); }

    static void restartServer()
    {
        PostgresCluster::instance().control({u"restart"_s, u"-w"_s, u"-m"_s, u"immediate"_s});
    }

    /// Every program may take up to 70 connections.
    static void allowConnections()
    {
        {
            Connection connection(PostgresCluster::instance().url(u"postgres"_s),
                                  Connection::Mode::ReadWrite);
            connection.script(u"ALTER SYSTEM SET max_connections = 500"_s);
        }
        restartServer();
    }

private Q_SLOTS:
    void initTestCase();
    void everyAcknowledgedTransactionIsThereOnce();
    void everyTaskHasALegalHistory();
    void noEnrollmentIsDoubled();
    void noAssetHasTwoOpenTasks();
    void noLockIsLeft();
    void itGoesOn();
};

void TestChaos::initTestCase()
{
    qputenv("DERDESK_TEST_ENGINE", "postgresql");
    allowConnections();
    m_db = std::make_unique<TestDatabase>();
    const QString token = QString::fromLatin1(
        Derdeskctl(m_db->url()).run({u"token"_s, u"create"_s, u"c"_s}).out.trimmed());
    std::vector<std::unique_ptr<WebHost>> hosts;
    std::vector<std::unique_ptr<Killable>> killable;
    std::vector<std::unique_ptr<Clerk>> desks;
    std::vector<std::unique_ptr<Aggregator>> aggregators;
    for (int i = 0; i < programs; ++i) {
        hosts.push_back(std::make_unique<WebHost>(m_db->url()));
        killable.push_back(std::make_unique<MonitorHost>(m_db->url()));
    }
    for (int i = 0; i < clerks; ++i)
        desks.push_back(std::make_unique<Clerk>(m_db->url(), quint32(i)));
    for (int i = 0; i < clients; ++i) {
        aggregators.push_back(std::make_unique<Aggregator>(
            i, token, [&hosts](int host) { return hosts[std::size_t(host)]->service(); }));
    }
    const auto each = [&](auto work) {
        for (const auto &host : hosts)
            work(*host);
        for (const auto &program : killable)
            work(*program);
        for (const auto &desk : desks)
            work(*desk);
        for (const auto &aggregator : aggregators)
            work(*aggregator);
    };
    each([](QThread &participant) { participant.start(); });

    const int seconds = qEnvironmentVariableIsSet("DERDESK_SOAK") ? 300 : 60;
    QRandomGenerator random(4);
    int kills = 0;
    for (int second = 1; second <= seconds; ++second) {
        QThread::sleep(1);
        const std::size_t victim = random.bounded(2U * programs);
        Killable &program = victim < programs ? static_cast<Killable &>(*hosts[victim])
                                              : *killable[victim - programs];
        kills += program.kill() ? 1 : 0;
        if (second == seconds / 3 || second == seconds * 2 / 3)
            restartServer();
    }
    for (const auto &aggregator : aggregators)
        aggregator->end(); // each gets its last answer
    int repeats = 0;
    for (const auto &aggregator : aggregators) {
        m_accepted.insert(aggregator->accepted());
        m_refused += aggregator->refused();
        repeats += aggregator->repeats();
    }
    int done = 0;
    for (const auto &desk : desks) {
        desk->end();
        done += desk->done();
    }
    each([](Participant &participant) { participant.end(); });
    qInfo("%d s: %d kills, %lld requests accepted, %d refused, %d repeated, %d commands of clerks",
          seconds, kills, qlonglong(m_accepted.size()), m_refused, repeats, done);
    QVERIFY(kills > seconds / 2);
    QVERIFY(m_accepted.size() > 100);
    QVERIFY(m_refused > 10); // several have asked for one device
    QVERIFY(repeats > 0);
    QVERIFY(done > 50);
}

void TestChaos::everyAcknowledgedTransactionIsThereOnce()
{
    QMap<QString, QString> stored;
    m_db->read().list(u"SELECT transaction_id, id FROM service_task"_s, {},
                      [&stored](const QSqlQuery &row) {
                          return stored.insert(row.value(0).toString(), row.value(1).toString());
                      });
    QCOMPARE(stored.size(), m_db->count("service_task")); // none twice
    QCOMPARE(stored, m_accepted);
    QCOMPARE(m_db->count("inbound_request"), m_accepted.size());
}

void TestChaos::everyTaskHasALegalHistory()
{
    const Ended check = Derdeskctl(m_db->url()).run({u"check"_s});
    QVERIFY2(check.exitCode == 0, QByteArray(check.out + check.err));
    QVERIFY2(check.out.trimmed().endsWith("no faults"), check.out);
}

void TestChaos::noEnrollmentIsDoubled()
{
    QCOMPARE(number("SELECT count(*) FROM (SELECT 1 FROM enrollment WHERE active = 1 "
                    "GROUP BY device_id, program HAVING count(*) > 1) AS doubled"),
             0);
    QCOMPARE(m_db->count("enrollment"),
             m_db->count("service_task WHERE business_object = 'ENROLLMENT' "
                         "AND status = 'COMPLETED'"));
}

void TestChaos::noAssetHasTwoOpenTasks()
{
    QCOMPARE(
        number("SELECT count(*) FROM (SELECT 1 FROM service_task "
               "WHERE status NOT IN ('COMPLETED', 'CANCELED') "
               "GROUP BY business_object, model_id, serial_no HAVING count(*) > 1) AS doubled"),
        0);
    QCOMPARE(number("SELECT count(*) FROM (SELECT 1 FROM service_task "
                    "WHERE business_object = 'INTERCONNECTION' AND status = 'COMPLETED' "
                    "GROUP BY model_id, serial_no HAVING count(*) > 1) AS doubled"),
             0);
}

void TestChaos::noLockIsLeft()
{
    QCOMPARE(
        number("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"), 0);
    QCOMPARE(number("SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid() AND (locktype = "
                    "'advisory' OR (locktype = 'transactionid' AND mode = 'ExclusiveLock'))"),
             0);
}

void TestChaos::itGoesOn()
{
    const auto request = thermostat(u"after all"_s, u"after all"_s);
    QVERIFY(m_db->run([&](Transaction &tx) { return registerDerDevice(tx, request); }));
    const Ended run = Derdeskctl(m_db->url()).run({u"monitor"_s});
    QVERIFY2(run.exitCode == 0, run.err);
    QCOMPARE(m_db->count("service_task WHERE status = 'PENDING'"), 0);
    QCOMPARE(number("SELECT count(*) FROM service_task WHERE transaction_id = 'after all' "
                    "AND status = 'COMPLETED'"),
             1);
}

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
