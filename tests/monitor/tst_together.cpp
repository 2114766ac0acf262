// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/MonitorRun.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Another program on the same database.
struct Host
{
    explicit Host(const DatabaseUrl &url)
        : database(url)
        , writer(url)
    {
    }

    Database database;
    Writer writer;
};

} // namespace

/// Several monitors, web services and desks on one database.
class TestTogether : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::vector<std::unique_ptr<Host>> m_hosts;

    QStringList codesOf(const Problems &problems)
    {
        QStringList codes;
        for (const Problem &problem : problems)
            codes.append(problemCodeText(problem.code));
        return codes;
    }

    /// Sends the request \a times through each host; the problems of those that were refused.
    template <typename Request, typename Operation>
    QStringList sendFromAll(const Request &request, Operation operation, int times)
    {
        std::vector<QFuture<Result<Acceptance>>> answers;
        for (int i = 0; i < times; ++i) {
            for (const auto &host : m_hosts) {
                Request own = request;
                own.transactionId = u"t%1"_s.arg(answers.size());
                answers.push_back(host->writer.submit(
                    {ActorKind::ApiClient, u"aggregator"_s},
                    [own, operation](Transaction &tx) { return operation(tx, own); }));
            }
        }
        QStringList refused;
        for (QFuture<Result<Acceptance>> &future : answers) {
            if (const auto answer = future.takeResult(); !answer)
                refused += codesOf(answer.error());
        }
        return refused;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        for (int i = 0; i < 4; ++i)
            m_hosts.push_back(std::make_unique<Host>(m_db->url()));
    }
    void cleanup()
    {
        m_hosts.clear();
        m_db.reset();
    }

    void eachTaskIsWorkedByOneMonitor()
    {
        constexpr int tasks = 200;
        for (int i = 0; i < tasks; ++i) {
            const auto request = thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i));
            QVERIFY(m_db->run([&](Transaction &tx) { return registerDerDevice(tx, request); }));
        }
        const std::atomic_bool cancel = false;
        MonitorParameters parameters;
        parameters.commitEvery = 10;
        QThreadPool threads; // end before the hosts
        std::vector<QFuture<Result<BatchRun>>> runs;
        for (const auto &host : m_hosts) {
            runs.push_back(QtConcurrent::run(&threads, [&] {
                return runDeferredMonitor(host->database, host->writer,
                                          {ActorKind::System, u"test"_s}, parameters, cancel);
            }));
        }
        qint64 processed = 0;
        for (auto &run : runs) {
            const auto done = run.takeResult();
            QVERIFY(done);
            QCOMPARE(done->errors, 0);
            QCOMPARE(done->status, u"COMPLETED"_s);
            processed += done->processed;
        }
        QCOMPARE(processed, tasks);
        QCOMPARE(m_db->count("service_task WHERE status = 'COMPLETED'"), tasks);
        QCOMPARE(m_db->count("enrollment"), tasks);
        const qint64 moves = m_db->count("service_task_log");
        QCOMPARE(moves, m_db->number("SELECT count(*) FROM (SELECT DISTINCT task_id, to_status "
                                     "FROM service_task_log) AS moves"));
    }

    void oneOfManyRegistrationsOfADeviceIsTaken()
    {
        const auto request = thermostat({}, u"W-1"_s);
        const QStringList refused = sendFromAll(request, registerDerDevice, 5);
        QCOMPARE(refused, QStringList(19, u"open-task-exists"_s));
        QCOMPARE(m_db->count("service_task"), 1);
        QCOMPARE(m_db->count("der_asset"), 1);
    }

    void oneOfManyRegistrationsOfADeviceThatIsThereIsTaken()
    {
        const auto request = thermostat(u"first"_s, u"W-1"_s);
        const auto first =
            m_db->run([&](Transaction &tx) { return registerDerDevice(tx, request); });
        QVERIFY(
            m_db->run([&](Transaction &tx) { return cancelTask(tx, first->taskId, u"again"_s); }));
        const QStringList refused = sendFromAll(request, registerDerDevice, 5);
        QCOMPARE(refused, QStringList(19, u"open-task-exists"_s));
        QCOMPARE(m_db->count("service_task"), 2);
    }

    void oneOfManyInterconnectionsIsTaken()
    {
        const QStringList refused = sendFromAll(interconnection({}, u"S-1"_s), interconnectDer, 5);
        QCOMPARE(refused, QStringList(19, u"already-interconnected"_s));
        QCOMPARE(m_db->count("service_task"), 1);
    }

    void oneOfManyClerksProcessesATask()
    {
        const auto request = thermostat(u"t"_s, u"W-1"_s);
        const RecordId id =
            m_db->run([&](Transaction &tx) { return registerDerDevice(tx, request); })->taskId;
        const int version = findTask(m_db->read(), id)->version;
        std::vector<QFuture<Result<ServiceTask>>> answers;
        for (const auto &host : m_hosts) {
            answers.push_back(
                host->writer.submit({ActorKind::Clerk, u"clerk"_s},
                                    [=](Transaction &tx) { return processTask(tx, id, version); }));
        }
        int done = 0;
        for (auto &future : answers) {
            const auto answer = future.takeResult();
            done += answer ? 1 : 0;
            if (!answer)
                QCOMPARE(codesOf(answer.error()), QStringList{u"changed-meanwhile"_s});
        }
        QCOMPARE(done, 1);
        QCOMPARE(m_db->count("enrollment"), 1);
    }
};

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
