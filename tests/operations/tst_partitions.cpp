// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CheckDatabase.h"
#include "operations/CopyDatabase.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QProcess>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// resources/scale/partition.sql: afterwards everything goes on as before.
class PartitionsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_db;

    QByteArray psql(const QStringList &arguments)
    {
        QProcess process;
        process.start(u"psql"_s, QStringList{u"-qAt"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s} + arguments +
                                     QStringList{m_db->url().text()});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("psql: %s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }

    /// How many tasks or log entries are in each partition, by its name.
    QMap<QString, qint64> sizes(const QString &table)
    {
        QMap<QString, qint64> found;
        m_db->read().list(
            u"SELECT tableoid::regclass::text, count(*) FROM %1 GROUP BY 1"_s.arg(table), {},
            [&found](const QSqlQuery &row) {
                return found.insert(row.value(0).toString(), row.value(1).toLongLong());
            });
        return found;
    }

    RecordId registered(const QString &name)
    {
        const auto answer = m_db->run(
            [&](Transaction &tx) { return registerDerDevice(tx, thermostat(name, name)); });
        return answer ? answer->taskId : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DERDESK_TEST_ENGINE", "postgresql");
        m_db = std::make_unique<TestDatabase>();
        for (int i = 0; i < 30; ++i)
            QVERIFY(registered(u"before %1"_s.arg(i)));
        psql({u"-v"_s, u"tasks=50"_s, u"-f"_s,
              QStringLiteral(DERDESK_SOURCE "/resources/scale/partition.sql")});
    }

    void whatIsThereStaysWhereItWas()
    {
        QCOMPARE(sizes(u"service_task"_s), (QMap<QString, qint64>{{u"service_task_0"_s, 30}}));
        QCOMPARE(sizes(u"service_task_log"_s),
                 (QMap<QString, qint64>{{u"service_task_log_0"_s, 30}}));
    }

    void everyIndexAndReferenceIsThereAgain()
    {
        TestDatabase plain;
        const QByteArray indexes = "pg_index WHERE indrelid = 'service_task'::regclass";
        QVERIFY(plain.count(indexes) > 10);
        QCOMPARE(m_db->count(indexes), plain.count(indexes));
        const QByteArray references = "pg_constraint WHERE contype = 'f' AND conparentid = 0 "
                                      "AND 'service_task'::regclass IN (conrelid, confrelid)";
        QVERIFY(plain.count(references) > 10);
        QCOMPARE(m_db->count(references), plain.count(references));
        // None was built anew: the first partition has those that the table had.
        QCOMPARE(m_db->count("pg_index WHERE indrelid = 'service_task_0'::regclass"),
                 plain.count(indexes));
    }

    void newTasksGoOnIntoNewPartitions()
    {
        for (int i = 0; i < 120; ++i) {
            const RecordId id = registered(u"after %1"_s.arg(i));
            QVERIFY(id);
            if (i % 2 == 0)
                QVERIFY(m_db->run([&](Transaction &tx) { return processTask(tx, id); }));
        }
        QMap<QString, qint64> tasks = sizes(u"service_task"_s);
        QVERIFY2(tasks.size() >= 3, qPrintable(tasks.keys().join(u' ')));
        QVERIFY(!tasks.contains(u"service_task_rest"_s));
        QCOMPARE(m_db->count("service_task"), 150);
        const CheckCounts check = checkDatabase(
            m_db->read(), [](const QString &fault) { qWarning("%s", qPrintable(fault)); });
        QCOMPARE(check.tasks, 150);
        QCOMPARE(check.faults, 0);
    }

    void referencesAreStillKept()
    {
        QVERIFY_EXCEPTION_THROWN(
            m_db->sql("INSERT INTO to_do (task_id, role, raised_at) VALUES (12345, 'x', 1)"),
            StoreError);
        QVERIFY_EXCEPTION_THROWN(m_db->sql("DELETE FROM service_task"), StoreError);
    }

    void oneTaskIsLookedForInOnePartition()
    {
        const RecordId id = m_db->number("SELECT max(id) FROM service_task");
        const QByteArray plan =
            psql({u"-c"_s, u"EXPLAIN SELECT * FROM service_task WHERE id = %1"_s.arg(id)});
        QCOMPARE(plan.count(" on service_task"), 1);
        QVERIFY(findTask(m_db->read(), id));
    }

    void partitionsAreAdded()
    {
        const qint64 before = m_db->count("pg_inherits");
        psql({u"-c"_s, u"SELECT add_partitions(2, 50)"_s});
        const qint64 tables =
            m_db->count("pg_inherits WHERE inhparent IN ('service_task'::regclass, "
                        "'service_task_log'::regclass)");
        QCOMPARE(tables, 2 * (1 + 3 + 2 + 1));
        QVERIFY(m_db->count("pg_inherits") > before);
        // Beyond the last one there is a place for what nobody has foreseen.
        m_db->sql(
            "INSERT INTO service_task (id, type, business_object, status, created_at, status_at) "
            "VALUES (99999999999998, 'ENROLLMENT', 'ENROLLMENT', 'CANCELED', 1, 1)");
        QCOMPARE(sizes(u"service_task"_s).value(u"service_task_rest"_s), 1);
        m_db->sql("DELETE FROM service_task WHERE id = 99999999999998");
    }

    void itCanBeCopied()
    {
        const QTemporaryDir folder;
        const DatabaseUrl file{folder.filePath(u"copy.db"_s)};
        const CopyCounts copied = copyDatabase(
            m_db->url(), file, [](const QString &, qint64, qint64) {},
            [](const QString &fault) { qWarning("%s", qPrintable(fault)); });
        QCOMPARE(copied.faults, 0);
        QCOMPARE(copied.check.tasks, 150);
    }
};

QTEST_GUILESS_MAIN(PartitionsTest)
#include "tst_partitions.moc"
