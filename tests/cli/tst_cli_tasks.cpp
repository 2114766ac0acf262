// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl task and derdeskctl monitor.
class CliTasksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsATask()
    {
        TestDatabase database;
        const QString id = registered(database, u"X1"_s);
        const QJsonObject task = json(Derdeskctl(database.url()).run({u"task"_s, u"show"_s, id}));
        QCOMPARE(task[u"serviceTaskId"].toString(), id);
        QCOMPARE(task[u"transactionId"].toString(), u"X1"_s);
        QCOMPARE(task[u"businessObject"].toString(), u"ENROLLMENT"_s);
        QCOMPARE(task[u"status"].toString(), u"PENDING"_s);
        QCOMPARE(task[u"serialNo"].toString(), u"SN-X1"_s);
        QCOMPARE(task[u"manufacturer"].toString(), u"Warmly"_s);
        QCOMPARE(task[u"actions"].toArray(), (QJsonArray{u"PROCESS"_s, u"CANCEL"_s}));
        const QJsonArray log = task[u"log"].toArray();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0][u"event"].toString(), u"CREATED"_s);
        QCOMPARE(log[0][u"to"].toString(), u"PENDING"_s);
    }

    void processesATask()
    {
        TestDatabase database;
        const QString id = registered(database, u"X1"_s);
        const Derdeskctl ctl(database.url());
        const QJsonObject task = json(ctl.run({u"task"_s, u"process"_s, id}));
        QCOMPARE(task[u"status"].toString(), u"COMPLETED"_s);
        const QJsonArray log = task[u"log"].toArray();
        QCOMPARE(log.last()[u"to"].toString(), u"COMPLETED"_s);
        QCOMPARE(log.last()[u"byKind"].toString(), u"CLERK"_s);
        QVERIFY(!log.last()[u"by"].toString().isEmpty());

        const Ended again = ctl.run({u"task"_s, u"process"_s, id});
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.out, QByteArray());
        QVERIFY2(again.err.contains(id.toUtf8()) && again.err.contains("COMPLETED") &&
                     again.err.contains("nothing"),
                 again.err);
    }

    void retriesATask()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QString id = registered(database, u"X1"_s, u"A9"_s);
        const QJsonObject issue = json(ctl.run({u"task"_s, u"process"_s, id}));
        QCOMPARE(issue[u"status"].toString(), u"ISSUE_DETECTED"_s);
        QVERIFY(issue[u"messages"].toArray()[0].toString().contains(u"A9"));
        const Ended wrong = ctl.run({u"task"_s, u"process"_s, id});
        QCOMPARE(wrong.exitCode, 1);
        for (const char *part : {"ISSUE_DETECTED", "RETRY", "CANCEL"})
            QVERIFY2(wrong.err.contains(part), wrong.err);
        database.sql("UPDATE customer SET account_id = 'A9' WHERE id = 1");
        const QJsonObject done = json(ctl.run({u"task"_s, u"retry"_s, id}));
        QCOMPARE(done[u"status"].toString(), u"COMPLETED"_s);
        QCOMPARE(done[u"retryCount"].toInt(), 1);
    }

    void cancelsATask()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QString id = registered(database, u"X1"_s);
        const QJsonObject task =
            json(ctl.run({u"task"_s, u"cancel"_s, id, u"--reason"_s, u"Moved — away"_s}));
        QCOMPARE(task[u"status"].toString(), u"CANCELED"_s);
        QCOMPARE(task[u"statusReason"].toString(), u"Moved — away"_s);
        QCOMPARE(task[u"log"].toArray().last()[u"message"].toString(), u"Moved — away"_s);
        QCOMPARE(ctl.run({u"task"_s, u"retry"_s, id}).exitCode, 1);
        const Ended tooLong = ctl.run({u"task"_s, u"cancel"_s, registered(database, u"X2"_s),
                                       u"--reason"_s, QString(4001, u'x')});
        QCOMPARE(tooLong.exitCode, 1);
        QVERIFY2(tooLong.err.contains("4000"), tooLong.err);
    }

    void takesACancellationBack()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QString id = registered(database, u"X1"_s);
        const Ended tooEarly = ctl.run({u"task"_s, u"reinstate"_s, id});
        QCOMPARE(tooEarly.exitCode, 1);
        QVERIFY2(tooEarly.err.contains("UNDO_CANCEL is not allowed"), tooEarly.err);
        QCOMPARE(ctl.run({u"task"_s, u"cancel"_s, id, u"--reason"_s, u"By mistake"_s}).exitCode, 0);
        const QJsonObject task = json(ctl.run({u"task"_s, u"reinstate"_s, id}));
        QCOMPARE(task[u"status"].toString(), u"PENDING"_s);
        QCOMPARE(task[u"log"].toArray().last()[u"from"].toString(), u"CANCELED"_s);
        QCOMPARE(ctl.run({u"check"_s}).exitCode, 0);
    }

    void namesATaskThatIsNotThere()
    {
        TestDatabase database;
        for (const QStringList &words : {QStringList{u"show"_s},
                                         {u"process"_s},
                                         {u"retry"_s},
                                         {u"cancel"_s, u"--reason"_s, u"x"_s}}) {
            const Ended ended =
                Derdeskctl(database.url())
                    .run(QStringList(u"task"_s) + words + QStringList(u"99999999999999"_s));
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray());
            QVERIFY2(ended.err.contains("no service task 99999999999999"), ended.err);
        }
    }

    void runsTheMonitor()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        for (int i = 0; i < 5; ++i)
            registered(database, u"X%1"_s.arg(i), i == 4 ? u"A9"_s : u"A1"_s);
        const Ended ended = ctl.run({u"monitor"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.out.count('\n'), 1);
        const QJsonObject run = json(ended);
        QCOMPARE(run[u"run"].toInt(), 1);
        QCOMPARE(run[u"processed"].toInt(), 5);
        QCOMPARE(run[u"completed"].toInt(), 4);
        QCOMPARE(run[u"issues"].toInt(), 1);
        QCOMPARE(run[u"errors"].toInt(), 0);
        QCOMPARE(run[u"skipped"].toInt(), 0);
        QVERIFY(run[u"seconds"].isDouble() && run[u"seconds"].toDouble() >= 0);
        const QJsonObject second = json(ctl.run({u"monitor"_s}));
        QCOMPARE(second[u"run"].toInt(), 2);
        QCOMPARE(second[u"processed"].toInt(), 0);
    }

    void restrictsTheMonitor()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        for (int i = 0; i < 5; ++i)
            registered(database, u"X%1"_s.arg(i));
        QVERIFY(database.run([](Transaction &tx) {
            return interconnectDer(tx, interconnection(u"I1"_s, u"PV1"_s));
        }));
        const auto processed = [&](const QStringList &options) {
            return json(ctl.run(QStringList(u"monitor"_s) + options))[u"processed"].toInt(-1);
        };
        QCOMPARE(processed({u"--business-object"_s, u"INTERCONNECTION"_s}), 1);
        QCOMPARE(processed({u"--status"_s, u"ISSUE_DETECTED"_s}), 0);
        QCOMPARE(processed({u"--max-records"_s, u"2"_s}), 2);
        QCOMPARE(processed({u"--max-records"_s, u"2"_s, u"--commit-every"_s, u"1"_s}), 2);
        QCOMPARE(processed({u"--max-errors"_s, u"1"_s, u"--status"_s, u"PENDING"_s}), 1);
    }

    void endsTheMonitorAtTooManyErrors()
    {
        TestDatabase database;
        for (int i = 0; i < 5; ++i)
            registered(database, u"X%1"_s.arg(i));
        // A fault of the store that no rule of ours foresees.
        Connection(database.url(), Connection::Mode::ReadWrite)
            .change(u"CREATE TRIGGER broken BEFORE INSERT ON enrollment "
                    "BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END"_s);
        const Ended ended =
            Derdeskctl(database.url())
                .run({u"monitor"_s, u"--max-errors"_s, u"2"_s, u"--commit-every"_s, u"1"_s});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains("2 records in error"), ended.err);
        const QJsonObject run = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(run[u"processed"].toInt(), 2);
        QCOMPARE(run[u"errors"].toInt(), 2);
        QCOMPARE(run[u"completed"].toInt(), 0);
        QCOMPARE(database.count("service_task WHERE status = 'PENDING'"), 5);
    }

    void cancelsTheMonitor_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void cancelsTheMonitor()
    {
        QFETCH(const int, signal);
        TestDatabase database;
        for (int i = 0; i < 5; ++i)
            registered(database, u"X%1"_s.arg(i));
        // The run waits for the database while the signal arrives.
        Connection other(database.url(), Connection::Mode::ReadWrite);
        other.begin();
        QProcess process;
        process.start(Derdeskctl::program(),
                      {u"--database"_s, database.url().text(), u"monitor"_s});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(catches(process.processId(), signal));
        ::kill(pid_t(process.processId()), signal);
        other.rollback();
        const Ended ended = Derdeskctl::endOf(process, process.waitForFinished(30'000));
        QCOMPARE(json(ended)[u"processed"].toInt(-1), 0);
        QCOMPARE(database.count("batch_run WHERE status = 'CANCELED'"), 1);
        QCOMPARE(database.count("service_task WHERE status = 'PENDING'"), 5);
    }

private:
    static QString registered(TestDatabase &database, const QString &transactionId,
                              const QString &account = u"A1"_s)
    {
        const auto accepted = database.run([&](Transaction &tx) {
            RegistrationRequest request = thermostat(transactionId, u"SN-"_s + transactionId);
            request.customer.cisAccountId = account;
            return registerDerDevice(tx, request);
        });
        return idText(accepted.value().taskId);
    }

    /// Whether the process has said what it does at this signal (proc(5), SigCgt).
    static bool catches(qint64 process, int signal)
    {
        QFile file(u"/proc/%1/status"_s.arg(process));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("SigCgt:"))
                return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1)) & 1;
        }
        return false;
    }

    /// The one JSON object that a command printed; empty, with a message, if it did not.
    static QJsonObject json(const Ended &ended)
    {
        const QJsonDocument document = QJsonDocument::fromJson(ended.out);
        if (ended.exitCode != 0 || !document.isObject())
            qWarning() << ended.exitCode << ended.out << ended.err;
        return document.object();
    }
};

QTEST_GUILESS_MAIN(CliTasksTest)
#include "tst_cli_tasks.moc"
