// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/TaskHistoryCheck.h"

#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Histories that the lifecycle allows are sound, and whatever is changed in one is found.
class TaskHistoryCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lawfulHistoriesAreSound()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 2000; ++i) {
            const TaskHistory task = lawful(random);
            const QStringList faults = historyFaults(task);
            QVERIFY2(faults.isEmpty(), qPrintable(told(task) + u": "_s + faults.join(u", "_s)));
        }
    }

    void everyForgeryIsFound()
    {
        QRandomGenerator random(2);
        for (int i = 0; i < 5000; ++i) {
            TaskHistory task = lawful(random);
            const QString before = told(task);
            forge(task, random);
            if (told(task) != before)
                QVERIFY2(!historyFaults(task).isEmpty(),
                         qPrintable(before + u"\nbecame\n"_s + told(task)));
        }
    }

    void saysWhatItDoesNotKnow()
    {
        const TaskHistory task{1, u"LOTTERY"_s, u"PENDING"_s, false, false, {}};
        QCOMPARE(historyFaults(task), QStringList(u"there is no LOTTERY in state PENDING"_s));
        TaskHistory odd{1, u"ENROLLMENT"_s, u"PENDING"_s, false, false, {}};
        odd.log = {{1, 1, u"CREATED"_s, {}, u"PENDING"_s}, {1, 2, u"DREAM"_s, {}, {}}};
        QCOMPARE(historyFaults(odd), QStringList(u"log entry 2: there is no event DREAM"_s));
    }

    void aCancellationIsTakenBackToWhereItCameFrom()
    {
        TaskHistory task{1, u"ENROLLMENT"_s, u"DEVICE_SETUP"_s, false, false, {}};
        task.log = {{1, 1, u"CREATED"_s, {}, u"PENDING"_s},
                    {1, 2, u"TRANSITION"_s, u"PENDING"_s, u"CANCELED"_s},
                    {1, 3, u"TRANSITION"_s, u"CANCELED"_s, u"DEVICE_SETUP"_s}};
        QCOMPARE(
            historyFaults(task),
            QStringList(u"log entry 3: taken back to DEVICE_SETUP, but it was PENDING before"_s));
        task.status = task.log[2].to = u"PENDING"_s;
        QCOMPARE(historyFaults(task), QStringList());
    }

    void namesAllFaultsOfATask()
    {
        TaskHistory task{1, u"ENROLLMENT"_s, u"COMPLETED"_s, true, false, {}};
        task.log = {{1, 1, u"CREATED"_s, {}, u"PENDING"_s},
                    {1, 3, u"TRANSITION"_s, u"PENDING"_s, u"ACTIVATE"_s}};
        QCOMPARE(
            historyFaults(task),
            (QStringList{u"log entry 3: its sequence should be 2"_s,
                         u"log entry 3: PENDING may not become ACTIVATE"_s,
                         u"it is COMPLETED, but its log ends with ACTIVATE"_s,
                         u"COMPLETED with an open To Do"_s, u"COMPLETED without an enrollment"_s,
                         u"it should have 1 outbound messages, but has 0"_s}));
    }

private:
    template <typename T>
    static const T &oneOf(const QList<T> &choices, QRandomGenerator &random)
    {
        return choices[random.bounded(choices.size())];
    }

    /// A walk along the table that ends where a task may rest.
    static TaskHistory lawful(QRandomGenerator &random)
    {
        const BusinessObject object =
            oneOf<BusinessObject>({BusinessObject::Enrollment, BusinessObject::Interconnection,
                                   BusinessObject::Unenrollment},
                                  random);
        TaskHistory task{12345678901234, toText(object), {}, false, false, {}};
        TaskStatus status = TaskStatus::Pending;
        TaskStatus canceledFrom = status;
        add(task, TaskEvent::Created, {}, toText(status));
        for (int steps = random.bounded(12);
             steps > 0 || statusKind(object, status) == StatusKind::Passing; --steps) {
            if (random.bounded(5) == 0)
                add(task, TaskEvent::Comment, {}, {});
            QList<TaskStatus> followers;
            for (const Transition &transition : transitions(object)) {
                const bool lawful =
                    transition.action != TaskAction::UndoCancel || transition.to == canceledFrom;
                if (transition.from == status && lawful)
                    followers.append(transition.to);
            }
            if (followers.isEmpty())
                break;
            const TaskStatus to = oneOf(followers, random);
            add(task, TaskEvent::Transition, toText(status), toText(to));
            canceledFrom = to == TaskStatus::Canceled ? status : canceledFrom;
            status = to;
        }
        task.status = toText(status);
        task.toDoOpen = status == TaskStatus::IssueDetected || status == TaskStatus::Approval;
        const bool completed = status == TaskStatus::Completed;
        task.enrolled = object == BusinessObject::Enrollment && completed;
        if (completed && object != BusinessObject::Interconnection) {
            task.messages = 1;
            task.event = task.enrolled ? u"ENROLLED"_s : u"UNENROLLED"_s;
        }
        return task;
    }

    static void add(TaskHistory &task, TaskEvent event, const QString &from, const QString &to)
    {
        task.log.append({task.id, int(task.log.size()) + 1, toText(event), from, to});
    }

    /// One change that leaves no lawful history behind.
    static void forge(TaskHistory &task, QRandomGenerator &random)
    {
        HistoryEntry &entry = task.log[random.bounded(task.log.size())];
        switch (random.bounded(9)) {
        case 0:
            task.toDoOpen = !task.toDoOpen;
            break;
        case 1:
            task.enrolled = !task.enrolled;
            break;
        case 2:
            entry.sequence += 1 + random.bounded(5);
            break;
        case 3:
            entry.event = oneOf<QString>({u"CREATED"_s, u"COMMENT"_s, u"TRANSITION"_s}, random);
            break;
        case 4: // a state that came from nowhere
            entry.to = u"NOWHERE"_s;
            break;
        case 5: // the log of a task that has moved on
            task.status = task.status == u"PENDING" ? u"CANCELED"_s : u"PENDING"_s;
            break;
        case 7:
            task.messages += 1;
            break;
        case 8:
            task.event = task.event == u"ENROLLED" ? u"UNENROLLED"_s : u"ENROLLED"_s;
            break;
        case 6: // lost entries, but for the last ones
            task.log.removeFirst();
            break;
        }
    }

    static QString told(const TaskHistory &task)
    {
        QStringList words{task.businessObject,
                          task.status,
                          task.toDoOpen ? u"To Do"_s : u"no To Do"_s,
                          task.enrolled ? u"enrolled"_s : u"not enrolled"_s,
                          QString::number(task.messages),
                          task.event};
        for (const HistoryEntry &entry : task.log) {
            words += u"%1 %2 %3>%4"_s.arg(QString::number(entry.sequence), entry.event, entry.from,
                                          entry.to);
        }
        return words.join(u", "_s);
    }
};

QTEST_GUILESS_MAIN(TaskHistoryCheckTest)
#include "tst_taskhistorycheck.moc"
