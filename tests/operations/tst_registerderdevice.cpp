// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/AssetQueries.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QStringList faults(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
    texts.sort();
    return texts;
}

} // namespace

class TestRegisterDerDevice : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    Result<Acceptance> post(const RegistrationRequest &request)
    {
        return m_db->run([request](Transaction &tx) { return registerDerDevice(tx, request); });
    }
    Result<Acceptance> post(const InterconnectionRequest &request)
    {
        return m_db->run([request](Transaction &tx) { return interconnectDer(tx, request); });
    }
    Result<ServiceTask> process(RecordId id)
    {
        return m_db->run([id](Transaction &tx) { return processTask(tx, id); });
    }
    qint64 rows()
    {
        return m_db->number(
            "SELECT (SELECT count(*) FROM service_task) + (SELECT count(*) FROM der_asset) "
            "+ (SELECT count(*) FROM der_device) + (SELECT count(*) FROM der_attribute) "
            "+ (SELECT count(*) FROM service_task_log) + (SELECT count(*) FROM inbound_request)");
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }

    void testRegistrationOnlyMakesAssetDeviceAndPendingTask()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.attributes.insert(u"rtgMaxW"_s, u"2800"_s);
        const auto answer = post(request);
        QVERIFY(answer);
        QCOMPARE(answer->transactionId, u"t1"_s);
        QCOMPARE(idText(answer->taskId).size(), 14);
        const auto task = findTask(m_db->read(), answer->taskId);
        QCOMPARE(task->status, TaskStatus::Pending);
        QCOMPARE(task->program, u"DR"_s); // the specification's
        QCOMPARE(task->client, u"aggregator"_s);
        QCOMPARE(task->registrationDate, QDate::currentDate());
        QCOMPARE(findAsset(m_db->read(), answer->assetId)->status, AssetStatus::Pending);
        QCOMPARE(findDevice(m_db->read(), answer->deviceId)->assetId, answer->assetId);
        // The request overrules the specification, and both are kept.
        const AttributeValues values = effectiveAttributes(m_db->read(), answer->assetId);
        QCOMPARE(values, AttributeValues({{u"rtgMaxW"_s, u"2800"_s}, {u"type"_s, u"0"_s}}));
        const auto log = taskLog(m_db->read(), answer->taskId);
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].event, TaskEvent::Created);
        QCOMPARE(log[0].to, TaskStatus::Pending);
    }

    void testTaskIdsDoNotFollowEachOther()
    {
        RecordId last = 0;
        for (int i = 0; i < 50; ++i) {
            const auto answer = post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
            QVERIFY(answer);
            QVERIFY(std::abs(answer->taskId - last) > 1);
            last = answer->taskId;
        }
    }

    void testRepeatGetsTheSameAnswerAndMakesNothing()
    {
        const auto first = post(thermostat(u"t1"_s, u"W-1"_s));
        const qint64 before = rows();
        QVERIFY(process(first->taskId)); // even after the task went on
        const qint64 processed = rows();
        const auto again = post(thermostat(u"t1"_s, u"W-1"_s));
        QVERIFY(again);
        QCOMPARE(*again, *first);
        QCOMPARE(rows(), processed);
        QVERIFY(processed > before);
    }

    void testRepeatWithOtherContentConflicts()
    {
        QVERIFY(post(thermostat(u"t1"_s, u"W-1"_s)));
        const qint64 before = rows();
        const auto other = post(thermostat(u"t1"_s, u"W-2"_s));
        QCOMPARE(faults(other.error()), QStringList{u"transaction-conflict /transactionId"_s});
        QCOMPARE(rows(), before);
    }

    void testTheSameTransactionIdOfAnotherClientIsAnotherRequest()
    {
        QVERIFY(post(thermostat(u"t1"_s, u"W-1"_s)));
        RegistrationRequest other = thermostat(u"t1"_s, u"W-2"_s);
        other.client = u"another"_s;
        QVERIFY(post(other));
        QCOMPARE(m_db->count("service_task"), 2);
    }

    void testRefusals_data()
    {
        using Change = std::function<void(RegistrationRequest &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const Change &change, const QStringList &expected) {
            QTest::newRow(name) << change << expected;
        };
        row("no transaction id", [](auto &r) { r.transactionId.clear(); },
            {u"missing /transactionId"_s});
        row("no serial", [](auto &r) { r.serialNo.clear(); }, {u"missing /assetInfo/serialNo"_s});
        row("long serial", [](auto &r) { r.serialNo = QString(61, u'x'); },
            {u"too-long /assetInfo/serialNo"_s});
        row("no customer", [](auto &r) { r.customer = {}; }, {u"missing /customerInfo"_s});
        row("no location", [](auto &r) { r.location = {}; }, {u"missing /locationInfo"_s});
        row("no specification and no model", [](auto &r) { r.specification.clear(); },
            {u"missing /assetInfo/specification"_s});
        row("unknown specification", [](auto &r) { r.specification = u"?"_s; },
            {u"unknown-specification /assetInfo/specification"_s});
        row("unknown model",
            [](auto &r) {
                r.specification.clear();
                r.manufacturer = u"Warmly"_s;
                r.model = u"?"_s;
            },
            {u"unknown-manufacturer-model /assetInfo/model"_s});
        row("model without specification",
            [](auto &r) {
                r.specification.clear();
                r.manufacturer = u"Unspecified"_s;
                r.model = u"U-1"_s;
            },
            {u"unknown-specification /assetInfo/specification"_s});
        row("specification of another model",
            [](auto &r) {
                r.manufacturer = u"Sunline"_s;
                r.model = u"S-5"_s;
            },
            {u"specification-mismatch /assetInfo/specification"_s});
        row("unknown asset type", [](auto &r) { r.assetType = u"?"_s; },
            {u"unknown-asset-type /assetInfo/assetType"_s});
        row("other asset type", [](auto &r) { r.assetType = u"PV"_s; },
            {u"asset-type-mismatch /assetInfo/assetType"_s});
        row("no DER", [](auto &r) { r.specification = u"TR-1"_s; },
            {u"not-a-der-asset-type /assetInfo/specification"_s});
        row("unknown head end", [](auto &r) { r.headEndSystem = u"?"_s; },
            {u"unknown-head-end-system /assetInfo/headEndSystem"_s});
        row("unknown program", [](auto &r) { r.program = u"?"_s; },
            {u"unknown-program /assetInfo/program"_s});
        row("closed program", [](auto &r) { r.program = u"CLOSED"_s; },
            {u"program-not-open /assetInfo/program"_s});
        row("program not for this type", [](auto &r) { r.program = u"TOU"_s; },
            {u"asset-type-not-eligible /assetInfo/program"_s});
        row("no program at all", [](auto &r) { r.specification = u"BAT-10"_s; },
            {u"no-program /assetInfo/program"_s});
        row("interconnection needed", [](auto &r) { r.specification = u"PV-5"_s; },
            {u"interconnection-required /assetInfo/serialNo"_s});
        row("a setting above the specification's rating",
            [](auto &r) { r.attributes.insert(u"setMaxW"_s, u"3001"_s); },
            {u"exceeds-rating /assetInfo/attributes/setMaxW"_s});
        row("three faults together",
            [](auto &r) {
                r.serialNo.clear();
                r.program = u"?"_s;
                r.customer = {};
            },
            {u"missing /assetInfo/serialNo"_s, u"missing /customerInfo"_s,
             u"unknown-program /assetInfo/program"_s});
        row("the codec's faults with its own",
            [](auto &r) {
                r.faults = {{ProblemCode::UnknownAttribute, u"/assetInfo/attributes/x"_s, {}}};
                r.program = u"?"_s;
            },
            {u"unknown-attribute /assetInfo/attributes/x"_s,
             u"unknown-program /assetInfo/program"_s});
    }

    void testRefusals()
    {
        QFETCH(std::function<void(RegistrationRequest &)>, change);
        QFETCH(QStringList, expected);
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        change(request);
        const auto answer = post(request);
        QVERIFY(!answer);
        QCOMPARE(faults(answer.error()), expected);
        QCOMPARE(rows(), 0);
        for (const Problem &problem : answer.error())
            QVERIFY2(!problem.detail().contains(u'{'), qPrintable(problem.detail()));
    }

    void testManufacturerAndModelLeadToTheSpecification()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.specification.clear();
        request.manufacturer = u"Warmly"_s;
        request.model = u"T-1"_s;
        const auto answer = post(request);
        QVERIFY(answer);
        QCOMPARE(findTask(m_db->read(), answer->taskId)->specification, u"TH-1"_s);
    }

    void testSeveralSpecificationsNeedAChoice()
    {
        m_db->sql("INSERT INTO specification VALUES ('TH-2', 'Other', 'BATTERY', 2, 'DR')");
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.specification.clear();
        request.manufacturer = u"Warmly"_s;
        request.model = u"T-1"_s;
        QCOMPARE(faults(post(request).error()),
                 QStringList{u"specification-ambiguous /assetInfo/specification"_s});
        request.assetType = u"TSTAT"_s;
        QVERIFY(post(request));
    }

    void testClosedProgramIsOpenOnAnEarlierRegistrationDate()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.program = u"CLOSED"_s;
        request.registrationDate = QDate(2020, 12, 31);
        QVERIFY(post(request));
    }

    void testAssetWithAnOpenTaskIsRefusedAndReusedAfterwards()
    {
        const auto first = post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(faults(post(thermostat(u"t2"_s, u"W-1"_s)).error()),
                 QStringList{u"open-task-exists /assetInfo/serialNo"_s});
        QVERIFY(process(first->taskId));
        const auto second = post(thermostat(u"t3"_s, u"W-1"_s));
        QVERIFY(second);
        QCOMPARE(second->assetId, first->assetId);
        QCOMPARE(second->deviceId, first->deviceId);
        QCOMPARE(m_db->count("der_asset"), 1);
    }

    void testNicOfAnotherDeviceIsRefused()
    {
        RegistrationRequest first = thermostat(u"t1"_s, u"W-1"_s);
        first.headEndSystem = u"HE"_s;
        first.nicId = u"N1"_s;
        QVERIFY(post(first));
        RegistrationRequest second = first;
        second.transactionId = u"t2"_s;
        second.serialNo = u"W-2"_s;
        QCOMPARE(faults(post(second).error()), QStringList{u"nic-in-use /assetInfo/nicId"_s});
    }

    /// As a client does whose connection broke: its first request may be on the way still.
    void testTheSameRequestManyTimesAtOnce()
    {
        for (int round = 0; round < 40; ++round) {
            const auto number = QString::number(round);
            const RegistrationRequest first = thermostat(u"t"_s + number, u"W"_s + number);
            const InterconnectionRequest second = interconnection(u"i"_s + number, u"S"_s + number);
            QList<QFuture<Result<Acceptance>>> answers;
            const Actor client{ActorKind::ApiClient, u"aggregator"_s};
            for (int i = 0; i < 6; ++i) {
                answers.append(m_db->writer().submit(
                    client, [first](Transaction &tx) { return registerDerDevice(tx, first); }));
                answers.append(m_db->writer().submit(
                    client, [second](Transaction &tx) { return interconnectDer(tx, second); }));
            }
            QSet<RecordId> tasks;
            for (auto &answer : answers) {
                const Result<Acceptance> taken = answer.takeResult();
                QVERIFY2(taken, taken ? "" : qPrintable(faults(taken.error()).join(u' ')));
                tasks.insert(taken->taskId);
            }
            QCOMPARE(tasks.size(), 2);
        }
        QCOMPARE(m_db->count("service_task"), 80);
    }

    void testInterconnectedAssetIsUsed()
    {
        const auto interconnected = post(interconnection(u"i1"_s, u"S-1"_s));
        QVERIFY(interconnected);
        QCOMPARE(interconnected->assetId, 0);
        QCOMPARE(process(interconnected->taskId)->status, TaskStatus::Completed);
        const auto registered = post(photovoltaic(u"t1"_s, u"S-1"_s));
        QVERIFY(registered);
        QVERIFY(registered->messages.isEmpty());
        QCOMPARE(findAsset(m_db->read(), registered->assetId)->status, AssetStatus::Interconnected);
        QCOMPARE(m_db->count("der_asset"), 1);
        QCOMPARE(process(registered->taskId)->status, TaskStatus::Completed);
    }

    void testOpenInterconnectionIsWaitedFor()
    {
        const auto first = post(interconnection(u"i1"_s, u"S-1"_s));
        const auto registered = post(photovoltaic(u"t1"_s, u"S-1"_s));
        QVERIFY(registered);
        QVERIFY(registered->messages.value(0).contains(idText(first->taskId)));
    }

    void testSecondInterconnectionConflicts()
    {
        const auto first = post(interconnection(u"i1"_s, u"S-1"_s));
        const QStringList conflict{u"already-interconnected /assetInfo/serialNo"_s};
        QCOMPARE(faults(post(interconnection(u"i2"_s, u"S-1"_s)).error()), conflict);
        QVERIFY(process(first->taskId));
        QCOMPARE(faults(post(interconnection(u"i3"_s, u"S-1"_s)).error()), conflict);
        QCOMPARE(*post(interconnection(u"i1"_s, u"S-1"_s)), *first);
    }

    void testInterconnectionRefusals()
    {
        InterconnectionRequest request = interconnection({}, {});
        request.model = u"?"_s;
        request.attributes.insert(u"setMinV"_s, u"250"_s);
        request.attributes.insert(u"setMaxV"_s, u"200"_s);
        const Problems problems = post(request).error();
        QVERIFY(faults(problems).contains(u"missing /transactionId"_s));
        QVERIFY(faults(problems).contains(u"missing /assetInfo/serialNo"_s));
        QVERIFY(faults(problems).contains(u"unknown-manufacturer-model /assetInfo/model"_s));
        QVERIFY(problems.size() >= 4);
        QCOMPARE(rows(), 0);
    }

    void testSettingAboveTheSpecificationsRatingIsRefused()
    {
        InterconnectionRequest request = interconnection(u"i1"_s, u"S-1"_s);
        request.attributes.insert(u"setMaxW"_s, u"5001"_s);
        QCOMPARE(faults(post(request).error()),
                 QStringList{u"exceeds-rating /assetInfo/interconnectionAttributes/setMaxW"_s});
    }
};

QTEST_GUILESS_MAIN(TestRegisterDerDevice)
#include "tst_registerderdevice.moc"
