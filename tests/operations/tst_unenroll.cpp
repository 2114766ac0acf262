// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Unenroll.h"

#include "operations/EnrollByHand.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The lifecycle of unenrollments, from an enrollment that is active.
class TestUnenroll : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    RecordId enrolled(const QString &headEnd = {}, const QString &program = {})
    {
        RegistrationRequest request = thermostat(u"t-"_s + program, u"W-1"_s);
        request.headEndSystem = headEnd;
        request.nicId = headEnd.isEmpty() ? QString() : u"N1"_s;
        request.program = program;
        const RecordId id = m_tasks->post(request);
        if (m_tasks->process(id)->status == TaskStatus::DeviceSetup)
            acknowledge(id);
        return id;
    }

    Result<ServiceTask> end(RecordId enrollment, const QString &reason = u"Moved away"_s)
    {
        return m_db->run([=](Transaction &tx) { return unenroll(tx, enrollment, reason); });
    }
    Result<ServiceTask> acknowledge(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return acknowledgeTask(tx, id); });
    }
    void askForApproval() { m_db->sql("UPDATE service_task_type SET approval = 1"); }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }

    void testGoesAllTheWay()
    {
        const RecordId enrollment = enrolled(u"HE"_s);
        const auto task = end(enrollment);
        QVERIFY(task);
        QCOMPARE(task->businessObject, BusinessObject::Unenrollment);
        QCOMPARE(task->type, u"DER-UNENROLLMENT"_s);
        QCOMPARE(task->status, TaskStatus::Pending);
        QVERIFY(task->client.isEmpty() && task->transactionId.isEmpty());
        QCOMPARE(m_tasks->detail(task->id).log[0].message, u"Moved away"_s);
        QCOMPARE(m_tasks->process(task->id)->status, TaskStatus::Completed);
        QCOMPARE(m_tasks->path(task->id),
                 QStringList({u"PENDING"_s, u"VALIDATE"_s, u"DEVICE_REMOVAL"_s, u"DEACTIVATE"_s,
                              u"COMPLETED"_s}));
        const TaskDetail found = m_tasks->detail(task->id);
        QVERIFY(!found.enrollment->active);
        QCOMPARE(found.enrollment->taskId, enrollment);
        QCOMPARE(found.enrollment->endDate, QDate::currentDate());
        QVERIFY(!found.device->active);
        QCOMPARE(found.device->headEndStatus, HeadEndStatus::NotRequested);
        QCOMPARE(found.asset->status, AssetStatus::Pending);
        QCOMPARE(m_db->count("outbound_message WHERE event = 'UNENROLLED'"), 1);
    }

    void testTheDeviceCanBeEnrolledAgain()
    {
        const auto task = end(enrolled());
        QVERIFY(m_tasks->process(task->id));
        const RecordId again = m_tasks->post(thermostat(u"again"_s, u"W-1"_s));
        QCOMPARE(m_tasks->process(again)->status, TaskStatus::Completed);
        QCOMPARE(m_db->count("enrollment WHERE active = 1"), 1);
    }

    void testWhoWaitsForItsEndIsWoken()
    {
        const RecordId first = enrolled();
        const RecordId second = m_tasks->post(thermostat(u"second"_s, u"W-1"_s));
        QCOMPARE(m_tasks->process(second)->status, TaskStatus::IssueDetected);
        QCOMPARE(m_tasks->issues(second), QStringList{u"already-enrolled"_s});
        QVERIFY(m_tasks->process(end(first)->id));
        QVERIFY(m_tasks->detail(second).task.nextAttempt <= QDateTime::currentDateTimeUtc());
    }

    void testAHeadEndThatAcknowledgesIsWaitedFor()
    {
        const auto task = end(enrolled(u"HE-ACK"_s));
        QCOMPARE(m_tasks->process(task->id)->status, TaskStatus::DeviceRemoval);
        QCOMPARE(m_tasks->detail(task->id).device->headEndStatus, HeadEndStatus::RemovalRequested);
        QVERIFY(m_tasks->detail(task->id).enrollment->active);
        QCOMPARE(acknowledge(task->id)->status, TaskStatus::Completed);
        QCOMPARE(m_tasks->detail(task->id).device->headEndStatus, HeadEndStatus::NotRequested);
        QVERIFY(!m_tasks->detail(task->id).enrollment->active);
    }

    void testWhatAnotherProgramNeedsStays()
    {
        m_db->sql("INSERT INTO program_asset_type VALUES ('TOU', 'TSTAT')");
        const RecordId first = enrolled(u"HE-ACK"_s);
        const RecordId second = enrolled(u"HE-ACK"_s, u"TOU"_s);
        QCOMPARE(m_tasks->detail(second).task.status, TaskStatus::Completed);
        const auto task = end(first);
        QCOMPARE(m_tasks->process(task->id)->status, TaskStatus::Completed);
        const TaskDetail found = m_tasks->detail(task->id);
        QVERIFY(!found.enrollment->active);
        QVERIFY(found.device->active);
        QCOMPARE(found.device->headEndStatus, HeadEndStatus::Registered);
        QCOMPARE(found.asset->status, AssetStatus::Active);
    }

    void testApproval()
    {
        askForApproval();
        const auto task = end(enrolled());
        const auto waiting = m_tasks->process(task->id);
        QCOMPARE(waiting->status, TaskStatus::Approval);
        QVERIFY(!waiting->nextAttempt.isValid());
        QCOMPARE(m_tasks->detail(task->id).toDo->role, u"DER-ENROLLMENT"_s);
        const RecordId id = task->id;
        const auto approved = m_db->run([id](Transaction &tx) { return approveTask(tx, id); });
        QCOMPARE(approved->status, TaskStatus::Completed);
        QVERIFY(!m_tasks->detail(id).toDo);
        QCOMPARE(m_tasks->path(id),
                 QStringList({u"PENDING"_s, u"VALIDATE"_s, u"APPROVAL"_s, u"DEVICE_REMOVAL"_s,
                              u"DEACTIVATE"_s, u"COMPLETED"_s}));
    }

    void testRejection()
    {
        askForApproval();
        const RecordId enrollment = enrolled();
        const RecordId id = end(enrollment)->id;
        const auto reject = [&](const QString &reason) {
            return m_db->run([=](Transaction &tx) { return rejectTask(tx, id, reason); });
        };
        QCOMPARE(reject(u"No"_s).error()[0].code, ProblemCode::ActionNotAllowed);
        QVERIFY(m_tasks->process(id));
        QCOMPARE(reject(u" "_s).error()[0].code, ProblemCode::Missing);
        const auto rejected = reject(u"Contract runs on"_s);
        QCOMPARE(rejected->status, TaskStatus::Canceled);
        QCOMPARE(rejected->statusReason, u"Contract runs on"_s);
        QVERIFY(!m_tasks->detail(id).toDo);
        QVERIFY(m_tasks->detail(enrollment).enrollment->active);
        QVERIFY(end(enrollment)); // one may ask anew
    }

    void testCancelWhileTheHeadEndIsAsked()
    {
        const RecordId enrollment = enrolled(u"HE-ACK"_s);
        const RecordId id = end(enrollment)->id;
        QVERIFY(m_tasks->process(id));
        const auto canceled =
            m_db->run([id](Transaction &tx) { return cancelTask(tx, id, u"A mistake"_s); });
        QCOMPARE(canceled->status, TaskStatus::Canceled);
        QVERIFY(m_tasks->detail(enrollment).enrollment->active);
    }

    void testEnrollmentsByHand_data()
    {
        QTest::addColumn<QString>("specification");
        QTest::addColumn<QString>("serialNo");
        QTest::newRow("without a device") << QString() << QString();
        QTest::newRow("with a transformer") << u"TR-1"_s << u"X-1"_s;
    }

    void testEnrollmentsByHand()
    {
        QFETCH(QString, specification);
        QFETCH(QString, serialNo);
        const EnrollmentRequest request{u"A1"_s, u"SP1"_s, u"TOU"_s, specification, serialNo};
        const auto made = m_db->run([=](Transaction &tx) { return enrollByHand(tx, request); });
        QCOMPARE(m_tasks->process(made->id)->status, TaskStatus::Completed);
        const auto task = end(made->id);
        QCOMPARE(task->type, u"UNENROLLMENT"_s);
        QCOMPARE(m_tasks->process(task->id)->status, TaskStatus::Completed);
        QVERIFY(!m_tasks->detail(made->id).enrollment->active);
    }

    void testAnEnrollmentThatHasEnded()
    {
        const RecordId enrollment = enrolled();
        const RecordId id = end(enrollment)->id;
        QCOMPARE(end(enrollment).error()[0].code, ProblemCode::AlreadyExists);
        QVERIFY(m_tasks->process(id));
        QCOMPARE(end(enrollment).error()[0].code, ProblemCode::NotEnrolled);
    }

    void testOneThatEndedMeanwhileIsAnIssue()
    {
        const RecordId enrollment = enrolled();
        const RecordId id = end(enrollment)->id;
        m_db->sql("UPDATE enrollment SET active = 0, end_date = '2026-01-01'");
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::IssueDetected);
        QCOMPARE(m_tasks->issues(id), QStringList{u"not-enrolled"_s});
        QVERIFY(m_tasks->detail(id).problems[0].detail().contains(idText(enrollment)));
    }

    void testAnEnrollmentOfTomorrowEndsWhenItBegins()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.registrationDate = QDate::currentDate().addDays(9);
        const RecordId enrollment = m_tasks->post(request);
        QCOMPARE(m_tasks->process(enrollment)->status, TaskStatus::Completed);
        QVERIFY(m_tasks->process(end(enrollment)->id));
        QCOMPARE(m_tasks->detail(enrollment).enrollment->endDate, request.registrationDate);
    }

    void testWhatCannotBeEnded()
    {
        QCOMPARE(end(10000000000000).error()[0].code, ProblemCode::NotFound);
        const RecordId pending = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(end(pending).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(end(enrolled(), u"\n"_s).error()[0].code, ProblemCode::Missing);
    }
};

QTEST_GUILESS_MAIN(TestUnenroll)
#include "tst_unenroll.moc"
