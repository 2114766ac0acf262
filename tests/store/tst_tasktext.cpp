// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskQueries.h"
#include "store/TaskSearch.h"
#include "store/TaskText.h"
#include "support/ManyTasks.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Indexes make a search fast, and never leave out a task or bring one in: what is found is what
/// looking at every task finds, whether its texts are in the index, still to be added, or changed.
class TestTaskText : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    QRandomGenerator m_random{7};

    bool sqlite() const { return m_db->url().engine() == Engine::Sqlite; }
    QString drawn(const QStringList &from) { return from[m_random.bounded(from.size())]; }

    ServiceTask task()
    {
        ServiceTask task;
        task.type = drawn({u"DER-ENROLLMENT"_s, u"ENROLLMENT"_s, u"DER-INTERCONNECTION"_s});
        task.businessObject = task.type == u"DER-INTERCONNECTION"_s
                                  ? BusinessObject::Interconnection
                                  : BusinessObject::Enrollment;
        task.status =
            drawn({u"a"_s, u"b"_s}) == u"a"_s ? TaskStatus::Pending : TaskStatus::Completed;
        task.transactionId =
            drawn({u"TX-"_s, u"tx-"_s, u"Ä\"-"_s}) + QString::number(m_random.bounded(300));
        task.serialNo = drawn({u"SN"_s, u"S%_"_s, u"12"_s}) + QString::number(m_random.bounded(90));
        task.modelId = m_random.bounded(6);
        task.program = drawn({QString(), u"DR"_s, u"TOU"_s});
        task.customer.name =
            drawn({QString(), u"Ada Byron"_s, u"ZOË Müller"_s, u"Li"_s, u"東京 太郎"_s});
        task.customer.email = drawn({QString(), u"ada@example.com"_s, u"É@x.org"_s});
        task.customer.mobilePhone = drawn({QString(), u"+1 555 0100"_s});
        task.customer.cisAccountId = drawn({QString(), u"A1"_s, u"A22"_s});
        task.location.address1 = drawn({QString(), u"12 Main Street"_s, u"7 Harbor Way"_s});
        task.location.cisServicePointId = drawn({QString(), u"SP1"_s, u"SP22"_s});
        task.location.cisPremiseId = drawn({QString(), u"PR9"_s});
        if (m_random.bounded(3) == 0) {
            task.customerId = 1 + m_random.bounded(3);
            task.servicePointId = task.customerId;
        }
        return task;
    }

    QList<RecordId> insert(int count)
    {
        QList<RecordId> ids;
        for (int i = 0; i < count; ++i) {
            const ServiceTask made = task();
            ids.append(*m_db->run([&](Transaction &tx) -> Result<RecordId> {
                ServiceTask stored = made;
                stored.id = insertTask(tx, made);
                stored.statusAt = tx.now();
                updateTask(tx, stored); // what was found is stored when the task is worked
                return stored.id;
            }));
        }
        return ids;
    }

    TaskCriteria question()
    {
        TaskCriteria c;
        const auto maybe = [this](QString &field, const QStringList &values) {
            if (m_random.bounded(5) == 0)
                field = drawn(values);
        };
        maybe(c.taskId, {u"1"_s, u"100"_s, u"9"_s, u"x"_s});
        maybe(c.type, {u"ENROLLMENT"_s, u"DER-ENROLLMENT"_s, u"DER-UNENROLLMENT"_s});
        maybe(c.transactionId, {u"TX-"_s, u"TX-1"_s, u"X-1"_s, u"Ä\"-"_s, u"T"_s});
        maybe(c.serialNo, {u"SN1"_s, u"S%"_s, u"N1"_s, u"12"_s});
        maybe(c.customerName, {u"byr"_s, u"ADA"_s, u"zoë m"_s, u"li"_s, u"京 太"_s, u"nobody"_s});
        maybe(c.accountId, {u"A"_s, u"A1"_s, u"A2"_s, u"B"_s});
        maybe(c.servicePoint, {u"SP"_s, u"SP2"_s, u"PR9"_s, u"PR"_s, u"S"_s, u"PR3"_s});
        maybe(c.address, {u"main"_s, u"12 Main"_s, u"way"_s, u"spring"_s});
        maybe(c.contact, {u"ada@"_s, u"555"_s, u"é@x"_s, u"É@x"_s, u"@"_s});
        maybe(c.program, {u"DR"_s, u"TOU"_s, u"D"_s});
        maybe(c.manufacturer, {u"sun"_s, u"arm"_s, u"o"_s});
        maybe(c.model, {u"S-5"_s, u"-1"_s});
        maybe(c.anything, {u"ada main"_s, u"sunline"_s, u"TX"_s, u"n1"_s, u"\" OR \""_s, u"A1"_s});
        if (m_random.bounded(5) == 0)
            c.businessObject = BusinessObject(m_random.bounded(3));
        if (m_random.bounded(4) == 0)
            c.statuses = {TaskStatus::Pending};
        const QDate day = QDate::currentDate().addDays(m_random.bounded(3) - 1);
        if (m_random.bounded(6) == 0)
            c.createdFrom = day;
        else if (m_random.bounded(6) == 0)
            c.createdTo = day;
        return c;
    }

    void compareAll(const QList<RecordId> &all)
    {
        for (int i = sqlite() ? 150 : 30; i > 0; --i) { // whose indexes are PostgreSQL's own
            const TaskCriteria asked = question();
            QSet<RecordId> expected;
            for (const TaskRow &row : matchTasks(m_db->read(), asked, all))
                expected.insert(row.id);
            QSet<RecordId> found;
            const QList<TaskRow> rows = searchTasks(m_db->read(), asked, {}, nullptr, 10'000);
            for (const TaskRow &row : rows)
                found.insert(row.id);
            QVERIFY2(found == expected && rows.size() == found.size(), qPrintable(toText(asked)));
            QCOMPARE(countTasks(m_db->read(), asked), int(expected.size()));
            QCOMPARE(pages(asked, {TaskSort::Created, Qt::DescendingOrder}), rows);
            QCOMPARE(pages(asked, {TaskSort::Created, Qt::AscendingOrder}),
                     QList<TaskRow>(rows.crbegin(), rows.crend()));
        }
    }

    /// All that one comes to by one page after the other.
    QList<TaskRow> pages(const TaskCriteria &asked, TaskOrder order)
    {
        constexpr int size = 7;
        QList<TaskRow> all;
        QList<TaskRow> page;
        do {
            const TaskRow after = all.isEmpty() ? TaskRow() : all.constLast();
            page = searchTasks(m_db->read(), asked, order, all.isEmpty() ? nullptr : &after, size);
            all += page;
        } while (page.size() == size);
        return all;
    }

    void addAll()
    {
        if (!sqlite())
            return;
        const auto more = [this] {
            return *m_db->run(
                [](Transaction &tx) -> Result<bool> { return addTaskTexts(tx.db(), 7); });
        };
        while (more()) {
        }
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void cleanup() { m_db.reset(); }

    void everySearchFindsWhatLookingAtEachTaskFinds()
    {
        QList<RecordId> all = insert(60);
        compareAll(all);
        addAll();
        compareAll(all);
        all += insert(30); // whose texts are still to be added
        compareAll(all);
        // Some say something else now, and one comes in between.
        m_db->sql("UPDATE service_task SET name_key = 'ada lovelace', serial_no = 'SN1' "
                  "WHERE id % 3 = 0; "
                  "UPDATE service_task SET model_id = 1 WHERE id % 5 = 0; "
                  "UPDATE model SET code = 'S-5 II' WHERE code = 'T-1'; "
                  "INSERT INTO service_task (id, type, business_object, status, transaction_id, "
                  "created_at, status_at) VALUES (10000000000001, 'ENROLLMENT', 'ENROLLMENT', "
                  "'PENDING', 'TX-1', 1, 1)");
        all.append(10'000'000'000'001);
        compareAll(all);
        addAll();
        compareAll(all);
    }

    /// Enough to make the search choose between its ways: by the index, and in the tasks' order.
    void frequentAndRareAmongVeryMany()
    {
        insertManyTasks(*m_db, 45'000);
        if (sqlite())
            QVERIFY(m_db->run([](Transaction &tx) -> Result<bool> {
                            return !addTaskTexts(tx.db(), 50'000);
                        })
                        .value());
        const auto first = [this](const TaskCriteria &criteria, TaskOrder order = {}) {
            QStringList found;
            for (const TaskRow &row : searchTasks(m_db->read(), criteria, order, nullptr, 3))
                found.append(row.transactionId);
            return found;
        };
        TaskCriteria frequent;
        frequent.address = u"side str"_s;
        QCOMPARE(first(frequent), (QStringList{u"TX-45000"_s, u"TX-44999"_s, u"TX-44998"_s}));
        QCOMPARE(countTasks(m_db->read(), frequent), 10'001);
        TaskCriteria rare;
        rare.address = u"4321 side"_s;
        QCOMPARE(first(rare), (QStringList{u"TX-44321"_s, u"TX-34321"_s, u"TX-24321"_s}));
        QCOMPARE(countTasks(m_db->read(), rare), 5);
        QCOMPARE(first(rare, {TaskSort::TaskId, Qt::AscendingOrder}),
                 (QStringList{u"TX-4321"_s, u"TX-14321"_s, u"TX-24321"_s}));
        rare.statuses = {TaskStatus::Completed}; // whose number leaves one of four
        QCOMPARE(first(rare), (QStringList{u"TX-44321"_s, u"TX-34321"_s, u"TX-24321"_s}));
        rare.statuses = {TaskStatus::IssueDetected};
        QCOMPARE(first(rare), QStringList());
    }

    /// Those of one word alone leave all tasks that have it, however rare they are.
    void aPartOfEachWordIsLookedUp()
    {
        if (!sqlite())
            return; // PostgreSQL keeps its index by itself
        insert(20);
        addAll();
        TaskCriteria asked;
        asked.anything = u"nightingale fern"_s;
        const QStringList match = taskTextMatch(m_db->read(), asked).split(u" AND "_s);
        QVERIFY(match.size() > 2 && match.size() <= 6);
        const auto in = [&match](const QString &word) {
            return std::count_if(match.cbegin(), match.cend(), [&word](const QString &trigram) {
                return word.contains(trigram.mid(1, 3));
            });
        };
        QVERIFY(in(u"fern"_s) >= 1);
        QVERIFY(in(u"nightingale"_s) >= 2);
    }

    /// The newest tasks are not like those before.
    void whatIsRareOfLateMayBeFrequent()
    {
        if (!sqlite())
            return; // PostgreSQL keeps its index by itself
        const QString many = uR"(WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n
                WHERE i < %1)
            INSERT INTO service_task (id, type, business_object, status, serial_no, created_at,
                status_at)
            SELECT (SELECT coalesce(max(id), 10000000000000) FROM service_task) + i * 100000,
                'ENROLLMENT', 'ENROLLMENT', 'PENDING', '%2' || printf('%07d', i * 7919 % 999983),
                (SELECT coalesce(max(created_at), 0) FROM service_task) + i * 1000, 0 FROM n)"_s;
        m_db->sql(many.arg(25'000).arg(u"SN"_s).toUtf8());
        m_db->sql(many.arg(20'000).arg(u"WX"_s).toUtf8());
        QVERIFY(m_db->run([](Transaction &tx) -> Result<bool> {
                        return !addTaskTexts(tx.db(), 50'000);
                    })
                    .value());
        TaskCriteria asked;
        asked.anything = u"SN0791900"_s;
        QVERIFY2(!taskTextMatch(m_db->read(), asked).contains(u"sn0"_s),
                 qPrintable(taskTextMatch(m_db->read(), asked)));
        QCOMPARE(searchTasks(m_db->read(), asked, {}, nullptr, 10).size(), 1);
        asked.anything = u"SN0"_s; // of which no part is rare
        QCOMPARE(countTasks(m_db->read(), asked, 50'000), 25'000);
    }

    void partsOfTheIndexAreMerged()
    {
        if (!sqlite())
            return; // PostgreSQL keeps its index by itself
        const auto parts = [this] {
            return m_db->number("SELECT count(DISTINCT segid) FROM task_text_idx");
        };
        for (int lot = 0; lot < 3; ++lot) {
            insert(10);
            addAll();
        }
        const auto merge = [this] {
            return *m_db->run(
                [](Transaction &tx) -> Result<bool> { return mergeTaskTexts(tx.db(), 1); });
        };
        while (merge()) {
        }
        QCOMPARE(parts(), 1);
    }

    void theWriterAddsTextsWhenItHasNothingElseToDo()
    {
        if (!sqlite())
            return; // PostgreSQL keeps its index by itself
        for (int lot = 0; lot < 4; ++lot) {
            insert(5);
            QTRY_VERIFY(!hasTaskTextsToAdd(m_db->read()));
        }
        QTRY_COMPARE(m_db->number("SELECT count(DISTINCT segid) FROM task_text_idx"), 1);
        QVERIFY(m_db->number("SELECT indexed_to FROM task_text_state") > 0);
        TaskCriteria asked;
        asked.anything = searchTasks(m_db->read(), {}, {}, nullptr, 1)[0].transactionId;
        QVERIFY(m_db->read()
                    .value(u"SELECT count(*) FROM task_text WHERE task_text MATCH ?"_s,
                           {taskTextMatch(m_db->read(), asked)})
                    .toInt() >= 1);
    }

    void twoLettersAreTooFewForTheIndex()
    {
        if (!sqlite())
            return; // PostgreSQL keeps its index by itself
        TaskCriteria asked;
        asked.customerName = u"ab"_s;
        QCOMPARE(taskTextMatch(m_db->read(), asked), QString());
        asked.customerName = u"a\"bc"_s;
        QCOMPARE(taskTextMatch(m_db->read(), asked), uR"("a""b" AND """bc")"_s);
        asked.customerName = QString(u"abc"_s).append(QChar(0)).append(u"def"_s);
        QCOMPARE(taskTextMatch(m_db->read(), asked), QString());
        QCOMPARE(searchTasks(m_db->read(), asked, {}, nullptr, 10).size(), 0);
    }
};

QTEST_MAIN(TestTaskText)
#include "tst_tasktext.moc"
