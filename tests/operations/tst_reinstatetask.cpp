// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ReinstateTask.h"

#include "operations/EnrollByHand.h"
#include "operations/InterconnectDer.h"
#include "operations/TaskHistoryCheck.h"
#include "operations/Unenroll.h"
#include "store/Integrity.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A cancellation by mistake is taken back, while nothing has followed.
class TestReinstateTask : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    Result<ServiceTask> cancel(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return cancelTask(tx, id, u"By mistake"_s); });
    }
    Result<ServiceTask> reinstate(RecordId id, std::optional<int> version = {})
    {
        return m_db->run([=](Transaction &tx) { return reinstateTask(tx, id, version); });
    }
    RecordId pending(int number = 1)
    {
        return m_tasks->post(thermostat(u"t%1"_s.arg(number), u"W-1"_s));
    }
    RecordId ofUnknownCustomer()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        return m_tasks->post(request);
    }
    RecordId waitingForItsHeadEnd()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"N1"_s;
        const RecordId id = m_tasks->post(request);
        (void)m_tasks->process(id);
        return id;
    }
    RecordId unenrollment()
    {
        const RecordId enrolled = pending();
        (void)m_tasks->process(enrolled);
        return m_db->run([=](Transaction &tx) { return unenroll(tx, enrolled, u"Moved"_s); })->id;
    }
    static ProblemCode faultOf(const Result<ServiceTask> &outcome)
    {
        return outcome ? ProblemCode::Internal : outcome.error()[0].code;
    }
    bool canBeUndone(RecordId id)
    {
        const auto cancellation = m_tasks->detail(id).cancellation;
        return cancellation && cancellation->canBeUndone();
    }
    /// As derdeskctl check sees it.
    QStringList historyFaultsOf(RecordId id)
    {
        return historyFaults(taskHistories(m_db->read(), id - 1, 1).value(0));
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }

    void testAPendingTaskIsDueAgain()
    {
        const RecordId id = pending();
        QVERIFY(cancel(id));
        QVERIFY(canBeUndone(id));
        const auto task = reinstate(id);
        QCOMPARE(task->status, TaskStatus::Pending);
        QVERIFY(task->statusReason.isEmpty());
        QVERIFY(task->nextAttempt <= QDateTime::currentDateTimeUtc());
        QCOMPARE(m_tasks->path(id), QStringList({u"PENDING"_s, u"CANCELED"_s, u"PENDING"_s}));
        QCOMPARE(m_tasks->detail(id).log.constLast().actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
        QCOMPARE(historyFaultsOf(id), QStringList());
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::Completed);
    }

    void testAnIssueComesBackWithItsToDo()
    {
        const RecordId id = ofUnknownCustomer();
        QVERIFY(m_tasks->process(id));
        QVERIFY(m_db->run([id](Transaction &tx) { return assignTask(tx, id, u"ada"_s); }));
        const TaskDetail before = m_tasks->detail(id);
        for (int round = 0; round < 2; ++round) { // it can be cancelled and taken back again
            QVERIFY(cancel(id));
            QVERIFY(!m_tasks->detail(id).toDo);
            QVERIFY(m_tasks->issues(id).isEmpty());
            QVERIFY(reinstate(id));
        }
        const TaskDetail after = m_tasks->detail(id);
        QCOMPARE(after.task.status, TaskStatus::IssueDetected);
        QCOMPARE(after.task.statusReason, u"customer-not-found"_s);
        QCOMPARE(after.task.retryCount, before.task.retryCount);
        QVERIFY(after.task.nextAttempt <= QDateTime::currentDateTimeUtc());
        QCOMPARE(after.problems, before.problems);
        QCOMPARE(after.toDo->id, before.toDo->id);
        QCOMPARE(after.toDo->assignedTo, u"ada"_s);
        QCOMPARE(historyFaultsOf(id), QStringList());
        m_db->sql("UPDATE customer SET account_id = 'A99' WHERE id = 1");
        const auto retried = m_db->run([id](Transaction &tx) { return retryTask(tx, id); });
        QCOMPARE(retried->status, TaskStatus::Completed);
    }

    void testAfterTheLastRetryItIsNotTriedByItself()
    {
        const RecordId id = ofUnknownCustomer();
        m_db->sql("UPDATE service_task_type SET max_retries = 0");
        QVERIFY(m_tasks->process(id));
        QVERIFY(cancel(id));
        QVERIFY(!reinstate(id)->nextAttempt.isValid());
    }

    /// Retry goes to where it failed first, not to what the cancellation was.
    void testItRetriesTheStateThatFailed()
    {
        const RecordId id = waitingForItsHeadEnd();
        m_db->sql("UPDATE der_asset SET status = 'ACTIVE', service_point_id = 2");
        QVERIFY(m_db->run([id](Transaction &tx) { return acknowledgeTask(tx, id); }));
        QVERIFY(cancel(id));
        QCOMPARE(reinstate(id)->failedStatus, TaskStatus::DeviceSetup);
        QVERIFY(cancel(id));
        QVERIFY(reinstate(id));
        QCOMPARE(m_tasks->detail(id).task.failedStatus, TaskStatus::DeviceSetup);
    }

    void testWhatWaitedForItsHeadEndWaitsOn()
    {
        const RecordId id = waitingForItsHeadEnd();
        QVERIFY(cancel(id));
        const auto task = reinstate(id);
        QCOMPARE(task->status, TaskStatus::DeviceSetup);
        QVERIFY(!task->nextAttempt.isValid());
        const auto done = m_db->run([id](Transaction &tx) { return acknowledgeTask(tx, id); });
        QCOMPARE(done->status, TaskStatus::Completed);
    }

    void testARejectionIsTakenBackToo()
    {
        m_db->sql("UPDATE service_task_type SET approval = 1");
        const RecordId id = unenrollment();
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::Approval);
        QVERIFY(m_db->run([id](Transaction &tx) { return rejectTask(tx, id, u"No"_s); }));
        QCOMPARE(reinstate(id)->status, TaskStatus::Approval);
        QVERIFY(m_tasks->detail(id).toDo);
        QCOMPARE(historyFaultsOf(id), QStringList());
        const auto approved = m_db->run([id](Transaction &tx) { return approveTask(tx, id); });
        QCOMPARE(approved->status, TaskStatus::Completed);
    }

    void testACommentDoesNotFollow()
    {
        const RecordId id = pending();
        QVERIFY(cancel(id));
        QVERIFY(m_db->run([id](Transaction &tx) { return commentTask(tx, id, u"Oh"_s); }));
        QCOMPARE(reinstate(id)->status, TaskStatus::Pending);
    }

    void testAnotherTaskHasTakenItsPlace()
    {
        const RecordId first = pending(1);
        QVERIFY(cancel(first));
        const RecordId second = pending(2);
        QVERIFY(second);
        QVERIFY(!canBeUndone(first));
        const auto refused = reinstate(first);
        QCOMPARE(faultOf(refused), ProblemCode::AlreadyExists);
        QCOMPARE(refused.error()[0].parameters[u"value"_s], idText(second));
        QVERIFY(cancel(second)); // then neither has
        QCOMPARE(reinstate(first)->status, TaskStatus::Pending);
        QCOMPARE(faultOf(reinstate(second)), ProblemCode::AlreadyExists);
        QCOMPARE(m_tasks->process(first)->status, TaskStatus::Completed);
        QCOMPARE(faultOf(reinstate(second)), ProblemCode::AlreadyExists);
    }

    void testAnotherUnenrollmentHasTakenItsPlace()
    {
        const RecordId first = unenrollment();
        QVERIFY(cancel(first));
        const RecordId enrolled = m_tasks->detail(first).enrollment->taskId;
        const auto second =
            m_db->run([=](Transaction &tx) { return unenroll(tx, enrolled, u"Moved"_s); });
        QCOMPARE(faultOf(reinstate(first)), ProblemCode::AlreadyExists);
        QVERIFY(cancel(second->id));
        QCOMPARE(reinstate(first)->status, TaskStatus::Pending);
    }

    void testAnotherAssetsTasksDoNotFollow()
    {
        const RecordId id = pending();
        QVERIFY(cancel(id));
        QVERIFY(m_tasks->post(thermostat(u"t2"_s, u"W-2"_s)));
        QCOMPARE(reinstate(id)->status, TaskStatus::Pending);
    }

    void testATaskWithoutADevice()
    {
        const RecordId id = m_db->run([](Transaction &tx) {
                                    return enrollByHand(tx, {u"A1"_s, u"SP1"_s, u"TOU"_s, {}, {}});
                                })
                                ->id;
        QVERIFY(cancel(id));
        QCOMPARE(reinstate(id)->status, TaskStatus::Pending);
    }

    void testWhatHasExpiredStays()
    {
        const RecordId id = pending();
        m_db->sql("UPDATE service_task SET created_at = created_at - 8640000000");
        const auto expired =
            m_db->writer().wait({ActorKind::Monitor, {}}, [id](Transaction &tx) -> Result<bool> {
                return !expireTasks(tx, {id}).isEmpty();
            });
        QVERIFY(*expired);
        QCOMPARE(m_tasks->detail(id).task.status, TaskStatus::Canceled);
        QVERIFY(!canBeUndone(id));
        const auto refused = reinstate(id);
        QCOMPARE(faultOf(refused), ProblemCode::ActionNotAllowed);
        QVERIFY(refused.error()[0].detail().endsWith(u"allowed now: nothing."_s));
    }

    void testOnlyWhatIsCancelled()
    {
        const RecordId id = pending();
        QCOMPARE(faultOf(reinstate(id)), ProblemCode::ActionNotAllowed);
        QVERIFY(m_tasks->process(id));
        QCOMPARE(faultOf(reinstate(id)), ProblemCode::ActionNotAllowed);
        QCOMPARE(faultOf(reinstate(12345678901234)), ProblemCode::NotFound);
    }

    void testAnotherVersionIsRefused()
    {
        const RecordId id = pending();
        const int version = cancel(id)->version;
        QCOMPARE(faultOf(reinstate(id, version - 1)), ProblemCode::ChangedMeanwhile);
        QCOMPARE(reinstate(id, version)->version, version + 1);
    }
};

QTEST_GUILESS_MAIN(TestReinstateTask)
#include "tst_reinstatetask.moc"
