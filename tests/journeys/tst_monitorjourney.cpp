// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray customerHeader =
    "account_id,person_id,name,email,home_phone,business_phone,mobile_phone,service_point_id,"
    "premise_id,address1,address2,address3,address4,city,state,postal,country\n";

QByteArray customerRow(const QByteArray &account, const QByteArray &name, const QByteArray &point,
                       const QByteArray &premise)
{
    return account + ",P" + account + ',' + name + ",,,,," + point + ',' + premise +
           ",5 Side Street,,,,Springfield,IL,62701,USA\n";
}

QByteArray programs(const QByteArray &end, const QByteArray &types)
{
    return "code,description,start_date,end_date,asset_types\nDR,Demand response,2020-01-01," +
           end + ',' + types + '\n';
}

} // namespace

/// F1-STKDF as a schedule runs it: what holds a task up is found, told, and gone when its cause is.
class MonitorJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_at = std::make_unique<Installation>(); }
    void cleanup();
    void issuesAriseAndAreClearedByImports_data();
    void issuesAriseAndAreClearedByImports();
    void namesAllThatIsWrongAtOnce();
    void storageNeedsItsEnergy();
    void aDeviceIsEnrolledOnceInAProgram();
    void anActiveAssetStaysAtItsServicePoint();
    void retriesAtGrowingIntervals();
    void stopsRetryingAtTheMaximum();
    void leavesWhatIsFinalAlone();
    void worksInPortions();
    void monitorsAtOnceWorkEachTaskOnce();
    void aKilledRunLeavesNothingHalfDone();
    void serveRunsItByItself();

private:
    void import(const char *kind, const QByteArray &csv) { m_at->database.import(kind, csv); }
    HttpReply registered(const QString &number, const QJsonObject &customer = ada,
                         const QJsonObject &location = atAda)
    {
        const HttpReply reply = m_at->registerDer(
            request(u"t-"_s + number, thermostat(u"T"_s + number), customer, location));
        if (reply.status != 200)
            throw std::runtime_error(reply.body.toStdString());
        return reply;
    }
    void registerMany(int count)
    {
        for (int i = 0; i < count; ++i)
            registered(QString::number(i));
    }
    QStringList problemsOf(const HttpReply &accepted)
    {
        return codesOf(m_at->task(accepted.text("serviceTaskId"_L1)), "problems"_L1);
    }
    int openToDos() const { return m_at->database.count(u"to_do WHERE closed_at IS NULL"_s); }
    void makeDue() const
    {
        m_at->database.change(
            u"UPDATE service_task SET next_attempt = 1 WHERE next_attempt IS NOT NULL"_s);
    }

    std::unique_ptr<Installation> m_at;
};

/// Whatever happened, histories and references are whole.
void MonitorJourney::cleanup()
{
    QCOMPARE(m_at->database.run({u"check"_s}).endsWith(": no faults"), true);
    m_at.reset();
}

void MonitorJourney::issuesAriseAndAreClearedByImports_data()
{
    QTest::addColumn<QJsonObject>("customer");
    QTest::addColumn<QJsonObject>("location");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("causes"); ///< what is imported after the registration
    QTest::addColumn<QStringList>("problems");
    QTest::addColumn<QByteArray>("clears"); ///< and after the first run
    const QJsonObject twin{{u"name"_s, u"Twin Smith"_s}};
    const QJsonObject sharedPremise{{u"cisPremiseId"_s, u"PRX"_s}};
    const QByteArray twins = customerHeader + customerRow("A21", "Twin Smith", "SP21", "PRX") +
                             customerRow("A22", "Twin Smith", "SP22", "PRX");
    QTest::newRow("customer not found")
        << QJsonObject{{u"cisAccountId"_s, u"A21"_s}} << atAda << QByteArray("customers")
        << QByteArray() << QStringList{u"customer-not-found"_s}
        << QByteArray(customerHeader + customerRow("A21", "New", "SP1", "PRSP1"));
    QTest::newRow("customer ambiguous")
        << twin << sharedPremise << QByteArray("customers") << twins
        << QStringList{u"customer-ambiguous"_s, u"service-point-ambiguous"_s}
        << QByteArray(customerHeader + customerRow("A22", "Other Smith", "SP22", "PRX"));
    QTest::newRow("service point not found")
        << ada << QJsonObject{{u"cisServicePointId"_s, u"SP9"_s}} << QByteArray("customers")
        << QByteArray() << QStringList{u"service-point-not-found"_s}
        << QByteArray(customerHeader + customerRow("A1", "Ada Byron", "SP9", "PR9"));
    QTest::newRow("service point ambiguous")
        << ada << sharedPremise << QByteArray("customers")
        << QByteArray(customerHeader + customerRow("A1", "Ada Byron", "SP8", "PRX") +
                      customerRow("A1", "Ada Byron", "SP9", "PRX"))
        << QStringList{u"service-point-ambiguous"_s}
        << QByteArray(customerHeader + customerRow("A1", "Ada Byron", "SP9", "PRY"));
    QTest::newRow("service point of another customer")
        << ada << QJsonObject{{u"cisServicePointId"_s, u"SP2"_s}} << QByteArray("customers")
        << QByteArray() << QStringList{u"service-point-of-other-customer"_s}
        << QByteArray(customerHeader + customerRow("A1", "Ada Byron", "SP2", "PRSP2"));
    QTest::newRow("program closed")
        << ada << atAda << QByteArray("programs") << programs("2020-12-31", "TSTAT;BATTERY")
        << QStringList{u"program-not-open"_s} << programs("", "TSTAT;BATTERY");
    QTest::newRow("type no longer eligible")
        << ada << atAda << QByteArray("programs") << programs("", "BATTERY")
        << QStringList{u"asset-type-not-eligible"_s} << programs("", "TSTAT;BATTERY");
}

void MonitorJourney::issuesAriseAndAreClearedByImports()
{
    QFETCH(const QJsonObject, customer);
    QFETCH(const QJsonObject, location);
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, causes);
    QFETCH(const QStringList, problems);
    QFETCH(const QByteArray, clears);
    const HttpReply accepted = registered(u"1"_s, customer, location);
    const QString id = accepted.text("serviceTaskId"_L1);
    if (!causes.isEmpty())
        import(kind, causes);

    const QJsonObject first = m_at->database.monitor();
    QCOMPARE(first.value("processed"_L1).toInt(), 1);
    QCOMPARE(first.value("issues"_L1).toInt(), 1);
    QCOMPARE(first.value("errors"_L1).toInt(), 0);
    QCOMPARE(m_at->statusOf(accepted), u"ISSUE_DETECTED");
    QCOMPARE(problemsOf(accepted), problems);
    QVERIFY(problems.contains(m_at->task(id).value("statusReason"_L1).toString()));
    QCOMPARE(m_at->database.value(
                 u"SELECT role FROM to_do WHERE closed_at IS NULL AND task_id = "_s + id),
             u"DER-ENROLLMENT");
    QCOMPARE(m_at->database.count(u"enrollment"_s), 0);
    // It is not due before its time.
    QCOMPARE(m_at->database.monitor().value("processed"_L1).toInt(), 0);

    import(kind, clears);
    const QJsonObject second = m_at->database.monitor();
    QCOMPARE(second.value("completed"_L1).toInt(), 1);
    const QJsonObject task = m_at->task(id);
    QCOMPARE(task.value("status"_L1).toString(), u"COMPLETED");
    QCOMPARE(task.value("statusReason"_L1).toString(), QString());
    QCOMPARE(task.value("retryCount"_L1).toInt(), 1);
    QCOMPARE(problemsOf(accepted), QStringList());
    QCOMPARE(openToDos(), 0);
    QCOMPARE(m_at->database.count(u"to_do"_s), 1);
    QCOMPARE(
        m_at->database.column(
            u"SELECT to_status FROM service_task_log WHERE task_id = %1 ORDER BY sequence"_s.arg(
                id)),
        QStringList({u"PENDING"_s, u"VALIDATE"_s, u"ISSUE_DETECTED"_s, u"VALIDATE"_s,
                     u"DEVICE_SETUP"_s, u"ACTIVATE"_s, u"COMPLETED"_s}));
    QCOMPARE(m_at->database.column(u"SELECT DISTINCT actor_kind FROM service_task_log WHERE "
                                   "sequence > 1 AND task_id = "_s +
                                   id),
             QStringList{u"MONITOR"_s});
}

void MonitorJourney::namesAllThatIsWrongAtOnce()
{
    const HttpReply accepted =
        registered(u"1"_s, {{u"cisAccountId"_s, u"A9"_s}}, {{u"cisServicePointId"_s, u"SP9"_s}});
    import("programs", programs("2020-12-31", "BATTERY"));
    m_at->database.monitor();
    QCOMPARE(problemsOf(accepted),
             QStringList({u"asset-type-not-eligible"_s, u"customer-not-found"_s,
                          u"program-not-open"_s, u"service-point-not-found"_s}));
    QCOMPARE(openToDos(), 1);
    // Clearing one of them shows the others, and no more To Do than one.
    import("programs", programs("", "TSTAT;BATTERY"));
    m_at->database.monitor();
    QCOMPARE(problemsOf(accepted),
             QStringList({u"customer-not-found"_s, u"service-point-not-found"_s}));
    QCOMPARE(openToDos(), 1);
}

void MonitorJourney::storageNeedsItsEnergy()
{
    const QJsonObject battery{
        {u"specification"_s, u"BAT-10"_s}, {u"serialNo"_s, u"B1"_s}, {u"program"_s, u"DR"_s}};
    const HttpReply incomplete = m_at->registerDer(request(u"b-1"_s, battery));
    QCOMPARE(incomplete.status, 200);
    m_at->database.monitor();
    QCOMPARE(problemsOf(incomplete), QStringList{u"attribute-missing"_s});
    QVERIFY(m_at->transaction(u"b-1"_s)
                .value("messages"_L1)
                .toArray()
                .at(0)
                .toString()
                .contains(u"rtgMaxWh"));
    // The caller sends it anew when the first is canceled.
    const QJsonObject complete =
        with(battery, u"attributes"_s, QJsonObject{{u"rtgMaxWh"_s, 13500}});
    QCOMPARE(m_at->registerDer(request(u"b-2"_s, complete)).status, 409);
    m_at->database.run({u"task"_s, u"cancel"_s, incomplete.text("serviceTaskId"_L1), u"--reason"_s,
                        u"Sent anew"_s});
    QCOMPARE(openToDos(), 0);
    const HttpReply good = m_at->registerDer(request(u"b-2"_s, complete));
    QCOMPARE(good.status, 200);
    QCOMPARE(good.text("assetId"_L1), incomplete.text("assetId"_L1));
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(good), u"COMPLETED");
}

void MonitorJourney::aDeviceIsEnrolledOnceInAProgram()
{
    registered(u"1"_s);
    m_at->database.monitor();
    const HttpReply again = m_at->registerDer(request(u"t-2"_s, thermostat(u"T1"_s)));
    QCOMPARE(again.status, 200);
    m_at->database.monitor();
    QCOMPARE(problemsOf(again), QStringList{u"already-enrolled"_s});
    m_at->database.run(
        {u"task"_s, u"cancel"_s, again.text("serviceTaskId"_L1), u"--reason"_s, u"Is enrolled"_s});
    const HttpReply other =
        m_at->registerDer(request(u"t-3"_s, with(thermostat(u"T1"_s), u"program"_s, u"TOU"_s)));
    QCOMPARE(other.text("deviceId"_L1), again.text("deviceId"_L1));
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(other), u"COMPLETED");
    QCOMPARE(m_at->database.column(u"SELECT program FROM enrollment ORDER BY program"_s),
             QStringList({u"DR"_s, u"TOU"_s}));
}

/// Found where it matters, in DEVICE_SETUP; a retry goes back there.
void MonitorJourney::anActiveAssetStaysAtItsServicePoint()
{
    registered(u"1"_s);
    m_at->database.monitor();
    const HttpReply moved = m_at->registerDer(
        request(u"t-2"_s, with(thermostat(u"T1"_s), u"program"_s, u"TOU"_s),
                {{u"cisAccountId"_s, u"A2"_s}}, {{u"cisServicePointId"_s, u"SP2"_s}}));
    m_at->database.monitor();
    QCOMPARE(problemsOf(moved), QStringList{u"asset-conflict"_s});
    const QJsonObject task = m_at->transaction(u"t-2"_s);
    for (const QString &point : {u"SP1"_s, u"SP2"_s})
        QVERIFY(task.value("messages"_L1).toArray().at(0).toString().contains(point));
    makeDue();
    m_at->database.monitor();
    QCOMPARE(m_at->database.column(u"SELECT to_status FROM service_task_log WHERE task_id = %1 "
                                   "ORDER BY sequence"_s.arg(moved.text("serviceTaskId"_L1))),
             QStringList({u"PENDING"_s, u"VALIDATE"_s, u"DEVICE_SETUP"_s, u"ISSUE_DETECTED"_s,
                          u"DEVICE_SETUP"_s, u"ISSUE_DETECTED"_s}));
}

void MonitorJourney::retriesAtGrowingIntervals()
{
    registered(u"1"_s, {{u"cisAccountId"_s, u"A9"_s}});
    const QString delay = u"SELECT (next_attempt - status_at) / 1000 FROM service_task"_s;
    QList<int> delays;
    for (int run = 0; run < 10; ++run) {
        QCOMPARE(m_at->database.monitor().value("issues"_L1).toInt(), 1);
        QCOMPARE(m_at->database.monitor().value("processed"_L1).toInt(), 0);
        delays.append(m_at->database.value(delay).toInt());
        makeDue();
    }
    // Five minutes at first, twice as long each time, a day at the most; by chance up to a tenth
    // more.
    QList<int> shortest{300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 76800, 86400};
    for (int run = 0; run < 10; ++run) {
        const QByteArray got = QByteArray::number(delays[run]);
        QVERIFY2(delays[run] >= shortest[run] && delays[run] <= shortest[run] * 11 / 10, got);
    }
    QVERIFY(delays != shortest);
}

void MonitorJourney::stopsRetryingAtTheMaximum()
{
    m_at->database.change(u"UPDATE service_task_type SET max_retries = 2"_s);
    const HttpReply accepted = registered(u"1"_s, {{u"cisAccountId"_s, u"A9"_s}});
    for (int run = 0; run < 5; ++run) {
        m_at->database.monitor();
        makeDue();
    }
    QCOMPARE(m_at->task(accepted.text("serviceTaskId"_L1)).value("retryCount"_L1).toInt(), 2);
    QCOMPARE(m_at->database.value(u"SELECT next_attempt FROM service_task"_s), QString());
    QCOMPARE(openToDos(), 1);
    // A cause that clears counts, whatever the number.
    m_at->database.importCustomer("A9", "Late Comer", "SP1", "1 Main Street");
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(accepted), u"COMPLETED");
}

void MonitorJourney::leavesWhatIsFinalAlone()
{
    const HttpReply done = registered(u"1"_s);
    const HttpReply canceled = registered(u"2"_s);
    m_at->database.run({u"task"_s, u"process"_s, done.text("serviceTaskId"_L1)});
    m_at->database.run(
        {u"task"_s, u"cancel"_s, canceled.text("serviceTaskId"_L1), u"--reason"_s, u"x"_s});
    const QStringList before = m_at->database.column(u"SELECT version FROM service_task"_s);
    const QJsonObject run = m_at->database.monitor();
    QCOMPARE(run.value("processed"_L1).toInt(), 0);
    QCOMPARE(run.value("skipped"_L1).toInt(), 0);
    QCOMPARE(m_at->database.column(u"SELECT version FROM service_task"_s), before);
}

void MonitorJourney::worksInPortions()
{
    registerMany(7);
    const QStringList oldest =
        m_at->database.column(u"SELECT id FROM service_task ORDER BY next_attempt, id LIMIT 3"_s);
    QCOMPARE(m_at->database.monitor({u"--max-records"_s, u"3"_s}).value("completed"_L1).toInt(), 3);
    QStringList done =
        m_at->database.column(u"SELECT id FROM service_task WHERE status = 'COMPLETED'"_s);
    QCOMPARE(QSet<QString>(done.cbegin(), done.cend()),
             QSet<QString>(oldest.cbegin(), oldest.cend()));
    QCOMPARE(m_at->database.monitor({u"--commit-every"_s, u"1"_s}).value("completed"_L1).toInt(),
             4);
    QCOMPARE(m_at->database.column(u"SELECT number || ':' || processed || ':' || status FROM "
                                   "batch_run ORDER BY number"_s),
             QStringList({u"1:3:COMPLETED"_s, u"2:4:COMPLETED"_s}));
}

void MonitorJourney::monitorsAtOnceWorkEachTaskOnce()
{
    constexpr int tasks = 80;
    registerMany(tasks);
    std::vector<std::unique_ptr<QProcess>> monitors;
    for (int i = 0; i < 4; ++i) {
        monitors.push_back(std::make_unique<QProcess>());
        monitors.back()->start(Derdeskctl::program(), {u"--database"_s, m_at->database.url().text(),
                                                       u"monitor"_s, u"--commit-every"_s, u"5"_s});
    }
    int processed = 0;
    for (const auto &monitor : monitors) {
        const Ended ended = Derdeskctl::endOf(*monitor, monitor->waitForFinished(60'000));
        QVERIFY2(ended.exitCode == 0, ended.err);
        processed += QJsonDocument::fromJson(ended.out)["processed"_L1].toInt();
    }
    QCOMPARE(processed, tasks);
    QCOMPARE(m_at->database.count(u"enrollment WHERE active = 1"_s), tasks);
    QCOMPARE(m_at->database.count(u"service_task_log"_s), tasks * 5);
    QCOMPARE(m_at->database.count(u"outbound_message"_s), tasks);
}

void MonitorJourney::aKilledRunLeavesNothingHalfDone()
{
    constexpr int tasks = 150;
    registerMany(tasks);
    const auto completed = [this] {
        return m_at->database.count(u"service_task WHERE status = 'COMPLETED'"_s);
    };
    for (int kill = 0; kill < 3; ++kill) {
        const int before = completed();
        QProcess monitor;
        monitor.start(Derdeskctl::program(), {u"--database"_s, m_at->database.url().text(),
                                              u"monitor"_s, u"--commit-every"_s, u"1"_s});
        QVERIFY(monitor.waitForStarted());
        while (completed() == before && !monitor.waitForFinished(1)) {
        }
        monitor.kill();
        monitor.waitForFinished();
        QCOMPARE(
            m_at->database.count(u"service_task WHERE status NOT IN ('PENDING', 'COMPLETED')"_s),
            0);
        QVERIFY(completed() > before);
        QCOMPARE(m_at->database.count(u"enrollment"_s), completed());
        QCOMPARE(m_at->database.count(u"service_task_log"_s), tasks + 4 * completed());
    }
    const int left = tasks - completed();
    QVERIFY2(left > 0, "the kills must hit runs under way");
    QCOMPARE(m_at->database.monitor().value("completed"_L1).toInt(), left);
    QCOMPARE(m_at->database.count(u"enrollment"_s), tasks);
}

void MonitorJourney::serveRunsItByItself()
{
    Serve serve(m_at->database.url(), {u"--monitor-interval"_s, u"1"_s});
    const HttpReply accepted = registered(u"1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_at->statusOf(accepted), u"COMPLETED"_s, 20'000);
    // Runs on request are runs like others: numbers go on.
    const int runs = m_at->database.count(u"batch_run"_s);
    QVERIFY(m_at->database.monitor().value("run"_L1).toInt() >= runs + 1);
}

QTEST_GUILESS_MAIN(MonitorJourney)
#include "tst_monitorjourney.moc"
