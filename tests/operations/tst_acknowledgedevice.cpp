// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/AcknowledgeDevice.h"

#include "operations/Unenroll.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A head end says what has become of its devices.
class TestAcknowledgeDevice : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    RecordId waiting(const QString &program = {})
    {
        RegistrationRequest request = thermostat(u"t"_s + program, u"W-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"N1"_s;
        request.program = program;
        const RecordId id = m_tasks->post(request);
        m_tasks->process(id);
        return id;
    }
    Result<Acceptance> say(const AcknowledgeRequest &request)
    {
        return m_db->run([request](Transaction &tx) { return acknowledgeDevice(tx, request); });
    }
    static AcknowledgeRequest registered(const QString &transactionId = u"a1"_s)
    {
        return {u"cloud"_s, transactionId, {}, u"N1"_s, u"REGISTERED"_s, {}};
    }
    TaskStatus status(RecordId id) { return m_tasks->detail(id).task.status; }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
        m_db->sql("INSERT INTO api_client (name, secret_hash, scopes, created_at, head_end_system) "
                  "VALUES ('cloud', x'00', 'acknowledge', 0, 'HE-ACK'), "
                  "('aggregator', x'01', 'register', 0, NULL), "
                  "('mesh', x'02', 'acknowledge', 0, 'HE')");
    }

    void testTheTaskGoesOn()
    {
        const RecordId id = waiting();
        QCOMPARE(status(id), TaskStatus::DeviceSetup);
        const auto answer = say(registered());
        QVERIFY(answer);
        QCOMPARE(answer->taskId, id);
        QCOMPARE(answer->status, TaskStatus::Completed);
        QCOMPARE(answer->deviceId, m_tasks->detail(id).task.deviceId);
        QCOMPARE(status(id), TaskStatus::Completed);
    }

    void testARepeatIsAnsweredTheSame()
    {
        const RecordId id = waiting();
        const auto first = say(registered());
        const qsizetype entries = m_tasks->detail(id).log.size();
        QCOMPARE(*say(registered()), *first);
        QCOMPARE(m_tasks->detail(id).log.size(), entries);
        AcknowledgeRequest other = registered();
        other.nicId = u"N2"_s;
        QCOMPARE(say(other).error()[0].code, ProblemCode::TransactionConflict);
    }

    void testAllThatWaitGoOn()
    {
        m_db->sql("INSERT INTO program_asset_type VALUES ('TOU', 'TSTAT')");
        const RecordId first = waiting();
        m_db->sql("UPDATE service_task SET serial_no = 'other'"); // or one task at a time is let in
        const RecordId second = waiting(u"TOU"_s);
        const auto answer = say(registered());
        QCOMPARE(answer->taskId, first);
        QCOMPARE(answer->messages, QStringList{u"Service task %1 is COMPLETED."_s.arg(second)});
        QCOMPARE(status(second), TaskStatus::Completed);
    }

    void testRemoval()
    {
        const RecordId enrollment = waiting();
        QVERIFY(say(registered()));
        const auto task = m_db->run(
            [enrollment](Transaction &tx) { return unenroll(tx, enrollment, u"Moved"_s); });
        QCOMPARE(m_tasks->process(task->id)->status, TaskStatus::DeviceRemoval);
        QCOMPARE(say(registered(u"a2"_s)).error()[0].code, ProblemCode::NotFound);
        AcknowledgeRequest removed = registered(u"a3"_s);
        removed.headEndStatus = u"REMOVED"_s;
        QCOMPARE(say(removed)->status, TaskStatus::Completed);
        QVERIFY(!m_tasks->detail(enrollment).enrollment->active);
    }

    void testOnlyItsOwnHeadEndMaySaySo_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("headEnd");
        QTest::addColumn<ProblemCode>("expected");
        QTest::newRow("no head end") << u"aggregator"_s << QString() << ProblemCode::Forbidden;
        QTest::newRow("for another") << u"mesh"_s << u"HE-ACK"_s << ProblemCode::Forbidden;
        QTest::newRow("another's device") << u"mesh"_s << QString() << ProblemCode::NotFound;
        QTest::newRow("not its own name") << u"cloud"_s << u"HE"_s << ProblemCode::Forbidden;
    }

    void testOnlyItsOwnHeadEndMaySaySo()
    {
        QFETCH(QString, client);
        QFETCH(QString, headEnd);
        QFETCH(ProblemCode, expected);
        const RecordId id = waiting();
        AcknowledgeRequest request = registered();
        request.client = client;
        request.headEndSystem = headEnd;
        QCOMPARE(say(request).error()[0].code, expected);
        QCOMPARE(status(id), TaskStatus::DeviceSetup);
    }

    void testFaultsAreNamedAtOnce()
    {
        const auto refused =
            say({u"cloud"_s, QString(121, u'x'), QString(31, u'x'), u" "_s, u"LOST"_s, {}});
        QStringList faults;
        for (const Problem &problem : refused.error())
            faults.append(problemCodeText(problem.code) + u' ' + problem.pointer);
        QCOMPARE(faults,
                 (QStringList{u"too-long /transactionId"_s, u"too-long /assetInfo/headEndSystem"_s,
                              u"missing /assetInfo/nicId"_s,
                              u"out-of-range /assetInfo/headEndStatus"_s}));
    }

    void testWhatFailsIsAskedAgainUnderTheSameId()
    {
        QCOMPARE(say(registered()).error()[0].code, ProblemCode::NotFound);
        waiting();
        QVERIFY(say(registered()));
    }
};

QTEST_GUILESS_MAIN(TestAcknowledgeDevice)
#include "tst_acknowledgedevice.moc"
