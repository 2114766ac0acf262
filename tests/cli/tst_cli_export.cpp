// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/ManyTasks.h"
#include "support/Workbook.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl export tasks, as a script runs it.
class CliExportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QByteArray bytes(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    static Ended exported(TestDatabase &database, const QString &file,
                          const QStringList &options = {})
    {
        return Derdeskctl(database.url()).run(QStringList{u"export"_s, u"tasks"_s, file} + options);
    }

private Q_SLOTS:
    void writesCsv()
    {
        TestDatabase database;
        insertManyTasks(database, 3);
        const Ended ended = exported(database, path("a.csv"));
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.out, "3 tasks\n");
        QCOMPARE(ended.err, "");
        const QByteArrayList lines = bytes(path("a.csv")).split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], "task_id,created_at,type,business_object,status,status_reason,status_at,"
                           "retry_count,customer,address,program,manufacturer,model,serial_no,"
                           "transaction_id,next_attempt,assigned_to\r");
        QCOMPARE(
            lines[1],
            "20000000000003,2026-01-01T00:00:03.000Z,DER-ENROLLMENT,ENROLLMENT,PENDING,,"
            "2026-01-01T00:01:54.000Z,0,Customer 39,3 Side Street,DR,Warmly,T-1,SN-21,TX-3,,\r");
    }

    void writesXlsx()
    {
        TestDatabase database;
        insertManyTasks(database, 3);
        const Ended ended =
            exported(database, path("a.xlsx"), {u"--columns"_s, u"task_id,model"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(Workbook(path("a.xlsx")).texts(),
                 (QList<QStringList>{{u"task_id"_s, u"model"_s},
                                     {u"20000000000003"_s, u"T-1"_s},
                                     {u"20000000000002"_s, u"T-1"_s},
                                     {u"20000000000001"_s, u"T-1"_s}}));
    }

    void writesWhatIsAskedFor_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("serials"); ///< newest first
        QTest::newRow("text") << u"--find tx:TX-7"_s << u"SN-49"_s;
        QTest::newRow("words") << u"--find sn:SN-14"_s << u"SN-14"_s;
        QTest::newRow("state") << u"--status ISSUE_DETECTED"_s << u"SN-56 SN-28"_s;
        QTest::newRow("two states")
            << u"--status ISSUE_DETECTED --status COMPLETED"_s << u"SN-63 SN-56 SN-35 SN-28 SN-7"_s;
        QTest::newRow("both") << u"--status COMPLETED --find sn:SN-7"_s << u"SN-7"_s;
        QTest::newRow("none") << u"--business-object INTERCONNECTION"_s << u""_s;
        QTest::newRow("first day") << u"--created-from 2027-01-01"_s << u""_s;
        QTest::newRow("last day") << u"--created-to 2025-12-31"_s << u""_s;
        QTest::newRow("the days") << u"--created-from 2025-12-31 --created-to 2026-01-01 "
                                     "--status ISSUE_DETECTED"_s
                                  << u"SN-56 SN-28"_s;
    }
    void writesWhatIsAskedFor()
    {
        QFETCH(QString, options);
        QFETCH(QString, serials);
        TestDatabase database;
        insertManyTasks(database, 9);
        const Ended ended = exported(database, path("a.csv"),
                                     options.split(u' ') + QStringList{u"--columns=serial_no"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(QString::fromUtf8(bytes(path("a.csv"))).simplified(),
                 QString(u"serial_no "_s + serials).trimmed());
    }

    void replacesAFile()
    {
        TestDatabase database;
        insertManyTasks(database, 1);
        QFile old(path("a.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QCOMPARE(exported(database, path("a.csv"), {u"--columns=serial_no"_s}).exitCode, 0);
        QCOMPARE(bytes(path("a.csv")), "serial_no\r\nSN-7\r\n");
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("format") << u"a.ods"_s << "\"a.ods\" ends neither on .csv nor on .xlsx"_ba;
        QTest::newRow("first state") << u"a.csv --status OPEN --status PENDING"_s
                                     << "--status: \"OPEN\" is not one of PENDING"_ba;
        QTest::newRow("object") << u"a.csv --business-object CAT"_s
                                << "--business-object: \"CAT\" is not one of ENROLLMENT"_ba;
        QTest::newRow("day") << u"a.csv --created-to today"_s
                             << "--created-to: \"today\" is no day such as 2026-01-31"_ba;
        QTest::newRow("column") << u"a.csv --columns=task_id,colour"_s
                                << "--columns: \"colour\" is not one of task_id, created_at"_ba;
        QTest::newRow("no column") << u"a.csv --columns="_s << "--columns: \"\" is not one of"_ba;
    }
    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, message);
        TestDatabase database;
        QStringList arguments = words.split(u' ');
        const Ended ended = exported(database, arguments.takeFirst(), arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.err.startsWith(QByteArray("derdeskctl: " + message)), ended.err);
        QVERIFY(!QFile::exists(u"a.csv"_s));
    }

    void saysWhatCannotBeWritten()
    {
        TestDatabase database;
        const QString file = path("nowhere/a.csv");
        const Ended ended = exported(database, file);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, "");
        QCOMPARE(QString::fromUtf8(ended.err),
                 u"derdeskctl: %1: No such file or directory\n"_s.arg(file));
    }

    void stoppedLeavesNothing()
    {
        TestDatabase database;
        insertManyTasks(database, 100'000);
        QProcess process;
        process.start(Derdeskctl::program(), {u"--database"_s, database.url().text(), u"export"_s,
                                              u"tasks"_s, path("stopped.xlsx")});
        QVERIFY(process.waitForStarted());
        const auto begun = [this] {
            return !QDir(m_folder.path()).entryList({u"stopped.xlsx.part-*"_s}).isEmpty();
        };
        QTRY_VERIFY(begun());
        process.terminate();
        const Ended ended = Derdeskctl::endOf(process, process.waitForFinished(30'000));
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.err, "derdeskctl: stopped: nothing was written\n");
        QVERIFY(!begun());
        QVERIFY(!QFile::exists(path("stopped.xlsx")));
    }
};

QTEST_GUILESS_MAIN(CliExportTest)
#include "tst_cli_export.moc"
