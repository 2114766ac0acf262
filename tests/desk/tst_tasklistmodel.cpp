// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskListModel.h"
#include "desk/widgets/ReadOnlyTable.h"

#include "desk/models/TaskColumns.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "support/ManyTasks.h"

#include <QAbstractItemModelTester>
#include <QFont>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestTaskListModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<TaskListModel> m_model;

    RecordId post(const QString &transactionId)
    {
        const RegistrationRequest request = thermostat(transactionId, u"S-"_s + transactionId);
        return m_db->run([=](Transaction &tx) { return registerDerDevice(tx, request); })->taskId;
    }
    void process(RecordId id)
    {
        QVERIFY(m_db->run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
    }
    /// Checks every signal of the model. It fetches all pages, too.
    void watchModel()
    {
        new QAbstractItemModelTester(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_model.get());
    }
    /// Asks and waits for the answer.
    void search(const TaskCriteria &criteria = {})
    {
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->search(criteria);
        QVERIFY(answered.wait());
    }
    void update(const QList<RecordId> &ids)
    {
        QSignalSpy updated(m_model.get(), &TaskListModel::updated);
        m_model->updateTasks(ids);
        QVERIFY(updated.wait());
    }
    void fetchPage()
    {
        m_model->fetchMore({});
        QTRY_VERIFY(!m_model->isSearching());
    }
    void fetchAll()
    {
        while (m_model->canFetchMore({}) || m_model->isSearching()) {
            m_model->fetchMore({});
            QTRY_VERIFY(!m_model->isSearching());
        }
    }
    QList<RecordId> shown() const
    {
        QList<RecordId> ids;
        for (int row = 0; row < m_model->rowCount(); ++row)
            ids.append(m_model->taskAt(row));
        return ids;
    }
    QList<RecordId> inDatabase(const TaskCriteria &criteria, TaskOrder order)
    {
        QList<RecordId> ids;
        for (const TaskRow &row : searchTasks(m_db->read(), criteria, order, nullptr, 100'000))
            ids.append(row.id);
        return ids;
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_model = std::make_unique<TaskListModel>(m_db->database());
    }
    void cleanup()
    {
        m_model.reset();
        m_db.reset();
    }

    void startsEmpty()
    {
        watchModel();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->columnCount(), int(TaskColumns::Count));
        QVERIFY(!m_model->canFetchMore({}));
        QCOMPARE(m_model->taskAt(0), RecordId(0));
        search();
        QCOMPARE(m_model->rowCount(), 0);
    }

    void pagesOverAllTasks()
    {
        insertManyTasks(*m_db, 1000);
        search();
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage);
        QVERIFY(m_model->canFetchMore({}));
        fetchPage();
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage + TaskListModel::pageSize);
        fetchAll();
        QCOMPARE(m_model->rowCount(), 1000);
        QCOMPARE(shown(), inDatabase({}, {}));
        QVERIFY(!m_model->canFetchMore({}));
    }

    void sortsByEveryColumnThatHasAnOrder()
    {
        insertManyTasks(*m_db, 500);
        search();
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        for (int column = 0; column < TaskColumns::Count; ++column) {
            const std::optional<TaskSort> sort = TaskColumns::sort(column);
            for (Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const QList<RecordId> before = shown();
                m_model->sort(column, order);
                if (!sort) {
                    QVERIFY(!m_model->isSearching());
                    QCOMPARE(shown(), before);
                    continue;
                }
                QVERIFY(answered.wait());
                fetchAll();
                QCOMPARE(shown(), inDatabase({}, {*sort, order}));
            }
        }
    }

    void answersTheNewestQuestionOnly()
    {
        insertManyTasks(*m_db, 300);
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        TaskCriteria pending;
        pending.statuses = {TaskStatus::Pending};
        TaskCriteria one;
        one.transactionId = u"TX-299"_s;
        m_model->search({});
        m_model->search(pending);
        m_model->search(one);
        QVERIFY(answered.wait());
        QTest::qWait(50);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(shown(), QList<RecordId>{firstManyTask + 299});
    }

    void showsATaskInWords()
    {
        const RecordId id = post(u"T1"_s);
        process(id);
        search();
        QCOMPARE(cell(0, TaskColumns::TaskId), idText(id));
        QCOMPARE(cell(0, TaskColumns::Status), taskStatusText(TaskStatus::Completed));
        QCOMPARE(cell(0, TaskColumns::Customer), u"Ada Byron"_s);
        QCOMPARE(cell(0, TaskColumns::Address), u"1 Main Street, Springfield"_s);
        QCOMPARE(cell(0, TaskColumns::Program), u"DR"_s);
        QCOMPARE(cell(0, TaskColumns::Type), u"DER-ENROLLMENT"_s);
        QCOMPARE(cell(0, TaskColumns::SerialNo), u"S-T1"_s);
        QCOMPARE(cell(0, TaskColumns::Manufacturer), u"Warmly"_s);
        QCOMPARE(cell(0, TaskColumns::Model), u"T-1"_s);
        QCOMPARE(cell(0, TaskColumns::TransactionId), u"T1"_s);
        QCOMPARE(cell(0, TaskColumns::Retries), QString());
        const QDateTime created = searchTasks(m_db->read(), {}, {}, nullptr, 1)[0].createdAt;
        QCOMPARE(cell(0, TaskColumns::Created), u"just now"_s);
        QCOMPARE(cell(0, TaskColumns::Created, copiedTextRole),
                 QLocale().toString(created.toLocalTime(), QLocale::ShortFormat));
        QCOMPARE(cell(0, TaskColumns::Created, Qt::ToolTipRole),
                 QLocale().toString(created.toLocalTime(), QLocale::LongFormat));
        QVERIFY(cell(0, TaskColumns::Created, Qt::ToolTipRole).size() >=
                cell(0, TaskColumns::Created).size());
        QCOMPARE(m_model->index(0, 0).data(TaskListModel::idRole).toLongLong(), id);
        QVERIFY(m_model->index(0, TaskColumns::Status).data(Qt::DecorationRole).isValid());
    }

    void saysWhyATaskStandsStill()
    {
        RegistrationRequest request = thermostat(u"T1"_s, u"S-1"_s);
        request.customer.cisAccountId = u"unknown"_s;
        const RecordId id =
            m_db->run([=](Transaction &tx) { return registerDerDevice(tx, request); })->taskId;
        process(id);
        search();
        QCOMPARE(cell(0, TaskColumns::Status), taskStatusText(TaskStatus::IssueDetected));
        const QString reason = cell(0, TaskColumns::Reason);
        QVERIFY2(!reason.isEmpty() && !reason.contains(u'-'), qPrintable(reason));
        QVERIFY(cell(0, TaskColumns::Status, Qt::ToolTipRole).contains(reason));
    }

    void newTasksComeWithoutMovingWhatIsHeld()
    {
        watchModel();
        insertManyTasks(*m_db, 1000);
        search();
        const QPersistentModelIndex held = m_model->index(10, 0);
        const RecordId heldId = m_model->taskAt(10);
        QSignalSpy newCount(m_model.get(), &TaskListModel::newCountChanged);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const QList<RecordId> ids{post(u"A"_s), post(u"B"_s), post(u"C"_s)};
        update(ids);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(held.row(), 13);
        QCOMPARE(m_model->taskAt(held.row()), heldId);
        QCOMPARE(m_model->taskAt(0), inDatabase({}, {})[0]);
        QCOMPARE(m_model->newCount(), 3);
        QCOMPARE(newCount.constLast().constFirst().toInt(), 3);
        QVERIFY(m_model->index(0, 0).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!m_model->index(3, 0).data(Qt::FontRole).value<QFont>().bold());
        m_model->markSeen();
        QCOMPARE(m_model->newCount(), 0);
        QVERIFY(!m_model->index(0, 0).data(Qt::FontRole).isValid());
    }

    void newTasksThatDoNotMatchStayAway()
    {
        insertManyTasks(*m_db, 10);
        TaskCriteria criteria;
        criteria.serialNo = u"SN-"_s;
        search(criteria);
        update({post(u"A"_s)});
        QCOMPARE(m_model->rowCount(), 10);
        QCOMPARE(m_model->newCount(), 0);
    }

    void aTaskThatMatchesNoMoreGoes()
    {
        watchModel();
        const RecordId first = post(u"A"_s);
        const RecordId second = post(u"B"_s);
        TaskCriteria pending;
        pending.statuses = {TaskStatus::Pending};
        search(pending);
        QCOMPARE(m_model->rowCount(), 2);
        process(first);
        update({first});
        QCOMPARE(shown(), QList<RecordId>{second});
    }

    void aChangedTaskMovesWhereItBelongs()
    {
        watchModel();
        QList<RecordId> ids;
        for (int i = 0; i < 5; ++i) {
            ids.prepend(post(u"T%1"_s.arg(i)));
            QTest::qWait(2); // times in milliseconds
        }
        search();
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->sort(TaskColumns::StatusTime, Qt::DescendingOrder);
        QVERIFY(answered.wait());
        QCOMPARE(shown(), ids);
        const QPersistentModelIndex held = m_model->index(3, 0);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        process(ids[3]);
        update({ids[3]});
        QCOMPARE(moved.size(), 1);
        QCOMPARE(held.row(), 0);
        QCOMPARE(m_model->taskAt(0), ids[3]);
        QCOMPARE(cell(0, TaskColumns::Status), taskStatusText(TaskStatus::Completed));
        QCOMPARE(m_model->newCount(), 0);
    }

    void whatBelongsBeyondTheLastPageComesByPaging()
    {
        insertManyTasks(*m_db, 500);
        search();
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->sort(TaskColumns::Created, Qt::AscendingOrder);
        QVERIFY(answered.wait());
        const RecordId id = post(u"A"_s);
        update({id});
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage);
        QCOMPARE(m_model->newCount(), 1); // it has come all the same
        fetchAll();
        QCOMPARE(shown().constLast(), id);
        QCOMPARE(m_model->rowCount(), 501);
    }

    void changesWhileAPageIsOnItsWayAreNotLost()
    {
        watchModel();
        insertManyTasks(*m_db, 500);
        search();
        m_model->fetchMore({});
        const RecordId id = post(u"A"_s);
        m_model->updateTasks({id});
        QTRY_COMPARE(m_model->rowOf(id), 0);
        fetchAll();
        QCOMPARE(shown(), inDatabase({}, {}));
    }

    void aPageWantedWhileChangesAreOnTheirWayComes()
    {
        insertManyTasks(*m_db, 500);
        search();
        m_model->updateTasks({post(u"A"_s)});
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), TaskListModel::firstPage + TaskListModel::pageSize + 1);
    }

    void refreshKeepsWhatIsLoaded()
    {
        insertManyTasks(*m_db, 1000);
        search();
        fetchPage();
        m_db->sql("UPDATE service_task SET customer_name = 'Changed elsewhere'");
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->refresh();
        QVERIFY(answered.wait());
        QCOMPARE(answered[0][0].toBool(), true);
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage + TaskListModel::pageSize);
        QCOMPARE(cell(0, TaskColumns::Customer), u"Changed elsewhere"_s);
        fetchAll();
        QCOMPARE(m_model->rowCount(), 1000);
    }

    void saysWhatIsWrongWithTheDatabase()
    {
        Database nowhere(DatabaseUrl{u"/nowhere/at/all.db"_s});
        TaskListModel model(nowhere);
        QSignalSpy failed(&model, &TaskListModel::failed);
        model.search({});
        QVERIFY(failed.wait());
        const auto problems = failed[0][0].value<Problems>();
        QVERIFY(!problems.isEmpty() && !problems[0].text().isEmpty());
        QVERIFY(!model.canFetchMore({}));
    }

    /// Whatever comes, goes and changes in whatever order: the rows are those of the database.
    void staysTrueUnderAnyChanges()
    {
        watchModel();
        QRandomGenerator random(7);
        insertManyTasks(*m_db, 450);
        TaskCriteria criteria;
        criteria.statuses = {TaskStatus::Pending, TaskStatus::Completed};
        search(criteria);
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->sort(TaskColumns::StatusTime, Qt::DescendingOrder);
        QVERIFY(answered.wait());
        static constexpr std::array statuses{"PENDING", "COMPLETED", "CANCELED"};
        for (int round = 0; round < 60; ++round) {
            QList<RecordId> ids;
            QByteArray sql;
            for (int i = 0; i < 5; ++i) {
                const RecordId id = firstManyTask + random.bounded(1, 451);
                ids.append(id);
                sql += "UPDATE service_task SET status = '" +
                       QByteArray(statuses[random.bounded(3U)]) +
                       "', status_at = 1767225600000 + " +
                       QByteArray::number(random.bounded(1'000'000)) +
                       " WHERE id = " + QByteArray::number(id) + ';';
            }
            m_db->sql(sql.constData());
            m_model->updateTasks(ids);
            if (random.bounded(4) == 0)
                m_model->fetchMore({});
            else if (random.bounded(2) == 0)
                QTest::qWait(1);
        }
        QSignalSpy updated(m_model.get(), &TaskListModel::updated);
        while (updated.wait(200)) {
        }
        fetchAll();
        QCOMPARE(shown(), inDatabase(criteria, {TaskSort::StatusTime, Qt::DescendingOrder}));
    }
};

QTEST_MAIN(TestTaskListModel)
#include "tst_tasklistmodel.moc"
