// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

using B = BusinessObject;
using S = TaskStatus;
using A = TaskAction;
using K = StatusKind;

constexpr B objects[] = {B::Enrollment, B::Interconnection, B::Unenrollment};

template <typename E>
QList<E> allUpTo(E last)
{
    QList<E> all;
    for (int i = 0; i <= int(last); ++i)
        all.append(E(i));
    return all;
}

QList<S> allStatuses() { return allUpTo(S::Canceled); }
QList<A> allActions() { return allUpTo(A::UndoCancel); }

/// "-" for none.
QString text(std::optional<S> status) { return status ? QString(toText(*status)) : u"-"_s; }

/// Retry and UndoCancel lead to where the task came from; the others have one target each.
bool goesBack(A action) { return action == A::Retry || action == A::UndoCancel; }

QSet<S> sources(B object, A action)
{
    QSet<S> found;
    for (const Transition &row : transitions(object)) {
        if (row.action == action)
            found.insert(row.from);
    }
    return found;
}

QSet<S> targets(B object, A action)
{
    QSet<S> found;
    for (const Transition &row : transitions(object)) {
        if (row.action == action)
            found.insert(row.to);
    }
    return found;
}

/// The steps to the nearest end of that kind, without going back; -1: there is no way.
int stepsTo(B object, S from, S end)
{
    QSet<S> reached{from};
    for (int steps = 0; steps <= int(S::Canceled); ++steps) {
        if (reached.contains(end))
            return steps;
        QSet<S> further = reached;
        for (const Transition &row : transitions(object)) {
            if (!goesBack(row.action) && reached.contains(row.from))
                further.insert(row.to);
        }
        reached = further;
    }
    return -1;
}

/// A task, as far as its lifecycle goes.
struct Walker
{
    S status = S::Pending;
    S failed = S::Validate;   ///< where it failed last
    S canceled = S::Canceled; ///< where it was canceled last

    auto operator<=>(const Walker &) const = default;

    std::optional<Walker> after(B object, A action) const
    {
        const auto to = next(object, status, action, action == A::UndoCancel ? canceled : failed);
        if (!to)
            return std::nullopt;
        Walker moved = *this;
        moved.status = *to;
        if (action == A::Fault)
            moved.failed = status;
        if (*to == S::Canceled)
            moved.canceled = status;
        return moved;
    }
};

/// Every task that there can be of this business object.
QList<Walker> everyTask(B object)
{
    QList<Walker> found{Walker()};
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (A action : allActions()) {
            const auto moved = found[i].after(object, action);
            if (moved && std::find(found.begin(), found.end(), *moved) == found.end())
                found.append(*moved);
        }
    }
    return found;
}

} // namespace

/// What every business object allows in every state, and what holds for all of them.
class TestLifecycleTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Also of the states that a business object does not have: nothing may be done there.
    void testEachStateAllowsThisAndNothingElse_data()
    {
        QTest::addColumn<B>("object");
        QTest::addColumn<S>("status");
        QTest::addColumn<K>("kind");
        QTest::addColumn<bool>("correctable");
        QTest::addColumn<QString>("moves");
        addEnrollment();
        addInterconnection();
        addUnenrollment();
    }

    void testEachStateAllowsThisAndNothingElse()
    {
        QFETCH(B, object);
        QFETCH(S, status);
        QFETCH(K, kind);
        QFETCH(bool, correctable);
        QFETCH(QString, moves);
        const QStringList expected = moves.split(u' ', Qt::SkipEmptyParts);
        QStringList actual;
        QSet<S> reached;
        for (A action : allActions()) {
            for (S back : allStatuses()) {
                const auto to = next(object, status, action, back);
                if (!to)
                    continue;
                QVERIFY2(!goesBack(action) || *to == back, qPrintable(text(to)));
                actual.append(QString(toText(action)) + u'>' + text(to));
                reached.insert(*to);
            }
        }
        actual.removeDuplicates();
        QCOMPARE(actual, expected);
        for (S to : allStatuses())
            QCOMPARE(allows(object, status, to), reached.contains(to));
        QCOMPARE(statusKind(object, status), kind);
        QCOMPARE(editable(object, status), correctable);
        QCOMPARE(statuses(object).contains(status), !expected.isEmpty() || status == S::Completed);
    }

    void testWhatAPersonMayAskForEverywhere_data()
    {
        QTest::addColumn<B>("object");
        QTest::addColumn<S>("status");
        QTest::addColumn<QList<A>>("asked");
        const auto row = [](const char *name, B object, S status, const QList<A> &asked) {
            QTest::newRow(name) << object << status << asked;
        };
        row("new interconnection", B::Interconnection, S::Pending, {A::Process, A::Cancel});
        row("asset is made", B::Interconnection, S::CreateAsset, {});
        row("interconnection with an issue", B::Interconnection, S::IssueDetected,
            {A::Retry, A::Cancel});
        row("interconnected", B::Interconnection, S::Completed, {});
        row("interconnection canceled", B::Interconnection, S::Canceled, {});
        row("new unenrollment", B::Unenrollment, S::Pending, {A::Process, A::Cancel});
        row("unenrollment is checked", B::Unenrollment, S::Validate, {});
        row("unenrollment to be approved", B::Unenrollment, S::Approval,
            {A::Approve, A::Reject, A::Cancel});
        row("device is removed", B::Unenrollment, S::DeviceRemoval, {A::Acknowledge, A::Cancel});
        row("device is shut off", B::Unenrollment, S::Deactivate, {});
        row("unenrollment with an issue", B::Unenrollment, S::IssueDetected, {A::Retry, A::Cancel});
        row("unenrolled", B::Unenrollment, S::Completed, {});
        row("unenrollment canceled", B::Unenrollment, S::Canceled, {});
        row("a removal that enrollments have not", B::Enrollment, S::DeviceRemoval, {});
        row("an approval that enrollments have not", B::Enrollment, S::Approval, {});
        row("a setup that unenrollments have not", B::Unenrollment, S::DeviceSetup, {});
        row("a setup that interconnections have not", B::Interconnection, S::DeviceSetup, {});
    }

    void testWhatAPersonMayAskForEverywhere()
    {
        QFETCH(B, object);
        QFETCH(S, status);
        QFETCH(QList<A>, asked);
        QCOMPARE(actions(object, status), asked);
    }

    void testCoursesOfTasks_data()
    {
        QTest::addColumn<B>("object");
        QTest::addColumn<QString>("course"); ///< states and, between them, what was done
        const auto row = [](const char *name, B object, const char *course) {
            QTest::newRow(name) << object << QString::fromLatin1(course);
        };
        row("enrolled at once", B::Enrollment,
            "PENDING PROCESS VALIDATE ADVANCE DEVICE_SETUP ADVANCE ACTIVATE ADVANCE COMPLETED");
        row("enrolled when the head-end answers", B::Enrollment,
            "PENDING PROCESS VALIDATE ADVANCE DEVICE_SETUP ACKNOWLEDGE ACTIVATE ADVANCE COMPLETED");
        row("enrolled after two kinds of issue", B::Enrollment,
            "PENDING PROCESS VALIDATE FAULT ISSUE_DETECTED RETRY VALIDATE ADVANCE DEVICE_SETUP "
            "FAULT ISSUE_DETECTED RETRY DEVICE_SETUP ADVANCE ACTIVATE ADVANCE COMPLETED");
        row("canceled by mistake while the device is set up", B::Enrollment,
            "PENDING PROCESS VALIDATE ADVANCE DEVICE_SETUP CANCEL CANCELED UNDO_CANCEL "
            "DEVICE_SETUP ACKNOWLEDGE ACTIVATE ADVANCE COMPLETED");
        row("canceled by mistake with an issue, which is then tried again", B::Enrollment,
            "PENDING PROCESS VALIDATE ADVANCE DEVICE_SETUP FAULT ISSUE_DETECTED CANCEL CANCELED "
            "UNDO_CANCEL ISSUE_DETECTED RETRY DEVICE_SETUP CANCEL CANCELED");
        row("interconnected", B::Interconnection,
            "PENDING PROCESS VALIDATE ADVANCE CREATE_ASSET ADVANCE COMPLETED");
        row("interconnected after a mistake and an issue", B::Interconnection,
            "PENDING CANCEL CANCELED UNDO_CANCEL PENDING PROCESS VALIDATE FAULT ISSUE_DETECTED "
            "RETRY VALIDATE ADVANCE CREATE_ASSET ADVANCE COMPLETED");
        row("unenrolled without approval", B::Unenrollment,
            "PENDING PROCESS VALIDATE ADVANCE DEVICE_REMOVAL ADVANCE DEACTIVATE ADVANCE COMPLETED");
        row("unenrolled with approval", B::Unenrollment,
            "PENDING PROCESS VALIDATE REQUIRE_APPROVAL APPROVAL APPROVE DEVICE_REMOVAL "
            "ACKNOWLEDGE DEACTIVATE ADVANCE COMPLETED");
        row("rejected by mistake", B::Unenrollment,
            "PENDING PROCESS VALIDATE REQUIRE_APPROVAL APPROVAL REJECT CANCELED UNDO_CANCEL "
            "APPROVAL APPROVE DEVICE_REMOVAL FAULT ISSUE_DETECTED RETRY DEVICE_REMOVAL");
    }

    void testCoursesOfTasks()
    {
        QFETCH(B, object);
        QFETCH(QString, course);
        const QStringList words = course.split(u' ');
        Walker task;
        QCOMPARE(words.constFirst(), text(task.status));
        for (qsizetype i = 1; i + 1 < words.size(); i += 2) {
            const auto action = fromText<A>(words[i]);
            QVERIFY2(action.has_value(), qPrintable(words[i]));
            const auto moved = task.after(object, *action);
            QVERIFY2(moved.has_value(), qPrintable(words[i]));
            task = *moved;
            QCOMPARE(text(task.status), words[i + 1]);
        }
    }

    void testUnenrollmentsStatesAreInOrder()
    {
        QCOMPARE(statuses(B::Unenrollment),
                 QList({S::Pending, S::Validate, S::Approval, S::DeviceRemoval, S::Deactivate,
                        S::IssueDetected, S::Completed, S::Canceled}));
    }

    /// Of the three, only unenrollments wait for approval and removal; lists of waiting tasks
    /// have to know all the same.
    void testWhatWaitsAnywhere()
    {
        const QSet<S> waiting{S::Pending, S::DeviceSetup, S::Approval, S::DeviceRemoval,
                              S::IssueDetected};
        for (S status : allStatuses())
            QVERIFY2(waitsAnywhere(status) == waiting.contains(status), qPrintable(text(status)));
    }

    void testEveryTransitionIsListedOnce()
    {
        for (B object : objects) {
            QSet<QString> seen;
            for (const Transition &row : transitions(object))
                seen.insert(text(row.from) + QString(toText(row.action)) + text(row.to));
            QCOMPARE(std::size_t(seen.size()), transitions(object).size());
        }
    }

    void testEveryStateIsReachedFromPending()
    {
        for (B object : objects) {
            for (S status : statuses(object))
                QVERIFY2(stepsTo(object, S::Pending, status) >= 0, qPrintable(text(status)));
        }
        QCOMPARE(stepsTo(B::Enrollment, S::Pending, S::Completed), 4);
        QCOMPARE(stepsTo(B::Interconnection, S::Pending, S::Completed), 3);
        QCOMPARE(stepsTo(B::Unenrollment, S::Pending, S::Completed), 4);
        for (B object : objects) {
            QCOMPARE(stepsTo(object, S::Pending, S::Canceled), 1);
            QCOMPARE(stepsTo(object, S::Completed, S::Canceled), -1);
            QCOMPARE(stepsTo(object, S::Canceled, S::Completed), -1);
        }
    }

    void testWhatWaitsAndOnlyThatCanBeCanceled()
    {
        for (B object : objects) {
            for (S status : allStatuses()) {
                const bool waits = statusKind(object, status) == K::Waiting;
                QCOMPARE(text(next(object, status, A::Cancel)), waits ? u"CANCELED"_s : u"-"_s);
                QCOMPARE(actions(object, status).contains(A::Cancel), waits);
                QCOMPARE(actions(object, status).isEmpty(), !waits);
            }
        }
    }

    /// A completed one has no way out at all.
    void testEndsAreLeftByTakingACancellationBackAlone()
    {
        for (B object : objects) {
            for (const Transition &row : transitions(object)) {
                const bool ended = statusKind(object, row.from) == K::Final;
                QCOMPARE(ended, row.action == A::UndoCancel);
                QVERIFY(!ended || row.from == S::Canceled);
            }
        }
    }

    void testEachActionDoesTheSameEverywhere()
    {
        for (B object : objects) {
            QCOMPARE(sources(object, A::Process), QSet{S::Pending});
            QCOMPARE(targets(object, A::Process), QSet{S::Validate});
            QCOMPARE(targets(object, A::Fault), QSet{S::IssueDetected});
            QCOMPARE(sources(object, A::Retry), QSet{S::IssueDetected});
            QCOMPARE(targets(object, A::Cancel), QSet{S::Canceled});
            QCOMPARE(sources(object, A::UndoCancel), QSet{S::Canceled});
            // An issue is tried again just where it can have come from.
            QCOMPARE(targets(object, A::Retry), sources(object, A::Fault));
        }
    }

    /// That a device was acknowledged by hand makes no other way than the head-end's answer.
    void testAcknowledgingLeadsWhereTheHeadEndsAnswerLeads()
    {
        for (B object : objects) {
            for (S status : sources(object, A::Acknowledge)) {
                QCOMPARE(text(next(object, status, A::Acknowledge)),
                         text(next(object, status, A::Advance)));
                QCOMPARE(statusKind(object, status), K::Waiting);
            }
        }
        QCOMPARE(sources(B::Enrollment, A::Acknowledge), QSet{S::DeviceSetup});
        QCOMPARE(sources(B::Unenrollment, A::Acknowledge), QSet{S::DeviceRemoval});
        QVERIFY(sources(B::Interconnection, A::Acknowledge).isEmpty());
    }

    void testOnlyUnenrollmentsAreApproved()
    {
        for (A action : {A::RequireApproval, A::Approve, A::Reject}) {
            QVERIFY(sources(B::Enrollment, action).isEmpty());
            QVERIFY(sources(B::Interconnection, action).isEmpty());
        }
        QCOMPARE(targets(B::Unenrollment, A::RequireApproval), QSet{S::Approval});
        QCOMPARE(text(next(B::Unenrollment, S::Approval, A::Approve)),
                 text(next(B::Unenrollment, S::Validate, A::Advance)));
        QVERIFY(!next(B::Unenrollment, S::Approval, A::Advance)); // not by itself
        QVERIFY(!next(B::Unenrollment, S::Approval, A::Fault));
    }

    /// What passes goes on by itself and at once, in one direction.
    void testWhatPassesGoesOnByItself()
    {
        for (B object : objects) {
            for (S status : statuses(object)) {
                if (statusKind(object, status) != K::Passing)
                    continue;
                QVERIFY2(next(object, status, A::Advance).has_value(), qPrintable(text(status)));
                QVERIFY(!editable(object, status));
            }
        }
    }

    /// Without going back, no task comes twice to the same state: work always ends.
    void testNothingGoesInCircles()
    {
        for (B object : objects) {
            for (const Transition &row : transitions(object)) {
                if (!goesBack(row.action))
                    QVERIFY2(stepsTo(object, row.to, row.from) < 0,
                             qPrintable(text(row.from) + u'>' + text(row.to)));
            }
        }
    }

    /// Not by chance, but each: whatever has happened to it before, a task with an issue is tried
    /// again where it failed, and a canceled one comes back to where it was.
    void testEveryTaskThatThereCanBeKeepsItsWayBack()
    {
        for (B object : objects) {
            const QList<Walker> tasks = everyTask(object);
            QSet<S> seen;
            for (const Walker &task : tasks) {
                seen.insert(task.status);
                QVERIFY(statuses(object).contains(task.status));
                if (task.status == S::IssueDetected)
                    QCOMPARE(text(task.after(object, A::Retry).value_or(Walker()).status),
                             text(task.failed));
                if (task.status == S::Canceled)
                    QCOMPARE(text(task.after(object, A::UndoCancel).value_or(task).status),
                             text(task.canceled));
                if (task.status == S::Completed)
                    QVERIFY(std::none_of(tasks.begin(), tasks.end(), [&](const Walker &other) {
                        return allows(object, task.status, other.status);
                    }));
            }
            QCOMPARE(seen.size(), statuses(object).size());
        }
    }

private:
    static void add(B object, S status, K kind, bool correctable, const char *moves = "")
    {
        const QString name = QString(toText(object)) + u' ' + toText(status);
        QTest::newRow(qPrintable(name))
            << object << status << kind << correctable << QString::fromLatin1(moves);
    }

    static void addEnrollment()
    {
        const B o = B::Enrollment;
        add(o, S::Pending, K::Waiting, true, "PROCESS>VALIDATE CANCEL>CANCELED");
        add(o, S::Validate, K::Passing, false, "ADVANCE>DEVICE_SETUP FAULT>ISSUE_DETECTED");
        add(o, S::CreateAsset, K::Final, false);
        add(o, S::DeviceSetup, K::Waiting, false,
            "ADVANCE>ACTIVATE FAULT>ISSUE_DETECTED ACKNOWLEDGE>ACTIVATE CANCEL>CANCELED");
        add(o, S::Activate, K::Passing, false, "ADVANCE>COMPLETED");
        add(o, S::Approval, K::Final, false);
        add(o, S::DeviceRemoval, K::Final, false);
        add(o, S::Deactivate, K::Final, false);
        add(o, S::IssueDetected, K::Waiting, true,
            "RETRY>VALIDATE RETRY>DEVICE_SETUP CANCEL>CANCELED");
        add(o, S::Completed, K::Final, false);
        add(o, S::Canceled, K::Final, false,
            "UNDO_CANCEL>PENDING UNDO_CANCEL>DEVICE_SETUP UNDO_CANCEL>ISSUE_DETECTED");
    }

    static void addInterconnection()
    {
        const B o = B::Interconnection;
        add(o, S::Pending, K::Waiting, true, "PROCESS>VALIDATE CANCEL>CANCELED");
        add(o, S::Validate, K::Passing, false, "ADVANCE>CREATE_ASSET FAULT>ISSUE_DETECTED");
        add(o, S::CreateAsset, K::Passing, false, "ADVANCE>COMPLETED");
        for (S status : {S::DeviceSetup, S::Activate, S::Approval, S::DeviceRemoval, S::Deactivate})
            add(o, status, K::Final, false);
        add(o, S::IssueDetected, K::Waiting, true, "RETRY>VALIDATE CANCEL>CANCELED");
        add(o, S::Completed, K::Final, false);
        add(o, S::Canceled, K::Final, false, "UNDO_CANCEL>PENDING UNDO_CANCEL>ISSUE_DETECTED");
    }

    static void addUnenrollment()
    {
        const B o = B::Unenrollment;
        add(o, S::Pending, K::Waiting, true, "PROCESS>VALIDATE CANCEL>CANCELED");
        add(o, S::Validate, K::Passing, false,
            "ADVANCE>DEVICE_REMOVAL REQUIRE_APPROVAL>APPROVAL FAULT>ISSUE_DETECTED");
        for (S status : {S::CreateAsset, S::DeviceSetup, S::Activate})
            add(o, status, K::Final, false);
        add(o, S::Approval, K::Waiting, false,
            "APPROVE>DEVICE_REMOVAL REJECT>CANCELED CANCEL>CANCELED");
        add(o, S::DeviceRemoval, K::Waiting, false,
            "ADVANCE>DEACTIVATE FAULT>ISSUE_DETECTED ACKNOWLEDGE>DEACTIVATE CANCEL>CANCELED");
        add(o, S::Deactivate, K::Passing, false, "ADVANCE>COMPLETED");
        add(o, S::IssueDetected, K::Waiting, true,
            "RETRY>VALIDATE RETRY>DEVICE_REMOVAL CANCEL>CANCELED");
        add(o, S::Completed, K::Final, false);
        add(o, S::Canceled, K::Final, false,
            "UNDO_CANCEL>PENDING UNDO_CANCEL>APPROVAL UNDO_CANCEL>DEVICE_REMOVAL "
            "UNDO_CANCEL>ISSUE_DETECTED");
    }
};

QTEST_GUILESS_MAIN(TestLifecycleTables)
#include "tst_lifecycletables.moc"
