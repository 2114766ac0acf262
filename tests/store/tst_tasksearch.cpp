// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssetQueries.h"
#include "store/Database.h"
#include "store/Migrations.h"
#include "store/TaskQueries.h"
#include "store/TaskSearch.h"
#include "support/PostgresCluster.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Every search field finds what a clerk means by it, and pages never lose or repeat a row.
class TestTaskSearch : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    QMap<QString, RecordId> m_ids; ///< by transaction id
    const Actor m_actor{ActorKind::System, u"test"_s};

    RecordId insert(const ServiceTask &task, const QDateTime &created)
    {
        Transaction tx(*m_connection, m_actor, created);
        const RecordId id = insertTask(tx, task);
        m_ids.insert(task.transactionId, id);
        return id;
    }

    static ServiceTask enrollment(const QString &transactionId)
    {
        ServiceTask task;
        task.type = u"DER-ENROLLMENT"_s;
        task.transactionId = transactionId;
        return task;
    }

    void insertTheKnownTasks()
    {
        const QDateTime noon(QDate(2026, 3, 10), QTime(12, 0));
        ServiceTask ada = enrollment(u"tx-ada"_s);
        ada.customer.name = u"Ada Byron"_s;
        ada.customer.email = u"ada@example.com"_s;
        ada.customer.cisAccountId = u"A1"_s;
        ada.location.address1 = u"12 Main Street"_s;
        ada.location.city = u"Springfield"_s;
        ada.location.postal = u"7001234"_s;
        ada.customer.homePhone = u"+1 555 7001234"_s;
        ada.modelId = 1;
        ada.serialNo = u"SN-100"_s;
        ada.program = u"DR"_s;
        Transaction tx(*m_connection, m_actor, noon.toUTC());
        ada.assetId = insertAsset(tx, {0, 1, u"SN-100"_s, {}, 0, AssetStatus::Pending, false});
        ada.deviceId = insertDevice(tx, {0, ada.assetId, u"HE"_s, u"NIC-7"_s, {}, false});
        insert(ada, noon.toUTC());

        ServiceTask zoe = enrollment(u"tx-zoe"_s);
        zoe.customer.name = u"ZOË Müller"_s;
        zoe.customer.mobilePhone = u"+1 555 0100"_s;
        zoe.customer.businessPhone = u"+49 30 7001234"_s;
        zoe.location.postal = u"9001234"_s;
        zoe.location.cisServicePointId = u"SP9"_s;
        zoe.location.cisPremiseId = u"PR9"_s;
        zoe.serialNo = u"sn_100%"_s;
        zoe.modelId = 2;
        zoe.status = TaskStatus::IssueDetected;
        insert(zoe, noon.addDays(1).toUTC());

        ServiceTask plain;
        plain.type = u"DER-INTERCONNECTION"_s;
        plain.businessObject = BusinessObject::Interconnection;
        plain.transactionId = u"other"_s;
        plain.serialNo = u"X"_s;
        plain.status = TaskStatus::Completed;
        insert(plain, noon.addDays(2).toUTC());

        ServiceTask found =
            enrollment(u"tx-found"_s); // names nobody: the customer was found by account
        found.id = insert(found, noon.addDays(3).toUTC());
        found.customerId = 1;
        found.servicePointId = 1;
        found.statusAt = noon.addDays(3).toUTC();
        Transaction later(*m_connection, m_actor, noon.addDays(3).toUTC());
        updateTask(later, found);
    }

    QStringList found(const TaskCriteria &criteria)
    {
        QStringList transactions;
        for (const TaskRow &row : searchTasks(*m_connection, criteria, {}, nullptr, 100))
            transactions.append(row.transactionId);
        transactions.sort();
        return transactions;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_connection =
            std::make_unique<Connection>(newDatabase(m_folder), Connection::Mode::ReadWrite);
        migrate(*m_connection);
        m_connection->script(uR"(
            INSERT INTO manufacturer (code) VALUES ('Sunline'), ('Warmly');
            INSERT INTO model (id, manufacturer, code) VALUES (1, 'Sunline', 'S-5000 [240V]'), (2, 'Warmly', 'T_1');
            INSERT INTO program (code, description, start_date) VALUES ('DR', 'Demand response', '2020-01-01');
            INSERT INTO head_end_system VALUES ('HE', 'Head end', 0);
            INSERT INTO customer (id, account_id, name, name_key) VALUES (1, 'A77', 'Grace Hopper', 'grace hopper');
            INSERT INTO service_point (id, customer_id, service_point_id, premise_id, address1, address1_key, city)
                VALUES (1, 1, 'SP77', 'PR77', '7 Harbor Way', '7 harbor way', 'Newport'))"_s);
        m_connection->begin();
        insertTheKnownTasks();
        m_connection->commit();
        m_connection->script(uR"(
            INSERT INTO to_do (id, task_id, role, assigned_to, raised_at, closed_at)
                SELECT 1, id, 'R', 'mira', 1, NULL FROM service_task WHERE transaction_id = 'tx-zoe';
            INSERT INTO to_do (id, task_id, role, assigned_to, raised_at, closed_at)
                SELECT 2, id, 'R', 'mira', 1, 2 FROM service_task WHERE transaction_id = 'tx-ada';
            INSERT INTO to_do (id, task_id, role, assigned_to, raised_at, closed_at)
                SELECT 3, id, 'R', 'miranda', 1, NULL FROM service_task WHERE transaction_id = 'other')"_s);
    }

    void testEachField_data()
    {
        using Set = std::function<void(TaskCriteria &)>;
        QTest::addColumn<Set>("set");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const Set &set, const QStringList &expected) {
            QTest::newRow(name) << set << expected;
        };
        const QStringList all{u"other"_s, u"tx-ada"_s, u"tx-found"_s, u"tx-zoe"_s};
        row(
            "nothing asked", [](auto &) {}, all);
        row("type", [](auto &c) { c.type = u"DER-INTERCONNECTION"_s; }, {u"other"_s});
        row("business object", [](auto &c) { c.businessObject = BusinessObject::Interconnection; },
            {u"other"_s});
        row("one status", [](auto &c) { c.statuses = {TaskStatus::Completed}; }, {u"other"_s});
        row("two statuses",
            [](auto &c) {
                c.statuses = {TaskStatus::Completed, TaskStatus::IssueDetected};
            },
            {u"other"_s, u"tx-zoe"_s});
        row("needs attention", [](auto &c) { c.needsAttention = true; }, {u"tx-zoe"_s});
        row("transaction", [](auto &c) { c.transactionId = u"tx-ada"_s; }, {u"tx-ada"_s});
        row("start of transactions", [](auto &c) { c.transactionId = u"tx-"_s; },
            {u"tx-ada"_s, u"tx-found"_s, u"tx-zoe"_s});
        row("inside of a transaction", [](auto &c) { c.transactionId = u"ada"_s; }, {});
        row("serial number", [](auto &c) { c.serialNo = u"SN-1"_s; }, {u"tx-ada"_s});
        row("serial number with a wildcard in it", [](auto &c) { c.serialNo = u"sn_100%"_s; },
            {u"tx-zoe"_s});
        row("NIC id", [](auto &c) { c.nicId = u"NIC"_s; }, {u"tx-ada"_s});
        row("no such NIC id", [](auto &c) { c.nicId = u"MIC"_s; }, {});
        row("customer, in part and in another case", [](auto &c) { c.customerName = u"BYRON"_s; },
            {u"tx-ada"_s});
        row("customer with an umlaut", [](auto &c) { c.customerName = u"zoë MÜL"_s; },
            {u"tx-zoe"_s});
        row("customer that was found", [](auto &c) { c.customerName = u"hopper"_s; },
            {u"tx-found"_s});
        row("a wildcard is no wildcard", [](auto &c) { c.customerName = u"%"_s; }, {});
        row("account of the request", [](auto &c) { c.accountId = u"A1"_s; }, {u"tx-ada"_s});
        row("account that was found", [](auto &c) { c.accountId = u"A7"_s; }, {u"tx-found"_s});
        row("service point of the request", [](auto &c) { c.servicePoint = u"SP9"_s; },
            {u"tx-zoe"_s});
        row("premise of the request", [](auto &c) { c.servicePoint = u"PR9"_s; }, {u"tx-zoe"_s});
        row("service point that was found", [](auto &c) { c.servicePoint = u"SP77"_s; },
            {u"tx-found"_s});
        row("address", [](auto &c) { c.address = u"main"_s; }, {u"tx-ada"_s});
        row("city", [](auto &c) { c.address = u"SPRING"_s; }, {u"tx-ada"_s});
        row("address that was found", [](auto &c) { c.address = u"harbor"_s; }, {u"tx-found"_s});
        row("e-mail", [](auto &c) { c.contact = u"ada@"_s; }, {u"tx-ada"_s});
        row("phone", [](auto &c) { c.contact = u"555 0"_s; }, {u"tx-zoe"_s});
        row("many digits", [](auto &c) { c.contact = u"001234"_s; }, {u"tx-ada"_s, u"tx-zoe"_s});
        row("whole phone", [](auto &c) { c.contact = u"+1 555 7001234"_s; }, {u"tx-ada"_s});
        row("another's phone", [](auto &c) { c.contact = u"30 7001234"_s; }, {u"tx-zoe"_s});
        row("nobody's phone", [](auto &c) { c.contact = u"31 7001234"_s; }, {});
        row("program", [](auto &c) { c.program = u"DR"_s; }, {u"tx-ada"_s});
        row("manufacturer", [](auto &c) { c.manufacturer = u"sun"_s; }, {u"tx-ada"_s});
        row("model", [](auto &c) { c.model = u"5000"_s; }, {u"tx-ada"_s});
        row("model with a wildcard in it", [](auto &c) { c.model = u"T_1"_s; }, {u"tx-zoe"_s});
        row("from a day on", [](auto &c) { c.createdFrom = QDate(2026, 3, 12); },
            {u"other"_s, u"tx-found"_s});
        row("until a day", [](auto &c) { c.createdTo = QDate(2026, 3, 11); },
            {u"tx-ada"_s, u"tx-zoe"_s});
        row("on a day",
            [](auto &c) {
                c.createdFrom = QDate(2026, 3, 11);
                c.createdTo = QDate(2026, 3, 11);
            },
            {u"tx-zoe"_s});
        const qint64 days =
            QDateTime(QDate(2026, 3, 10), QTime(12, 0)).secsTo(QDateTime::currentDateTime()) /
            86'400;
        row("older than so many days", [=](auto &c) { c.olderThanDays = int(days); },
            {u"tx-ada"_s});
        row("older than some days more", [=](auto &c) { c.olderThanDays = int(days) + 2; }, {});
        row("whose To Do it is", [](auto &c) { c.assignedTo = u"mira"_s; }, {u"tx-zoe"_s});
        row("nobody's To Do", [](auto &c) { c.assignedTo = u"mir"_s; }, {});
        row("anything: a name", [](auto &c) { c.anything = u"ada"_s; }, {u"tx-ada"_s});
        row("anything: digits", [](auto &c) { c.anything = u"001234"_s; },
            {u"tx-ada"_s, u"tx-zoe"_s});
        row("anything: more digits", [](auto &c) { c.anything = u"7001234"_s; }, {u"tx-ada"_s});
        row("anything: other digits", [](auto &c) { c.anything = u"8001234"_s; }, {});
        row("anything: words of several fields",
            [](auto &c) { c.anything = u"byron main sunline"_s; }, {u"tx-ada"_s});
        row("anything: one word is nowhere", [](auto &c) { c.anything = u"byron nowhere"_s; }, {});
        row("all that is given must match",
            [](auto &c) {
                c.customerName = u"byron"_s;
                c.statuses = {TaskStatus::Completed};
            },
            {});
        row("a task id that is none", [](auto &c) { c.taskId = u"12x"_s; }, {});
        row("SQL in a field", [](auto &c) { c.customerName = u"' OR 1=1 --"_s; }, {});
    }

    void testWhoHasIt()
    {
        TaskCriteria criteria;
        criteria.transactionId = u"tx-zoe"_s;
        QCOMPARE(searchTasks(*m_connection, criteria, {}, nullptr, 1)[0].assignedTo, u"mira"_s);
        criteria.transactionId = u"tx-ada"_s; // whose To Do is closed
        QCOMPARE(searchTasks(*m_connection, criteria, {}, nullptr, 1)[0].assignedTo, QString());
    }

    void testEachField()
    {
        QFETCH(std::function<void(TaskCriteria &)>, set);
        QFETCH(QStringList, expected);
        TaskCriteria criteria;
        set(criteria);
        QCOMPARE(found(criteria), expected);
        QCOMPARE(countTasks(*m_connection, criteria), int(expected.size()));
        // The rows that arrive are asked the same question.
        const QList<TaskRow> matched = matchTasks(*m_connection, criteria, m_ids.values());
        QCOMPARE(matched.size(), expected.size());
    }

    void testTaskIdAndItsFirstDigits()
    {
        const RecordId id = m_ids.value(u"tx-ada"_s);
        TaskCriteria criteria;
        criteria.taskId = idText(id);
        QCOMPARE(found(criteria), QStringList{u"tx-ada"_s});
        criteria.taskId = idText(id).left(13);
        QVERIFY(found(criteria).contains(u"tx-ada"_s));
        criteria.taskId = u"9"_s;
        QVERIFY(found(criteria).isEmpty());
    }

    void testRowShowsWhatWasFound()
    {
        TaskCriteria criteria;
        criteria.transactionId = u"tx-found"_s;
        const TaskRow row = searchTasks(*m_connection, criteria, {}, nullptr, 1).constFirst();
        QCOMPARE(row.customerName, u"Grace Hopper"_s);
        QCOMPARE(row.address, u"7 Harbor Way, Newport"_s);
    }

    void testQuickSearch_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TaskCriteria>("expected");
        TaskCriteria c;
        QTest::newRow("empty") << u"  "_s << c;
        c.anything = u"ada main"_s;
        QTest::newRow("plain words") << u" ada   main "_s << c;
        c = {};
        c.taskId = u"23580012345678"_s;
        QTest::newRow("a task id") << u" 23580012345678 "_s << c;
        c = {};
        c.anything = u"1234567890123"_s;
        QTest::newRow("thirteen digits") << u"1234567890123"_s << c;
        c = {};
        c.customerName = u"ada byron"_s;
        c.address = u"main"_s;
        c.contact = u"555"_s;
        c.serialNo = u"SN-1"_s;
        c.transactionId = u"T9"_s;
        QTest::newRow("all hints") << u"n: ada byron ad:main c: 555 SN: SN-1 tx:T9"_s << c;
        c = {};
        c.anything = u"solar"_s;
        c.customerName = u"ada"_s;
        QTest::newRow("words before a hint") << u"solar n:ada"_s << c;
        c = {};
        c.anything = u"a:b main:x"_s;
        QTest::newRow("no hints") << u"a:b main:x"_s << c;
        c = {};
        QTest::newRow("a hint without words") << u"n:"_s << c;
    }

    void testQuickSearch()
    {
        QFETCH(QString, text);
        QFETCH(TaskCriteria, expected);
        const TaskCriteria criteria = quickCriteria(text);
        QCOMPARE(criteria.anything, expected.anything);
        QCOMPARE(criteria.taskId, expected.taskId);
        QVERIFY(criteria == expected);
    }

    void testCountIsCapped()
    {
        QCOMPARE(countTasks(*m_connection, {}, 2), 3);
        QCOMPARE(countTasks(*m_connection, {}, 4), 4);
    }

    void testPages_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("ascending");
        for (int column = 0; column <= int(TaskSort::TransactionId); ++column) {
            QTest::addRow("column %d up", column) << column << true;
            QTest::addRow("column %d down", column) << column << false;
        }
    }

    /// With many equal sort values, pages still lose and repeat nothing.
    void testPages()
    {
        QFETCH(int, column);
        QFETCH(bool, ascending);
        const qint64 before =
            m_connection->value(u"SELECT count(*) FROM service_task"_s).toLongLong();
        m_connection->begin();
        QRandomGenerator random(7);
        const QStringList names{u"Ö"_s, u"Zed"_s, u"Ada"_s, u"ada"_s, u"😀"_s, {}};
        for (int i = 0; i < 300; ++i) {
            ServiceTask task = enrollment(u"p%1"_s.arg(random.bounded(9)));
            task.customer.name = names[random.bounded(int(names.size()))];
            task.serialNo = names[random.bounded(int(names.size()))];
            task.status = TaskStatus(random.bounded(2) * int(TaskStatus::Completed));
            insert(task,
                   QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + random.bounded(20), Qt::UTC));
        }
        const TaskOrder order{TaskSort(column),
                              ascending ? Qt::AscendingOrder : Qt::DescendingOrder};
        QList<TaskRow> rows;
        while (true) {
            const QList<TaskRow> page = searchTasks(
                *m_connection, {}, order, rows.isEmpty() ? nullptr : &rows.constLast(), 17);
            rows += page;
            if (page.size() < 17)
                break;
        }
        m_connection->rollback();
        QCOMPARE(rows.size(), before + 300);
        QSet<RecordId> seen;
        for (const TaskRow &row : rows)
            seen.insert(row.id);
        QCOMPARE(seen.size(), rows.size());
        // The model places arriving rows as the database orders them.
        QVERIFY(std::is_sorted(rows.cbegin(), rows.cend(),
                               [order](const TaskRow &left, const TaskRow &right) {
                                   return precedes(left, right, order);
                               }));
        QVERIFY(!precedes(rows[0], rows[0], order));
    }
};

QTEST_GUILESS_MAIN(TestTaskSearch)
#include "tst_tasksearch.moc"
