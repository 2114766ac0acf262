// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/DatabaseStatus.h"
#include "support/Desk.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A desk whose PostgreSQL server goes away and comes back.
class TestLostServer : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    static void stop()
    {
        PostgresCluster::instance().control({u"stop"_s, u"-m"_s, u"immediate"_s});
    }
    /// Starts it, too, if it is down.
    static void restart()
    {
        PostgresCluster::instance().control({u"restart"_s, u"-w"_s, u"-m"_s, u"immediate"_s});
    }

    QString status() { return m_desk->window().findChild<DatabaseStatus *>()->text(); }
    Result<Acceptance> tryToPost(const QString &name)
    {
        const RegistrationRequest request = thermostat(u"TX-"_s + name, u"SN-"_s + name);
        return m_desk->db.run([&](Transaction &tx) { return registerDerDevice(tx, request); });
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DERDESK_TEST_ENGINE", "postgresql"); }
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup()
    {
        m_desk->close();
        m_desk.reset();
    }

    void theStatusBarSaysSoUntilItIsBack()
    {
        const QString name = m_desk->db.url().name();
        QCOMPARE(status(), name);
        stop();
        QTRY_COMPARE(status(), name + u": no connection, trying again in 1 s"_s);
        QTRY_COMPARE(status(), name + u": no connection, trying again in 2 s"_s);
        restart();
        QTRY_COMPARE(status(), name);
    }

    void whatIsDoneMeanwhileIsRefusedAndNotDoneLater()
    {
        stop();
        const auto answer = tryToPost(u"1"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().constFirst().code, ProblemCode::StoreBusy);
        restart();
        QTRY_COMPARE(status(), m_desk->db.url().name());
        QCOMPARE(m_desk->db.count("service_task"), 0);
        QVERIFY(tryToPost(u"1"_s));
        QCOMPARE(m_desk->db.count("service_task"), 1);
    }

    void whatCameMeanwhileShows()
    {
        stop();
        QTRY_VERIFY(status().contains(u"no connection"_s));
        restart();
        Writer other(m_desk->db.url()); // before the desk listens again
        const RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        QVERIFY(other.wait({ActorKind::ApiClient, u"aggregator"_s},
                           [&](Transaction &tx) { return registerDerDevice(tx, request); }));
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo), QStringList{u"SN-1"_s});
    }

    void aRestartBetweenTwoCommandsGoesUnnoticed()
    {
        QVERIFY(tryToPost(u"1"_s));
        restart();
        QVERIFY(tryToPost(u"2"_s));
        restart();
        const auto count = m_desk->db.database()
                               .ask([](Connection &connection) {
                                   return connection.value(u"SELECT count(*) FROM service_task"_s);
                               })
                               .takeResult();
        QVERIFY2(count, qPrintable(count ? QString() : sentences(count.error())));
        QCOMPARE(count->toInt(), 2);
    }
};

QTEST_MAIN(TestLostServer)
#include "tst_lostserver.moc"
