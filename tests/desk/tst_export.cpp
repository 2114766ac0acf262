// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskExportStrip.h"
#include "operations/CsvReader.h"
#include "support/Desk.h"
#include "support/ManyTasks.h"
#include "support/Workbook.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The tasks found, taken out into a file, as a clerk does it.
class TestExport : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;
    QUrl m_opened;

    void open(int tasks)
    {
        insertManyTasks(m_desk->db, tasks);
        m_desk->open();
        QTRY_VERIFY(m_desk->table().model()->rowCount() > 0);
    }
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    TaskExportStrip &strip() { return *m_desk->query().findChild<TaskExportStrip *>(); }
    QFileDialog *dialog()
    {
        QFileDialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = strip().findChild<QFileDialog *>();
            return found && found->isVisible();
        });
        return found;
    }
    /// By the keyboard: Ctrl+Shift+E, the file's name, Enter.
    void exportTo(const QString &file)
    {
        m_desk->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window()));
        QTest::keyClick(&m_desk->window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QFileDialog *asked = dialog();
        QVERIFY(asked);
        auto *name = asked->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
    }
    /// What the clerk says when he is asked.
    void answer(QMessageBox::StandardButton choice)
    {
        QTimer::singleShot(0, &m_desk->query(), [this, choice] {
            auto *question = m_desk->query().findChild<QMessageBox *>();
            QCOMPARE(question->text(), u"Close and cancel the export?"_s);
            QTest::mouseClick(question->button(choice), Qt::LeftButton);
        });
    }
    static QList<QStringList> csv(const QString &name)
    {
        QFile file(name);
        QList<QStringList> rows;
        if (!file.open(QIODevice::ReadOnly))
            return rows;
        CsvReader reader(file);
        while (const auto record = reader.next())
            rows.append(record->fields);
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_folder = std::make_unique<QTemporaryDir>();
        QDesktopServices::setUrlHandler(u"file"_s, this, "takeUrl");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m_desk.reset();
    }

    void allThatMatchAndNotOnlyThoseLoaded()
    {
        open(1'000);
        QVERIFY(m_desk->table().model()->rowCount() < 1'000);
        exportTo(path("all.csv"));
        QTRY_COMPARE(strip().text(), u"1,000 tasks exported to %1."_s.arg(path("all.csv")));
        const QList<QStringList> rows = csv(path("all.csv"));
        QCOMPARE(rows.size(), 1'001);
        QCOMPARE(rows[1][0], QString::number(firstManyTask + 1'000));
        QCOMPARE(rows[1'000][0], QString::number(firstManyTask + 1));
        QCOMPARE(entries(), QStringList{u"all.csv"_s});
    }

    void whatWasSearchedForInTheOrderShown()
    {
        open(100);
        m_desk->query().find(u"sn:SN-7"_s);
        QTRY_COMPARE(m_desk->table().model()->rowCount(), 11);
        m_desk->table().sortByColumn(TaskColumns::SerialNo, Qt::AscendingOrder);
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo).constFirst(), u"SN-7"_s);
        exportTo(path("found.csv"));
        QTRY_COMPARE(strip().text(), u"11 tasks exported to %1."_s.arg(path("found.csv")));
        QStringList written;
        for (const QStringList &row : csv(path("found.csv")).mid(1))
            written.append(row[TaskColumns::SerialNo]);
        QCOMPARE(written, m_desk->column(TaskColumns::SerialNo));
    }

    void columnsAsTheClerkHasPutThem()
    {
        open(1);
        QHeaderView &header = *m_desk->table().horizontalHeader();
        header.hideSection(TaskColumns::Created);
        header.moveSection(header.visualIndex(TaskColumns::SerialNo), 0);
        exportTo(path("columns.csv"));
        QTRY_COMPARE(strip().text(), u"1 task exported to %1."_s.arg(path("columns.csv")));
        const QList<QStringList> rows = csv(path("columns.csv"));
        QCOMPARE(rows[0].mid(0, 4),
                 (QStringList{u"Serial number"_s, u"Task id"_s, u"Status"_s, u"Reason"_s}));
        QCOMPARE(rows[0].size(), int(TaskColumns::Count) - 1);
        QCOMPARE(rows[1].mid(0, 3), (QStringList{u"SN-7"_s, u"20000000000001"_s, u"Completed"_s}));
    }

    void workbookByItsButton()
    {
        open(3);
        QAbstractButton *button = buttonNamed(m_desk->query(), u"Export…"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QFileDialog *asked = dialog();
        QVERIFY(asked);
        QCOMPARE(asked->selectedNameFilter(), u"Excel workbook (*.xlsx)"_s);
        auto *name = asked->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name->text().startsWith(u"service-tasks-20"_s));
        name->setText(path("three")); // the ending comes by itself
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(strip().text(), u"3 tasks exported to %1."_s.arg(path("three.xlsx")));
        const Workbook book(path("three.xlsx"));
        QCOMPARE(book.sheetNames(), QStringList{u"Service tasks"_s});
        QCOMPARE(book.texts()[1][TaskColumns::TaskId], u"20000000000003"_s);

        // The next time it asks there, and for the format that was chosen last.
        exportTo(path("again.csv"));
        QTRY_COMPARE(strip().text(), u"3 tasks exported to %1."_s.arg(path("again.csv")));
        QTest::mouseClick(button, Qt::LeftButton);
        asked = dialog();
        QVERIFY(asked);
        QCOMPARE(asked->selectedNameFilter(), u"Comma-separated values (*.csv)"_s);
        QCOMPARE(asked->directory().path(), m_folder->path());
        asked->reject();
    }

    void opensTheFolder()
    {
        open(1);
        exportTo(path("a.csv"));
        QTRY_VERIFY(buttonNamed(strip(), u"Open Folder"_s));
        QTest::mouseClick(buttonNamed(strip(), u"Open Folder"_s), Qt::LeftButton);
        QCOMPARE(m_opened, QUrl::fromLocalFile(m_folder->path()));
    }

    /// The window answers while the export runs; cancelled, it leaves no file.
    void cancelLeavesNoFile()
    {
        open(60'000);
        exportTo(path("cancelled.xlsx"));
        auto *bar = strip().findChild<QProgressBar *>();
        QTRY_VERIFY(bar->isVisible() && bar->maximum() == 1000 && bar->value() > 0);
        QVERIFY2(strip().text().contains(u" of 60,000 tasks"_s), qPrintable(strip().text()));
        m_desk->query().find(u"sn:SN-7"_s);
        QTRY_VERIFY(m_desk->column(TaskColumns::SerialNo).contains(u"SN-7"_s));
        QVERIFY(strip().isRunning());
        m_desk->query().exportFound(); // one at a time
        QVERIFY(!strip().findChild<QFileDialog *>());
        QTest::mouseClick(buttonNamed(strip(), u"Cancel Export"_s), Qt::LeftButton);
        QTRY_COMPARE(strip().text(), u"The export was cancelled; no file was written."_s);
        QVERIFY(!buttonNamed(strip(), u"Open Folder"_s));
        QCOMPARE(entries(), QStringList());
    }

    void closingTheWindowAsksAndEndsIt()
    {
        open(60'000);
        exportTo(path("closed.xlsx"));
        QTRY_VERIFY(!entries().isEmpty());
        answer(QMessageBox::Cancel);
        QVERIFY(!m_desk->window().close());
        QVERIFY(strip().isRunning());
        answer(QMessageBox::Discard);
        QVERIFY(m_desk->window().close());
        m_desk->close();
        QCOMPARE(entries(), QStringList());
    }

    void saysWhyItCannot()
    {
        open(1);
        QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
        const QString file = path("sub/a.csv");
        QTest::keyClick(&m_desk->window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QFileDialog *asked = dialog();
        QVERIFY(asked);
        auto *name = asked->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(file);
        QVERIFY(QDir(path("sub")).removeRecursively()); // between the clerk's eye and his hand
        QVERIFY(QFile(path("sub")).open(QIODevice::WriteOnly));
        Q_EMIT asked->fileSelected(file);
        QTRY_VERIFY2(strip().text().startsWith(u"The tasks could not be exported."_s),
                     qPrintable(strip().text()));
        QVERIFY2(strip().text().contains(file + u": "_s), qPrintable(strip().text()));
        asked->reject();
    }

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened = url; }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
