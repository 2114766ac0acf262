// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssetQueries.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"
#include "support/WrittenTask.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QList<RecordId> idsOf(const QList<TaskRow> &rows)
{
    QList<RecordId> ids;
    for (const TaskRow &row : rows)
        ids.append(row.id);
    return ids;
}

} // namespace

/// Whatever a clerk asks for together, in whatever order and however far the list is scrolled: it
/// is what one gets by looking at every task and sorting.
class TestSearchCombinations : public QObject
{
    Q_OBJECT
    static constexpr int many = 400;
    std::unique_ptr<TestDatabase> m_db;
    QList<Written> m_tasks;
    QRandomGenerator m_random{20261126};
    const QDateTime m_now = QDateTime::currentDateTimeUtc();

    QString pick(const QStringList &texts) { return texts[m_random.bounded(int(texts.size()))]; }
    bool oneIn(int chances) { return m_random.bounded(chances) == 0; }

    void describe(Written &w)
    {
        ServiceTask &task = w.task;
        const bool connects = oneIn(3);
        task.type =
            connects ? u"DER-INTERCONNECTION"_s : pick({u"DER-ENROLLMENT"_s, u"ENROLLMENT"_s});
        task.businessObject =
            connects ? BusinessObject::Interconnection : BusinessObject::Enrollment;
        task.status = TaskStatus(m_random.bounded(int(TaskStatus::Canceled) + 1));
        task.transactionId = pick({u"TX-%1"_s, u"tx_%1"_s, u"100%-%1"_s}).arg(m_random.bounded(60));
        task.serialNo = pick({u"SN-%1"_s, u"S'N-%1"_s, u"sn\\%1"_s, {}});
        if (!task.serialNo.isEmpty())
            task.serialNo = task.serialNo.arg(m_random.bounded(40));
        const int model = m_random.bounded(5);
        task.modelId = model;
        w.manufacturer =
            QStringList{{}, u"Sunline"_s, u"Warmly"_s, u"Voltbox"_s, u"Ironcore"_s}[model];
        w.model = QStringList{{}, u"S-5"_s, u"T-1"_s, u"B-10"_s, u"X-1"_s}[model];
        task.program = pick({u"DR"_s, u"CLOSED"_s, u"TOU"_s, {}});
        task.customer.name =
            pick({u"Ada Byron"_s, u"ZOË  Müller"_s, u"O'Neil_100%"_s, u"Straße"_s, {}});
        task.customer.cisAccountId = pick({u"A1"_s, u"A10"_s, u"B7"_s, {}, {}});
        task.customer.email = pick({u"ada@example.com"_s, u"Zoe_m@example.org"_s, {}});
        task.customer.mobilePhone = pick({u"+1 555 0100"_s, u"+1 555 0177"_s, {}});
        task.customer.homePhone = pick({u"0100"_s, {}, {}});
        task.location.address1 = pick({u"12 Main Street"_s, u"7 Harbor Way"_s, {}, {}});
        if (!task.location.address1.isEmpty()) {
            task.location.address2 = pick({u"Apt. 5"_s, {}});
            task.location.postal = pick({u"12345"_s, u"99999"_s});
            task.location.city = pick({u"Springfield"_s, u"NEWPORT"_s, {}});
        }
        task.location.cisServicePointId = pick({u"SP1"_s, u"SP9"_s, {}, {}});
        task.location.cisPremiseId = pick({u"PR9"_s, {}, {}});
    }

    /// As VALIDATE leaves it: the records found are in the task.
    void findRecords(Written &w)
    {
        const int which = m_random.bounded(4);
        if (which == 0)
            return;
        w.task.customerId = which;
        w.task.servicePointId = which;
        w.foundName = which == 1 ? u"Ada Byron"_s : u"John Smith"_s;
        w.foundAccount = u"A%1"_s.arg(which);
        w.foundPlaces = {u"SP%1"_s.arg(which), u"PR%1"_s.arg(which)};
        w.foundAddress = u"%1 Main Street"_s.arg(which);
        w.foundCity = u"Springfield"_s;
    }

    void hangOn(Transaction &tx, Written &w)
    {
        if (w.task.status == TaskStatus::IssueDetected) {
            Problems problems;
            for (ProblemCode code : {ProblemCode::NoProgram, ProblemCode::CustomerNotFound}) {
                if (oneIn(2)) {
                    problems.append({code, {}, {}});
                    w.causes.append(problemCodeText(code));
                }
            }
            replaceIssues(tx, w.task.id, problems);
        }
        if (oneIn(3)) {
            raiseToDo(tx, w.task.id, u"ENROLLMENT"_s);
            w.clerk = pick({u"mira"_s, u"miranda"_s, {}});
            assignToDo(tx, w.task.id, w.clerk);
        } else if (oneIn(3)) { // it has had one: that does not count
            raiseToDo(tx, w.task.id, u"ENROLLMENT"_s);
            assignToDo(tx, w.task.id, u"mira"_s);
            closeToDo(tx, w.task.id);
        }
    }

    Written write(Transaction &tx, int number)
    {
        Written w;
        describe(w);
        // Some at the very same time, and none near to where "so many times 24 hours" ends.
        const QDateTime created =
            m_now.addDays(-m_random.bounded(20)).addSecs(-43'200 + m_random.bounded(5) * 1'000);
        Transaction then(tx.db(), tx.actor(), created);
        if (number % 4 == 0) {
            const QString serial = u"D-%1"_s.arg(number);
            w.task.assetId = insertAsset(then, {0, 1, serial, {}, 0, AssetStatus::Pending, false});
            w.nicId = (number % 8 ? u"NIC-%1"_s : u"MAC-%1"_s).arg(number);
            w.task.deviceId = insertDevice(then, {0, w.task.assetId, u"HE"_s, w.nicId, {}, false});
        }
        w.task.id = insertTask(then, w.task);
        w.task.createdAt = created;
        findRecords(w);
        w.task.statusAt = created.addSecs(m_random.bounded(6) * 30'000);
        w.task.retryCount = m_random.bounded(3);
        updateTask(then, w.task);
        hangOn(then, w);
        return w;
    }

    QString part(const QString &text)
    {
        const int at = m_random.bounded(int(text.size()) + 1);
        return text.mid(at, 1 + m_random.bounded(5));
    }

    /// Some of what could be asked about a task; so there is often one that matches.
    TaskCriteria question(int chances)
    {
        const auto any = [this]() -> const Written & { return m_tasks[m_random.bounded(many)]; };
        const Written &w = any();
        TaskCriteria c;
        const auto ask = [&](QString &member, const QString &text) {
            if (oneIn(chances))
                member = oneIn(12) ? u"%_"_s : text;
        };
        const auto beginning = [this](const QString &text) {
            return text.left(1 + m_random.bounded(6));
        };
        if (oneIn(chances * 2))
            c.taskId = idText(w.task.id).left(1 + m_random.bounded(14));
        ask(c.type, w.task.type);
        ask(c.transactionId, beginning(w.task.transactionId));
        ask(c.serialNo, beginning(w.task.serialNo));
        ask(c.nicId, beginning(w.nicId));
        ask(c.customerName, part(w.name()).toUpper());
        ask(c.accountId, beginning(w.account()));
        ask(c.servicePoint, beginning(w.task.location.cisServicePointId));
        ask(c.address, part(w.whole()));
        ask(c.contact, part(w.task.customer.email));
        ask(c.program, w.task.program);
        ask(c.manufacturer, part(w.manufacturer).toLower());
        ask(c.model, part(w.model));
        ask(c.anything, part(w.name()) + u' ' + part(w.whole()) + u' ' + part(w.task.serialNo));
        ask(c.assignedTo, w.clerk);
        ask(c.cause, w.causes.value(0));
        askStates(c, w, chances);
        return c;
    }
    void askStates(TaskCriteria &c, const Written &w, int chances)
    {
        if (oneIn(chances))
            c.businessObject = w.task.businessObject;
        if (oneIn(chances))
            c.statuses = {w.task.status, TaskStatus(m_random.bounded(11))};
        else if (oneIn(chances))
            c.statuses = {w.task.status};
        c.needsAttention = oneIn(chances * 3);
        if (oneIn(chances))
            c.createdFrom = w.task.createdAt.toLocalTime().date();
        if (oneIn(chances))
            c.createdTo = w.task.createdAt.toLocalTime().date().addDays(m_random.bounded(5));
        if (oneIn(chances))
            c.statusFrom = w.task.statusAt.toLocalTime().date().addDays(-m_random.bounded(5));
        if (oneIn(chances))
            c.statusTo = w.task.statusAt.toLocalTime().date();
        if (oneIn(chances))
            c.olderThanDays = m_random.bounded(20);
    }

    QList<RecordId> naively(const TaskCriteria &criteria, TaskOrder order = {})
    {
        QList<std::pair<QByteArray, RecordId>> found;
        for (const Written &w : m_tasks) {
            if (matches(w, criteria))
                found.append({place(w, order.column), w.task.id});
        }
        std::sort(found.begin(), found.end());
        if (order.order == Qt::DescendingOrder)
            std::reverse(found.begin(), found.end());
        QList<RecordId> ids;
        for (const auto &[key, id] : found)
            ids.append(id);
        return ids;
    }
    QList<TaskRow> paged(const TaskCriteria &criteria, TaskOrder order, int page)
    {
        QList<TaskRow> rows;
        for (;;) {
            const auto next = searchTasks(m_db->read(), criteria, order,
                                          rows.isEmpty() ? nullptr : &rows.constLast(), page);
            rows += next;
            if (next.size() < page)
                return rows;
        }
    }
    QList<TaskRow> each(const TaskCriteria &criteria, TaskOrder order, qsizetype most = many)
    {
        QList<TaskRow> rows;
        eachTask(m_db->read(), criteria, order, [&](const TaskRow &row) {
            rows.append(row);
            return rows.size() < most;
        });
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_db = std::make_unique<TestDatabase>();
        QVERIFY(m_db->run([this](Transaction &tx) -> Result<bool> {
                        for (int number = 0; number < many; ++number)
                            m_tasks.append(write(tx, number));
                        return true;
                    })
                    .has_value());
    }

    void whatIsAskedTogetherIsWhatLookingAtEachTaskFinds()
    {
        int withSome = 0;
        for (int i = 0; i < 150; ++i) {
            const TaskCriteria asked = question(2 + i % 12);
            const QByteArray text = toText(asked).toUtf8();
            const QList<RecordId> expected = naively(asked);
            QVERIFY2(idsOf(searchTasks(m_db->read(), asked, {}, nullptr, many)) == expected, text);
            QVERIFY2(countTasks(m_db->read(), asked) == int(expected.size()), text);
            QVERIFY2(idsOf(each(asked, {})) == expected, text);
            // A row that arrives is asked the same by itself.
            const RecordId one = m_tasks[m_random.bounded(many)].task.id;
            const bool matched = !matchTasks(m_db->read(), asked, {one}).isEmpty();
            QVERIFY2(matched == expected.contains(one), text);
            withSome += !expected.isEmpty() && expected.size() < many;
        }
        QVERIFY2(withSome > 40, qPrintable(QString::number(withSome))); // else little was compared
    }

    void everyOrderAndEveryPageSize_data()
    {
        QTest::addColumn<TaskOrder>("order");
        for (int column = 0; column <= int(TaskSort::TransactionId); ++column) {
            for (Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder})
                QTest::addRow("column %d, %s", column,
                              direction == Qt::AscendingOrder ? "up" : "down")
                    << TaskOrder{TaskSort(column), direction};
        }
    }
    void everyOrderAndEveryPageSize()
    {
        QFETCH(TaskOrder, order);
        TaskCriteria waiting;
        waiting.statuses = {TaskStatus::Pending};
        TaskCriteria named;
        named.customerName = u"ada"_s;
        TaskCriteria issues;
        issues.needsAttention = true;
        issues.serialNo = u"S"_s;
        for (const TaskCriteria &asked : {TaskCriteria(), waiting, named, issues, question(9)}) {
            const QList<RecordId> expected = naively(asked, order);
            for (int page : {7, 50, many})
                QCOMPARE(idsOf(paged(asked, order, page)), expected);
            // One after the other they come as they do page by page, with all that they show.
            QVERIFY(each(asked, order) == paged(asked, order, 23));
        }
    }

    void aListThatIsNotReadToItsEndHasGivenTheFirstOnes()
    {
        const TaskOrder order{TaskSort::SerialNo, Qt::AscendingOrder};
        for (int most : {1, 2, 199, many}) {
            QCOMPARE(idsOf(each({}, order, most)), naively({}, order).first(most));
            // The connection is free again for the next question.
            QCOMPARE(countTasks(m_db->read(), {}), many);
        }
    }

    void aRowShowsWhatTheRequestSaysElseWhatWasFound()
    {
        QMap<RecordId, TaskRow> rows;
        for (const TaskRow &row : paged({}, {}, 100))
            rows.insert(row.id, row);
        for (const Written &w : m_tasks) {
            const TaskRow expected{w.task.id,
                                   w.task.type,
                                   w.task.businessObject,
                                   w.task.status,
                                   {},
                                   w.name(),
                                   searchKey(w.name()),
                                   w.address(),
                                   w.task.program,
                                   w.manufacturer,
                                   w.model,
                                   w.task.serialNo,
                                   w.task.transactionId,
                                   w.task.createdAt,
                                   w.task.statusAt,
                                   w.task.retryCount,
                                   {},
                                   w.clerk};
            QVERIFY2(rows.value(w.task.id) == expected, qPrintable(idText(w.task.id)));
        }
    }

    void aCountStopsOneAboveItsCap_data()
    {
        QTest::addColumn<TaskCriteria>("asked");
        TaskCriteria c;
        QTest::newRow("all") << c;
        c.statuses = {TaskStatus::Completed};
        QTest::newRow("of a state") << c;
        c.customerName = u"ada"_s;
        QTest::newRow("of a state and a name") << c;
        c = {};
        c.transactionId = u"TX"_s;
        QTest::newRow("of a beginning") << c;
        c.transactionId = u"nowhere"_s;
        QTest::newRow("none") << c;
    }
    void aCountStopsOneAboveItsCap()
    {
        QFETCH(TaskCriteria, asked);
        const int all = int(naively(asked).size());
        for (int cap : {0, 1, 2, all - 1, all, all + 1, 10'000}) {
            if (cap >= 0)
                QCOMPARE(countTasks(m_db->read(), asked, cap), qMin(all, cap + 1));
        }
    }

    /// Of those that the desk asks about some are gone meanwhile, and some have never been.
    void onlyTasksThatThereAreMatch()
    {
        const RecordId there = m_tasks[3].task.id;
        QCOMPARE(idsOf(matchTasks(m_db->read(), {}, {1, there, 99'999'999'999'999})),
                 QList<RecordId>{there});
        QVERIFY(matchTasks(m_db->read(), {}, {}).isEmpty());
    }

    /// Last, since it changes a task: the list goes on from where the row stood when it was read.
    void pagesGoOnWhereTheLastRowStood()
    {
        const TaskOrder order{TaskSort::SerialNo, Qt::AscendingOrder};
        const QList<RecordId> expected = naively({}, order);
        const QList<TaskRow> first = searchTasks(m_db->read(), {}, order, nullptr, 200);
        const RecordId last = first.constLast().id;
        QByteArray change = "UPDATE service_task SET serial_no = '' WHERE id = ";
        change += QByteArray::number(last);
        m_db->sql(change.constData());
        const auto second = searchTasks(m_db->read(), {}, order, &first.constLast(), many);
        QCOMPARE(idsOf(second), expected.mid(200));
    }
};

QTEST_GUILESS_MAIN(TestSearchCombinations)
#include "tst_searchcombinations.moc"
