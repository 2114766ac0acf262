// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "domain/Records.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestLifecycle : public QObject
{
    Q_OBJECT

    static constexpr BusinessObject objects[] = {
        BusinessObject::Enrollment, BusinessObject::Interconnection, BusinessObject::Unenrollment};

    static QStringList rows(BusinessObject object)
    {
        QStringList texts;
        for (const Transition &row : transitions(object))
            texts.append(u"%1 %2 %3"_s.arg(toText(row.from), toText(row.action), toText(row.to)));
        texts.sort();
        return texts;
    }

private Q_SLOTS:
    void testEnrollmentIsTheDomains()
    {
        QStringList expected{
            u"PENDING PROCESS VALIDATE"_s,           u"VALIDATE ADVANCE DEVICE_SETUP"_s,
            u"VALIDATE FAULT ISSUE_DETECTED"_s,      u"DEVICE_SETUP ADVANCE ACTIVATE"_s,
            u"DEVICE_SETUP ACKNOWLEDGE ACTIVATE"_s,  u"DEVICE_SETUP FAULT ISSUE_DETECTED"_s,
            u"ACTIVATE ADVANCE COMPLETED"_s,         u"ISSUE_DETECTED RETRY VALIDATE"_s,
            u"ISSUE_DETECTED RETRY DEVICE_SETUP"_s,  u"PENDING CANCEL CANCELED"_s,
            u"DEVICE_SETUP CANCEL CANCELED"_s,       u"ISSUE_DETECTED CANCEL CANCELED"_s,
            u"CANCELED UNDO_CANCEL PENDING"_s,       u"CANCELED UNDO_CANCEL DEVICE_SETUP"_s,
            u"CANCELED UNDO_CANCEL ISSUE_DETECTED"_s};
        expected.sort();
        QCOMPARE(rows(BusinessObject::Enrollment), expected);
    }

    void testInterconnectionIsTheDomains()
    {
        QStringList expected{
            u"PENDING PROCESS VALIDATE"_s,           u"VALIDATE ADVANCE CREATE_ASSET"_s,
            u"VALIDATE FAULT ISSUE_DETECTED"_s,      u"CREATE_ASSET ADVANCE COMPLETED"_s,
            u"ISSUE_DETECTED RETRY VALIDATE"_s,      u"PENDING CANCEL CANCELED"_s,
            u"ISSUE_DETECTED CANCEL CANCELED"_s,     u"CANCELED UNDO_CANCEL PENDING"_s,
            u"CANCELED UNDO_CANCEL ISSUE_DETECTED"_s};
        expected.sort();
        QCOMPARE(rows(BusinessObject::Interconnection), expected);
    }

    void testUnenrollmentIsTheDomains()
    {
        QStringList expected{u"PENDING PROCESS VALIDATE"_s,
                             u"VALIDATE ADVANCE DEVICE_REMOVAL"_s,
                             u"VALIDATE REQUIRE_APPROVAL APPROVAL"_s,
                             u"VALIDATE FAULT ISSUE_DETECTED"_s,
                             u"APPROVAL APPROVE DEVICE_REMOVAL"_s,
                             u"APPROVAL REJECT CANCELED"_s,
                             u"DEVICE_REMOVAL ADVANCE DEACTIVATE"_s,
                             u"DEVICE_REMOVAL ACKNOWLEDGE DEACTIVATE"_s,
                             u"DEVICE_REMOVAL FAULT ISSUE_DETECTED"_s,
                             u"DEACTIVATE ADVANCE COMPLETED"_s,
                             u"ISSUE_DETECTED RETRY VALIDATE"_s,
                             u"ISSUE_DETECTED RETRY DEVICE_REMOVAL"_s,
                             u"PENDING CANCEL CANCELED"_s,
                             u"APPROVAL CANCEL CANCELED"_s,
                             u"DEVICE_REMOVAL CANCEL CANCELED"_s,
                             u"ISSUE_DETECTED CANCEL CANCELED"_s,
                             u"CANCELED UNDO_CANCEL PENDING"_s,
                             u"CANCELED UNDO_CANCEL APPROVAL"_s,
                             u"CANCELED UNDO_CANCEL DEVICE_REMOVAL"_s,
                             u"CANCELED UNDO_CANCEL ISSUE_DETECTED"_s};
        expected.sort();
        QCOMPARE(rows(BusinessObject::Unenrollment), expected);
    }

    void testWhatMayBeCorrected()
    {
        for (BusinessObject object : objects) {
            for (TaskStatus status : statuses(object)) {
                const bool expected =
                    status == TaskStatus::Pending || status == TaskStatus::IssueDetected;
                QCOMPARE(editable(object, status), expected);
            }
        }
    }

    void testRetriesAreSpaced()
    {
        ServiceTaskType type;
        type.retryBaseSeconds = 300;
        type.retryMaxSeconds = 86400;
        type.retryFactor = 2;
        type.retryJitterPercent = 10;
        QCOMPARE(type.retryDelay(0, 0), 300'000);
        QCOMPARE(type.retryDelay(0, 1), 330'000);
        QCOMPARE(type.retryDelay(3, 0), 2'400'000);
        QCOMPARE(type.retryDelay(50, 0), 86'400'000);
        QCOMPARE(type.retryDelay(5000, 0.5), 90'720'000);
        type.retryFactor = 1;
        type.retryJitterPercent = 0;
        QCOMPARE(type.retryDelay(7, 1), 300'000);
    }

    void testKinds()
    {
        const auto kind = [](TaskStatus status) {
            return statusKind(BusinessObject::Enrollment, status);
        };
        for (TaskStatus status :
             {TaskStatus::Pending, TaskStatus::DeviceSetup, TaskStatus::IssueDetected})
            QCOMPARE(kind(status), StatusKind::Waiting);
        for (TaskStatus status : {TaskStatus::Validate, TaskStatus::Activate})
            QCOMPARE(kind(status), StatusKind::Passing);
        for (TaskStatus status : {TaskStatus::Completed, TaskStatus::Canceled})
            QCOMPARE(kind(status), StatusKind::Final);
        using B = BusinessObject;
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::Pending), StatusKind::Waiting);
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::Validate), StatusKind::Passing);
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::CreateAsset), StatusKind::Passing);
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::IssueDetected), StatusKind::Waiting);
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::Completed), StatusKind::Final);
        QCOMPARE(statusKind(B::Interconnection, TaskStatus::Canceled), StatusKind::Final);
    }

    void testStatusesAreInOrder()
    {
        using S = TaskStatus;
        QCOMPARE(statuses(BusinessObject::Enrollment),
                 QList({S::Pending, S::Validate, S::DeviceSetup, S::Activate, S::IssueDetected,
                        S::Completed, S::Canceled}));
        QCOMPARE(statuses(BusinessObject::Interconnection),
                 QList({S::Pending, S::Validate, S::CreateAsset, S::IssueDetected, S::Completed,
                        S::Canceled}));
    }

    void testWhatAPersonMayAskFor()
    {
        using A = TaskAction;
        const auto asked = [](TaskStatus status) {
            return actions(BusinessObject::Enrollment, status);
        };
        QCOMPARE(asked(TaskStatus::Pending), QList({A::Process, A::Cancel}));
        QCOMPARE(asked(TaskStatus::DeviceSetup), QList({A::Acknowledge, A::Cancel}));
        QCOMPARE(asked(TaskStatus::IssueDetected), QList({A::Retry, A::Cancel}));
        for (TaskStatus status : {TaskStatus::Validate, TaskStatus::Activate, TaskStatus::Completed,
                                  TaskStatus::Canceled})
            QVERIFY(asked(status).isEmpty());
    }

    void testRetryGoesBackToTheStateThatFailed()
    {
        const auto retried = [](TaskStatus failed) {
            return next(BusinessObject::Enrollment, TaskStatus::IssueDetected, TaskAction::Retry,
                        failed);
        };
        QCOMPARE(retried(TaskStatus::Validate), TaskStatus::Validate);
        QCOMPARE(retried(TaskStatus::DeviceSetup), TaskStatus::DeviceSetup);
        QVERIFY(!retried(TaskStatus::Completed));
        QCOMPARE(
            next(BusinessObject::Interconnection, TaskStatus::IssueDetected, TaskAction::Retry),
            TaskStatus::Validate);
    }

    void testACancellationLeadsBackToWhereItCame()
    {
        for (BusinessObject object : objects) {
            for (TaskStatus status : allStatuses()) {
                const bool cancelled =
                    next(object, status, TaskAction::Cancel) == TaskStatus::Canceled;
                const auto back =
                    next(object, TaskStatus::Canceled, TaskAction::UndoCancel, status);
                QCOMPARE(back, cancelled ? std::optional(status) : std::nullopt);
            }
        }
    }

    // But for a cancellation that is taken back.
    void testEveryStateLeadsToAnEndAndNoEndLeadsOn()
    {
        for (BusinessObject object : objects) {
            for (TaskStatus status : statuses(object)) {
                QSet<TaskStatus> reached{status};
                for (int i = 0; i < 10; ++i) {
                    for (const Transition &row : transitions(object)) {
                        if (row.action != TaskAction::UndoCancel && reached.contains(row.from))
                            reached.insert(row.to);
                    }
                }
                const bool final = statusKind(object, status) == StatusKind::Final;
                QCOMPARE(reached.size() == 1, final);
                QVERIFY(final || reached.contains(TaskStatus::Completed));
            }
        }
    }

    // Each question has one answer for every state, action and target, in the table or not.
    void testQuestionsAgreeWithTheTables()
    {
        for (BusinessObject object : objects) {
            for (TaskStatus from : allStatuses()) {
                for (TaskStatus to : allStatuses())
                    QCOMPARE(allows(object, from, to), !actionsBetween(object, from, to).isEmpty());
                for (TaskAction action : allActions())
                    compareWithTable(object, from, action);
            }
        }
    }

    // Whatever happens to a task, in whatever order, it stays within its lifecycle, and can end.
    void testRandomWalksStayInTheTables()
    {
        QRandomGenerator random(4);
        for (int walk = 0; walk < 5000; ++walk) {
            const BusinessObject object = objects[walk % 2];
            const QList<TaskStatus> own = statuses(object);
            TaskStatus status = TaskStatus::Pending;
            TaskStatus failed = TaskStatus::Validate;
            TaskStatus canceled = TaskStatus::Canceled;
            for (int step = 0; step < 30; ++step) {
                const auto action = allActions()[random.bounded(allActions().size())];
                const bool undone = action == TaskAction::UndoCancel;
                const auto to = next(object, status, action, undone ? canceled : failed);
                if (!to)
                    continue;
                QCOMPARE(statusKind(object, status) == StatusKind::Final, undone);
                QVERIFY(allows(object, status, *to));
                QVERIFY(own.contains(*to));
                if (*to == TaskStatus::IssueDetected && !undone)
                    failed = status;
                if (*to == TaskStatus::Canceled)
                    canceled = status;
                status = *to;
                if (status == TaskStatus::IssueDetected)
                    QCOMPARE(next(object, status, TaskAction::Retry, failed), failed);
            }
        }
    }

private:
    static QList<TaskStatus> allStatuses()
    {
        QList<TaskStatus> all;
        for (int i = 0; i <= int(TaskStatus::Canceled); ++i)
            all.append(TaskStatus(i));
        return all;
    }

    static QList<TaskAction> allActions()
    {
        QList<TaskAction> all;
        for (int i = 0; i <= int(TaskAction::UndoCancel); ++i)
            all.append(TaskAction(i));
        return all;
    }

    static QList<TaskAction> actionsBetween(BusinessObject object, TaskStatus from, TaskStatus to)
    {
        QList<TaskAction> found;
        for (const Transition &row : transitions(object)) {
            if (row.from == from && row.to == to)
                found.append(row.action);
        }
        return found;
    }

    static void compareWithTable(BusinessObject object, TaskStatus from, TaskAction action)
    {
        QList<TaskStatus> targets;
        for (TaskStatus to : allStatuses()) {
            if (actionsBetween(object, from, to).contains(action))
                targets.append(to);
        }
        for (TaskStatus failed : allStatuses()) {
            const auto to = next(object, from, action, failed);
            if (action == TaskAction::Retry || action == TaskAction::UndoCancel)
                QCOMPARE(to, targets.contains(failed) ? std::optional(failed) : std::nullopt);
            else
                QCOMPARE(to,
                         targets.isEmpty() ? std::nullopt : std::optional(targets.constFirst()));
        }
        QVERIFY(action == TaskAction::Retry || action == TaskAction::UndoCancel ||
                targets.size() <= 1);
        const bool byItself = action == TaskAction::Advance || action == TaskAction::Fault ||
                              action == TaskAction::RequireApproval;
        const bool asked = !byItself && action != TaskAction::UndoCancel;
        QCOMPARE(actions(object, from).contains(action), asked && !targets.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
