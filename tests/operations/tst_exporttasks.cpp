// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvReader.h"
#include "operations/ExportTasks.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/TaskText.h"
#include "support/ManyTasks.h"
#include "support/Sanitized.h"
#include "support/Workbook.h"

#include "bench/PeakMemory.h"

#include <QTest>
#include <QTimeZone>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Tasks taken out into files, against what the database itself says of them.
class ExportTasksTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList entries() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    static QList<ExportColumn> columns(const QList<TaskField> &fields)
    {
        QList<ExportColumn> columns;
        for (TaskField field : fields)
            columns.append({field, toText(field)});
        return columns;
    }
    static QList<QStringList> csv(const QString &name)
    {
        QFile file(name);
        QList<QStringList> rows;
        if (!file.open(QIODevice::ReadOnly))
            return rows;
        CsvReader reader(file);
        while (const auto record = reader.next())
            rows.append(record->fault.isEmpty() ? record->fields : QStringList{record->fault});
        return rows;
    }
    /// What plain SQL gives, column by column as text.
    static QList<QStringList> selected(TestDatabase &database, const QString &select, int width)
    {
        return database.read().list(select, {}, [width](const QSqlQuery &row) {
            QStringList cells;
            for (int column = 0; column < width; ++column)
                cells.append(row.value(column).toString());
            return cells;
        });
    }
    /// The ids in the file, row by row.
    QStringList ids(TestDatabase &database, const TaskExport &what) const
    {
        TaskExport request = what;
        request.path = path("ids.csv");
        request.columns = columns({TaskField::TaskId});
        const ExportResult rows = exportTasks(database.url(), request);
        QStringList found;
        for (const QStringList &row : csv(request.path).mid(1))
            found.append(row.value(0));
        return rows && *rows == found.size() ? found : QStringList{u"failed"_s};
    }
    static QString id(int number) { return QString::number(firstManyTask + number); }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &entry : entries())
            QFile::remove(m_folder.filePath(entry));
        QCOMPARE(entries(), QStringList());
    }

    void everyCellIsTheDatabases()
    {
        TestDatabase database;
        insertManyTasks(database, 2'500);
        const ExportResult rows =
            exportTasks(database.url(), {TaskCriteria(), {}, allExportColumns(), path("all.csv")});
        QCOMPARE(rows.value_or(-1), 2'500);
        const QString select =
            u"SELECT t.id, created_at, type, business_object, status, status_reason, status_at, "
            "retry_count, customer_name, address1, coalesce(program, ''), manufacturer, m.code, "
            "serial_no, transaction_id, '', '' FROM service_task t JOIN model m ON m.id = model_id "
            "ORDER BY created_at DESC, t.id DESC"_s;
        QList<QStringList> expected = selected(database, select, 17);
        for (QStringList &row : expected) {
            for (int column : {1, 6})
                row[column] = QDateTime::fromMSecsSinceEpoch(row[column].toLongLong(), Qt::UTC)
                                  .toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
        }
        QList<QStringList> written = csv(path("all.csv"));
        QCOMPARE(written.takeFirst(),
                 (QStringList{u"task_id"_s, u"created_at"_s, u"type"_s, u"business_object"_s,
                              u"status"_s, u"status_reason"_s, u"status_at"_s, u"retry_count"_s,
                              u"customer"_s, u"address"_s, u"program"_s, u"manufacturer"_s,
                              u"model"_s, u"serial_no"_s, u"transaction_id"_s, u"next_attempt"_s,
                              u"assigned_to"_s}));
        QCOMPARE(written, expected);
    }

    void workbookSaysTheSame()
    {
        TestDatabase database;
        insertManyTasks(database, 700);
        const TaskExport toCsv{TaskCriteria(), {}, allExportColumns(), path("all.csv")};
        TaskExport toXlsx = toCsv;
        toXlsx.path = path("all.xlsx");
        toXlsx.format = TableFormat::Xlsx;
        QCOMPARE(exportTasks(database.url(), toCsv).value_or(-1), 700);
        QCOMPARE(exportTasks(database.url(), toXlsx).value_or(-1), 700);
        QList<QStringList> expected = csv(path("all.csv"));
        QList<QStringList> written = Workbook(path("all.xlsx")).texts();
        QCOMPARE(written.size(), expected.size());
        for (qsizetype row = 1; row < written.size(); ++row) {
            written[row].resize(expected[row].size()); // empty cells at the end are none
            for (int column : {1, 6}) {
                const double days = written[row][column].toDouble() - 25'569;
                const auto time = QDateTime::fromString(expected[row][column], Qt::ISODateWithMs);
                QCOMPARE(qint64(days * 86'400'000 + 0.5), time.toMSecsSinceEpoch());
                written[row][column] = expected[row][column];
            }
        }
        QCOMPARE(written, expected);
    }

    void specialCharactersSurvive()
    {
        TestDatabase database;
        RegistrationRequest request = thermostat(u"=cmd|' /C calc'!A0"_s, u"a,\"b\";c"_s);
        request.customer.name = u"Zoë \U0001F50B\nO'Neil"_s;
        request.location.address1 = u"+1 <Main> & \"Side\""_s;
        QVERIFY(database.run([&](Transaction &tx) { return registerDerDevice(tx, request); }));
        const TaskExport what{TaskCriteria(),
                              {},
                              columns({TaskField::TransactionId, TaskField::SerialNo,
                                       TaskField::CustomerName, TaskField::Address}),
                              path("a.csv")};
        const QStringList texts{request.transactionId, request.serialNo, request.customer.name,
                                request.location.address1};
        QCOMPARE(exportTasks(database.url(), what).value_or(-1), 1);
        QCOMPARE(csv(what.path).value(1), texts);

        TaskExport workbook = what;
        workbook.path = path("a.xlsx");
        workbook.format = TableFormat::Xlsx;
        QCOMPARE(exportTasks(database.url(), workbook).value_or(-1), 1);
        QCOMPARE(Workbook(workbook.path).texts().value(1), texts);

        TaskExport forPeople = what;
        forPeople.reader = TableReader::Person;
        QCOMPARE(exportTasks(database.url(), forPeople).value_or(-1), 1);
        QCOMPARE(csv(what.path).value(1),
                 (QStringList{u'\'' + texts[0], texts[1], texts[2], u'\'' + texts[3]}));
    }

    void peopleReadWordsAndTheirOwnTime()
    {
        TestDatabase database;
        RegistrationRequest request = thermostat(u"X"_s, u"SN"_s);
        request.customer.cisAccountId = u"A99"_s;
        const auto made =
            database.run([&](Transaction &tx) { return registerDerDevice(tx, request); });
        QVERIFY(database.run([&](Transaction &tx) { return processTask(tx, made->taskId); }));
        TaskExport what{TaskCriteria(),
                        {},
                        {{TaskField::Status, u"Wie weit"_s},
                         {TaskField::StatusReason, u"Warum"_s},
                         {TaskField::BusinessObject, u"Was"_s},
                         {TaskField::CreatedAt, u"Wann"_s}},
                        path("a.csv")};
        what.reader = TableReader::Person;
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        QCOMPARE(exportTasks(database.url(), what).value_or(-1), 1);
        const qint64 created = database.number("SELECT created_at FROM service_task");
        qunsetenv("TZ");
        tzset();
        const QString tokyo = QDateTime::fromMSecsSinceEpoch(created, QTimeZone(9 * 3600))
                                  .toString(u"yyyy-MM-dd HH:mm:ss"_s);
        QCOMPARE(csv(what.path),
                 (QList<QStringList>{{u"Wie weit"_s, u"Warum"_s, u"Was"_s, u"Wann"_s},
                                     {u"Issue detected"_s,
                                      problemTitleText(ProblemCode::CustomerNotFound),
                                      u"Enrollment"_s, tokyo}}));
    }

    void onlyThoseThatMatch()
    {
        TestDatabase database;
        insertManyTasks(database, 20);
        TaskCriteria criteria;
        criteria.needsAttention = true;
        QCOMPARE(ids(database, {criteria}), (QStringList{id(20), id(16), id(12), id(8), id(4)}));
        criteria.customerName = u"nobody"_s;
        QCOMPARE(ids(database, {criteria}), QStringList());
    }

    void everyOrderIsThatOfTheList()
    {
        TestDatabase database;
        insertManyTasks(database, 300);
        for (TaskSort sort : {TaskSort::Created, TaskSort::StatusTime, TaskSort::TaskId,
                              TaskSort::Type, TaskSort::Status, TaskSort::CustomerName,
                              TaskSort::Program, TaskSort::SerialNo, TaskSort::TransactionId}) {
            for (Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                QStringList listed;
                const QList<TaskRow> rows =
                    searchTasks(database.read(), {}, {sort, direction}, nullptr, 1000);
                for (const TaskRow &row : rows)
                    listed.append(idText(row.id));
                QCOMPARE(listed.size(), 300);
                QCOMPARE(ids(database, {TaskCriteria(), {sort, direction}}), listed);
            }
        }
    }

    void theseTasksInThisOrder()
    {
        TestDatabase database;
        insertManyTasks(database, 2'000);
        QList<RecordId> chosen;
        QStringList expected;
        for (int number = 1'999; number > 0; number -= 3) {
            chosen.append(firstManyTask + number);
            expected.append(id(number));
        }
        chosen.insert(600, firstManyTask + 5'000); // which is not there any more
        QCOMPARE(ids(database, {chosen}), expected);
        QCOMPARE(ids(database, {QList<RecordId>()}), QStringList());
    }

    void tellsHowFarItIs()
    {
        TestDatabase database;
        insertManyTasks(database, 3'500);
        QList<qint64> rows;
        bool finishing = false;
        const ExportOptions options{[&](const ExportProgress &progress) {
            rows.append(progress.rows);
            finishing = progress.finishing;
            QCOMPARE(progress.all, 3'500);
        }};
        QVERIFY(exportTasks(database.url(), {TaskCriteria(), {}, allExportColumns(), path("a.csv")},
                            options));
        QCOMPARE(rows, (QList<qint64>{0, 1'000, 2'000, 3'000, 3'500}));
        QVERIFY(finishing);
    }

    void stoppedLeavesNothing_data()
    {
        QTest::addColumn<TableFormat>("format");
        QTest::addColumn<qint64>("at");
        for (const qint64 at : {0, 2'000, 3'500}) {
            QTest::addRow("csv at %lld", at) << TableFormat::Csv << at;
            QTest::addRow("xlsx at %lld", at) << TableFormat::Xlsx << at;
        }
    }
    void stoppedLeavesNothing()
    {
        QFETCH(TableFormat, format);
        QFETCH(qint64, at);
        TestDatabase database;
        insertManyTasks(database, 3'500);
        QFile old(path("a"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        std::atomic_bool stop = false;
        qint64 last = 0;
        const ExportOptions options{[&](const ExportProgress &progress) {
                                        last = progress.rows;
                                        stop = progress.rows >= at;
                                    },
                                    &stop};
        const ExportResult result = exportTasks(
            database.url(), {TaskCriteria(), {}, allExportColumns(), path("a"), format}, options);
        QVERIFY(!result);
        QCOMPARE(result.error(), QString());
        QCOMPARE(last, at);
        QCOMPARE(entries(), QStringList{u"a"_s});
        QCOMPARE(QFileInfo(path("a")).size(), 3);
    }

    void oneMomentWhateverComesMeanwhile()
    {
        TestDatabase database;
        insertManyTasks(database, 3'000);
        const ExportOptions options{[&](const ExportProgress &progress) {
            if (progress.rows == 1'000)
                database.sql("UPDATE service_task SET serial_no = 'changed'");
        }};
        QVERIFY(exportTasks(database.url(),
                            {TaskCriteria(),
                             {TaskSort::SerialNo, Qt::AscendingOrder},
                             columns({TaskField::SerialNo}),
                             path("a.csv")},
                            options));
        const QList<QStringList> written = csv(path("a.csv"));
        QCOMPARE(written.size(), 3'001);
        QVERIFY(!written.contains(QStringList{u"changed"_s}));
        QCOMPARE(database.count("service_task WHERE serial_no = 'changed'"), 3'000);
    }

    void saysWhichFileCannotBeWritten()
    {
        TestDatabase database;
        const QString nowhere = path("nowhere/a.csv");
        const ExportResult result = exportTasks(
            database.url(), {TaskCriteria(), {}, allExportColumns(), nowhere, TableFormat::Csv});
        QVERIFY(!result);
        QCOMPARE(result.error(), nowhere + u": No such file or directory"_s);
    }

    /// Neither the rows, nor sorting them in an order that no index has, nor the file.
    void memoryDoesNotGrowWithTheRows_data()
    {
        QTest::addColumn<TableFormat>("format");
        QTest::newRow("csv") << TableFormat::Csv;
        QTest::newRow("xlsx") << TableFormat::Xlsx;
    }
    void memoryDoesNotGrowWithTheRows()
    {
        QFETCH(TableFormat, format);
        const auto growth = [&](int tasks) {
            TestDatabase database;
            insertManyTasks(database, tasks);
            // The Writer's thread is in this process too, and would do this while it is idle.
            const auto index = [](Transaction &tx) -> Result<bool> {
                while (addTaskTexts(tx.db(), 20'000) || mergeTaskTexts(tx.db(), 2'000)) {
                }
                return true;
            };
            if (database.url().engine() == Engine::Sqlite && !database.run(index))
                return 1e9;
            const TaskExport what{TaskCriteria(),
                                  {TaskSort::StatusTime, Qt::AscendingOrder},
                                  allExportColumns(),
                                  path("a"),
                                  format};
            resetPeakMemory();
            const double before = peakMemory();
            const ExportResult rows = exportTasks(database.url(), what);
            const double peak = peakMemory();
            return rows && *rows == tasks ? peak - before : 1e9;
        };
        growth(5'000); // what is loaded once and stays
        // Filling a server takes longer than reading from it.
        const bool quick = sanitized || qEnvironmentVariableIsSet("DERDESK_TEST_ENGINE");
        const int number = quick ? 60'000 : 200'000;
        const double few = growth(20'000);
        const double many = growth(number);
        qInfo("grows by %.1f MB with 20,000 tasks, by %.1f MB with %d", few, many, number);
        QVERIFY2(sanitized || many < few + 8, "memory grows with the rows");
    }
};

QTEST_GUILESS_MAIN(ExportTasksTest)
#include "tst_exporttasks.moc"
