// SPDX-License-Identifier: GPL-3.0-or-later
// What a run over many tasks promises: each by itself and once, none after it was stopped, and
// what came of each in words and in a file.
#include "desk/models/TextRowsModel.h"
#include "desk/portals/BulkActions.h"
#include "desk/portals/BulkPortal.h"
#include "desk/portals/TaskResults.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/SavedList.h"
#include "operations/WorkTask.h"
#include "support/ManyTasks.h"
#include "support/UserDesk.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(derdesk::BulkAction)

class TestBulkRules : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TestDatabase &db() { return m_desk->db; }
    qint64 count(const char *from) { return db().count(from); }
    static RecordId task(int number) { return firstManyTask + number; }
    static QList<RecordId> tasks(int number)
    {
        QList<RecordId> ids;
        for (int i = 1; i <= number; ++i)
            ids.append(task(i));
        return ids;
    }
    std::unique_ptr<BulkRun> newRun(const BulkWork &work,
                                    const Actor &clerk = {ActorKind::Clerk, u"clerk"_s})
    {
        return std::make_unique<BulkRun>(db().database(), db().writer(), clerk, work);
    }
    static bool ended(const BulkRun &run)
    {
        return QTest::qWaitFor([&run] { return !run.isRunning(); }, 60'000);
    }
    /// By task: its state then, or the code of the first reason why not.
    static QStringList outcomes(const BulkRun &run)
    {
        QMap<RecordId, QString> texts;
        for (const BulkOutcome &outcome : run.outcomes())
            texts.insert(outcome.task, outcome.status
                                           ? toText(*outcome.status)
                                           : problemCodeText(outcome.problems.constFirst().code));
        return texts.values();
    }
    BulkPortal *portal()
    {
        return qobject_cast<BulkPortal *>(m_desk->window().tabs().currentWidget());
    }
    void start(const BulkWork &work, const QList<RecordId> &ids)
    {
        m_desk->window().tabs().startBulk(work, {ids});
        QVERIFY(portal());
        QVERIFY(ended(*portal()->findChild<BulkRun *>()));
    }
    QString message() { return portal()->findChild<MessageStrip *>()->text(); }
    void openWith(int number)
    {
        insertManyTasks(db(), number);
        m_desk->open();
        QTRY_VERIFY(m_desk->table().model()->rowCount() > 0);
    }
    void select(int rows)
    {
        m_desk->table().clearSelection();
        for (int row = 0; row < rows; ++row)
            m_desk->table().selectionModel()->select(m_desk->table().model()->index(row, 0),
                                                     QItemSelectionModel::Select |
                                                         QItemSelectionModel::Rows);
    }
    static QAction *entry(MainWindow &window, const char *name)
    {
        return window.findChild<BulkActions *>()->findChild<QAction *>(QString::fromLatin1(name));
    }
    QAction &entry(const char *name) { return *entry(m_desk->window(), name); }
    static QString plain(QString text) { return text.remove(u'&'); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup() { m_desk.reset(); }

    /// Of four tasks the first is completed, the second and third are pending, the last has issues.
    void eachTaskIsWorkedAsIfAlone_data()
    {
        QTest::addColumn<BulkAction>("action");
        QTest::addColumn<QStringList>("expected");
        const QString refused = u"action-not-allowed"_s;
        const QString issue = toText(TaskStatus::IssueDetected);
        const QString canceled = toText(TaskStatus::Canceled);
        QTest::newRow("process") << BulkAction::Process
                                 << QStringList{refused, issue, issue, refused};
        QTest::newRow("retry") << BulkAction::Retry
                               << QStringList{refused, refused, refused, issue};
        QTest::newRow("cancel") << BulkAction::Cancel
                                << QStringList{refused, canceled, canceled, canceled};
        QTest::newRow("assign") << BulkAction::Assign << QStringList(4, u"not-found"_s);
    }
    void eachTaskIsWorkedAsIfAlone()
    {
        QFETCH(BulkAction, action);
        QFETCH(QStringList, expected);
        insertManyTasks(db(), 4);
        const auto run = newRun({action, u"words"_s});
        QSignalSpy ends(run.get(), &BulkRun::ended);
        run->start({tasks(4)});
        QVERIFY(run->isRunning());
        QVERIFY(ended(*run));
        QCOMPARE(outcomes(*run), expected);
        const qsizetype done =
            expected.count(toText(TaskStatus::IssueDetected)) + expected.count(u"CANCELED"_s);
        QCOMPARE(run->failures(), 4 - done);
        QCOMPARE(count("(SELECT DISTINCT task_id FROM service_task_log WHERE actor = 'clerk')"),
                 qint64(done));
        QCOMPARE(ends.size(), 1);
        QVERIFY(ends[0][0].value<Problems>().isEmpty());
    }

    void aReasonIsCheckedForEach_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("expected");
        QTest::newRow("blank") << u" \n "_s << u"missing"_s;
        QTest::newRow("at the limit") << QString(wordsLimit, u'x') << u"CANCELED"_s;
        QTest::newRow("beyond") << QString(wordsLimit + 1, u'x') << u"too-long"_s;
    }
    void aReasonIsCheckedForEach()
    {
        QFETCH(QString, reason);
        QFETCH(QString, expected);
        insertManyTasks(db(), 4);
        const auto run = newRun({BulkAction::Cancel, reason});
        run->start({{task(2), task(3)}});
        QVERIFY(ended(*run));
        QCOMPARE(outcomes(*run), QStringList(2, expected));
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), expected == u"CANCELED" ? 2 : 0);
    }

    void aTaskThatIsNotThereHoldsUpNoOther()
    {
        insertManyTasks(db(), 3);
        const auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({{99, task(2)}});
        QVERIFY(ended(*run));
        QCOMPARE(outcomes(*run), (QStringList{u"not-found"_s, u"CANCELED"_s}));
        QCOMPARE(run->failures(), 1);
    }

    void nothingChosenEndsAtOnce()
    {
        const auto run = newRun({BulkAction::Process, {}});
        QSignalSpy ends(run.get(), &BulkRun::ended);
        run->start({});
        QVERIFY(!run->isRunning());
        QCOMPARE(ends.size(), 1);
        QCOMPARE(run->total(), 0);
        QVERIFY(run->outcomes().isEmpty());
    }

    /// Those that the Writer has already are done; of the others none is begun.
    void noneIsBegunOnceItIsStopped()
    {
        insertManyTasks(db(), 200);
        const auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({tasks(200)});
        run->stop();
        QVERIFY(ended(*run));
        QVERIFY(run->isStopped());
        QCOMPARE(run->total(), 200);
        QCOMPARE(run->outcomes().size(), 64);
        QCOMPARE(run->failures(), 16); // every fourth is completed
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), 48);
        QCOMPARE(count("service_task WHERE status = 'CANCELED' AND id > 20000000000064"), 0);
    }

    void nothingIsDoneIfItIsStoppedWhileItLooks()
    {
        insertManyTasks(db(), 40);
        const auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({{}, TaskCriteria()});
        QVERIFY(run->isCollecting());
        run->stop();
        QVERIFY(ended(*run));
        QVERIFY(!run->isCollecting());
        QVERIFY(run->outcomes().isEmpty());
        QCOMPARE(count("service_task_log"), 0);
    }

    /// More than are read at once, and each ends its matching as soon as it is worked.
    void allThatMatchedAtTheBeginningAreWorkedOnce()
    {
        insertManyTasks(db(), 2'400);
        TaskCriteria pending;
        pending.statuses = {TaskStatus::Pending};
        const auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({{}, pending});
        QVERIFY(ended(*run));
        QCOMPARE(run->total(), 1'200);
        QCOMPARE(run->failures(), 0);
        QSet<RecordId> worked;
        for (const BulkOutcome &outcome : run->outcomes())
            worked.insert(outcome.task);
        QCOMPARE(worked.size(), 1'200);
        QCOMPARE(count("service_task WHERE status = 'PENDING'"), 0);
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), 1'200);
        QCOMPARE(count("service_task WHERE status = 'ISSUE_DETECTED'"), 600);
    }

    void anotherStartForgetsWhatCameOfTheFirst()
    {
        insertManyTasks(db(), 8);
        const auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({tasks(1)});
        run->stop();
        QVERIFY(ended(*run));
        QCOMPARE(run->failures(), 1);
        run->start({{task(2), task(3)}});
        QVERIFY(ended(*run));
        QVERIFY(!run->isStopped());
        QCOMPARE(run->failures(), 0);
        QCOMPARE(run->total(), 2);
        QCOMPARE(outcomes(*run), QStringList(2, u"CANCELED"_s));
    }

    /// As when its tab or the window is closed.
    void whatHasBeenSubmittedIsDoneWhenItGoes()
    {
        insertManyTasks(db(), 500);
        auto run = newRun({BulkAction::Cancel, u"moved"_s});
        run->start({tasks(500)});
        run.reset();
        QVERIFY(db().run([](Transaction &) -> Result<bool> { return true; })); // behind those
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), 48);
    }

    void aViewerIsRefusedForEach()
    {
        insertManyTasks(db(), 3);
        addTestUsers(db());
        const auto run =
            newRun({BulkAction::Cancel, u"moved"_s}, signedIn(u"viewer"_s, Role::Viewer));
        run->start({tasks(3)});
        QVERIFY(ended(*run));
        QCOMPARE(outcomes(*run), QStringList(3, u"clerk-needed"_s));
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), 0);
    }

    void theEndIsSaidInWords_data()
    {
        QTest::addColumn<QList<RecordId>>("ids");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("listed");
        QTest::addColumn<bool>("again");
        QTest::newRow("all") << QList{task(2), task(3)} << u"Done: 2 tasks."_s << 2 << false;
        QTest::newRow("some") << tasks(4) << u"Done: 3. Not done: 1; the list says why."_s << 1
                              << true;
        QTest::newRow("of nothing") << QList<RecordId>() << u"Done: 0 tasks."_s << 0 << false;
    }
    void theEndIsSaidInWords()
    {
        QFETCH(QList<RecordId>, ids);
        QFETCH(QString, message);
        QFETCH(int, listed);
        QFETCH(bool, again);
        openWith(4);
        start({BulkAction::Cancel, u"moved"_s}, ids);
        QCOMPARE(this->message(), message);
        QCOMPARE(portal()->findChild<TextRowsModel *>()->rowCount(), listed);
        QCOMPARE(portal()->findChild<QCheckBox *>()->isChecked(), again);
        QCOMPARE(buttonNamed(*portal(), u"Try These Again"_s)->isEnabled(), again);
        QCOMPARE(buttonNamed(*portal(), u"Save List…"_s)->isEnabled(), !ids.isEmpty());
        QVERIFY(!buttonNamed(*portal(), u"Stop"_s)); // there is nothing to stop
    }

    void theTabSaysWhatIsDone()
    {
        openWith(4);
        const QMap<BulkAction, QString> titles{{BulkAction::Process, u"Process Tasks"_s},
                                               {BulkAction::Retry, u"Retry Tasks"_s},
                                               {BulkAction::Cancel, u"Cancel Tasks"_s},
                                               {BulkAction::Assign, u"Assign Tasks"_s}};
        auto &tabs = m_desk->window().tabs();
        for (auto title = titles.cbegin(); title != titles.cend(); ++title) {
            start({title.key(), u"words"_s}, tasks(4));
            QCOMPARE(plain(tabs.tabText(tabs.currentIndex())), *title);
        }
        QCOMPARE(tabs.count(), 5); // each has its own
    }

    void theTabOfARunIsNotClosedUnasked()
    {
        openWith(2'000);
        auto &tabs = m_desk->window().tabs();
        tabs.startBulk({BulkAction::Process, {}}, {tasks(2'000)});
        const int before = tabs.count();
        QString question;
        QTimer::singleShot(0, this, [&] {
            auto *box = portal()->findChild<QMessageBox *>();
            question = box->text();
            QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        });
        tabs.closeCurrent();
        QCOMPARE(question, u"Close, and begin no further task? What is done stays done."_s);
        QCOMPARE(tabs.count(), before);
        buttonNamed(*portal(), u"Stop"_s)->click();
        QVERIFY(ended(*portal()->findChild<BulkRun *>()));
        const auto &run = *portal()->findChild<BulkRun *>();
        const qsizetype done = run.outcomes().size() - run.failures();
        QCOMPARE(message(), u"Stopped. Done: %1. Not done: %2. Not begun: %3."_s.arg(
                                QLocale().toString(done), QLocale().toString(run.failures()),
                                QLocale().toString(2'000 - run.outcomes().size())));
        tabs.closeCurrent(); // no longer
        QCOMPARE(tabs.count(), before - 1);
    }

    void oneAloneIsNotAskedFor()
    {
        openWith(4);
        select(1);
        entry("bulk-process").trigger();
        QVERIFY(!m_desk->window().findChild<QMessageBox *>());
        QVERIFY(ended(*portal()->findChild<BulkRun *>()));
        QCOMPARE(portal()->findChild<BulkRun *>()->total(), 1);
    }

    void theQuestionSaysWhatAndHowMany()
    {
        openWith(4);
        select(3);
        for (const char *name : {"bulk-process", "bulk-retry", "bulk-assign", "bulk-release"}) {
            entry(name).trigger();
            auto *box = m_desk->window().findChild<QMessageBox *>();
            QVERIFY2(box, name);
            QCOMPARE(box->text(), u"Do this to 3 tasks?"_s);
            QCOMPARE(box->informativeText(), plain(entry(name).text()));
            QTest::keyClick(box, Qt::Key_Escape);
            QTRY_VERIFY(!m_desk->window().findChild<QMessageBox *>());
            QVERIFY(!portal());
        }
    }

    void noneIsCancelledWithoutAReason()
    {
        openWith(4);
        select(2);
        entry("bulk-cancel").trigger();
        auto *words = m_desk->window().findChild<QPlainTextEdit *>();
        QVERIFY(words);
        QCOMPARE(words->window()->windowTitle(), u"Cancel 2 tasks"_s);
        QAbstractButton *give = buttonNamed(*words->window(), u"Cancel Tasks"_s);
        QVERIFY(!give->isEnabled());
        words->setPlainText(u" \n"_s);
        QVERIFY(!give->isEnabled());
        words->setPlainText(QString(wordsLimit + 1, u'x'));
        QVERIFY(!give->isEnabled());
        words->setPlainText(QString(wordsLimit, u'x'));
        QVERIFY(give->isEnabled());
        QTest::keyClick(words->window(), Qt::Key_Escape);
        QTRY_VERIFY(!m_desk->window().findChild<QPlainTextEdit *>());
        QVERIFY(!portal());
        QCOMPARE(count("service_task WHERE status = 'CANCELED'"), 0);
    }

    void aViewerMayOnlyExport()
    {
        UserDesk desk;
        insertManyTasks(desk.db(), 4);
        desk.open(signedIn(u"viewer"_s, Role::Viewer));
        auto &table = *desk.window().tabs().queryPortal().findChild<TaskTable *>();
        QTRY_COMPARE(table.model()->rowCount(), 4);
        table.selectAll();
        QVERIFY(entry(desk.window(), "bulk-export")->isEnabled());
        for (const char *name :
             {"bulk-process", "bulk-retry", "bulk-cancel", "bulk-assign", "bulk-release"}) {
            const QAction *refused = entry(desk.window(), name);
            QVERIFY2(!refused->isEnabled(), name);
            QVERIFY2(refused->toolTip().contains(u"the user viewer is neither"_s), name);
        }
    }

    void aListIsWrittenAsCsv_data()
    {
        QTest::addColumn<QList<QStringList>>("rows");
        QTest::addColumn<QString>("csv");
        using Rows = QList<QStringList>;
        QTest::newRow("no rows") << Rows() << QString();
        QTest::newRow("empty") << Rows{{QString(), u""_s}} << u"\"\",\"\"\r\n"_s;
        QTest::newRow("comma") << Rows{{u"a,b"_s, u";"_s}} << u"\"a,b\",\";\"\r\n"_s;
        QTest::newRow("quotes") << Rows{{u"say \"no\""_s, u"\""_s}}
                                << u"\"say \"\"no\"\"\",\"\"\"\"\r\n"_s;
        QTest::newRow("two") << Rows{{u"1"_s, u"2"_s}, {u"Ä"_s, u"→"_s}}
                             << u"\"1\",\"2\"\r\n\"Ä\",\"→\"\r\n"_s;
    }
    void aListIsWrittenAsCsv()
    {
        QFETCH(QList<QStringList>, rows);
        QFETCH(QString, csv);
        const QString all = u"\"Line\",\"Fault\"\r\n"_s + csv;
        TextRowsModel model;
        model.setRows({u"Line"_s, u"Fault"_s}, rows);
        QCOMPARE(model.csv(), all);
        QWidget parent;
        MessageStrip message;
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"list.csv"_s);
        saveList(parent, model, message);
        Q_EMIT parent.findChild<QFileDialog *>()->fileSelected(name);
        QCOMPARE(message.text(), u"The list is saved as %1."_s.arg(name));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), all);
    }

    void aListThatCannotBeSavedIsAFault()
    {
        TextRowsModel model;
        model.setRows({u"Line"_s}, {{u"1"_s}});
        QWidget parent;
        MessageStrip message;
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"no/such/folder/list.csv"_s);
        saveList(parent, model, message);
        auto *dialog = parent.findChild<QFileDialog *>();
        QCOMPARE(dialog->defaultSuffix(), u"csv"_s);
        Q_EMIT dialog->fileSelected(name);
        QVERIFY2(message.text().startsWith(name + u" could not be saved: "_s),
                 qPrintable(message.text()));
    }
};

QTEST_MAIN(TestBulkRules)
#include "tst_bulkrules.moc"
