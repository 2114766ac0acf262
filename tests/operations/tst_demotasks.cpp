// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/CheckDatabase.h"
#include "operations/DemoCourse.h"
#include "operations/DemoData.h"
#include "operations/DemoTasks.h"
#include "operations/WorkTask.h"
#include "store/AssetQueries.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/FreshDatabase.h"

#include <QElapsedTimer>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC);

void fill(FreshDatabase &database)
{
    QVERIFY(database.write([](Transaction &tx) { return fillDemo(tx, 1); }, noon));
}

qint64 add(FreshDatabase &database, qint64 count, quint32 seed)
{
    DemoTasks tasks(count, seed);
    qint64 written = 0;
    while (!tasks.isDone()) {
        const Result<qint64> batch =
            database.write([&](Transaction &tx) { return tasks.writeBatch(tx); }, noon);
        if (!batch)
            return -1;
        written = *batch;
    }
    return written;
}

QStringList faults(FreshDatabase &database)
{
    QStringList found;
    checkDatabase(database.connection(), [&found](const QString &fault) { found += fault; });
    return found;
}

QList<RecordId> tasksIn(FreshDatabase &database, TaskStatus status)
{
    return database.connection().list(
        u"SELECT id FROM service_task WHERE status = ? ORDER BY business_object DESC, created_at"_s,
        {toText(status)}, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

QStringList details(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts += problem.pointer + u' ' + problem.detail();
    return texts;
}

/// How many rows break a rule that the operations keep.
qint64 broken(FreshDatabase &database, const QString &rule)
{
    return database.connection().value(u"SELECT count(*) FROM "_s + rule).toLongLong();
}

} // namespace

class TestDemoTasks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coursesAreLegal();
    void coursesEndAsTheySay();
    void needsReferenceData();
    void exactCounts_data();
    void exactCounts();
    void consistent();
    void distribution();
    void asTheOperationsLeaveThem();
    void waitingTasksCanBeWorked();
    void repeatableBySeed();
    void manyRuns();
    void fastEnough();
};

void TestDemoTasks::coursesAreLegal()
{
    for (BusinessObject object : {BusinessObject::Enrollment, BusinessObject::Interconnection}) {
        for (int i = 0; i < demoOutcomes; ++i) {
            const auto outcome = DemoOutcome(i);
            const auto entries = demoCourseEntries(object, outcome, DemoOrigin::Client);
            if (object == BusinessObject::Enrollment)
                QVERIFY(!entries.isEmpty());
            TaskStatus status = TaskStatus::Pending;
            for (const CourseEntry &step : entries.mid(1)) {
                QCOMPARE(step.entry.from.value(), status);
                QVERIFY(allows(object, status, step.entry.to.value()));
                status = *step.entry.to;
            }
            QVERIFY(statusKind(object, status) != StatusKind::Passing);
        }
    }
}

void TestDemoTasks::coursesEndAsTheySay()
{
    for (int i = 0; i < demoOutcomes; ++i) {
        const auto outcome = DemoOutcome(i);
        const auto entries =
            demoCourseEntries(BusinessObject::Enrollment, outcome, DemoOrigin::Clerk);
        QCOMPARE(entries.constLast().entry.to.value(), statusOf(outcome));
        QCOMPARE(entries.constLast().operation, operationsOf(outcome));
        QCOMPARE(entries.constFirst().entry.actor.kind, ActorKind::Clerk);
        bool issue = false;
        bool setup = false;
        for (const CourseEntry &step : entries) {
            issue |= step.entry.to == TaskStatus::IssueDetected;
            setup |= step.entry.to == TaskStatus::DeviceSetup;
        }
        QCOMPARE(issue, hadIssue(outcome));
        QCOMPARE(setup, reachedSetup(outcome));
    }
}

void TestDemoTasks::needsReferenceData()
{
    FreshDatabase database;
    DemoTasks tasks(10, 1);
    const auto batch = database.write([&](Transaction &tx) { return tasks.writeBatch(tx); });
    QVERIFY(!batch);
    QCOMPARE(batch.error().constFirst().code, ProblemCode::NotFound);
}

void TestDemoTasks::exactCounts_data()
{
    QTest::addColumn<qint64>("count");
    for (qint64 count : {1, 2, 7, 100, 5001})
        QTest::addRow("%lld", count) << count;
}

void TestDemoTasks::exactCounts()
{
    QFETCH(qint64, count);
    FreshDatabase database;
    fill(database);
    const qint64 before = database.count(u"service_task"_s);
    QCOMPARE(add(database, count, 5), count);
    QCOMPARE(database.count(u"service_task"_s), before + count);
    QCOMPARE(faults(database), QStringList());
}

void TestDemoTasks::consistent()
{
    FreshDatabase database;
    fill(database);
    QCOMPARE(add(database, 5000, 11), 5000);
    QCOMPARE(faults(database), QStringList());
    QCOMPARE(broken(database, u"service_task WHERE created_at > status_at"_s), 0);
    QCOMPARE(
        broken(
            database,
            u"service_task t WHERE status_at <> "
            "(SELECT max(at) FROM service_task_log WHERE task_id = t.id AND event <> 'COMMENT')"_s),
        0);
    QCOMPARE(broken(database, u"service_task_log WHERE at > %1"_s.arg(noon.toMSecsSinceEpoch())),
             0);
    QCOMPARE(broken(database,
                    u"service_task_log a JOIN service_task_log b ON b.task_id = a.task_id "
                    "AND b.sequence = a.sequence + 1 WHERE b.at < a.at"_s),
             0);
    QCOMPARE(broken(database, u"service_task WHERE status = 'ISSUE_DETECTED' AND id NOT IN "
                              "(SELECT task_id FROM service_task_issue)"_s),
             0);
    QCOMPARE(broken(database, u"service_task_issue i JOIN service_task t ON t.id = i.task_id "
                              "WHERE t.status <> 'ISSUE_DETECTED'"_s),
             0);
    QCOMPARE(broken(database, u"service_task_log WHERE to_status = 'ISSUE_DETECTED' AND "
                              "problems NOT LIKE '[{%'"_s),
             0);
    QCOMPARE(broken(database,
                    u"der_device d JOIN der_asset a ON a.id = d.asset_id "
                    "WHERE d.active <> CASE WHEN a.status = 'ACTIVE' THEN 1 ELSE 0 END"_s),
             0);
    QCOMPARE(broken(database, u"enrollment e LEFT JOIN outbound_message m ON m.task_id = e.task_id "
                              "WHERE m.id IS NULL"_s),
             0);
    QCOMPARE(broken(database, u"service_task WHERE status = 'PENDING' AND next_attempt IS NULL"_s),
             0);
}

void TestDemoTasks::distribution()
{
    FreshDatabase database;
    fill(database);
    database.connection().script(
        u"CREATE TEMPORARY TABLE earlier AS SELECT id FROM service_task"_s);
    QCOMPARE(add(database, 10'000, 3), 10'000);
    const auto share = [&](const QString &where) {
        return double(broken(database,
                             u"service_task WHERE id NOT IN (SELECT id FROM earlier) AND "_s +
                                 where)) /
               10'000;
    };
    QVERIFY(share(u"status = 'COMPLETED'"_s) > 0.8);
    for (const char *status : {"PENDING", "ISSUE_DETECTED", "CANCELED", "DEVICE_SETUP"}) {
        const double part = share(u"status = '%1'"_s.arg(QLatin1String(status)));
        QVERIFY2(part > 0.002 && part < 0.1, status);
    }
    QVERIFY(share(u"business_object = 'INTERCONNECTION'"_s) > 0.1);
    QVERIFY(share(u"type = 'ENROLLMENT'"_s) > 0.03);
    const qint64 days = noon.addDays(-730).toMSecsSinceEpoch();
    QCOMPARE(share(u"created_at < %1"_s.arg(days)), 0.0);
    QVERIFY(share(u"created_at < %1"_s.arg(noon.addDays(-365).toMSecsSinceEpoch())) > 0.4);
    QVERIFY(share(u"created_at > %1"_s.arg(noon.addDays(-7).toMSecsSinceEpoch())) > 0.005);
    QVERIFY(broken(database, u"(SELECT DISTINCT customer_name FROM service_task) AS names"_s) >
            1500);
    for (const char *cause : {"customer-not-found", "service-point-not-found",
                              "service-point-of-other-customer", "interconnection-open"}) {
        QVERIFY2(broken(database,
                        u"service_task_issue WHERE code = '%1'"_s.arg(QLatin1String(cause))) > 1,
                 cause);
    }
}

void TestDemoTasks::asTheOperationsLeaveThem()
{
    FreshDatabase database;
    fill(database);
    // By the demo's own operations: what a completed enrollment of each type looks like.
    const QString shape =
        u"SELECT DISTINCT t.type, t.status, t.version, t.retry_count, t.failed_status, "
        "t.asset_id IS NULL, t.device_id IS NULL, t.customer_id IS NULL, t.service_point_id IS "
        "NULL, "
        "t.next_attempt IS NULL, a.status, a.interconnected, a.specification IS NULL, "
        "a.service_point_id IS NULL, d.head_end_status, d.active, "
        "(SELECT group_concat(to_status) FROM service_task_log l WHERE l.task_id = t.id AND event "
        "<> 'COMMENT') "
        "FROM service_task t LEFT JOIN der_asset a ON a.id = t.asset_id "
        "LEFT JOIN der_device d ON d.id = t.device_id WHERE t.status IN ('COMPLETED', "
        "'DEVICE_SETUP') "
        "AND t.specification IS NOT 'LT-GRANITE-25' AND t.business_object = 'ENROLLMENT'"_s;
    const auto shapes = [&] {
        QStringList found = database.connection().list(shape, {}, [](const QSqlQuery &row) {
            QStringList texts;
            for (int i = 0; i < 17; ++i)
                texts += row.value(i).toString();
            return texts.join(u'|');
        });
        found.sort();
        return found;
    };
    const QStringList real = shapes();
    QVERIFY(real.size() >= 4);
    QCOMPARE(add(database, 5000, 8), 5000);
    QStringList more = shapes();
    // Those that the stories do not tell: an interconnected asset's enrollment waiting for its head
    // end, and one recovered of a type that needs no interconnection.
    more.removeIf([&](const QString &text) { return real.contains(text); });
    for (const QString &text : more)
        QVERIFY2(text.contains(u"|INTERCONNECTED|1|0|0|REQUESTED|0|"_s) ||
                     text.contains(u"|ACTIVE|1|0|0|REGISTERED|1|"_s) ||
                     text.contains(u"|ACTIVE|0|0|0|REGISTERED|1|"_s),
                 qPrintable(text));
}

void TestDemoTasks::waitingTasksCanBeWorked()
{
    FreshDatabase database;
    fill(database);
    QCOMPARE(add(database, 4000, 21), 4000);
    const QDateTime later = noon.addSecs(60);
    int issues = 0;
    for (RecordId id : tasksIn(database, TaskStatus::IssueDetected)) {
        const ServiceTask before = findTask(database.connection(), id).value();
        const Problems problems = taskIssues(database.connection(), id);
        const auto after =
            database.write([&](Transaction &tx) { return retryTask(tx, id); }, later);
        QVERIFY(after);
        QCOMPARE(after->status, TaskStatus::IssueDetected);
        QCOMPARE(after->statusReason, before.statusReason);
        QCOMPARE(after->customerId, before.customerId);
        QCOMPARE(after->servicePointId, before.servicePointId);
        QCOMPARE(details(taskIssues(database.connection(), id)), details(problems));
        ++issues;
    }
    QVERIFY(issues > 20);
    for (RecordId id : tasksIn(database, TaskStatus::Pending)) {
        const auto after =
            database.write([&](Transaction &tx) { return processTask(tx, id); }, later);
        QVERIFY(after);
        QVERIFY(after->status != TaskStatus::Pending);
    }
    for (RecordId id : tasksIn(database, TaskStatus::DeviceSetup)) {
        const auto after =
            database.write([&](Transaction &tx) { return acknowledgeTask(tx, id); }, later);
        QVERIFY(after);
        QCOMPARE(after->status, TaskStatus::Completed);
    }
    QCOMPARE(faults(database), QStringList());
}

void TestDemoTasks::repeatableBySeed()
{
    const auto described = [](quint32 seed) {
        FreshDatabase database;
        fill(database);
        add(database, 500, seed);
        return database.connection().list(
            u"SELECT type, status, transaction_id, serial_no, customer_name, address1, created_at, "
            u"status_at "
            "FROM service_task ORDER BY created_at, transaction_id, customer_name, type"_s,
            {}, [](const QSqlQuery &row) {
                QStringList texts;
                for (int i = 0; i < 8; ++i)
                    texts += row.value(i).toString();
                return texts.join(u'|');
            });
    };
    const QStringList first = described(99);
    QCOMPARE(described(99), first);
    QVERIFY(described(100) != first);
}

void TestDemoTasks::manyRuns()
{
    FreshDatabase database;
    fill(database);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(add(database, 300, 1), 300);
    QCOMPARE(faults(database), QStringList());
}

void TestDemoTasks::fastEnough()
{
    constexpr qint64 count = 20'000;
    FreshDatabase database;
    fill(database);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(add(database, count, 1), count);
    const qint64 perMinute = count * 60'000 / qMax(timer.elapsed(), 1);
    qInfo("%lld tasks a minute", perMinute);
#ifdef __SANITIZE_ADDRESS__
    QVERIFY(perMinute > 20'000);
#else
    QVERIFY(perMinute > 100'000);
#endif
}

QTEST_GUILESS_MAIN(TestDemoTasks)
#include "tst_demotasks.moc"
