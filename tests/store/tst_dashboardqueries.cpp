// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/BatchRunQueries.h"
#include "store/DashboardQueries.h"
#include "support/Standing.h"

#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the dashboard counts is what there is, and what the searches behind its bars find.
class TestDashboardQueries : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    QList<StandingTask> m_tasks;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    const QDate m_today = m_now.toLocalTime().date();

    template <typename Which>
    int naively(Which which) const
    {
        return int(std::count_if(m_tasks.cbegin(), m_tasks.cend(), which));
    }
    Dashboard dashboard() { return readDashboard(m_db->read(), m_today, u"clerk"_s); }
    QSet<RecordId> found(const TaskCriteria &search)
    {
        QSet<RecordId> ids;
        for (const TaskRow &row : searchTasks(m_db->read(), search, {}, nullptr, 10'000))
            ids.insert(row.id);
        return ids;
    }
    /// What the engine says about how it goes about a question.
    QString plan(const QString &sql)
    {
        const auto lines = [this](const QString &question, int column) {
            return m_db->read()
                .list(question, {},
                      [column](const QSqlQuery &row) { return row.value(column).toString(); })
                .join(u'\n');
        };
        if (m_db->url().engine() == Engine::Sqlite)
            return lines(u"EXPLAIN QUERY PLAN "_s + sql, 3);
        m_db->read().script(
            u"SET enable_seqscan = off"_s); // where a table is small, it is read whole
        return lines(u"SELECT plan_of($q$%1$q$)"_s.arg(sql), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = insertStanding(*m_db, 1500, m_now);
        if (m_db->url().engine() == Engine::PostgreSql)
            m_db->sql("CREATE FUNCTION plan_of(question TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql "
                      "AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || question; END $$; ANALYZE");
    }

    void arrivalsAndCompletionsOfEachDay()
    {
        const QList<DashboardDay> days = dashboard().byDay;
        QCOMPARE(days.size(), 14);
        QCOMPARE(days.constLast().day, m_today);
        for (const DashboardDay &day : days) {
            QCOMPARE(day.arrived.tasks, naively([&](const StandingTask &task) {
                         return task.created.toLocalTime().date() == day.day;
                     }));
            QCOMPARE(day.completed.tasks, naively([&](const StandingTask &task) {
                         return task.status == TaskStatus::Completed &&
                                task.since.toLocalTime().date() == day.day;
                     }));
            QCOMPARE(found(day.arrived.search).size(), day.arrived.tasks);
            QCOMPARE(found(day.completed.search).size(), day.completed.tasks);
        }
    }

    void whatWaitsByStateAndAge()
    {
        const QList<DashboardWaiting> waiting = dashboard().waiting;
        const QList<DashboardAge> ages = dashboardAges(m_today);
        QCOMPARE(waiting.size(), 5);
        int all = 0;
        for (const DashboardWaiting &state : waiting) {
            QCOMPARE(state.byAge.size(), ages.size());
            for (qsizetype i = 0; i < ages.size(); ++i) {
                const int expected = naively([&](const StandingTask &task) {
                    const QDate day = task.created.toLocalTime().date();
                    return task.status == state.status && day <= ages[i].to &&
                           (!ages[i].from.isValid() || day >= ages[i].from);
                });
                QCOMPARE(state.byAge[i].tasks, expected);
                QCOMPARE(found(state.byAge[i].search).size(), expected);
                all += expected;
            }
        }
        // No task is in two classes, and none in no class.
        QCOMPARE(all, naively([](const StandingTask &task) {
                     return task.status != TaskStatus::Completed &&
                            task.status != TaskStatus::Canceled;
                 }));
    }

    /// A task that one cause holds up twice counts once.
    void issuesByCauseMostFrequentFirst()
    {
        const QList<DashboardBar> causes = dashboard().causes;
        QCOMPARE(causes.size(), 3);
        for (qsizetype i = 0; i < causes.size(); ++i) {
            QSet<RecordId> expected;
            for (const StandingTask &task : m_tasks) {
                if (task.causes.contains(causes[i].search.cause))
                    expected.insert(task.id);
            }
            QCOMPARE(causes[i].tasks, int(expected.size()));
            QCOMPARE(found(causes[i].search), expected);
            QVERIFY(i == 0 || causes[i - 1].tasks >= causes[i].tasks);
        }
    }

    /// The other way of finding, where a cause holds up very many, finds the same ones.
    void aCauseOfVeryManyIsCapped()
    {
        TestDatabase many;
        many.sql(R"(
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10050)
            INSERT INTO service_task (id, type, business_object, status, failed_status, created_at,
                status_at) SELECT 30000000000000 + i, 'DER-ENROLLMENT', 'ENROLLMENT',
                'ISSUE_DETECTED', 'VALIDATE', 1767225600000 + i, 1767225600000 + i FROM n;
            INSERT INTO service_task_issue SELECT id, 1, 'no-program', '', '{}' FROM service_task)");
        const DashboardBar bar =
            readDashboard(many.read(), m_today, u"clerk"_s).causes.constFirst();
        QCOMPARE(bar.tasks, Dashboard::waitingCap + 1);
        const QList<TaskRow> rows = searchTasks(many.read(), bar.search, {}, nullptr, 3);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].id, RecordId(30'000'000'010'050));
        QCOMPARE(rows[2].id, RecordId(30'000'000'010'048));
    }

    void openToDos()
    {
        const Dashboard now = dashboard();
        QCOMPARE(now.myToDos, naively([](const StandingTask &task) {
                     return !task.role.isEmpty() && task.assignedTo == u"clerk";
                 }));
        QCOMPARE(now.toDosOfNobody, naively([](const StandingTask &task) {
                     return !task.role.isEmpty() && task.assignedTo.isEmpty();
                 }));
    }

    void theNewestRuns()
    {
        for (int i = 0; i < 25; ++i) {
            QVERIFY(m_db->run([i](Transaction &tx) -> Result<bool> {
                            BatchRun run;
                            run.number = insertBatchRun(tx, u"F1-STKDF"_s, u"{}"_s);
                            run.processed = i;
                            run.status = u"COMPLETED"_s;
                            run.endedAt = tx.now();
                            updateBatchRun(tx, run);
                            return true;
                        })
                        .has_value());
        }
        const QList<BatchRun> runs = dashboard().runs;
        QCOMPARE(runs.size(), 20);
        QCOMPARE(runs.constFirst().processed, 24);
        QCOMPARE(runs.constLast().processed, 5);
    }

    /// Nothing that is asked every second may read a whole table.
    void everyCountHasAnIndex_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index");
        QTest::newRow("arrivals") << u"SELECT count(*) FROM service_task t WHERE t.created_at >= "
                                     "1764000000000 AND t.created_at < 1764000060000"_s
                                  << u"service_task_created"_s;
        QTest::newRow("completions")
            << u"SELECT count(*) FROM service_task t WHERE t.status = 'COMPLETED' AND "
               "t.status_at >= 1764000000000 AND t.status_at < 1764000060000"_s
            << u"service_task_completed"_s;
        QTest::newRow("what waits")
            << u"SELECT count(*) FROM service_task t WHERE t.status = 'PENDING' AND "
               "t.created_at >= 1764000000000 AND t.created_at < 1764000060000"_s
            << u"service_task_status"_s;
        QTest::newRow("causes") << u"SELECT min(code) FROM service_task_issue WHERE code > 'a'"_s
                                << u"service_task_issue_code"_s;
        QTest::newRow("whose To Dos")
            << u"SELECT count(*) FROM to_do d WHERE d.closed_at IS NULL AND d.assigned_to = 'x'"_s
            << u"to_do_"_s;
    }
    void everyCountHasAnIndex()
    {
        QFETCH(QString, sql);
        QFETCH(QString, index);
        if (m_db->url().engine() ==
            Engine::PostgreSql) { // where a table is small, it is read whole
            m_db->sql("ANALYZE");
            m_db->read().script(u"SET enable_seqscan = off"_s);
        }
        const QString how = plan(sql);
        QVERIFY2(how.contains(index), qPrintable(how));
    }
};

QTEST_MAIN(TestDashboardQueries)
#include "tst_dashboardqueries.moc"
