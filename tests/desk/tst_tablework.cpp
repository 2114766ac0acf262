// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Translations.h"
#include "desk/models/TaskColumns.h"
#include "desk/models/TaskListModel.h"
#include "desk/portals/TaskTable.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "support/ManyTasks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The list of tasks by itself, where what a clerk does with it is out of the ordinary: its
/// columns, the steps from task to task, what is copied.
class TestTableWork : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<TaskListModel> m_model;
    std::unique_ptr<TaskTable> m_table;

    /// Number \a i of insertManyTasks().
    static RecordId task(int i) { return firstManyTask + i; }
    static TaskCriteria bySerial(const QString &serialNo)
    {
        TaskCriteria criteria;
        criteria.serialNo = serialNo;
        return criteria;
    }
    void insert(int count) { insertManyTasks(*m_db, count); }
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
    /// The one that stands so many rows below.
    RecordId beside(RecordId id, int rows)
    {
        const QFuture<RecordId> answer = m_model->taskBeside(id, rows);
        (void)QTest::qWaitFor([&] { return answer.isFinished(); });
        return answer.resultCount() == 1 ? answer.result() : -1;
    }
    void openTable(int tasks)
    {
        insert(tasks);
        m_table = std::make_unique<TaskTable>(*m_model);
        m_table->resize(1000, 300);
        m_table->show();
        m_table->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
        search();
        m_table->setFocus();
    }
    QHeaderView &header() { return *m_table->horizontalHeader(); }
    QList<int> allColumns() const
    {
        QList<int> columns;
        for (int column = 0; column < TaskColumns::Count; ++column)
            columns.append(column);
        return columns;
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }
    static void keepCopied(const QString &text) { QGuiApplication::clipboard()->setText(text); }
    /// Of a table of its own on the same tasks, as after the program's next start.
    QList<int> restored(const QSettings &settings)
    {
        TaskTable table(*m_model);
        table.restoreColumns(settings);
        return table.shownColumns();
    }

private Q_SLOTS:
    void init()
    {
        useLanguage(QLocale(u"en_GB"_s));
        m_db = std::make_unique<TestDatabase>();
        m_model = std::make_unique<TaskListModel>(m_db->database());
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
        m_db.reset();
        qDeleteAll(qApp->findChildren<QTranslator *>());
    }

    void whatWaitsSaysSinceWhen_data()
    {
        QTest::addColumn<TaskStatus>("status");
        QTest::addColumn<bool>("waits");
        QTest::newRow("pending") << TaskStatus::Pending << true;
        QTest::newRow("validate") << TaskStatus::Validate << false;
        QTest::newRow("create asset") << TaskStatus::CreateAsset << false;
        QTest::newRow("device setup") << TaskStatus::DeviceSetup << true;
        QTest::newRow("activate") << TaskStatus::Activate << false;
        QTest::newRow("approval") << TaskStatus::Approval << true;
        QTest::newRow("device removal") << TaskStatus::DeviceRemoval << true;
        QTest::newRow("deactivate") << TaskStatus::Deactivate << false;
        QTest::newRow("completed") << TaskStatus::Completed << false;
        QTest::newRow("canceled") << TaskStatus::Canceled << false;
    }
    void whatWaitsSaysSinceWhen()
    {
        QFETCH(TaskStatus, status);
        QFETCH(bool, waits);
        TaskRow row;
        row.status = status;
        row.statusAt = QDateTime::currentDateTimeUtc().addSecs(-125);
        QCOMPARE(TaskColumns::shown(row, TaskColumns::WaitingSince),
                 waits ? u"2 minutes ago"_s : QString());
        QCOMPARE(TaskColumns::text(row, TaskColumns::WaitingSince),
                 waits ? TaskColumns::text(row, TaskColumns::StatusTime) : QString());
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::WaitingSince),
                 waits ? TaskColumns::toolTip(row, TaskColumns::StatusTime) : QString());
        QCOMPARE(TaskColumns::shown(row, TaskColumns::StatusTime), u"2 minutes ago"_s);
    }

    void columnsReadInGerman()
    {
        useLanguage(QLocale(u"de_DE"_s));
        QStringList titles;
        for (int column : allColumns())
            titles.append(TaskColumns::title(column));
        QCOMPARE(titles.join(u'|'),
                 u"Auftragsnummer|Erstellt|Status|Grund|Kunde|Adresse|Programm|Auftragsart|"
                 "Seriennummer|Hersteller|Modell|Transaktions-ID|Status seit|Wiederholungen|"
                 "Zugewiesen an|Wartet seit|Nächster Versuch"_s);
        TaskRow row;
        row.status = TaskStatus::IssueDetected;
        row.statusReason = u"customer-not-found"_s;
        row.retryCount = 12'345;
        row.createdAt = QDateTime(QDate(2026, 3, 4), QTime(15, 6), Qt::LocalTime).toUTC();
        QCOMPARE(TaskColumns::text(row, TaskColumns::Retries), u"12.345"_s);
        QCOMPARE(TaskColumns::text(row, TaskColumns::Created), u"04.03.26 15:06"_s);
        QCOMPARE(TaskColumns::text(row, TaskColumns::Reason), u"Kunde nicht gefunden"_s);
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::Status),
                 u"Problem erkannt: Kunde nicht gefunden"_s);
        row.statusReason.clear();
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::Status), u"Problem erkannt"_s);
    }

    void aColumnThatIsNoneSaysNothing()
    {
        const TaskRow row;
        QCOMPARE(TaskColumns::title(TaskColumns::Count), QString());
        QCOMPARE(TaskColumns::text(row, TaskColumns::Count), QString());
        QCOMPARE(TaskColumns::samples(TaskColumns::Count), QStringList());
        QVERIFY(!TaskColumns::sort(TaskColumns::Count));
        QVERIFY(!TaskColumns::sort(-1));
    }

    void headersAndCellsBesideTheTextsAreAsAListNeedsThem()
    {
        insert(4);
        search();
        QCOMPARE(
            m_model->headerData(TaskColumns::Created, Qt::Horizontal, Qt::InitialSortOrderRole),
            QVariant(Qt::DescendingOrder));
        QCOMPARE(
            m_model->headerData(TaskColumns::Customer, Qt::Horizontal, Qt::InitialSortOrderRole),
            QVariant(Qt::AscendingOrder));
        QVERIFY(!m_model->headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        const QModelIndex cell = m_model->index(0, TaskColumns::Retries);
        QVERIFY(cell.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(cell.siblingAtColumn(0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
        QVERIFY(!cell.data(Qt::DecorationRole).isValid()); // pictures are of states only
        QVERIFY(!cell.data(Qt::EditRole).isValid());
        QCOMPARE(m_model->rowCount(cell), 0); // tasks have no tasks below them
        QCOMPARE(m_model->columnCount(cell), 0);
        QVERIFY(!m_model->canFetchMore(cell));
    }

    void aColumnWithoutAnOrderIsNotAskedFor()
    {
        insert(5);
        search();
        QSignalSpy searching(m_model.get(), &TaskListModel::searching);
        for (int column : {int(TaskColumns::Reason), int(TaskColumns::Address),
                           int(TaskColumns::Retries), int(TaskColumns::NextAttempt), -1})
            m_model->sort(column, Qt::AscendingOrder);
        QCOMPARE(searching.size(), 0);
        QVERIFY(!m_model->isSearching());
        QCOMPARE(m_model->order().column, TaskSort::Created);
        QCOMPARE(m_model->order().order, Qt::DescendingOrder);
        m_model->sort(TaskColumns::TaskId, Qt::AscendingOrder);
        QCOMPARE(searching.size(), 1);
        QVERIFY(m_model->isSearching());
        QTRY_COMPARE(m_model->taskAt(0), task(1));
    }

    void itIsToldWhetherTheQuestionIsTheSame()
    {
        insert(5);
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        search();
        m_model->refresh();
        QTRY_COMPARE(answered.size(), 2);
        m_model->sort(TaskColumns::TaskId, Qt::AscendingOrder);
        QTRY_COMPARE(answered.size(), 3);
        search(bySerial(u"SN-14"_s));
        QCOMPARE(m_model->criteria().serialNo, u"SN-14"_s);
        QCOMPARE(m_model->taskAt(0), task(2));
        QCOMPARE(m_model->taskAt(1), RecordId(0));
        QCOMPARE(m_model->taskAt(-1), RecordId(0));
        QCOMPARE(m_model->rowOf(task(3)), -1);
        QList<bool> again;
        for (const QList<QVariant> &answer : answered)
            again.append(answer[0].toBool());
        QCOMPARE(again, (QList<bool>{false, true, false, false}));
    }

    void stepsLeadFromTaskToTask()
    {
        insert(5); // newest first: 5 4 3 2 1
        search();
        QCOMPARE(beside(task(3), 1), task(2));
        QCOMPARE(beside(task(3), -1), task(4));
        QCOMPARE(beside(task(3), 2), task(1));
        QCOMPARE(beside(task(3), 0), task(3));
        QCOMPARE(beside(task(1), 1), RecordId(0));
        QCOMPARE(beside(task(5), -1), RecordId(0));
        QCOMPARE(beside(99, 1), task(5)); // beside one that was never there: the first
        QCOMPARE(beside(99, -1), RecordId(0));
    }

    void stepsLeadFromWhereATaskWas()
    {
        insert(5);
        search(bySerial(u"SN-"_s));
        m_db->sql("UPDATE service_task SET serial_no = 'X' WHERE id = 20000000000003");
        update({task(3)});
        QCOMPARE(m_model->rowOf(task(3)), -1);
        QCOMPARE(beside(task(3), 1), task(2));
        QCOMPARE(beside(task(3), -1), task(4));
        QCOMPARE(beside(task(3), 2), task(1));
        m_db->sql("UPDATE service_task SET serial_no = 'X' WHERE id = 20000000000001");
        QSignalSpy answered(m_model.get(), &TaskListModel::answered);
        m_model->refresh(); // by which it is seen to have left, too
        QVERIFY(answered.wait());
        QCOMPARE(beside(task(1), -1), task(2));
        QCOMPARE(beside(task(1), 1), RecordId(0));
        search(bySerial(u"SN-"_s)); // asked for anew: it was never there
        QCOMPARE(beside(task(1), -1), RecordId(0));
        QCOMPARE(beside(task(1), 1), task(5));
    }

    void aLongStepLoadsPageAfterPage()
    {
        insert(650);
        search();
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage);
        QCOMPARE(beside(task(650), 450), task(200));
        QCOMPARE(m_model->rowCount(), TaskListModel::firstPage + 2 * TaskListModel::pageSize);
        QCOMPARE(beside(task(650), 5000), RecordId(0)); // beyond the end, which is known now
        QCOMPARE(m_model->rowCount(), 650);
        QCOMPARE(beside(task(1), 1), RecordId(0));
    }

    void anotherStepDropsTheOneBefore()
    {
        insert(650);
        search();
        const QFuture<RecordId> first = m_model->taskBeside(task(650), 450);
        QVERIFY(!first.isFinished());
        const QFuture<RecordId> second = m_model->taskBeside(task(650), 1);
        QVERIFY(first.isFinished() && first.isCanceled());
        QCOMPARE(first.resultCount(), 0);
        QVERIFY(second.isFinished());
        QCOMPARE(second.result(), task(649));
    }

    void moreChangesThanAreAskedForAtOnceAllCome()
    {
        insert(1200);
        search();
        while (m_model->canFetchMore({})) {
            m_model->fetchMore({});
            QTRY_VERIFY(!m_model->isSearching());
        }
        QCOMPARE(m_model->rowCount(), 1200);
        m_db->sql("UPDATE service_task SET serial_no = 'CHANGED'");
        QList<RecordId> ids;
        for (int i = 1; i <= 1200; ++i)
            ids.append(task(i));
        QSignalSpy updated(m_model.get(), &TaskListModel::updated);
        QSignalSpy newCount(m_model.get(), &TaskListModel::newCountChanged);
        m_model->updateTasks(ids + ids); // told twice, asked for once
        QTRY_COMPARE(updated.size(), 3);
        for (int row = 0; row < 1200; ++row)
            QCOMPARE(m_model->index(row, TaskColumns::SerialNo).data().toString(), u"CHANGED"_s);
        QCOMPARE(newCount.size(), 0); // none of them is new
        m_db->sql("DELETE FROM service_task WHERE id > 20000000000001");
        m_model->updateTasks(ids);
        QTRY_COMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->taskAt(0), task(1));
    }

    void enterAndADoubleClickOpenTheTask()
    {
        openTable(5);
        QCOMPARE(m_table->currentTask(), RecordId(0));
        QSignalSpy activated(m_table.get(), &TaskTable::taskActivated);
        m_table->setCurrentIndex(m_model->index(1, TaskColumns::Customer));
        QCOMPARE(m_table->currentTask(), task(4));
        QTest::keyClick(m_table.get(), Qt::Key_Return);
        const QPoint third = m_table->visualRect(m_model->index(2, 0)).center();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, third);
        QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, third);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[0][0].value<RecordId>(), task(4));
        QCOMPARE(activated[1][0].value<RecordId>(), task(3));
    }

    void theTopIsSeenOnceTheClerkIsThere()
    {
        openTable(100);
        QVERIFY(m_table->isAtTop());
        QSignalSpy seen(m_table.get(), &TaskTable::topSeen);
        m_table->verticalScrollBar()->setValue(200);
        QVERIFY(!m_table->isAtTop());
        m_table->setCurrentIndex(m_model->index(m_table->rowAt(40), 0));
        QCOMPARE(seen.size(), 0);
        m_table->verticalScrollBar()->setValue(0);
        QCOMPARE(seen.size(), 1);
        m_table->setCurrentIndex(m_model->index(1, 0)); // a row among the first
        QCOMPARE(seen.size(), 2);
    }

    void aClickOnATitleWithoutAnOrderChangesNothing()
    {
        openTable(20);
        QCOMPARE(header().sortIndicatorSection(), int(TaskColumns::Created));
        QSignalSpy searching(m_model.get(), &TaskListModel::searching);
        const auto click = [this](int column) {
            static_cast<QTableView &>(*m_table).scrollTo(m_model->index(0, column));
            const int x = header().sectionViewportPosition(column) + 30;
            QTest::mouseClick(header().viewport(), Qt::LeftButton, {}, {x, header().height() / 2});
        };
        click(TaskColumns::Address);
        QCOMPARE(header().sortIndicatorSection(), int(TaskColumns::Created));
        QCOMPARE(header().sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(searching.size(), 0);
        click(TaskColumns::Customer);
        QCOMPARE(header().sortIndicatorSection(), int(TaskColumns::Customer));
        QCOMPARE(header().sortIndicatorOrder(), Qt::AscendingOrder);
        QCOMPARE(searching.size(), 1);
        QTRY_COMPARE(m_model->index(0, TaskColumns::Customer).data().toString(), u"Customer 10"_s);
    }

    void columnsComeBackAsTheyWereLeft()
    {
        openTable(3);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        header().moveSection(header().visualIndex(TaskColumns::SerialNo), 0);
        header().moveSection(header().visualIndex(TaskColumns::TaskId), TaskColumns::Count - 1);
        for (int column : {int(TaskColumns::Address), int(TaskColumns::Status)})
            m_table->setColumnHidden(column, true);
        QList<int> expected = allColumns();
        for (int column : {int(TaskColumns::SerialNo), int(TaskColumns::TaskId),
                           int(TaskColumns::Address), int(TaskColumns::Status)})
            expected.removeOne(column);
        expected.prepend(TaskColumns::SerialNo);
        expected.append(TaskColumns::TaskId);
        QCOMPARE(m_table->shownColumns(), expected);
        m_table->saveColumns(settings);
        QCOMPARE(restored(settings), expected);
    }

    void columnsThatCannotBeReadAreTheFirstOnes()
    {
        insert(1);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        QCOMPARE(restored(settings), allColumns()); // the first start
        for (const QByteArray &odd : {QByteArray(), QByteArray("rubbish"), QByteArray(500, '\0')}) {
            settings.setValue(u"serviceTasks/columns"_s, odd);
            QCOMPARE(restored(settings), allColumns());
        }
    }

    void theMenuOfColumnsHasAKeyForEach()
    {
        openTable(1);
        header().moveSection(header().visualIndex(TaskColumns::Model), 0);
        m_table->setColumnHidden(TaskColumns::Program, true);
        QMenu menu;
        m_table->fillColumnsMenu(menu);
        QStringList texts;
        QString keys;
        for (const QAction *action : menu.actions()) {
            const QString text = action->text();
            if (const qsizetype mark = text.indexOf(u'&'); mark >= 0)
                keys.append(text.at(mark + 1).toLower());
            texts.append(QString(text).remove(u'&'));
            if (action->isCheckable())
                QCOMPARE(action->isChecked(), texts.constLast() != u"Program"_s);
        }
        QCOMPARE(texts.first(3), (QStringList{u"Model"_s, u"Task id"_s, u"Created"_s}));
        QCOMPARE(texts.constLast(), u"Reset Columns"_s);
        QCOMPARE(QSet<QChar>(keys.cbegin(), keys.cend()).size(), keys.size()); // no key twice
        QVERIFY(keys.contains(u'r'));                                          // that of Reset
    }

    void whatIsCopiedStaysInItsCells()
    {
        openTable(3);
        m_db->sql("UPDATE service_task SET customer_name = 'Ada\nB\tC' "
                  "WHERE id = 20000000000003");
        search();
        for (int column = 0; column < TaskColumns::Count; ++column)
            m_table->setColumnHidden(column, column != TaskColumns::Customer &&
                                                 column != TaskColumns::SerialNo);
        m_table->selectAll();
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), u"Ada B C\tSN-21\nCustomer 26\tSN-14\nCustomer 13\tSN-7"_s);
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(copied().section(u'\n', 0, 1), u"Customer\tSerial number\nAda B C\tSN-21"_s);
        m_table->setCurrentIndex(m_model->index(0, TaskColumns::Customer));
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(copied(), u"Ada B C"_s);
    }

    void copyingNothingLeavesWhatWasCopied()
    {
        openTable(3);
        m_table->clearSelection();
        m_table->setCurrentIndex({});
        for (const Qt::KeyboardModifiers keys :
             {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::ControlModifier | Qt::ShiftModifier,
              Qt::ControlModifier | Qt::AltModifier}) {
            keepCopied(u"of before"_s);
            QTest::keyClick(m_table.get(), Qt::Key_C, keys);
            QCOMPARE(copied(), u"of before"_s);
        }
    }
};

QTEST_MAIN(TestTableWork)
#include "tst_tablework.moc"
