// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestLifecycle : public QObject
{
    Q_OBJECT

    static constexpr BusinessObject objects[] = {BusinessObject::Enrollment,
                                                 BusinessObject::Interconnection};

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
            u"PENDING PROCESS VALIDATE"_s,          u"VALIDATE ADVANCE DEVICE_SETUP"_s,
            u"VALIDATE FAULT ISSUE_DETECTED"_s,     u"DEVICE_SETUP ADVANCE ACTIVATE"_s,
            u"DEVICE_SETUP ACKNOWLEDGE ACTIVATE"_s, u"DEVICE_SETUP FAULT ISSUE_DETECTED"_s,
            u"ACTIVATE ADVANCE COMPLETED"_s,        u"ISSUE_DETECTED RETRY VALIDATE"_s,
            u"ISSUE_DETECTED RETRY DEVICE_SETUP"_s, u"PENDING CANCEL CANCELED"_s,
            u"DEVICE_SETUP CANCEL CANCELED"_s,      u"ISSUE_DETECTED CANCEL CANCELED"_s};
        expected.sort();
        QCOMPARE(rows(BusinessObject::Enrollment), expected);
    }

    void testInterconnectionIsTheDomains()
    {
        QStringList expected{
            u"PENDING PROCESS VALIDATE"_s,      u"VALIDATE ADVANCE CREATE_ASSET"_s,
            u"VALIDATE FAULT ISSUE_DETECTED"_s, u"CREATE_ASSET ADVANCE COMPLETED"_s,
            u"ISSUE_DETECTED RETRY VALIDATE"_s, u"PENDING CANCEL CANCELED"_s,
            u"ISSUE_DETECTED CANCEL CANCELED"_s};
        expected.sort();
        QCOMPARE(rows(BusinessObject::Interconnection), expected);
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
        QCOMPARE(statusKind(BusinessObject::Interconnection, TaskStatus::CreateAsset),
                 StatusKind::Passing);
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
    }

    void testEveryStateLeadsToAnEndAndNoEndLeadsOn()
    {
        for (BusinessObject object : objects) {
            for (TaskStatus status : statuses(object)) {
                QSet<TaskStatus> reached{status};
                for (int i = 0; i < 10; ++i) {
                    for (const Transition &row : transitions(object)) {
                        if (reached.contains(row.from))
                            reached.insert(row.to);
                    }
                }
                const bool final = statusKind(object, status) == StatusKind::Final;
                QCOMPARE(reached.size() == 1, final);
                QVERIFY(final || reached.contains(TaskStatus::Completed));
            }
        }
    }

    void testRandomWalksAgreeWithTheTables()
    {
        QRandomGenerator random(4);
        for (int walk = 0; walk < 2000; ++walk) {
            const BusinessObject object = objects[walk % 2];
            TaskStatus status = TaskStatus::Pending;
            for (int step = 0; step < 20; ++step) {
                const auto action = TaskAction(random.bounded(int(enumTexts(TaskAction{}).size())));
                const auto to = next(object, status, action);
                const bool listed =
                    std::any_of(transitions(object).begin(), transitions(object).end(),
                                [=](const Transition &row) {
                                    return row.from == status && row.action == action;
                                });
                const bool failedElsewhere = action == TaskAction::Retry;
                QVERIFY(to.has_value() == listed || failedElsewhere);
                if (!to)
                    continue;
                QVERIFY(allows(object, status, *to));
                QVERIFY(statuses(object).contains(*to));
                status = *to;
            }
        }
    }

    void testTextsAreStable()
    {
        for (BusinessObject object : objects) {
            QCOMPARE(fromText<BusinessObject>(toText(object)), object);
            for (TaskStatus status : statuses(object)) {
                QCOMPARE(fromText<TaskStatus>(toText(status)), status);
                QVERIFY(!taskStatusText(status).isEmpty());
            }
        }
        QCOMPARE(toText(TaskStatus::IssueDetected), u"ISSUE_DETECTED"_s);
        QVERIFY(!fromText<TaskStatus>(u"pending"));
        QVERIFY(!fromText<TaskStatus>(u""));
    }

    void testIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("fourteen digits") << u"23580000000001"_s << true;
        QTest::newRow("thirteen") << u"2358000000000"_s << false;
        QTest::newRow("fifteen") << u"235800000000001"_s << false;
        QTest::newRow("leading zero") << u"03580000000001"_s << false;
        QTest::newRow("a letter") << u"2358000000000x"_s << false;
        QTest::newRow("other digits") << u"٢٣٥٨٠٠٠٠٠٠٠٠٠١"_s << false;
        QTest::newRow("a sign") << u"+2358000000001"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void testIds()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(idFromText(text) != 0, good);
        if (good)
            QCOMPARE(idText(idFromText(text)), text);
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
