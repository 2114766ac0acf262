// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreError.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the database itself refuses, whatever program writes to it.
class TestSchema : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    /// A pending task 20000000000001 with its asset and device, and one that is held up.
    static constexpr const char *records = R"(
        INSERT INTO der_asset (id, model_id, serial_no, status) VALUES (30000000000001, 2, 'SN-1', 'PENDING');
        INSERT INTO der_device (id, asset_id, head_end_system, nic_id)
            VALUES (40000000000001, 30000000000001, 'HE', 'N-1');
        INSERT INTO service_task (id, type, business_object, status, client, transaction_id, model_id,
                serial_no, program, asset_id, device_id, created_at, status_at)
            VALUES (20000000000001, 'DER-ENROLLMENT', 'ENROLLMENT', 'PENDING', 'c', 'TX-1', 2, 'SN-1',
                'DR', 30000000000001, 40000000000001, 1, 1);
        INSERT INTO service_task (id, type, business_object, status, failed_status, created_at, status_at)
            VALUES (20000000000002, 'ENROLLMENT', 'ENROLLMENT', 'ISSUE_DETECTED', 'VALIDATE', 1, 1);
        INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event)
            VALUES (20000000000001, 1, 1, 'SYSTEM', '', 'CREATED');
        INSERT INTO to_do (id, task_id, role, raised_at) VALUES (1, 20000000000002, 'R', 1);
        INSERT INTO enrollment (id, customer_id, program, device_id, task_id, start_date, active)
            VALUES (1, 1, 'DR', 40000000000001, 20000000000001, '2026-01-01', 1);
        INSERT INTO batch_run (number, control, actor_kind, actor, parameters, started_at, status, alive_at)
            VALUES (1, 'F1-STKDF', 'MONITOR', '', '{}', 1, 'RUNNING', 1);
        INSERT INTO inbound_request VALUES ('c', 'registerDERDevice', 'TX-1', x'00', '{}', 20000000000001, 1);
        INSERT INTO api_client (name, secret_hash, scopes, created_at) VALUES ('c', x'01', 'read', 1))";

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_db->sql(records);
    }
    void cleanup() { m_db.reset(); }

    void isRefused_data()
    {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char *name, const QByteArray &statement) {
            QTest::newRow(name) << QString::fromUtf8(statement);
        };
        // reference data
        row("a manufacturer without a code", "INSERT INTO manufacturer (code) VALUES ('')");
        row("a manufacturer twice", "INSERT INTO manufacturer (code) VALUES ('Sunline')");
        row("a code of 121 characters",
            "INSERT INTO manufacturer (code) VALUES ('" + QByteArray(121, 'm') + "')");
        row("half active", "UPDATE manufacturer SET active = 2");
        row("a model of no manufacturer",
            "INSERT INTO model (manufacturer, code) VALUES ('Nobody', 'X')");
        row("a model twice", "INSERT INTO model (manufacturer, code) VALUES ('Sunline', 'S-5')");
        row("a manufacturer that has models", "DELETE FROM manufacturer WHERE code = 'Sunline'");
        row("a flag that there is not", "UPDATE asset_type SET der_registration_flag = 'MAYBE'");
        row("a flag of nothing", "UPDATE asset_type SET der_registration_flag = NULL");
        row("a program that ends before it begins",
            "UPDATE program SET end_date = '2019-12-31' WHERE code = 'DR'");
        row("a program without a beginning", "UPDATE program SET start_date = NULL");
        row("an eligible type that there is not",
            "INSERT INTO program_asset_type VALUES ('DR', 'NONE')");
        row("an eligible type twice", "INSERT INTO program_asset_type VALUES ('DR', 'PV')");
        row("acknowledges perhaps", "UPDATE head_end_system SET acknowledges = 7");
        row("a specification of no type", "UPDATE specification SET asset_type = 'NONE'");
        row("a specification of no model", "UPDATE specification SET model_id = 99");
        row("a specification with no such program", "UPDATE specification SET program = 'NONE'");
        row("an attribute twice",
            "INSERT INTO specification_attribute VALUES ('PV-5', 'type', '5')");
        // customers
        row("an account twice",
            "INSERT INTO customer (account_id, name, name_key) VALUES ('A1', 'x', 'x')");
        row("a customer without an account",
            "INSERT INTO customer (account_id, name, name_key) VALUES ('', 'x', 'x')");
        row("a service point of nobody",
            "INSERT INTO service_point (customer_id, service_point_id) VALUES (99, 'SP9')");
        row("a service point twice",
            "INSERT INTO service_point (customer_id, service_point_id) VALUES (1, 'SP1')");
        row("a customer who has service points", "DELETE FROM customer WHERE id = 1");
        // assets and devices
        row("an asset twice", "INSERT INTO der_asset (id, model_id, serial_no, status) "
                              "VALUES (30000000000009, 2, 'SN-1', 'PENDING')");
        row("an asset without a serial number", "UPDATE der_asset SET serial_no = ''");
        row("an asset in no state", "UPDATE der_asset SET status = 'BROKEN'");
        row("an asset id of 13 digits", "UPDATE der_asset SET id = 3000000000001");
        row("a NIC twice at a head end",
            "INSERT INTO der_device (id, asset_id, head_end_system, nic_id) "
            "VALUES (40000000000009, 30000000000001, 'HE', 'N-1')");
        row("a device of no asset",
            "INSERT INTO der_device (id, asset_id) VALUES (40000000000009, 1)");
        row("a head end that there is not", "UPDATE der_device SET head_end_system = 'NONE'");
        row("half registered", "UPDATE der_device SET head_end_status = 'HALF'");
        row("an attribute of no source",
            "INSERT INTO der_attribute VALUES (30000000000001, 'rtgMaxW', 'RUMOUR', '1')");
        // tasks
        row("a task id of 13 digits", "UPDATE service_task SET id = 2000000000001");
        row("a task id of 15 digits", "UPDATE service_task SET id = 200000000000010");
        row("a task of no type", "UPDATE service_task SET type = 'NONE'");
        row("a task about nothing", "UPDATE service_task SET business_object = 'NONE'");
        row("a task in no state", "UPDATE service_task SET status = 'DONE'");
        row("an issue without the state that failed",
            "UPDATE service_task SET failed_status = NULL WHERE id = 20000000000002");
        row("a state that cannot fail", "UPDATE service_task SET failed_status = 'ACTIVATE'");
        row("fewer than no retries", "UPDATE service_task SET retry_count = -1");
        row("version 0", "UPDATE service_task SET version = 0");
        row("words for a time", "UPDATE service_task SET created_at = 'yesterday'");
        row("a task's asset that there is not",
            "UPDATE service_task SET asset_id = 30000000000099");
        row("a task's customer that there is not", "UPDATE service_task SET customer_id = 99");
        row("a task's program that there is not", "UPDATE service_task SET program = 'NONE'");
        row("deleting a task with a log", "DELETE FROM service_task WHERE id = 20000000000001");
        row("a log entry twice",
            "INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event) "
            "VALUES (20000000000001, 1, 1, 'SYSTEM', '', 'CREATED')");
        row("log entry 0", "UPDATE service_task_log SET sequence = 0");
        row("an actor of no kind", "UPDATE service_task_log SET actor_kind = 'GHOST'");
        row("an event of no kind", "UPDATE service_task_log SET event = 'MIRACLE'");
        row("a log of no task",
            "INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event) "
            "VALUES (20000000000099, 1, 1, 'SYSTEM', '', 'CREATED')");
        row("a second open To Do",
            "INSERT INTO to_do (task_id, role, raised_at) VALUES (20000000000002, 'R', 2)");
        // enrollments
        row("a second enrollment by one task",
            "INSERT INTO enrollment (customer_id, program, task_id, start_date, active) "
            "VALUES (1, 'DR', 20000000000001, '2026-01-01', 0)");
        row("a device enrolled twice in a program",
            "INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active) "
            "VALUES (1, 'DR', 40000000000001, 20000000000002, '2026-01-01', 1)");
        // runs, requests, clients
        row("a run that has ended and runs", "UPDATE batch_run SET ended_at = 2");
        row("a run that has not ended and does not run",
            "UPDATE batch_run SET status = 'COMPLETED'");
        row("a run in no state", "UPDATE batch_run SET status = 'LOST', ended_at = 2");
        row("an error of no run",
            "INSERT INTO batch_run_error VALUES (99, 1, 20000000000001, 'x')");
        row("a transaction twice",
            "INSERT INTO inbound_request VALUES "
            "('c', 'registerDERDevice', 'TX-1', x'02', '{}', 20000000000002, 1)");
        row("a request that made no task", "UPDATE inbound_request SET task_id = 20000000000099");
        row("a client twice", "INSERT INTO api_client (name, secret_hash, scopes, created_at) "
                              "VALUES ('c', x'02', '', 1)");
        row("a secret twice", "INSERT INTO api_client (name, secret_hash, scopes, created_at) "
                              "VALUES ('d', x'01', '', 1)");
        row("a client without a name", "INSERT INTO api_client (name, secret_hash, scopes, "
                                       "created_at) VALUES ('', x'02', '', 1)");
        row("a type that expires at once", "UPDATE service_task_type SET expiration_days = 0");
        row("a longest delay below the first",
            "UPDATE service_task_type SET retry_max_seconds = retry_base_seconds - 1");
    }
    void isRefused()
    {
        QFETCH(QString, statement);
        bool refused = false;
        try {
            m_db->sql(statement.toUtf8().constData());
        } catch (const StoreError &error) {
            refused = true;
            QCOMPARE(error.problem().code, ProblemCode::StoreFailed);
        }
        QVERIFY(refused);
    }

    void isTaken_data()
    {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char *name, const QByteArray &statement) {
            QTest::newRow(name) << QString::fromUtf8(statement);
        };
        row("a program that ends the day it begins",
            "UPDATE program SET end_date = start_date WHERE code = 'DR'");
        row("a code of 120 characters",
            "INSERT INTO manufacturer (code) VALUES ('" + QByteArray(120, 'm') + "')");
        row("the same NIC id at another head end",
            "INSERT INTO der_device (id, asset_id, head_end_system, nic_id) "
            "VALUES (40000000000009, 30000000000001, 'HE-ACK', 'N-1')");
        row("devices without a NIC",
            "INSERT INTO der_device (id, asset_id) VALUES (40000000000008, 30000000000001), "
            "(40000000000009, 30000000000001)");
        row("a serial number at another model",
            "INSERT INTO der_asset (id, model_id, serial_no, status) "
            "VALUES (30000000000009, 1, 'SN-1', 'PENDING')");
        row("a To Do after the first is closed",
            "UPDATE to_do SET closed_at = 2; "
            "INSERT INTO to_do (task_id, role, raised_at) VALUES (20000000000002, 'R', 3)");
        row("an enrollment after the first has ended",
            "UPDATE enrollment SET active = 0, end_date = '2026-02-01'; "
            "INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active) "
            "VALUES (1, 'DR', 40000000000001, 20000000000002, '2026-03-01', 1)");
        row("the same transaction id of another client",
            "INSERT INTO inbound_request VALUES "
            "('d', 'registerDERDevice', 'TX-1', x'02', '{}', 20000000000002, 1)");
        row("the same transaction id of the other operation",
            "INSERT INTO inbound_request VALUES "
            "('c', 'interconnectDER', 'TX-1', x'02', '{}', 20000000000002, 1)");
        row("a run that has ended", "UPDATE batch_run SET status = 'ABORTED', ended_at = 2");
        row("deleting a specification with its attributes",
            "DELETE FROM specification WHERE code = 'TH-1'");
    }
    void isTaken()
    {
        QFETCH(QString, statement);
        m_db->sql(statement.toUtf8().constData());
    }

    void readersCannotWrite()
    {
        QVERIFY_THROWS_EXCEPTION(StoreError,
                                 m_db->read().script(u"DELETE FROM service_task_log"_s));
        QCOMPARE(m_db->count("service_task_log"), 1);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
