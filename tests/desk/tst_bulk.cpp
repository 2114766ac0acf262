// SPDX-License-Identifier: GPL-3.0-or-later
// Many tasks at once: chosen in the list or all that match, worked in the background, with what
// came of each.
#include "desk/models/TextRowsModel.h"
#include "desk/portals/BulkActions.h"
#include "desk/portals/BulkPortal.h"
#include "desk/portals/TaskResults.h"
#include "support/Desk.h"
#include "support/ManyTasks.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace derdesk;
using namespace Qt::StringLiterals;

class BulkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void processesWhatIsSelected();
    void asksBeforeItBegins();
    void cancelsAllThatMatchWithOneReason();
    void saysWhyATaskWasNotDone();
    void triesAgainWhatWasNotDone();
    void stopsWhenAsked();
    void leavesTheWindowUsable();
    void savesTheList();
    void assignsToMeAndToNobody();
    void opensATaskOfTheList();
    void offersNothingWithoutASelection();

private:
    int countOf(const QString &from);
    void find(const QString &text);
    void choose(const QString &action);
    void confirm();
    void processAll();
    BulkPortal &portal();
    BulkPortal &ended();
    QStringList column(int column);

    std::unique_ptr<Desk> m_desk;
};

void BulkTest::init() { m_desk = std::make_unique<Desk>(); }

void BulkTest::cleanup() { m_desk.reset(); }

int BulkTest::countOf(const QString &from)
{
    return m_desk->db.database().connection().value(u"SELECT count(*) FROM "_s + from, {}).toInt();
}

void BulkTest::find(const QString &text)
{
    m_desk->query().find(text);
    auto &model = *m_desk->query().findChild<TaskListModel *>();
    QTRY_VERIFY(!model.isSearching());
    auto &results = *m_desk->query().findChild<TaskResults *>();
    QTRY_VERIFY(results.matchCount() >= 0);
}

/// The entry of the menu whose text, mnemonic and count apart, begins so.
void BulkTest::choose(const QString &action)
{
    auto &menu = m_desk->query().selected();
    for (QAction *entry : menu.actions()) {
        if (QString(entry->text()).remove(u'&').startsWith(action)) {
            QVERIFY2(entry->isEnabled(), qPrintable(entry->text()));
            entry->trigger();
            return;
        }
    }
    QFAIL(qPrintable(action));
}

void BulkTest::confirm()
{
    QTRY_VERIFY(m_desk->window().findChild<QMessageBox *>());
    m_desk->window().findChild<QMessageBox *>()->button(QMessageBox::Yes)->click();
}

BulkPortal &BulkTest::portal()
{
    return *qobject_cast<BulkPortal *>(m_desk->window().tabs().currentWidget());
}

BulkPortal &BulkTest::ended()
{
    auto *run = portal().findChild<BulkRun *>();
    [run] { QTRY_VERIFY_WITH_TIMEOUT(!run->isRunning(), 60'000); }();
    return portal();
}

QStringList BulkTest::column(int column)
{
    QStringList texts;
    const auto &rows = *portal().findChild<TextRowsModel *>();
    for (int row = 0; row < rows.rowCount(); ++row)
        texts.append(rows.index(row, column).data().toString());
    return texts;
}

void BulkTest::processAll()
{
    m_desk->table().selectAll();
    choose(u"Process"_s);
    confirm();
    ended();
}

void BulkTest::processesWhatIsSelected()
{
    QList<RecordId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(m_desk->post(thermostat(u"T-%1"_s.arg(i), u"SN-%1"_s.arg(i))));
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 5);
    for (const int row : {1, 2, 4}) {
        m_desk->table().selectionModel()->select(m_desk->table().model()->index(row, 0),
                                                 QItemSelectionModel::Select |
                                                     QItemSelectionModel::Rows);
    }
    const QList<RecordId> chosen = m_desk->table().selectedTasks();
    QCOMPARE(chosen.size(), 3);
    choose(u"Process 3 tasks"_s);
    confirm();
    ended();
    QCOMPARE(countOf(u"service_task WHERE status = 'PENDING'"_s), 2);
    for (const RecordId id : chosen)
        QCOMPARE(countOf(u"service_task WHERE status <> 'PENDING' AND id = %1"_s.arg(id)), 1);
    QCOMPARE(countOf(u"service_task_log WHERE actor_kind = 'CLERK' AND actor = 'clerk' AND "
                     "from_status = 'PENDING'"_s),
             3);
    QCOMPARE(column(0).size(), 3);
    QVERIFY(named<QLabel>(portal(), u"How far it is"_s)->text().contains(u"3 of 3"_s));
}

void BulkTest::asksBeforeItBegins()
{
    for (int i = 0; i < 2; ++i)
        m_desk->post(thermostat(u"T-%1"_s.arg(i), u"SN-%1"_s.arg(i)));
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 2);
    m_desk->table().selectAll();
    choose(u"Process"_s);
    QTRY_VERIFY(m_desk->window().findChild<QMessageBox *>());
    auto *box = m_desk->window().findChild<QMessageBox *>();
    QVERIFY(box->text().contains(u"2 tasks"_s));
    box->button(QMessageBox::Cancel)->click();
    QTest::qWait(50);
    QCOMPARE(countOf(u"service_task WHERE status = 'PENDING'"_s), 2);
    QVERIFY(!m_desk->window().findChild<BulkPortal *>());
}

void BulkTest::cancelsAllThatMatchWithOneReason()
{
    insertManyTasks(m_desk->db, 2000); // more than are loaded
    m_desk->open();
    find(u"n: 13"_s); // every fiftieth customer
    const int matching = countOf(u"service_task WHERE name_key LIKE '%13%'"_s);
    const int open =
        countOf(u"service_task WHERE name_key LIKE '%13%' AND status <> 'COMPLETED'"_s);
    QVERIFY(matching > 0 && open > 0 && open < matching);
    choose(u"Select All"_s);
    choose(u"Cancel"_s);
    QTRY_VERIFY(m_desk->window().findChild<QPlainTextEdit *>());
    m_desk->window().findChild<QPlainTextEdit *>()->setPlainText(u"moved away"_s);
    buttonNamed(m_desk->window(), u"Cancel Tasks"_s)->click();
    QTRY_VERIFY(m_desk->window().findChild<BulkPortal *>());
    ended();
    QCOMPARE(countOf(u"service_task WHERE status = 'CANCELED' AND status_reason = 'moved away'"_s),
             open);
    QCOMPARE(countOf(u"service_task WHERE status = 'CANCELED' AND name_key NOT LIKE '%13%'"_s), 0);
    auto &run = *portal().findChild<BulkRun *>();
    QCOMPARE(int(run.outcomes().size()), matching);
    QCOMPARE(int(run.failures()), matching - open); // what is completed cannot be cancelled
}

void BulkTest::saysWhyATaskWasNotDone()
{
    insertManyTasks(m_desk->db, 8); // two completed, two with issues, four pending
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 8);
    processAll();
    QVERIFY(portal().findChild<QCheckBox *>()->isChecked()); // only what was not done
    QCOMPARE(column(1), QStringList(4, u"Not done"_s));
    for (const QString &why : column(3))
        QVERIFY2(!why.isEmpty(), "no reason");
    portal().findChild<QCheckBox *>()->setChecked(false);
    QCOMPARE(column(0).size(), 8);
    QCOMPARE(column(1).count(u"Done"_s), 4);
}

void BulkTest::triesAgainWhatWasNotDone()
{
    insertManyTasks(m_desk->db, 4);
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 4);
    processAll();
    auto &run = *portal().findChild<BulkRun *>();
    QCOMPARE(run.failures(), 2);
    m_desk->db.sql("UPDATE service_task SET status = 'PENDING', failed_status = NULL "
                   "WHERE id = 20000000000004"); // somebody has dealt with it
    buttonNamed(portal(), u"Try These Again"_s)->click();
    ended();
    QCOMPARE(run.total(), 2);
    QCOMPARE(run.failures(), 1);
    QCOMPARE(run.outcomes().size(), 2);
}

void BulkTest::stopsWhenAsked()
{
    insertManyTasks(m_desk->db, 20'000);
    m_desk->open();
    find(u"n: customer"_s);
    choose(u"Select All"_s);
    choose(u"Process"_s);
    confirm();
    auto &run = *portal().findChild<BulkRun *>();
    QTRY_VERIFY_WITH_TIMEOUT(run.outcomes().size() > 100, 60'000);
    buttonNamed(portal(), u"Stop"_s)->click();
    ended();
    QVERIFY(run.isStopped());
    QVERIFY(run.outcomes().size() < 20'000);
    QCOMPARE(run.total(), 20'000);
    // What it says is what was done: not a task more.
    const qsizetype done = run.outcomes().size() - run.failures();
    QCOMPARE(countOf(u"(SELECT DISTINCT task_id FROM service_task_log WHERE from_status = "
                     "'PENDING')"_s),
             int(done));
}

void BulkTest::leavesTheWindowUsable()
{
    insertManyTasks(m_desk->db, 5'000);
    m_desk->open();
    find(u"n: customer"_s);
    choose(u"Select All"_s);
    choose(u"Process"_s);
    confirm();
    auto &run = *portal().findChild<BulkRun *>();
    QTRY_VERIFY_WITH_TIMEOUT(run.outcomes().size() > 0, 60'000);
    m_desk->window().tabs().showQueryPortal();
    find(u"TX-4999"_s);
    QTRY_COMPARE(m_desk->column(TaskColumns::TransactionId), QStringList{u"TX-4999"_s});
    QVERIFY(m_desk->window().isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!run.isRunning(), 120'000);
    QCOMPARE(run.outcomes().size(), 5'000);
}

void BulkTest::savesTheList()
{
    insertManyTasks(m_desk->db, 4);
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 4);
    processAll();
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"outcome.csv"_s);
    buttonNamed(portal(), u"Save List…"_s)->click();
    QTRY_VERIFY(portal().findChild<QFileDialog *>());
    Q_EMIT portal().findChild<QFileDialog *>()->fileSelected(name);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 3); // the headers, and what was not done
    QVERIFY(lines.constFirst().startsWith("\"Task\",\"Outcome\""));
    QVERIFY(lines.constLast().contains("\"Not done\""));
}

void BulkTest::assignsToMeAndToNobody()
{
    for (int i = 0; i < 3; ++i) { // nobody knows these customers
        RegistrationRequest request = thermostat(u"T-%1"_s.arg(i), u"SN-%1"_s.arg(i));
        request.customer = {};
        request.customer.name = u"Nobody At All"_s;
        m_desk->post(request);
    }
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 3);
    processAll();
    QCOMPARE(countOf(u"to_do WHERE closed_at IS NULL AND assigned_to = ''"_s), 3);
    for (const auto &[action, owner] : {std::pair{u"Assign 3 tasks to Me"_s, u"clerk"_s},
                                        std::pair{u"Assign 3 tasks to Nobody"_s, QString()}}) {
        m_desk->window().tabs().showQueryPortal();
        m_desk->table().selectAll();
        choose(action);
        confirm();
        ended();
        QCOMPARE(countOf(u"to_do WHERE closed_at IS NULL AND assigned_to = '%1'"_s.arg(owner)), 3);
    }
}

void BulkTest::opensATaskOfTheList()
{
    insertManyTasks(m_desk->db, 4);
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 4);
    processAll();
    auto &table = *named<QTableView>(portal(), u"What came of each task"_s);
    const RecordId id = idFromText(column(0).constFirst());
    table.setFocus();
    table.selectRow(0);
    Q_EMIT table.activated(table.model()->index(0, 0));
    QVERIFY(m_desk->portal());
    QCOMPARE(m_desk->portal()->taskId(), id);
}

void BulkTest::offersNothingWithoutASelection()
{
    insertManyTasks(m_desk->db, 2);
    m_desk->open();
    QTRY_COMPARE(m_desk->table().model()->rowCount(), 2);
    m_desk->table().clearSelection();
    const auto &menu = m_desk->query().selected();
    int offered = 0;
    for (const QAction *action : menu.actions())
        offered += action->isEnabled() && !action->isSeparator();
    QCOMPARE(offered, 1); // to select
}

QTEST_MAIN(BulkTest)
#include "tst_bulk.moc"
