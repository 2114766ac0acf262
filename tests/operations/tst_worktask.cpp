// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/EnrollByHand.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/AssetQueries.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestWorkTask : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    RecordId post(const RegistrationRequest &request)
    {
        const auto answer =
            m_db->run([request](Transaction &tx) { return registerDerDevice(tx, request); });
        return answer ? answer->taskId : 0;
    }
    RecordId post(const InterconnectionRequest &request)
    {
        const auto answer =
            m_db->run([request](Transaction &tx) { return interconnectDer(tx, request); });
        return answer ? answer->taskId : 0;
    }
    Result<ServiceTask> process(RecordId id, std::optional<int> version = {})
    {
        return m_db->run([=](Transaction &tx) { return processTask(tx, id, version); });
    }
    Result<ServiceTask> retry(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return retryTask(tx, id); });
    }
    Result<ServiceTask> cancel(RecordId id, const QString &reason)
    {
        return m_db->run([=](Transaction &tx) { return cancelTask(tx, id, reason); });
    }
    Result<ServiceTask> acknowledge(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return acknowledgeTask(tx, id); });
    }
    TaskDetail detail(RecordId id) { return *readTaskDetail(m_db->read(), id); }
    QStringList issues(RecordId id)
    {
        QStringList codes;
        for (const Problem &problem : detail(id).problems)
            codes.append(problemCodeText(problem.code));
        return codes;
    }
    QStringList path(RecordId id)
    {
        QStringList states;
        for (const TaskLogEntry &entry : taskLog(m_db->read(), id)) {
            if (entry.to)
                states.append(toText(*entry.to));
        }
        return states;
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }

    void testEnrollmentGoesAllTheWayInOneCall()
    {
        const RecordId id = post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(process(id)->status, TaskStatus::Completed);
        QCOMPARE(path(id), QStringList({u"PENDING"_s, u"VALIDATE"_s, u"DEVICE_SETUP"_s,
                                        u"ACTIVATE"_s, u"COMPLETED"_s}));
        const TaskDetail found = detail(id);
        QCOMPARE(found.customer->accountId, u"A1"_s);
        QCOMPARE(found.servicePoint->servicePointId, u"SP1"_s);
        QCOMPARE(found.asset->status, AssetStatus::Active);
        QVERIFY(found.device->active);
        QVERIFY(found.enrollment->active);
        QCOMPARE(found.enrollment->program, u"DR"_s);
        QVERIFY(found.showsDerAttributes());
        QVERIFY(!found.task.nextAttempt.isValid());
        QCOMPARE(found.log.constLast().actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
        QCOMPARE(m_db->count("outbound_message"), 1);
    }

    void testInterconnectionMakesTheAsset()
    {
        const RecordId id = post(interconnection(u"i1"_s, u"S-1"_s));
        QCOMPARE(m_db->count("der_asset"), 0);
        QCOMPARE(process(id)->status, TaskStatus::Completed);
        QCOMPARE(path(id),
                 QStringList({u"PENDING"_s, u"VALIDATE"_s, u"CREATE_ASSET"_s, u"COMPLETED"_s}));
        const TaskDetail found = detail(id);
        QCOMPARE(found.asset->status, AssetStatus::Interconnected);
        QCOMPARE(found.asset->servicePointId, found.servicePoint->id);
        QCOMPARE(found.attributes.size(), 1);
        QCOMPARE(found.attributes[0].source, AttributeSource::Interconnection);
        QVERIFY(!found.showsDerAttributes());
    }

    void testEarlyRegistrationWaitsAndIsWoken()
    {
        const RecordId first = post(interconnection(u"i1"_s, u"S-1"_s));
        const RecordId early = post(photovoltaic(u"t1"_s, u"S-1"_s));
        QCOMPARE(process(early)->status, TaskStatus::IssueDetected);
        QCOMPARE(issues(early), QStringList{u"interconnection-open"_s});
        QVERIFY(detail(early).task.nextAttempt > QDateTime::currentDateTimeUtc());
        QCOMPARE(process(first)->status, TaskStatus::Completed);
        QVERIFY(detail(early).task.nextAttempt <= QDateTime::currentDateTimeUtc());
        QCOMPARE(retry(early)->status, TaskStatus::Completed);
        QCOMPARE(m_db->count("der_asset"), 1);
    }

    void testAllFaultsAreFound()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"unknown"_s;
        request.location.cisServicePointId = u"unknown"_s;
        const RecordId id = post(request);
        m_db->sql("UPDATE program SET active = 0; DELETE FROM der_attribute");
        QCOMPARE(process(id)->status, TaskStatus::IssueDetected);
        QCOMPARE(issues(id), QStringList({u"customer-not-found"_s, u"service-point-not-found"_s,
                                          u"program-not-open"_s, u"attribute-missing"_s,
                                          u"attribute-missing"_s}));
        const TaskDetail found = detail(id);
        QCOMPARE(found.task.statusReason, u"customer-not-found"_s);
        QCOMPARE(found.toDo->role, u"DER-ENROLLMENT"_s);
        QCOMPARE(found.log.constLast().problems, found.problems);
        for (const Problem &problem : found.problems)
            QVERIFY2(!problem.text().contains(u'{') && !problem.text().isEmpty(),
                     qPrintable(problem.text()));
    }

    void testCustomerByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("one of the name") << u"ADA  byron"_s << u"1 main street"_s << QStringList();
        QTest::newRow("none") << u"Nobody"_s << u"1 Main Street"_s
                              << QStringList{u"customer-not-found"_s};
        QTest::newRow("two, the address tells")
            << u"John Smith"_s << u"3 Main Street"_s << QStringList();
        QTest::newRow("two, the address is another's")
            << u"John Smith"_s << u"1 Main Street"_s << QStringList{u"customer-ambiguous"_s};
        QTest::newRow("not his") << u"Ada Byron"_s << u"2 Main Street"_s
                                 << QStringList{u"service-point-of-other-customer"_s};
    }

    void testCustomerByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(QStringList, expected);
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer = {};
        request.customer.name = name;
        request.location = {};
        request.location.address1 = address;
        const RecordId id = post(request);
        QVERIFY(process(id));
        QCOMPARE(issues(id), expected);
    }

    void testStorageWithoutCapacityIsAnIssue()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"B-1"_s);
        request.specification = u"BAT-10"_s;
        request.program = u"DR"_s;
        const RecordId id = post(request);
        QVERIFY(process(id));
        QCOMPARE(issues(id), QStringList{u"attribute-missing"_s});
    }

    void testSecondEnrollmentInTheSameProgramIsAnIssue()
    {
        QVERIFY(process(post(thermostat(u"t1"_s, u"W-1"_s))));
        const RecordId second = post(thermostat(u"t2"_s, u"W-1"_s));
        QVERIFY(process(second));
        QCOMPARE(issues(second), QStringList{u"already-enrolled"_s});
    }

    void testRetryDelayGrowsAndEnds()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"unknown"_s;
        const RecordId id = post(request);
        QVERIFY(process(id));
        qint64 last = 0;
        for (int i = 0; i < 5; ++i) {
            const ServiceTask task = detail(id).task;
            const qint64 delay = task.statusAt.secsTo(task.nextAttempt);
            QVERIFY(delay > last);
            last = delay;
            QCOMPARE(retry(id)->retryCount, i + 1);
        }
        m_db->sql("UPDATE service_task_type SET max_retries = 6");
        QVERIFY(!retry(id)->nextAttempt.isValid());
        QCOMPARE(m_db->count("to_do WHERE closed_at IS NULL"), 1);
    }

    void testIssueIsLeftCleanly()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"A9"_s;
        const RecordId id = post(request);
        QVERIFY(process(id));
        m_db->sql(
            "INSERT INTO customer (id, account_id, name, name_key) VALUES (9, 'A9', 'New', 'new'); "
            "UPDATE service_point SET customer_id = 9 WHERE service_point_id = 'SP1'");
        QCOMPARE(retry(id)->status, TaskStatus::Completed);
        const TaskDetail found = detail(id);
        QVERIFY(found.problems.isEmpty());
        QVERIFY(!found.toDo);
        QVERIFY(found.task.statusReason.isEmpty());
    }

    void testHeadEndThatAcknowledgesIsWaitedFor()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"N1"_s;
        const RecordId id = post(request);
        const auto waiting = process(id);
        QCOMPARE(waiting->status, TaskStatus::DeviceSetup);
        QVERIFY(!waiting->nextAttempt.isValid());
        QCOMPARE(detail(id).device->headEndStatus, HeadEndStatus::Requested);
        QCOMPARE(acknowledge(id)->status, TaskStatus::Completed);
        QCOMPARE(detail(id).device->headEndStatus, HeadEndStatus::Registered);
    }

    void testFaultWhileAcknowledgingIsRetriedFromDeviceSetup()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"N1"_s;
        const RecordId id = post(request);
        QVERIFY(process(id));
        m_db->sql("UPDATE der_asset SET status = 'ACTIVE', service_point_id = 2");
        QCOMPARE(acknowledge(id)->status, TaskStatus::IssueDetected);
        QCOMPARE(issues(id), QStringList{u"asset-conflict"_s});
        m_db->sql("UPDATE der_asset SET service_point_id = 1");
        QCOMPARE(retry(id)->status, TaskStatus::DeviceSetup);
        QCOMPARE(acknowledge(id)->status, TaskStatus::Completed);
    }

    void testHeadEndThatNeedsNoAcknowledgementIsPassed()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE"_s;
        request.nicId = u"N1"_s;
        const RecordId id = post(request);
        QCOMPARE(process(id)->status, TaskStatus::Completed);
        QCOMPARE(detail(id).device->headEndStatus, HeadEndStatus::Registered);
    }

    void testCancel()
    {
        const RecordId id = post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(cancel(id, u"  "_s).error()[0].code, ProblemCode::Missing);
        const auto canceled = cancel(id, u"Customer moved"_s);
        QCOMPARE(canceled->status, TaskStatus::Canceled);
        QCOMPARE(canceled->statusReason, u"Customer moved"_s);
        QCOMPARE(taskLog(m_db->read(), id).constLast().message, u"Customer moved"_s);
        QCOMPARE(process(id).error()[0].code, ProblemCode::ActionNotAllowed);
        QVERIFY(post(thermostat(u"t2"_s, u"W-1"_s))); // its asset is free again
    }

    void testActionsThatTheLifecycleDoesNotAllow()
    {
        const RecordId id = post(thermostat(u"t1"_s, u"W-1"_s));
        const auto refused = retry(id);
        QCOMPARE(refused.error()[0].code, ProblemCode::ActionNotAllowed);
        QVERIFY(refused.error()[0].detail().contains(u"PENDING"));
        QCOMPARE(acknowledge(id).error()[0].code, ProblemCode::ActionNotAllowed);
        QCOMPARE(process(10000000000000).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(taskLog(m_db->read(), id).size(), 1);
    }

    void testAnotherVersionIsRefused()
    {
        const RecordId id = post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(process(id, 7).error()[0].code, ProblemCode::ChangedMeanwhile);
        QVERIFY(process(id, 1));
    }

    void testComment()
    {
        const RecordId id = post(thermostat(u"t1"_s, u"W-1"_s));
        const auto comment = [&](const QString &text) {
            return m_db->run([=](Transaction &tx) { return commentTask(tx, id, text); });
        };
        QVERIFY(comment(u" Called the customer "_s));
        QCOMPARE(taskLog(m_db->read(), id).constLast().message, u"Called the customer"_s);
        QCOMPARE(comment(u""_s).error()[0].code, ProblemCode::Missing);
        QCOMPARE(comment(QString(4001, u'x')).error()[0].code, ProblemCode::TooLong);
    }

    void testEnrollmentByHand_data()
    {
        QTest::addColumn<QString>("specification");
        QTest::addColumn<QString>("serialNo");
        QTest::newRow("without a device") << QString() << QString();
        QTest::newRow("with a transformer") << u"TR-1"_s << u"X-1"_s;
    }

    void testEnrollmentByHand()
    {
        QFETCH(QString, specification);
        QFETCH(QString, serialNo);
        const EnrollmentRequest request{u"A1"_s, u"SP1"_s, u"TOU"_s, specification, serialNo};
        const auto task = m_db->run([=](Transaction &tx) { return enrollByHand(tx, request); });
        QVERIFY(task);
        QVERIFY(!detail(task->id).showsDerAttributes());
        QCOMPARE(process(task->id)->status, TaskStatus::Completed);
        QVERIFY(detail(task->id).enrollment);
    }

    void testEnrollmentByHandIsChecked()
    {
        const auto codes = [this](const EnrollmentRequest &request) {
            QStringList texts;
            const auto task = m_db->run([=](Transaction &tx) { return enrollByHand(tx, request); });
            for (const Problem &problem : task.error())
                texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
            return texts;
        };
        QCOMPARE(codes({}), QStringList({u"missing /accountId"_s, u"missing /servicePointId"_s,
                                         u"missing /program"_s}));
        QCOMPARE(codes({u"A1"_s, u"SP2"_s, u"DR"_s, u"TH-1"_s, u"W-1"_s}),
                 QStringList({u"service-point-of-other-customer /servicePointId"_s,
                              u"not-allowed-value /specification"_s}));
        QCOMPARE(codes({u"?"_s, u"?"_s, u"CLOSED"_s, u"?"_s, u"1"_s}),
                 QStringList({u"customer-not-found /accountId"_s,
                              u"service-point-not-found /servicePointId"_s,
                              u"unknown-specification /specification"_s,
                              u"program-not-open /program"_s}));
        QCOMPARE(m_db->count("service_task"), 0);
    }
};

QTEST_GUILESS_MAIN(TestWorkTask)
#include "tst_worktask.moc"
