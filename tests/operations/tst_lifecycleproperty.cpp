// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/EnrollByHand.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/ReinstateTask.h"
#include "operations/RetireAsset.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"
#include "store/Integrity.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// No sequence of operations reaches a state that the tables do not allow: whatever clerks, clients
/// and changing circumstances do, in any order.
class TestLifecycleProperty : public QObject
{
    Q_OBJECT

    static constexpr int steps = 150;

    /// Changes circumstances that VALIDATE and DEVICE_SETUP look at.
    static void changeCircumstances(TestDatabase &db, QRandomGenerator &random)
    {
        static const char *const changes[] = {
            "UPDATE program SET active = 1 - active WHERE code = 'DR'",
            "UPDATE service_point SET customer_id = 3 - customer_id WHERE customer_id < 3",
            "UPDATE head_end_system SET acknowledges = 1 - acknowledges",
            "UPDATE customer SET account_id = CASE account_id WHEN 'A1' THEN 'gone' ELSE 'A1' END "
            "WHERE id = 1",
            "UPDATE service_task_type SET approval = 1 - approval",
        };
        db.sql(changes[random.bounded(int(std::size(changes)))]);
    }

    static Result<RecordId> post(Transaction &tx, quint32 choice, int serial)
    {
        const QString id = QString::number(choice);
        if (choice % 3 == 0) {
            const auto answer = interconnectDer(tx, interconnection(id, u"S-%1"_s.arg(serial)));
            return answer ? Result<RecordId>(answer->taskId) : failed(answer.error());
        }
        RegistrationRequest request = choice % 3 == 1 ? photovoltaic(id, u"S-%1"_s.arg(serial))
                                                      : thermostat(id, u"W-%1"_s.arg(serial));
        request.headEndSystem = choice % 2 ? u"HE"_s : u"HE-ACK"_s;
        request.nicId = request.serialNo;
        const auto answer = registerDerDevice(tx, request);
        return answer ? Result<RecordId>(answer->taskId) : failed(answer.error());
    }

    static Result<ServiceTask> act(Transaction &tx, int action, RecordId id)
    {
        switch (action) {
        case 0:
            return processTask(tx, id);
        case 1:
            return retryTask(tx, id);
        case 2:
            return acknowledgeTask(tx, id);
        case 3:
            return approveTask(tx, id);
        case 4:
            return cancelTask(tx, id, u"enough"_s);
        case 5:
            return rejectTask(tx, id, u"no"_s);
        case 6:
            return reinstateTask(tx, id);
        default:
            return commentTask(tx, id, u"a word"_s);
        }
    }

    /// Which succeeds only with what nobody needs.
    static void retire(TestDatabase &db, RecordId asset)
    {
        const auto retired = db.run([=](Transaction &tx) { return retireAsset(tx, asset); });
        if (!retired)
            return;
        const QByteArray id = QByteArray::number(asset);
        QCOMPARE(db.number("SELECT count(*) FROM service_task WHERE asset_id = " + id +
                           " AND status NOT IN ('COMPLETED', 'CANCELED')"),
                 0);
        QCOMPARE(db.number("SELECT count(*) FROM enrollment e JOIN der_device d ON d.id = "
                           "e.device_id WHERE e.active = 1 AND d.asset_id = " +
                           id),
                 0);
    }

    static void checkTask(TestDatabase &db, RecordId id)
    {
        const TaskDetail detail = *readTaskDetail(db.read(), id);
        const BusinessObject object = detail.task.businessObject;
        std::optional<TaskStatus> state;
        int sequence = 0;
        for (const TaskLogEntry &entry : detail.log) {
            QCOMPARE(entry.sequence, ++sequence);
            if (entry.event == TaskEvent::Comment)
                continue;
            QCOMPARE(entry.from, state);
            if (entry.from)
                QVERIFY(allows(object, *entry.from, *entry.to));
            else
                QCOMPARE(entry.to, TaskStatus::Pending);
            state = entry.to;
        }
        const TaskStatus now = detail.task.status;
        QCOMPARE(state, now);
        QVERIFY2(statusKind(object, now) != StatusKind::Passing, qPrintable(toText(now)));
        const bool held = now == TaskStatus::IssueDetected;
        QCOMPARE(detail.toDo.has_value(), held || now == TaskStatus::Approval);
        QCOMPARE(!detail.problems.isEmpty(), held);
        const bool enrolled = object == BusinessObject::Enrollment && now == TaskStatus::Completed;
        QCOMPARE(detail.enrollment.has_value(), enrolled || object == BusinessObject::Unenrollment);
        if (object == BusinessObject::Unenrollment && now == TaskStatus::Completed)
            QVERIFY(!detail.enrollment->active);
        if (statusKind(object, now) == StatusKind::Final)
            QVERIFY(!detail.task.nextAttempt.isValid());
    }

private Q_SLOTS:
    void testAnySequenceKeepsToTheTables_data()
    {
        QTest::addColumn<quint32>("seed");
        const int seeds = qEnvironmentVariableIntValue("DERDESK_SOAK") * 100 + 8;
        for (int seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %d", seed) << quint32(seed);
    }

    void testAnySequenceKeepsToTheTables()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TestDatabase db;
        QList<RecordId> tasks;
        int moved = 0;
        for (int step = 0; step < steps; ++step) {
            if (random.bounded(10) == 0)
                changeCircumstances(db, random);
            if (tasks.isEmpty() || random.bounded(4) == 0) {
                const quint32 choice = random.generate();
                const int serial = random.bounded(12);
                const auto id = db.run([=](Transaction &tx) { return post(tx, choice, serial); });
                if (id)
                    tasks.append(*id);
                continue;
            }
            const RecordId id = tasks[random.bounded(int(tasks.size()))];
            if (random.bounded(6) == 0) {
                const auto ended =
                    db.run([=](Transaction &tx) { return unenroll(tx, id, u"moved"_s); });
                if (ended)
                    tasks.append(ended->id);
                continue;
            }
            if (random.bounded(12) == 0)
                retire(db, findTask(db.read(), id)->assetId);
            const int action = random.bounded(10) < 7 ? random.bounded(4) : random.bounded(8);
            const auto before = findTask(db.read(), id);
            const auto after = db.run([=](Transaction &tx) { return act(tx, action, id); });
            if (!after) {
                const ProblemCode code = after.error()[0].code;
                QVERIFY(code == ProblemCode::ActionNotAllowed ||
                        (action == 6 && (code == ProblemCode::AlreadyExists ||
                                         code == ProblemCode::AssetRetired)));
                QCOMPARE(findTask(db.read(), id)->version, before->version);
            }
            moved += after && after->status != before->status;
            checkTask(db, id);
        }
        QVERIFY(moved > 0);
        for (RecordId id : tasks)
            checkTask(db, id);
        // Nothing is doubled, whatever happened.
        QCOMPARE(db.count("(SELECT 1 FROM enrollment WHERE device_id IS NOT NULL AND active = 1 "
                          "GROUP BY device_id, program HAVING count(*) > 1) AS doubled"),
                 0);
        QCOMPARE(db.count("(SELECT 1 FROM service_task WHERE status NOT IN ('COMPLETED', "
                          "'CANCELED') GROUP BY business_object, model_id, serial_no HAVING "
                          "count(*) > 1) AS doubled"),
                 0);
        checkReferences(db.read(), [](const QString &fault) { QFAIL(qPrintable(fault)); });
    }
};

QTEST_GUILESS_MAIN(TestLifecycleProperty)
#include "tst_lifecycleproperty.moc"
