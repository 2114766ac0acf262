// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl check: what our own programs write is sound; forgeries and damage are found.
class CliCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWrong()
    {
        TestDatabase database;
        fill(database);
        const Ended ended = Derdeskctl(database.url()).run({u"check"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.out,
                 u"5 tasks, %1 log entries: no faults\n"_s.arg(database.count("service_task_log"))
                     .toUtf8());
    }

    void findsForgeries_data()
    {
        QTest::addColumn<QByteArray>("sql"); // {id}: a completed enrollment
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char *name, const char *sql, const char *fault) {
            QTest::newRow(name) << QByteArray(sql) << QByteArray(fault);
        };
        row("state without a log entry",
            "UPDATE service_task SET status = 'CANCELED' WHERE id = {id}; DELETE FROM enrollment",
            "it is CANCELED, but its log ends with COMPLETED");
        row("transition that is not allowed",
            "UPDATE service_task_log SET to_status = 'CANCELED' WHERE task_id = {id} AND "
            "to_status = 'VALIDATE'",
            "from VALIDATE, but it was CANCELED");
        row("jump",
            "DELETE FROM service_task_log WHERE task_id = {id} AND sequence > 2; "
            "UPDATE service_task_log SET to_status = 'COMPLETED' WHERE task_id = {id} AND "
            "sequence = 2",
            "log entry 2: PENDING may not become COMPLETED");
        row("gap", "DELETE FROM service_task_log WHERE task_id = {id} AND sequence = 2",
            "log entry 3: its sequence should be 2");
        row("no log", "DELETE FROM service_task_log WHERE task_id = {id}",
            "its log does not say how it began");
        row("no beginning", "DELETE FROM service_task_log WHERE task_id = {id} AND sequence = 1",
            "log entry 2: it was not created yet");
        row("two beginnings",
            "INSERT INTO service_task_log SELECT task_id, sequence + 100, at, actor_kind, actor, "
            "event, from_status, to_status, message, problems, changes FROM service_task_log WHERE "
            "task_id = {id} AND sequence = 1",
            "log entry 101: it is created a second time");
        row("beginning in another state",
            "UPDATE service_task_log SET to_status = 'VALIDATE' WHERE task_id = {id} AND "
            "sequence = 1",
            "log entry 1: it should be created as PENDING");
        row("state that does not exist",
            "UPDATE service_task_log SET to_status = 'NOWHERE' WHERE task_id = {id} AND "
            "sequence = 2",
            "log entry 2: PENDING may not become NOWHERE");
        row("comment that moves",
            "INSERT INTO service_task_log SELECT task_id, max(sequence) + 1, at, actor_kind, "
            "actor, 'COMMENT', 'COMPLETED', 'PENDING', '', '', '' FROM service_task_log WHERE "
            "task_id "
            "= {id}",
            "a comment or an edit changes no state");
        row("state of the other business object",
            "UPDATE service_task SET status = 'CREATE_ASSET' WHERE id = {id}",
            "ENROLLMENT has no state CREATE_ASSET");
        row("state that nothing stays in",
            "UPDATE service_task SET status = 'ACTIVATE' WHERE id = {id}",
            "ACTIVATE is only passed through");
        row("completed without an enrollment", "DELETE FROM enrollment WHERE task_id = {id}",
            "COMPLETED without an enrollment");
        row("completion that nobody is told of", "DELETE FROM outbound_message",
            "service task {id}: it should have 1 outbound messages, but has 0");
        row("message of another event", "UPDATE outbound_message SET event = 'UNENROLLED'",
            "service task {id}: its outbound message should be ENROLLED, but is UNENROLLED");
        row("enrollment too early",
            "INSERT INTO enrollment (customer_id, program, task_id, start_date, active) SELECT 1, "
            "'DR', id, '2026-01-01', 1 FROM service_task WHERE status = 'PENDING' LIMIT 1",
            "ENROLLMENT PENDING with an enrollment");
        row("To Do of a completed task",
            "INSERT INTO to_do (task_id, role, raised_at) VALUES ({id}, 'X', 0)",
            "COMPLETED with an open To Do");
        row("issue without a To Do", "UPDATE to_do SET closed_at = 1",
            "ISSUE_DETECTED without an open To Do");
        row("reference to nothing",
            "PRAGMA foreign_keys = OFF; UPDATE service_task SET customer_id = 77 WHERE id = {id}",
            "service_task: record {id} refers to a customer that is not there");
        row("log of no task",
            "PRAGMA foreign_keys = OFF; UPDATE service_task_log SET task_id = 99999999999999 "
            "WHERE task_id = {id}",
            "service_task_log: a record refers to a service_task that is not there");
        row("constraint",
            "PRAGMA ignore_check_constraints = ON; UPDATE service_task SET retry_count = -1 WHERE "
            "id = {id}",
            "database: CHECK constraint failed in service_task");
    }

    void findsForgeries()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, fault);
        TestDatabase database;
        const QByteArray id = idText(fill(database)).toLatin1();
        database.sql(sql.replace("{id}", id).constData());
        const Ended ended = Derdeskctl(database.url()).run({u"check"_s});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains(fault.replace("{id}", id)), ended.err);
        const qsizetype faults = ended.errLines().size();
        const QByteArray summary =
            faults == 1 ? ": 1 fault\n"_ba
                        : QByteArray(": " + QByteArray::number(faults) + " faults\n");
        QVERIFY2(ended.out.endsWith(summary), ended.out);
    }

    void findsDamage()
    {
        TestDatabase database;
        fill(database);
        const QString copy = m_folder.filePath(u"damaged.db"_s);
        database.sql("PRAGMA wal_checkpoint(TRUNCATE)");
        QVERIFY(QFile::copy(database.url().path, copy));
        damagePage(copy, database.number(
                             "SELECT rootpage FROM sqlite_schema WHERE name = 'service_task_log'"));
        const Ended ended = Derdeskctl(DatabaseUrl{copy}).run({u"check"_s});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.startsWith("database: "), ended.err);
        QVERIFY2(!ended.out.contains("no faults"), ended.out);
    }

    void findsADestroyedFile()
    {
        const QString path = m_folder.filePath(u"destroyed.db"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const Ended ended = Derdeskctl(DatabaseUrl{path}).run({u"check"_s});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains(path.toUtf8()), ended.err);
    }

private:
    /// Five tasks in as many states; the completed enrollment among them.
    static RecordId fill(TestDatabase &database)
    {
        const auto enrolled = taken(database, thermostat(u"X1"_s, u"T1"_s));
        work(database, [&](Transaction &tx) { return processTask(tx, enrolled); });
        RegistrationRequest unknown = thermostat(u"X2"_s, u"T2"_s);
        unknown.customer.cisAccountId = u"A9"_s;
        const RecordId held = taken(database, unknown);
        work(database, [&](Transaction &tx) { return processTask(tx, held); });
        work(database, [&](Transaction &tx) { return commentTask(tx, held, u"Who?"_s); });
        const RecordId canceled = taken(database, thermostat(u"X3"_s, u"T3"_s));
        work(database, [&](Transaction &tx) { return cancelTask(tx, canceled, u"No"_s); });
        taken(database, thermostat(u"X4"_s, u"T4"_s));
        const RecordId interconnected =
            database
                .run([](Transaction &tx) {
                    return interconnectDer(tx, interconnection(u"X5"_s, u"PV1"_s));
                })
                .value()
                .taskId;
        work(database, [&](Transaction &tx) { return processTask(tx, interconnected); });
        return enrolled;
    }

    static RecordId taken(TestDatabase &database, const RegistrationRequest &request)
    {
        return database.run([&](Transaction &tx) { return registerDerDevice(tx, request); })
            .value()
            .taskId;
    }

    template <typename Work>
    static void work(TestDatabase &database, Work operation)
    {
        QVERIFY(database.run(operation).has_value());
    }

    static void damagePage(const QString &path, qint64 page)
    {
        constexpr qint64 size = 4096;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * size));
        QCOMPARE(file.write(QByteArray(size, '\x5a')), size);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliCheckTest)
#include "tst_cli_check.moc"
