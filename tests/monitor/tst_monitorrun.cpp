// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/DeferredMonitor.h"
#include "monitor/MonitorRun.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/BatchRunQueries.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestMonitorRun : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    const Actor m_clerk{ActorKind::Clerk, u"clerk"_s};

    RecordId post(const RegistrationRequest &request)
    {
        return m_db->run([=](Transaction &tx) { return registerDerDevice(tx, request); })->taskId;
    }
    RecordId post(const InterconnectionRequest &request)
    {
        return m_db->run([=](Transaction &tx) { return interconnectDer(tx, request); })->taskId;
    }
    RecordId postUnknownCustomer(const QString &transactionId, const QString &serialNo)
    {
        RegistrationRequest request = thermostat(transactionId, serialNo);
        request.customer.cisAccountId = u"unknown"_s;
        return post(request);
    }
    BatchRun run(const MonitorParameters &parameters = {})
    {
        const std::atomic_bool cancel = false;
        return *runDeferredMonitor(m_db->database(), m_db->writer(), m_clerk, parameters, cancel);
    }
    /// A record that the lifecycle cannot finish: its enrollment is there already.
    void breakTask(RecordId id)
    {
        const QByteArray sql = "INSERT INTO enrollment (customer_id, program, task_id, start_date, "
                               "active) VALUES (1, 'DR', " +
                               QByteArray::number(id) + ", '2020-01-01', 1)";
        m_db->sql(sql.constData());
    }
    TaskStatus status(RecordId id) { return findTask(m_db->read(), id)->status; }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }

    void testWhatHasWaitedForTooLongExpires()
    {
        const RecordId held = postUnknownCustomer(u"t1"_s, u"W-1"_s);
        QCOMPARE(run().issues, 1);
        const RecordId pending = post(thermostat(u"t2"_s, u"W-2"_s));
        const RecordId patient = post(interconnection(u"i1"_s, u"S-1"_s)); // 180 days, not 90
        m_db->sql("UPDATE service_task SET next_attempt = NULL, created_at = created_at - "
                  "86400000 * CAST(91 AS BIGINT)");
        const RecordId young = postUnknownCustomer(u"t3"_s, u"W-3"_s);
        MonitorParameters parameters;
        parameters.commitEvery = 1;
        QCOMPARE(run(parameters).processed, 3);
        for (RecordId id : {held, pending}) {
            const ServiceTask task = *findTask(m_db->read(), id);
            QCOMPARE(task.status, TaskStatus::Canceled);
            QCOMPARE(task.statusReason, u"EXPIRED"_s);
            QVERIFY(taskIssues(m_db->read(), id).isEmpty());
        }
        QCOMPARE(m_db->count("to_do WHERE closed_at IS NULL"), 1); // the young one's
        QCOMPARE(status(young), TaskStatus::IssueDetected);
        QCOMPARE(status(patient), TaskStatus::Pending);
        m_db->sql("UPDATE service_task SET created_at = created_at - 86400000 * CAST(90 AS BIGINT) "
                  "WHERE business_object = 'INTERCONNECTION'");
        parameters.businessObject = BusinessObject::Interconnection;
        QCOMPARE(run(parameters).processed, 1);
        QCOMPARE(status(patient), TaskStatus::Canceled);
        QCOMPARE(run().processed, 0);
    }

    void testWorksAllThatIsPending()
    {
        QList<RecordId> good;
        for (int i = 0; i < 25; ++i)
            good.append(post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i))));
        const RecordId bad = postUnknownCustomer(u"bad"_s, u"W-bad"_s);
        MonitorParameters parameters;
        parameters.commitEvery = 4;
        const BatchRun done = run(parameters);
        QCOMPARE(done.status, u"COMPLETED"_s);
        QCOMPARE(done.processed, 26);
        QCOMPARE(done.completed, 25);
        QCOMPARE(done.issues, 1);
        QCOMPARE(done.errors, 0);
        for (RecordId id : good)
            QCOMPARE(status(id), TaskStatus::Completed);
        QCOMPARE(status(bad), TaskStatus::IssueDetected);
        QCOMPARE(taskLog(m_db->read(), good[0]).constLast().actor,
                 (Actor{ActorKind::Monitor, u"F1-STKDF"_s}));
        const BatchRun kept = batchRuns(m_db->read(), u"F1-STKDF"_s, 1).constFirst();
        QCOMPARE(kept.number, done.number);
        QCOMPARE(kept.processed, 26);
        QCOMPARE(kept.startedBy, m_clerk);
        QVERIFY(kept.endedAt.isValid());
        QCOMPARE(run().processed, 0); // nothing is due any more
    }

    void testRetriesWhatIsDue()
    {
        const RecordId id = postUnknownCustomer(u"bad"_s, u"W-1"_s);
        QCOMPARE(run().issues, 1);
        QCOMPARE(run().processed, 0);
        m_db->sql("UPDATE service_task SET next_attempt = 1, cis_account_id = 'A1'");
        QCOMPARE(run().completed, 1);
        QCOMPARE(status(id), TaskStatus::Completed);
        QCOMPARE(findTask(m_db->read(), id)->retryCount, 1);
    }

    void testWaitingRegistrationClearsWhenItsInterconnectionCompletes()
    {
        const RecordId interconnect = post(interconnection(u"i1"_s, u"S-1"_s));
        const RecordId waiting = post(photovoltaic(u"t1"_s, u"S-1"_s));
        MonitorParameters onlyEnrollments;
        onlyEnrollments.businessObject = BusinessObject::Enrollment;
        QCOMPARE(run(onlyEnrollments).issues, 1);
        QCOMPARE(status(interconnect), TaskStatus::Pending);
        QCOMPARE(run().completed, 2); // wakes it in the same run
        QCOMPARE(status(waiting), TaskStatus::Completed);
    }

    /// Whoever sits at another desk can end it, too.
    void testEndsWhenSomebodyAsksForItInTheDatabase()
    {
        for (int i = 0; i < 20; ++i)
            post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
        MonitorParameters parameters;
        parameters.commitEvery = 2;
        const std::atomic_bool cancel = false;
        const auto ask = [this](const BatchRun &run) {
            if (run.processed != 4)
                return;
            const qint64 number = run.number;
            QVERIFY(*m_db->run(
                [number](Transaction &tx) -> Result<bool> { return cancelBatchRun(tx, number); }));
        };
        const BatchRun done =
            *runDeferredMonitor(m_db->database(), m_db->writer(), m_clerk, parameters, cancel, ask);
        QCOMPARE(done.status, u"CANCELED"_s);
        QCOMPARE(done.processed, 6); // those in work when it was asked for
        QCOMPARE(batchRuns(m_db->read(), u"F1-STKDF"_s, 1).constFirst().status, u"CANCELED"_s);
        const qint64 number = done.number;
        QVERIFY(!*m_db->run(
            [number](Transaction &tx) -> Result<bool> { return cancelBatchRun(tx, number); }));
        QCOMPARE(run().processed, 14);
    }

    void testRunsAndErrorsAreReadPageByPage()
    {
        for (int i = 0; i < 3; ++i) {
            breakTask(post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i))));
            post(thermostat(u"good%1"_s.arg(i), u"G-%1"_s.arg(i)));
        }
        const BatchRun first = run();
        QCOMPARE(first.errors, 3);
        const BatchRun second = run();
        const QList<BatchRun> runs = batchRuns(m_db->read(), u"F1-STKDF"_s, 10, second.number);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.constFirst().number, first.number);
        const auto errors = batchRunErrors(m_db->read(), first.number, 0, 2);
        QCOMPARE(errors.size(), 2);
        QCOMPARE(errors[0].sequence, 1);
        QVERIFY(findTask(m_db->read(), errors[0].taskId).has_value());
        QVERIFY(!errors[0].message.isEmpty());
        QCOMPARE(batchRunErrors(m_db->read(), first.number, 2, 2).size(), 1);
        QVERIFY(batchRunErrors(m_db->read(), second.number, 0, 2).isEmpty());
    }

    void testTheScheduleIsKnown()
    {
        DeferredMonitor monitor(m_db->database(), m_db->writer());
        QSignalSpy scheduled(&monitor, &DeferredMonitor::scheduled);
        QVERIFY(!monitor.nextRun().isValid());
        monitor.setInterval(3600);
        QTRY_COMPARE(scheduled.size(), 1);
        QCOMPARE(monitor.interval(), 3600);
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(monitor.nextRun());
        QVERIFY2(left > 3590 && left <= 3601, qPrintable(QString::number(left)));
        QVERIFY(!monitor.isRunning());
        monitor.setInterval(0);
        QTRY_COMPARE(scheduled.size(), 2);
        QVERIFY(!monitor.nextRun().isValid());
    }

    void testRestrictions()
    {
        for (int i = 0; i < 6; ++i)
            post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
        MonitorParameters parameters;
        parameters.maxRecords = 4;
        parameters.commitEvery = 3;
        QCOMPARE(run(parameters).processed, 4);
        parameters.status = TaskStatus::IssueDetected;
        QCOMPARE(run(parameters).processed, 0);
        QCOMPARE(run().processed, 2);
    }

    void testAFaultInOneRecordDoesNotStopTheOthers()
    {
        const RecordId broken = post(thermostat(u"t1"_s, u"W-1"_s));
        const RecordId good = post(thermostat(u"t2"_s, u"W-2"_s));
        breakTask(broken);
        const BatchRun done = run();
        QCOMPARE(done.errors, 1);
        QCOMPARE(done.completed, 1);
        QCOMPARE(status(good), TaskStatus::Completed);
        QCOMPARE(status(broken), TaskStatus::Pending); // wholly untouched
        QVERIFY(taskLog(m_db->read(), broken)
                    .constLast()
                    .message.contains(u"unique", Qt::CaseInsensitive));
        QCOMPARE(m_db->count("batch_run_error"), 1);
        QCOMPARE(run().processed, 0); // it is put off
    }

    void testStopsAtMaximumErrors()
    {
        for (int i = 0; i < 5; ++i) {
            const RecordId id = post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
            breakTask(id);
        }
        MonitorParameters parameters;
        parameters.maxErrors = 2;
        parameters.commitEvery = 1;
        const BatchRun done = run(parameters);
        QCOMPARE(done.status, u"FAILED"_s);
        QCOMPARE(done.errors, 2);
    }

    void testCanceledRunLeavesTheRest()
    {
        for (int i = 0; i < 10; ++i)
            post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
        std::atomic_bool cancel = false;
        MonitorParameters parameters;
        parameters.commitEvery = 2;
        const auto done =
            runDeferredMonitor(m_db->database(), m_db->writer(), m_clerk, parameters, cancel,
                               [&cancel](const BatchRun &) { cancel = true; });
        QCOMPARE(done->status, u"CANCELED"_s);
        QCOMPARE(done->processed, 2);
        QCOMPARE(run().processed, 8);
    }

    void testKilledRunIsClosedByTheNext()
    {
        m_db->sql("INSERT INTO batch_run (control, actor_kind, actor, parameters, started_at, "
                  "alive_at, status) "
                  "VALUES ('F1-STKDF', 'SYSTEM', '', '{}', 1, 2, 'RUNNING')");
        run();
        const QList<BatchRun> runs = batchRuns(m_db->read(), u"F1-STKDF"_s, 10);
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[1].status, u"ABORTED"_s);
    }

    void testTwoRunsAtOnceWorkEachTaskOnce()
    {
        for (int i = 0; i < 60; ++i)
            post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
        Writer other(m_db->url()); // as in another process
        Database otherDatabase(m_db->url());
        const std::atomic_bool cancel = false;
        MonitorParameters parameters;
        parameters.commitEvery = 5;
        Result<BatchRun> second;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            second = runDeferredMonitor(otherDatabase, other, m_clerk, parameters, cancel);
        }));
        thread->start();
        const auto first =
            runDeferredMonitor(m_db->database(), m_db->writer(), m_clerk, parameters, cancel);
        thread->wait();
        QVERIFY(first && second);
        QCOMPARE(first->processed + second->processed, 60);
        QCOMPARE(m_db->count("enrollment"), 60);
        QCOMPARE(m_db->count("service_task_log"), 60 * 5);
    }

    void testDeferredMonitorRunsWhenAskedAndByItself()
    {
        const RecordId first = post(thermostat(u"t1"_s, u"W-1"_s));
        DeferredMonitor monitor(m_db->database(), m_db->writer());
        QSignalSpy finished(&monitor, &DeferredMonitor::runFinished);
        monitor.runNow(m_clerk);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(status(first), TaskStatus::Completed);
        const RecordId second = post(thermostat(u"t2"_s, u"W-2"_s));
        monitor.setInterval(1);
        QTRY_COMPARE(status(second), TaskStatus::Completed);
        monitor.setInterval(0);
    }
};

QTEST_GUILESS_MAIN(TestMonitorRun)
#include "tst_monitorrun.moc"
