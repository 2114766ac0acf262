// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/InterconnectDer.h"
#include "operations/ReinstateTask.h"
#include "operations/RetireAsset.h"
#include "operations/TaskHistoryCheck.h"
#include "operations/Unenroll.h"
#include "store/Integrity.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Cancellations are taken back in each state that has them, and what a task holds in each of its
/// states: its asset cannot be retired.
class TestReinstatements : public QObject
{
    Q_OBJECT
    using Object = BusinessObject;
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    Result<ServiceTask> cancel(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return cancelTask(tx, id, u"By mistake"_s); });
    }
    Result<ServiceTask> reinstate(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return reinstateTask(tx, id); });
    }
    Result<DerAsset> retire(RecordId asset)
    {
        return m_db->run([=](Transaction &tx) { return retireAsset(tx, asset); });
    }
    RecordId assetOf(RecordId task) { return m_tasks->detail(task).task.assetId; }

    RecordId register_(TaskStatus status)
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        if (status == TaskStatus::IssueDetected)
            request.customer.cisAccountId = u"A99"_s;
        if (status == TaskStatus::DeviceSetup) {
            request.headEndSystem = u"HE-ACK"_s;
            request.nicId = u"N1"_s;
        }
        return m_tasks->post(request);
    }
    RecordId interconnect(TaskStatus status)
    {
        InterconnectionRequest request = interconnection(u"i1"_s, u"S-1"_s);
        if (status == TaskStatus::IssueDetected)
            request.customer.cisAccountId = u"A99"_s;
        return m_db->run([request](Transaction &tx) { return interconnectDer(tx, request); })
            ->taskId;
    }
    /// Of an enrollment whose device the head end has yet to give up, if it comes that far.
    RecordId endAnEnrollment(TaskStatus status)
    {
        const RecordId enrolled = register_(TaskStatus::DeviceSetup);
        (void)m_tasks->process(enrolled);
        (void)m_db->run([=](Transaction &tx) { return acknowledgeTask(tx, enrolled); });
        const RecordId id =
            m_db->run([=](Transaction &tx) { return unenroll(tx, enrolled, u"Moved"_s); })->id;
        if (status == TaskStatus::Approval)
            m_db->sql("UPDATE service_task_type SET approval = 1");
        if (status == TaskStatus::IssueDetected)
            m_db->sql("UPDATE enrollment SET active = 0, end_date = '2030-01-01'");
        return id;
    }
    /// A task that has come to this state by its own lifecycle.
    RecordId taskIn(Object object, TaskStatus status)
    {
        RecordId id = 0;
        if (object == Object::Enrollment)
            id = register_(status);
        else
            id = object == Object::Interconnection ? interconnect(status) : endAnEnrollment(status);
        if (status != TaskStatus::Pending)
            (void)m_tasks->process(id);
        return m_tasks->detail(id).task.status == status ? id : 0;
    }

    static void addStates()
    {
        QTest::addColumn<Object>("object");
        QTest::addColumn<TaskStatus>("status");
    }
    static void addState(Object object, TaskStatus status)
    {
        QTest::addRow("%s %s", qPrintable(toText(object)), qPrintable(toText(status)))
            << object << status;
    }
    /// Each state from which a lifecycle allows to take a cancellation back.
    static void undoableStates()
    {
        addStates();
        for (const Object object :
             {Object::Enrollment, Object::Interconnection, Object::Unenrollment}) {
            for (const Transition &row : transitions(object)) {
                if (row.action == TaskAction::UndoCancel)
                    addState(object, row.to);
            }
        }
    }
    static QStringList allowedIn(Object object, TaskStatus status)
    {
        QStringList texts;
        for (const TaskAction action : actions(object, status))
            texts.append(toText(action));
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }
    void cleanup()
    {
        m_tasks.reset();
        m_db.reset();
    }

    void theTaskIsWhereItWas_data() { undoableStates(); }
    void theTaskIsWhereItWas()
    {
        QFETCH(const Object, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(object, status);
        QVERIFY(id);
        const TaskDetail before = m_tasks->detail(id);
        const auto canceled = cancel(id);
        QCOMPARE(canceled->status, TaskStatus::Canceled);
        QCOMPARE(canceled->statusReason, u"By mistake"_s);
        const auto back = reinstate(id);
        QVERIFY2(back, qPrintable(back ? QString() : sentences(back.error())));
        const TaskDetail after = m_tasks->detail(id);
        QCOMPARE(after.task.status, status);
        QCOMPARE(after.task.statusReason, before.task.statusReason);
        QCOMPARE(after.task.retryCount, before.task.retryCount);
        QCOMPARE(after.task.customerId, before.task.customerId);
        QCOMPARE(after.task.version, before.task.version + 2);
        QCOMPARE(after.task.failedStatus, before.task.failedStatus);
        QCOMPARE(after.problems, before.problems);
        QCOMPARE(after.toDo.has_value(), before.toDo.has_value());
        QVERIFY(!after.cancellation);
    }

    void bothAreInTheLogAndItsHistoryFits_data() { undoableStates(); }
    void bothAreInTheLogAndItsHistoryFits()
    {
        QFETCH(const Object, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(object, status);
        const qsizetype entries = m_tasks->detail(id).log.size();
        const Problems issues = m_tasks->detail(id).problems;
        QVERIFY(cancel(id));
        QVERIFY(reinstate(id));
        const QList<TaskLogEntry> log = m_tasks->detail(id).log;
        QCOMPARE(log.size(), entries + 2);
        QCOMPARE(log[entries].from, status);
        QCOMPARE(log[entries].to, TaskStatus::Canceled);
        QCOMPARE(log[entries].message, u"By mistake"_s); // stays, though it was one
        QCOMPARE(log[entries + 1].from, TaskStatus::Canceled);
        QCOMPARE(log[entries + 1].to, status);
        QCOMPARE(log[entries + 1].problems, issues);
        QCOMPARE(log[entries + 1].message, QString());
        QCOMPARE(historyFaults(taskHistories(m_db->read(), id - 1, 1).value(0)), QStringList());
    }

    /// What only a person or a head end can bring on is not tried by itself.
    void onlyWhatF1stkdfWorksIsDue_data() { undoableStates(); }
    void onlyWhatF1stkdfWorksIsDue()
    {
        QFETCH(const Object, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(object, status);
        QVERIFY(cancel(id));
        QVERIFY(DueTasks().next(m_db->read(), QDateTime::currentDateTimeUtc(), 10).isEmpty());
        QVERIFY(reinstate(id));
        const bool worked = status == TaskStatus::Pending || status == TaskStatus::IssueDetected;
        QCOMPARE(DueTasks().next(m_db->read(), QDateTime::currentDateTimeUtc(), 10),
                 worked ? QList<RecordId>{id} : QList<RecordId>());
    }

    void aSecondReinstatementIsRefused_data() { undoableStates(); }
    void aSecondReinstatementIsRefused()
    {
        QFETCH(const Object, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(object, status);
        QVERIFY(cancel(id));
        QVERIFY(reinstate(id));
        const int version = m_tasks->detail(id).task.version;
        const auto again = reinstate(id);
        QVERIFY(!again);
        QCOMPARE(again.error(),
                 (Problems{{ProblemCode::ActionNotAllowed,
                            {},
                            {{u"taskId"_s, idText(id)},
                             {u"action"_s, u"UNDO_CANCEL"_s},
                             {u"status"_s, toText(status)},
                             {u"expected"_s, allowedIn(object, status).join(u", "_s)}}}}));
        QCOMPARE(m_tasks->detail(id).task.version, version);
    }

    void whatIsNotCancelledIsRefusedInEachState_data()
    {
        addStates();
        for (const Object object :
             {Object::Enrollment, Object::Interconnection, Object::Unenrollment}) {
            for (const TaskStatus status : statuses(object)) {
                if (status != TaskStatus::Canceled)
                    addState(object, status);
            }
        }
    }
    void whatIsNotCancelledIsRefusedInEachState()
    {
        QFETCH(const Object, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(object, TaskStatus::Pending);
        m_db->sql(qPrintable(
            u"UPDATE service_task SET status = '%1', failed_status = 'VALIDATE' WHERE id = %2"_s
                .arg(toText(status), idText(id))));
        const auto refused = reinstate(id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().size(), 1);
        QCOMPARE(refused.error()[0].code, ProblemCode::ActionNotAllowed);
        const QStringList allowed = allowedIn(object, status);
        QCOMPARE(refused.error()[0].parameters.value(u"expected"_s),
                 allowed.isEmpty() ? u"nothing"_s : allowed.join(u", "_s));
        QCOMPARE(m_tasks->detail(id).task.status, status);
    }

    /// Whoever comes first has the place: never two open enrollments of one device.
    void ofAReinstatementAndANewRequestOneWins()
    {
        for (int round = 0; round < 8; ++round) {
            const QString serial = u"R-%1"_s.arg(round);
            const RecordId id = m_tasks->post(thermostat(u"a%1"_s.arg(round), serial));
            QVERIFY(cancel(id));
            const Actor clerk{ActorKind::Clerk, u"clerk"_s};
            auto back = m_db->writer().submit(
                clerk, [id](Transaction &tx) { return reinstateTask(tx, id); });
            auto fresh = m_db->writer().submit(
                {ActorKind::ApiClient, u"aggregator"_s},
                [request = thermostat(u"b%1"_s.arg(round), serial)](Transaction &tx) {
                    return registerDerDevice(tx, request);
                });
            QCOMPARE(int(back.result().has_value()) + int(fresh.result().has_value()), 1);
            QCOMPARE(
                m_db->count(qPrintable(
                    u"service_task WHERE status = 'PENDING' AND serial_no = '%1'"_s.arg(serial))),
                1);
        }
    }

    void aReinstatedTaskHoldsItsDeviceAgain()
    {
        const RecordId id = taskIn(Object::Enrollment, TaskStatus::Pending);
        QVERIFY(cancel(id));
        QVERIFY(reinstate(id));
        const auto second = m_db->run(
            [](Transaction &tx) { return registerDerDevice(tx, thermostat(u"t2"_s, u"W-1"_s)); });
        QVERIFY(!second);
        QCOMPARE(second.error()[0].code, ProblemCode::OpenTaskExists);
        QCOMPARE(second.error()[0].parameters.value(u"taskId"_s), idText(id));
        const auto retired = retire(assetOf(id));
        QVERIFY(!retired);
        QCOMPARE(retired.error()[0].code, ProblemCode::OpenTaskExists);
    }

    void anAssetIsHeldByEachOpenStateOfItsTask_data()
    {
        addStates();
        for (const TaskStatus status : statuses(Object::Enrollment))
            addState(Object::Enrollment, status);
    }
    void anAssetIsHeldByEachOpenStateOfItsTask()
    {
        QFETCH(const TaskStatus, status);
        const RecordId id = taskIn(Object::Enrollment, TaskStatus::Pending);
        m_db->sql(
            qPrintable(u"UPDATE service_task SET status = '%1', failed_status = 'VALIDATE'"_s.arg(
                toText(status))));
        const RecordId asset = assetOf(id);
        const auto retired = retire(asset);
        const bool over = status == TaskStatus::Completed || status == TaskStatus::Canceled;
        QCOMPARE(retired.has_value(), over);
        QCOMPARE(m_db->count("der_asset WHERE status = 'RETIRED'"), over ? 1 : 0);
        QCOMPARE(m_db->count("audit_entry WHERE action = 'RETIRE'"), over ? 1 : 0);
        if (!over)
            QCOMPARE(retired.error(),
                     (Problems{{ProblemCode::OpenTaskExists,
                                {},
                                {{u"value"_s, u"W-1"_s}, {u"taskId"_s, idText(id)}}}}));
    }

    void eachEnrollmentOfTheAssetIsNamed()
    {
        m_db->sql("INSERT INTO program_asset_type VALUES ('TOU', 'TSTAT')");
        QList<RecordId> tasks;
        for (const QString &program : {u"DR"_s, u"TOU"_s}) {
            RegistrationRequest request = thermostat(u"t-"_s + program, u"W-1"_s);
            request.program = program;
            tasks.append(m_tasks->post(request));
            QCOMPARE(m_tasks->process(tasks.constLast())->status, TaskStatus::Completed);
        }
        const auto held = retire(assetOf(tasks[0]));
        QVERIFY(!held);
        QStringList others;
        for (const Problem &problem : held.error()) {
            QCOMPARE(problem.code, ProblemCode::InUse);
            others.append(problem.parameters.value(u"other"_s));
        }
        const QString made = u"the enrollment in program %1 that service task %2 made"_s;
        QCOMPARE(others, (QStringList{made.arg(u"DR"_s, idText(tasks[0])),
                                      made.arg(u"TOU"_s, idText(tasks[1]))}));
    }

    void anotherDeviceOfTheModelHoldsNothing()
    {
        const RecordId id = taskIn(Object::Enrollment, TaskStatus::Pending);
        QVERIFY(cancel(id));
        QVERIFY(m_tasks->post(thermostat(u"t2"_s, u"W-10"_s)));
        QVERIFY(retire(assetOf(id)));
        QCOMPARE(m_db->count("der_asset WHERE status = 'PENDING' AND serial_no = 'W-10'"), 1);
    }

    /// Else a device would be enrolled that is out of use.
    void ofARetirementAndANewRequestOneWins()
    {
        for (int round = 0; round < 8; ++round) {
            const QString serial = u"R-%1"_s.arg(round);
            const RecordId id = m_tasks->post(thermostat(u"a%1"_s.arg(round), serial));
            QVERIFY(cancel(id));
            const RecordId asset = assetOf(id);
            auto retired =
                m_db->writer().submit({ActorKind::Clerk, u"clerk"_s},
                                      [=](Transaction &tx) { return retireAsset(tx, asset); });
            auto fresh = m_db->writer().submit(
                {ActorKind::ApiClient, u"aggregator"_s},
                [request = thermostat(u"b%1"_s.arg(round), serial)](Transaction &tx) {
                    return registerDerDevice(tx, request);
                });
            const auto outcome = fresh.result();
            QCOMPARE(retired.result().has_value(), !outcome.has_value());
            if (!outcome)
                QCOMPARE(outcome.error()[0].code, ProblemCode::AssetRetired);
        }
    }
};

QTEST_GUILESS_MAIN(TestReinstatements)
#include "tst_reinstatements.moc"
