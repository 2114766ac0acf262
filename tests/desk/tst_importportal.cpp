// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/ImportPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QTableView>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// An administrator imports files: sees first what would change or what is wrong, then keeps it.
class TestImportPortal : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    ImportPortal *portal() { return qobject_cast<ImportPortal *>(tabs().currentWidget()); }
    QString file(const QByteArray &csv)
    {
        const QString path = m_folder->filePath(u"file.csv"_s);
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(csv) != csv.size())
            qFatal("cannot write the import file");
        return path;
    }
    void preview(const char *kind, const QByteArray &csv)
    {
        tabs().showImport(*findRecordKind(QString::fromLatin1(kind)));
        portal()->preview(file(csv));
        QTRY_VERIFY(button(u"Choose File…"_s)->isEnabled());
    }
    QAbstractButton *button(const QString &name) { return buttonNamed(*portal(), name); }
    void press(const QString &name)
    {
        QTRY_VERIFY2(button(name) && button(name)->isEnabled(), qPrintable(name));
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    QString message() { return portal()->findChild<MessageStrip *>()->text(); }
    QString state() { return named<QLabel>(*portal(), u"State of the import"_s)->text(); }
    QTableView &table() { return *portal()->findChild<QTableView *>(); }
    QStringList rows()
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table().model()->columnCount(); ++column)
                cells.append(table().model()->index(row, column).data().toString());
            texts.append(cells.join(u'|'));
        }
        return texts;
    }
    qint64 count(const char *from) { return m_desk->db.count(from); }
    static QByteArray manyCustomers(int number)
    {
        QByteArray csv = "account_id,name,service_point_id,address1\n";
        for (int i = 0; i < number; ++i) {
            const QByteArray id = QByteArray::number(i);
            csv += 'N' + id + ",Name " + id + ",NP" + id + ',' + id + " Long Street\n";
        }
        return csv;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    // What an import still does goes on in a thread of its own.
    void cleanup()
    {
        m_desk.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void theQueryPortalsOfWhatIsImportedOfferIt()
    {
        QStringList offered;
        for (const RecordKind &kind : recordKinds()) {
            tabs().showRecords(kind.code);
            if (buttonNamed(*tabs().currentWidget(), u"Import…"_s))
                offered.append(kind.code);
        }
        QCOMPARE(offered,
                 (QStringList{u"asset-type"_s, u"specification"_s, u"manufacturer"_s, u"model"_s,
                              u"program"_s, u"head-end"_s, u"customer"_s, u"service-point"_s}));
        tabs().showRecords(u"model"_s);
        const int before = tabs().count();
        QTest::mouseClick(buttonNamed(*tabs().currentWidget(), u"Import…"_s), Qt::LeftButton);
        QCOMPARE(tabs().count(), before + 1);
        QCOMPARE(tabs().tabText(tabs().currentIndex()), u"Import: Manufacturers and models"_s);
        tabs().showRecords(u"manufacturer"_s); // whose models come from the same files
        QTest::mouseClick(buttonNamed(*tabs().currentWidget(), u"Import…"_s), Qt::LeftButton);
        QCOMPARE(tabs().count(), before + 1);
        QVERIFY(portal());
        QVERIFY(!button(u"Import"_s)->isEnabled());
    }

    void whatWouldChangeIsShownAndThenKept()
    {
        preview("program", "code,description,start_date,end_date\n"
                           "DR,Demand response,2020-01-01,\n"
                           "TOU,Time of day,2020-01-01,2030-12-31\n"
                           "EV,\"Charging, at night\",2026-01-01,\n");
        QCOMPARE(message(), u"This is a preview: nothing has been changed yet."_s);
        QCOMPARE(state(), u"Rows: 1 new, 1 changed, 1 unchanged."_s);
        QCOMPARE(rows(), (QStringList{u"Changed|TOU|description|Time of use|Time of day"_s,
                                      u"Changed|TOU|end_date||2030-12-31"_s,
                                      u"New|EV|||description: Charging, at night, start_date: "
                                      "2026-01-01"_s}));
        QCOMPARE(count("program WHERE code = 'EV'"), 0);
        QCOMPARE(count("audit_entry"), 0);
        tabs().showRecords(u"program"_s);
        auto *list = tabs().currentWidget()->findChild<QTableView *>();
        QTRY_COMPARE(list->model()->rowCount(), 3);
        tabs().showImport(*findRecordKind(u"program"_s));
        press(u"Import"_s);
        QTRY_COMPARE(message(), u"Imported. Rows: 1 new, 1 changed, 1 unchanged. Tasks that "
                                "waited for these records are due now."_s);
        QCOMPARE(count("program WHERE code = 'EV'"), 1);
        QCOMPARE(count("program WHERE description = 'Time of day'"), 1);
        QCOMPARE(count("audit_entry WHERE action = 'IMPORT' AND actor = 'clerk'"), 1);
        QTRY_COMPARE(list->model()->rowCount(), 4); // the other tabs know at once
        QVERIFY(!button(u"Import"_s)->isEnabled());
    }

    void whatIsThereAlreadyIsNotImportedAgain()
    {
        preview("head-end", "code,description,acknowledges\nHE,Head end,false\n");
        QCOMPARE(message(), u"All that the file says is in the database already."_s);
        QCOMPARE(state(), u"Rows: 0 new, 0 changed, 1 unchanged."_s);
        QVERIFY(!button(u"Import"_s)->isEnabled());
    }

    void faultsAreListedByLineCopiedAndSaved()
    {
        preview("program", "code,start_date\nA,2020-01-01\n,2020-01-01\nC,\"yester\"\n");
        QVERIFY(message().startsWith(u"The file has faults"_s));
        const QStringList faults{u"3|code|a value is required"_s,
                                 u"4|start_date|\"yester\" is not a date as in 2026-12-31"_s};
        QCOMPARE(rows(), faults);
        QVERIFY(!button(u"Import"_s)->isEnabled());
        table().selectRow(0);
        QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"3\tcode\ta value is required"_s);
        press(u"Save List…"_s);
        auto *dialog = portal()->findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString saved = m_folder->filePath(u"faults.csv"_s);
        Q_EMIT dialog->fileSelected(saved);
        QFile list(saved);
        QVERIFY(list.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(list.readAll()),
                 u"\"Line\",\"Column\",\"Fault\"\r\n\"3\",\"code\",\"a value is required\"\r\n"
                 "\"4\",\"start_date\",\"\"\"yester\"\" is not a date as in 2026-12-31\"\r\n"_s);
    }

    void aFileThatIsNotThereIsAFault()
    {
        tabs().showImport(*findRecordKind(u"customer"_s));
        portal()->preview(m_folder->filePath(u"no such file.csv"_s));
        QTRY_COMPARE(rows().size(), 1);
        QVERIFY(!button(u"Import"_s)->isEnabled());
    }

    void importedCustomersWakeTheTasksThatWaited()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"N1"_s;
        request.location.cisServicePointId = u"NP1"_s;
        const RecordId id = m_desk->post(request);
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        const QByteArray due = "SELECT count(*) FROM service_task WHERE status = 'ISSUE_DETECTED' "
                               "AND next_attempt <= " +
                               QByteArray::number(QDateTime::currentMSecsSinceEpoch() + 60'000);
        QCOMPARE(m_desk->db.number(due), 0);
        preview("customer", manyCustomers(3));
        QCOMPARE(m_desk->db.number(due), 0);
        press(u"Import"_s);
        QTRY_VERIFY(message().startsWith(u"Imported."_s));
        QCOMPARE(m_desk->db.number(due), 1);
        const auto worked = m_desk->db.run([id](Transaction &tx) { return retryTask(tx, id); });
        QCOMPARE(worked->status, TaskStatus::Completed);
    }

    /// The window answers all the while.
    void aLongOneShowsHowFarItIsAndIsCanceled()
    {
        tabs().showImport(*findRecordKind(u"customer"_s));
        int ticks = 0;
        QTimer ticking;
        connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
        ticking.start(10);
        portal()->preview(file(manyCustomers(100'000)));
        QTRY_VERIFY_WITH_TIMEOUT(state().endsWith(u" rows read"_s) && state() != u"0 rows read"_s,
                                 20'000);
        QVERIFY(portal()->findChild<QProgressBar *>()->isVisible());
        QVERIFY(!button(u"Import"_s)->isEnabled());
        press(u"Cancel"_s);
        QTRY_COMPARE(message(), u"Canceled. Nothing was changed."_s);
        QVERIFY(!portal()->findChild<QProgressBar *>()->isVisible());
        QVERIFY(ticks > 0);
        QCOMPARE(count("customer"), 3);
    }

    void ofCustomersItIsSaidWhichRecordIsMeant()
    {
        preview("customer", "account_id,name,service_point_id,city\nA1,Ada King,SP1,Springfield\n"
                            "A2,John Smith,SP2,Shelbyville\n");
        QCOMPARE(rows(), (QStringList{u"Changed|account_id A1|name|Ada Byron|Ada King"_s,
                                      u"Changed|service_point_id SP2|city|Springfield|"
                                      "Shelbyville"_s}));
        QCOMPARE(state(), u"Rows: 0 new, 2 changed, 0 unchanged."_s);
    }

    void manyChangesAreListedInPartAndCountedAll()
    {
        preview("customer", manyCustomers(2'000));
        QTRY_COMPARE(state(), u"Rows: 2,000 new, 0 changed, 0 unchanged. The first 1,000 are "
                              "listed."_s);
        QCOMPARE(rows().size(), 1'000);
        press(u"Import"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Imported."_s), 20'000);
        QCOMPARE(count("customer"), 2'003);
    }

    void theTabOfOneThatRunsIsNotClosedUnasked()
    {
        tabs().showImport(*findRecordKind(u"customer"_s));
        portal()->preview(file(manyCustomers(100'000)));
        const int before = tabs().count();
        bool asked = false;
        QTimer::singleShot(0, this, [&] {
            auto *question = portal()->findChild<QMessageBox *>();
            asked = question != nullptr;
            QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        });
        tabs().closeCurrent();
        QVERIFY(asked);
        QCOMPARE(tabs().count(), before - 1);
        m_desk.reset(); // ends the run, which holds nobody up
    }
};

QTEST_MAIN(TestImportPortal)
#include "tst_importportal.moc"
