// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskListModel.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"
#include "support/ManyTasks.h"

#include <QTabWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// From task to task along the list of results, without going back to it.
class TestTaskWalk : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordId post(int number)
    {
        return m_desk->post(thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number)));
    }
    void listed(int count) { QTRY_COMPARE(m_desk->column(TaskColumns::TaskId).size(), count); }
    void open(RecordId id)
    {
        tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }
    void step(Qt::Key key) { QTest::keyClick(&m_desk->window(), key, Qt::AltModifier); }
    QString fact(const QString &name) { return plainText(*named<QLabel>(*m_desk->portal(), name)); }
    QString place() { return fact(u"Place in the list"_s); }
    QString message() { return m_desk->portal()->findChild<MessageStrip *>()->text(); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void altDownAndAltUpGoAlongTheList()
    {
        const QList<RecordId> ids{post(1), post(2), post(3)};
        listed(3);
        open(ids[2]); // the newest is the first
        QTRY_COMPARE(place(), u"1 of 3"_s);
        step(Qt::Key_Down);
        QTRY_COMPARE(m_desk->portal()->taskId(), ids[1]);
        QTRY_COMPARE(fact(u"Task id"_s), idText(ids[1]));
        QCOMPARE(fact(u"Transaction id"_s), u"TX-2"_s);
        QTRY_COMPARE(place(), u"2 of 3"_s);
        QCOMPARE(tabs().count(), 2); // the tab is used again
        QTRY_VERIFY(tabs().tabText(1).startsWith(idText(ids[1])));
        QCOMPARE(m_desk->table().currentTask(), ids[1]);
        step(Qt::Key_Up);
        QTRY_COMPARE(fact(u"Task id"_s), idText(ids[2]));
    }

    void atTheEndsItIsSaidSo()
    {
        const RecordId id = post(1);
        listed(1);
        open(id);
        step(Qt::Key_Down);
        QTRY_COMPARE(message(), u"This is the last task of the list."_s);
        step(Qt::Key_Up);
        QTRY_COMPARE(message(), u"This is the first task of the list."_s);
        QCOMPARE(m_desk->portal()->taskId(), id);
    }

    void theLogIsThatOfTheNeighbour()
    {
        const QList<RecordId> ids{post(1), post(2)};
        listed(2);
        m_desk->db.run([&](Transaction &tx) { return commentTask(tx, ids[1], u"Called"_s); });
        open(ids[1]);
        m_desk->portal()->findChild<QTabWidget *>()->setCurrentIndex(1);
        auto *log = named<QTableView>(*m_desk->portal(), u"Log of the task"_s);
        QTRY_COMPARE(log->model()->rowCount(), 2);
        step(Qt::Key_Down);
        QTRY_COMPARE(log->model()->rowCount(), 1);
        QCOMPARE(m_desk->portal()->findChild<QTabWidget *>()->currentIndex(), 1);
    }

    void theButtonsDoTheSame()
    {
        const QList<RecordId> ids{post(1), post(2)};
        listed(2);
        open(ids[1]);
        QTest::mouseClick(m_desk->portal()->findChild<QAbstractButton *>(u"nextTask"_s),
                          Qt::LeftButton);
        QTRY_COMPARE(m_desk->portal()->taskId(), ids[0]);
    }

    /// A clerk who works what needs attention goes on where the task has been that he has cleared.
    void aTaskThatHasLeftTheListLeadsToWhatFollowedIt()
    {
        QList<RecordId> ids;
        for (int number = 1; number <= 3; ++number) {
            RegistrationRequest request =
                thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number));
            request.customer.cisAccountId = u"A99"_s;
            const RecordId id = m_desk->post(request);
            m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
            ids.append(id);
        }
        auto &list = m_desk->query().results();
        TaskCriteria held;
        held.needsAttention = true;
        list.search(held);
        listed(3);
        open(ids[1]);
        m_desk->db.run([&](Transaction &tx) { return cancelTask(tx, ids[1], u"No"_s); });
        listed(2);
        step(Qt::Key_Down);
        QTRY_COMPARE(m_desk->portal()->taskId(), ids[0]);
        step(Qt::Key_Up);
        QTRY_COMPARE(m_desk->portal()->taskId(), ids[2]);
    }

    void aTaskThatIsOpenAlreadyComesToTheFront()
    {
        const QList<RecordId> ids{post(1), post(2)};
        listed(2);
        open(ids[0]);
        open(ids[1]);
        step(Qt::Key_Down);
        QTRY_COMPARE(tabs().currentIndex(), 1);
        QCOMPARE(tabs().count(), 3);
    }

    void furtherPagesAreLoaded()
    {
        constexpr int many = TaskListModel::firstPage + 5;
        insertManyTasks(m_desk->db, many);
        m_desk->query().refresh();
        auto &list = m_desk->query().results();
        QTRY_COMPARE(list.rowCount(), TaskListModel::firstPage);
        const RecordId last = list.taskAt(TaskListModel::firstPage - 1);
        open(last);
        QTRY_COMPARE(place(), u"100 of 105"_s);
        step(Qt::Key_Down);
        QTRY_VERIFY(m_desk->portal()->taskId() != last);
        QCOMPARE(list.rowOf(m_desk->portal()->taskId()), TaskListModel::firstPage);
        QTRY_COMPARE(place(), u"101 of 105"_s);
    }

    void aTaskOutsideTheListHasNoPlace()
    {
        const QList<RecordId> ids{post(1), post(2)};
        TaskCriteria first;
        first.transactionId = u"TX-1"_s;
        m_desk->query().results().search(first);
        listed(1);
        open(ids[1]);
        QVERIFY(!named<QLabel>(*m_desk->portal(), u"Place in the list"_s)->isVisible());
        step(Qt::Key_Down); // into the list
        QTRY_COMPARE(m_desk->portal()->taskId(), ids[0]);
    }
};

QTEST_MAIN(TestTaskWalk)
#include "tst_taskwalk.moc"
