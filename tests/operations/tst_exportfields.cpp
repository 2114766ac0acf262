// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvReader.h"
#include "operations/ExportTasks.h"
#include "support/ManyTasks.h"
#include "support/Workbook.h"

#include <QLocale>
#include <QTest>

#include <ctime>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// While it lives, this machine is there.
class TimeZone final
{
public:
    explicit TimeZone(const QByteArray &name)
    {
        qputenv("TZ", name);
        tzset();
    }
    ~TimeZone()
    {
        qunsetenv("TZ");
        tzset();
    }
    Q_DISABLE_COPY_MOVE(TimeZone)
};

/// While it lives, numbers and dates are this language's.
class Language final
{
public:
    explicit Language(const QString &name) { QLocale::setDefault(QLocale(name)); }
    ~Language() { QLocale::setDefault(QLocale::c()); }
    Q_DISABLE_COPY_MOVE(Language)
};

} // namespace

/// Each field of a task as programs and people find it in a file, and which tasks are in it.
class TestExportFields : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
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
    static QByteArray bytes(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Of the first task, in a workbook.
    Workbook::Cell cell(TaskField field, TableReader reader)
    {
        TaskExport what{QList<RecordId>{firstManyTask + 1},
                        {},
                        {{field, u"Title"_s}},
                        path(u"cell.xlsx"_s),
                        TableFormat::Xlsx};
        what.reader = reader;
        if (exportTasks(m_db->url(), what).value_or(-1) != 1)
            return {};
        const QList<Workbook::Row> rows = Workbook(what.path).sheet();
        return rows.value(1).value(0);
    }
    /// What stands below the titles, a column each.
    QList<QStringList> taken(const decltype(TaskExport::tasks) &tasks,
                             const QList<TaskField> &fields,
                             TableReader reader = TableReader::Program, TaskOrder order = {})
    {
        TaskExport what{tasks, order, {}, path(u"taken.csv"_s)};
        for (TaskField field : fields)
            what.columns.append({field, toText(field)});
        what.reader = reader;
        const ExportResult result = exportTasks(m_db->url(), what);
        const QList<QStringList> rows = csv(what.path).mid(1);
        return result && *result == rows.size() ? rows : QList<QStringList>{{u"failed"_s}};
    }
    /// The numbers of the tasks that match, in the list's own order.
    QList<int> matching(const TaskCriteria &criteria)
    {
        QList<int> numbers;
        for (const QStringList &row : taken(criteria, {TaskField::TaskId}))
            numbers.append(int(row.value(0).toLongLong() - firstManyTask));
        return numbers;
    }
    /// An enrollment that is held up and assigned, a cancelled interconnection of a customer who
    /// was found, an unenrollment, and an enrollment that nobody has taken to approve.
    void insertFour()
    {
        m_db->sql(R"(
            INSERT INTO service_task (id, type, business_object, status, status_reason,
                failed_status, client, transaction_id, model_id, serial_no, program, customer_name,
                name_key, email, address1, address_key, city, created_at, status_at, retry_count,
                next_attempt)
            VALUES (20000000000001, 'DER-ENROLLMENT', 'ENROLLMENT', 'ISSUE_DETECTED',
                'customer-not-found', 'VALIDATE', 'aggregator', 'TX-1', 2, 'SN-1', 'DR',
                'Zoë Miller', 'zoë miller', 'zoe@example.org', '1 Long Lane', '1 long lane',
                'Springfield', 1767225600123, 1767229261004, 3, 1767312000000);
            INSERT INTO service_task (id, type, business_object, status, status_reason, client,
                transaction_id, model_id, serial_no, customer_id, service_point_id, created_at,
                status_at)
            VALUES (20000000000002, 'DER-INTERCONNECTION', 'INTERCONNECTION', 'CANCELED',
                'Sent twice, "sorry"', 'aggregator', 'TX-2', 1, 'SN-2', 1, 1, 1769947200000,
                1769947201000);
            INSERT INTO service_task (id, type, business_object, status, model_id, serial_no,
                program, created_at, status_at, retry_count)
            VALUES (20000000000003, 'DER-UNENROLLMENT', 'UNENROLLMENT', 'PENDING', 2, 'SN-20',
                'TOU', 1782865800000, 1782865800000, 12);
            INSERT INTO service_task (id, type, business_object, status, client, transaction_id,
                model_id, serial_no, program, customer_name, name_key, address1, address_key,
                created_at, status_at)
            VALUES (20000000000004, 'DER-ENROLLMENT', 'ENROLLMENT', 'APPROVAL', 'other', 'BATCH-9',
                3, 'B-7', 'DR', 'Max Muster', 'max muster', '7 Hill Road', '7 hill road',
                1782950400000, 1782950400000);
            INSERT INTO to_do (task_id, role, assigned_to, raised_at, closed_at) VALUES
                (20000000000001, 'DER-ENROLLMENT', 'bob', 1767225600000, 1767229000000),
                (20000000000001, 'DER-ENROLLMENT', 'ada', 1767229261004, NULL),
                (20000000000004, 'DER-ENROLLMENT', '', 1782950400000, NULL))");
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void everyFieldOfATask_data()
    {
        QTest::addColumn<TaskField>("field");
        QTest::addColumn<QStringList>("program"); // of the four tasks, first to last
        QTest::addColumn<QStringList>("person");
        const auto row = [](TaskField field, const QStringList &program,
                            const QStringList &person = {}) {
            QTest::newRow(toText(field).toLatin1())
                << field << program << (person.isEmpty() ? program : person);
        };
        row(TaskField::TaskId,
            {u"20000000000001"_s, u"20000000000002"_s, u"20000000000003"_s, u"20000000000004"_s});
        row(TaskField::CreatedAt,
            {u"2026-01-01T00:00:00.123Z"_s, u"2026-02-01T12:00:00.000Z"_s,
             u"2026-07-01T00:30:00.000Z"_s, u"2026-07-02T00:00:00.000Z"_s},
            {u"2026-01-01 01:00:00"_s, u"2026-02-01 13:00:00"_s, u"2026-07-01 02:30:00"_s,
             u"2026-07-02 02:00:00"_s});
        row(TaskField::Type, {u"DER-ENROLLMENT"_s, u"DER-INTERCONNECTION"_s, u"DER-UNENROLLMENT"_s,
                              u"DER-ENROLLMENT"_s});
        row(TaskField::BusinessObject,
            {u"ENROLLMENT"_s, u"INTERCONNECTION"_s, u"UNENROLLMENT"_s, u"ENROLLMENT"_s},
            {u"Enrollment"_s, u"Interconnection"_s, u"Unenrollment"_s, u"Enrollment"_s});
        row(TaskField::Status, {u"ISSUE_DETECTED"_s, u"CANCELED"_s, u"PENDING"_s, u"APPROVAL"_s},
            {u"Issue detected"_s, u"Canceled"_s, u"Pending"_s, u"Approval"_s});
        row(TaskField::StatusReason,
            {u"customer-not-found"_s, u"Sent twice, \"sorry\""_s, QString(), QString()},
            {u"Customer not found"_s, u"Sent twice, \"sorry\""_s, QString(), QString()});
        row(TaskField::StatusAt,
            {u"2026-01-01T01:01:01.004Z"_s, u"2026-02-01T12:00:01.000Z"_s,
             u"2026-07-01T00:30:00.000Z"_s, u"2026-07-02T00:00:00.000Z"_s},
            {u"2026-01-01 02:01:01"_s, u"2026-02-01 13:00:01"_s, u"2026-07-01 02:30:00"_s,
             u"2026-07-02 02:00:00"_s});
        row(TaskField::RetryCount, {u"3"_s, u"0"_s, u"12"_s, u"0"_s});
        row(TaskField::CustomerName, {u"Zoë Miller"_s, u"Ada Byron"_s, QString(), u"Max Muster"_s});
        row(TaskField::Address, {u"1 Long Lane, Springfield"_s, u"1 Main Street, Springfield"_s,
                                 QString(), u"7 Hill Road"_s});
        row(TaskField::Program, {u"DR"_s, QString(), u"TOU"_s, u"DR"_s});
        row(TaskField::Manufacturer, {u"Warmly"_s, u"Sunline"_s, u"Warmly"_s, u"Voltbox"_s});
        row(TaskField::Model, {u"T-1"_s, u"S-5"_s, u"T-1"_s, u"B-10"_s});
        row(TaskField::SerialNo, {u"SN-1"_s, u"SN-2"_s, u"SN-20"_s, u"B-7"_s});
        row(TaskField::TransactionId, {u"TX-1"_s, u"TX-2"_s, QString(), u"BATCH-9"_s});
        row(TaskField::NextAttempt,
            {u"2026-01-02T00:00:00.000Z"_s, QString(), QString(), QString()},
            {u"2026-01-02 01:00:00"_s, QString(), QString(), QString()});
        row(TaskField::AssignedTo, {u"ada"_s, QString(), QString(), QString()});
    }
    void everyFieldOfATask()
    {
        QFETCH(TaskField, field);
        insertFour();
        const TimeZone berlin("Europe/Berlin");
        const QList<RecordId> ids{firstManyTask + 1, firstManyTask + 2, firstManyTask + 3,
                                  firstManyTask + 4};
        const auto column = [&](TableReader reader) {
            QStringList texts;
            for (const QStringList &row : taken(ids, {TaskField::SerialNo, field}, reader))
                texts.append(row.value(1));
            return texts;
        };
        QTEST(column(TableReader::Program), "program");
        QTEST(column(TableReader::Person), "person");
    }

    void noFieldIsForgotten()
    {
        const QList<ExportColumn> columns = allExportColumns();
        QCOMPARE(std::size_t(columns.size()), enumTexts(TaskField()).size());
        for (qsizetype at = 0; at < columns.size(); ++at) {
            QCOMPARE(columns[at].field, TaskField(at));
            QCOMPARE(fromText<TaskField>(columns[at].title), std::optional(TaskField(at)));
        }
        QCOMPARE(columns.constLast().field, TaskField::AssignedTo);
    }

    void everyStateAsCodeAndInWords()
    {
        const QStringList codes{u"PENDING"_s,        u"VALIDATE"_s,   u"CREATE_ASSET"_s,
                                u"DEVICE_SETUP"_s,   u"ACTIVATE"_s,   u"APPROVAL"_s,
                                u"DEVICE_REMOVAL"_s, u"DEACTIVATE"_s, u"ISSUE_DETECTED"_s,
                                u"COMPLETED"_s,      u"CANCELED"_s};
        const QStringList words{u"Pending"_s,        u"Validate"_s,   u"Create asset"_s,
                                u"Device setup"_s,   u"Activate"_s,   u"Approval"_s,
                                u"Device removal"_s, u"Deactivate"_s, u"Issue detected"_s,
                                u"Completed"_s,      u"Canceled"_s};
        insertManyTasks(*m_db, int(codes.size()));
        for (qsizetype at = 0; at < codes.size(); ++at)
            m_db->sql(u"UPDATE service_task SET failed_status = 'VALIDATE', status = '%1' "
                      "WHERE id = %2"_s.arg(codes[at], idText(firstManyTask + 1 + at))
                          .toLatin1());
        const auto states = [this](TableReader reader) {
            QStringList texts;
            for (const QStringList &row :
                 taken(TaskCriteria(), {TaskField::TaskId, TaskField::Status}, reader,
                       {TaskSort::TaskId, Qt::AscendingOrder}))
                texts.append(row.value(1));
            return texts;
        };
        QCOMPARE(states(TableReader::Program), codes);
        QCOMPARE(states(TableReader::Person), words);
    }

    void reasonsAsTheyAreMeant_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("workbook");
        QTest::newRow("expired") << u"EXPIRED"_s << u"Expired"_s << u"Expired"_s;
        const QString open = problemTitleText(ProblemCode::InterconnectionOpen);
        QTest::newRow("a problem") << u"interconnection-open"_s << open << open;
        QTest::newRow("somebody's words")
            << u"The customer has called"_s << u"The customer has called"_s
            << u"The customer has called"_s;
        QTest::newRow("a formula") << u"=1+1"_s << u"'=1+1"_s << u"=1+1"_s;
        QTest::newRow("lines") << u"One\nTwo, \"three\""_s << u"One\nTwo, \"three\""_s
                               << u"One\nTwo, \"three\""_s;
    }
    void reasonsAsTheyAreMeant()
    {
        QFETCH(QString, reason);
        insertManyTasks(*m_db, 1);
        m_db->sql(u"UPDATE service_task SET status_reason = '%1'"_s.arg(reason).toUtf8());
        const QList<TaskField> fields{TaskField::TaskId, TaskField::StatusReason};
        QCOMPARE(taken(TaskCriteria(), fields).value(0).value(1), reason);
        QTEST(taken(TaskCriteria(), fields, TableReader::Person).value(0).value(1), "person");
        QTEST(cell(TaskField::StatusReason, TableReader::Person).text, "workbook");
    }

    void aProgramReadsTheSameWhereverItWasWritten()
    {
        insertFour();
        const TaskExport here{TaskCriteria(), {}, allExportColumns(), path(u"here.csv"_s)};
        TaskExport there = here;
        there.path = path(u"there.csv"_s);
        QCOMPARE(exportTasks(m_db->url(), here).value_or(-1), 4);
        {
            const TimeZone kathmandu("Asia/Kathmandu");
            const Language german(u"de_DE"_s);
            QCOMPARE(exportTasks(m_db->url(), there).value_or(-1), 4);
        }
        QVERIFY(bytes(here.path).startsWith("task_id,created_at,type,"));
        QCOMPARE(bytes(there.path), bytes(here.path));
    }

    void cellsOfAWorkbookHaveTheirKind()
    {
        insertFour();
        // A number of 14 digits would be shown as 2E+13: it is a text.
        const Workbook::Cell id = cell(TaskField::TaskId, TableReader::Person);
        QCOMPARE(id.text, u"20000000000001"_s);
        QVERIFY(!id.type.isEmpty());
        const Workbook::Cell retries = cell(TaskField::RetryCount, TableReader::Person);
        QCOMPARE(retries.text, u"3"_s);
        QVERIFY(retries.type.isEmpty() || retries.type == u"n");
        for (TaskField field :
             {TaskField::CreatedAt, TaskField::StatusAt, TaskField::NextAttempt}) {
            const Workbook::Cell time = cell(field, TableReader::Program);
            QVERIFY2(time.type.isEmpty() || time.type == u"n", qPrintable(toText(field)));
            QVERIFY2(!time.style.isEmpty(), qPrintable(toText(field))); // else a bare number
        }
    }

    void columnsAsTheyWereAskedFor()
    {
        insertFour();
        TaskExport what{QList<RecordId>{firstManyTask + 4},
                        {},
                        {{TaskField::Model, u"Gerät, \"Typ\""_s},
                         {TaskField::SerialNo, u"=Nr"_s},
                         {TaskField::Model, QString()}},
                        path(u"columns.csv"_s)};
        QCOMPARE(exportTasks(m_db->url(), what).value_or(-1), 1);
        QCOMPARE(bytes(what.path), "\"Gerät, \"\"Typ\"\"\",=Nr,\r\nB-10,B-7,B-10\r\n"_ba);
        what.reader = TableReader::Person; // who needs the mark, and whose titles run nothing
        QCOMPARE(exportTasks(m_db->url(), what).value_or(-1), 1);
        QCOMPARE(bytes(what.path),
                 "\xEF\xBB\xBF\"Gerät, \"\"Typ\"\"\",'=Nr,\r\nB-10,B-7,B-10\r\n"_ba);
    }

    void onlyThoseAskedFor_data()
    {
        QTest::addColumn<TaskCriteria>("criteria");
        QTest::addColumn<QList<int>>("tasks"); // newest first
        using Numbers = QList<int>;
        const auto row = [](const char *name, auto set, const Numbers &tasks) {
            TaskCriteria criteria;
            set(criteria);
            QTest::newRow(name) << criteria << tasks;
        };
        using C = TaskCriteria;
        row("everything", [](C &) {}, {4, 3, 2, 1});
        row("type", [](C &c) { c.type = u"DER-ENROLLMENT"_s; }, {4, 1});
        row("business object", [](C &c) { c.businessObject = BusinessObject::Unenrollment; }, {3});
        row("two states",
            [](C &c) {
                c.statuses = {TaskStatus::Pending, TaskStatus::Canceled};
            },
            {3, 2});
        row("serial number", [](C &c) { c.serialNo = u"SN-2"_s; }, {3, 2});
        row("transaction", [](C &c) { c.transactionId = u"TX-"_s; }, {2, 1});
        row("program", [](C &c) { c.program = u"TOU"_s; }, {3});
        row("manufacturer", [](C &c) { c.manufacturer = u"warm"_s; }, {3, 1});
        row("model", [](C &c) { c.model = u"b-10"_s; }, {4});
        row("name", [](C &c) { c.customerName = u"MUSTER"_s; }, {4});
        row("address", [](C &c) { c.address = u"long LANE"_s; }, {1});
        row("contact", [](C &c) { c.contact = u"zoe@"_s; }, {1});
        row("account", [](C &c) { c.accountId = u"A1"_s; }, {2});
        row("service point", [](C &c) { c.servicePoint = u"SP1"_s; }, {2});
        row("assigned", [](C &c) { c.assignedTo = u"ada"_s; }, {1});
        row("assigned once", [](C &c) { c.assignedTo = u"bob"_s; }, {});
        row("from a day", [](C &c) { c.createdFrom = QDate(2026, 3, 1); }, {4, 3});
        row("to a day", [](C &c) { c.createdTo = QDate(2026, 3, 1); }, {2, 1});
        row("in its state since", [](C &c) { c.statusTo = QDate(2026, 1, 15); }, {1});
        row("id", [](C &c) { c.taskId = u"20000000000003"_s; }, {3});
        row("both must match",
            [](C &c) {
                c.program = u"DR"_s;
                c.serialNo = u"SN"_s;
            },
            {1});
        row("nothing", [](C &c) { c.program = u"CLOSED"_s; }, {});
    }
    void onlyThoseAskedFor()
    {
        QFETCH(TaskCriteria, criteria);
        insertFour();
        QTEST(matching(criteria), "tasks");
    }

    void nothingFoundIsAFileOfTitles()
    {
        QList<qint64> all;
        QList<bool> finishing;
        const ExportOptions options{[&](const ExportProgress &progress) {
            all.append(progress.all);
            finishing.append(progress.finishing);
        }};
        TaskExport what{TaskCriteria(), {}, {{TaskField::TaskId, u"Id"_s}}, path(u"none.csv"_s)};
        QCOMPARE(exportTasks(m_db->url(), what, options).value_or(-1), 0);
        QCOMPARE(bytes(what.path), "Id\r\n"_ba);
        QCOMPARE(all, (QList<qint64>{0, 0}));
        QCOMPARE(finishing, (QList<bool>{false, true}));
        what.path = path(u"none.xlsx"_s);
        what.format = TableFormat::Xlsx;
        what.name = u"Serviceaufträge"_s;
        QCOMPARE(exportTasks(m_db->url(), what).value_or(-1), 0);
        const Workbook workbook(what.path);
        QCOMPARE(workbook.texts(), QList<QStringList>{{u"Id"_s}});
        QCOMPARE(workbook.sheetNames(), QStringList{u"Serviceaufträge"_s});
    }

    void chosenTasksCanBeStoppedToo()
    {
        insertManyTasks(*m_db, 2'500);
        QList<RecordId> ids;
        for (int number = 1; number <= 2'500; ++number)
            ids.append(firstManyTask + number);
        std::atomic_bool stop = false;
        QList<qint64> rows;
        const ExportOptions options{[&](const ExportProgress &progress) {
                                        rows.append(progress.rows);
                                        stop = progress.rows == 1'000;
                                        QCOMPARE(progress.all, 2'500);
                                    },
                                    &stop};
        const TaskExport what{ids, {}, allExportColumns(), path(u"stopped.csv"_s)};
        const ExportResult result = exportTasks(m_db->url(), what, options);
        QVERIFY(!result);
        QCOMPARE(result.error(), QString());
        QCOMPARE(rows, (QList<qint64>{0, 1'000}));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aFolderIsNoFile()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"a.csv"_s));
        for (TableFormat format : {TableFormat::Csv, TableFormat::Xlsx}) {
            const ExportResult result = exportTasks(
                m_db->url(), {TaskCriteria(), {}, allExportColumns(), path(u"a.csv"_s), format});
            QVERIFY(!result);
            QCOMPARE(result.error(), path(u"a.csv"_s) + u": Is a directory"_s);
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"a.csv"_s});
    }
};

QTEST_GUILESS_MAIN(TestExportFields)
#include "tst_exportfields.moc"
