// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/DemoData.h"
#include "operations/DemoParty.h"
#include "operations/DemoUnit.h"
#include "operations/Import.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"
#include "support/FreshDatabase.h"

#include <QBuffer>
#include <QSet>
#include <QTest>

#include <set>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC);

Result<DemoCounts> fill(FreshDatabase &database, quint32 seed)
{
    return database.write([seed](Transaction &tx) { return fillDemo(tx, seed); }, noon);
}

QList<RecordId> allTasks(Connection &connection)
{
    return connection.list(u"SELECT id FROM service_task ORDER BY created_at, id"_s, {},
                           [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

/// What a task says, but for ids.
QString described(const ServiceTask &task)
{
    return QStringList{task.type,
                       toText(task.status),
                       task.statusReason,
                       task.transactionId,
                       task.serialNo,
                       task.specification,
                       task.program,
                       task.customer.name,
                       task.location.address1,
                       task.createdAt.toString(Qt::ISODateWithMs),
                       task.statusAt.toString(Qt::ISODateWithMs)}
        .join(u'|');
}

QStringList described(FreshDatabase &database)
{
    QStringList tasks;
    for (RecordId id : allTasks(database.connection()))
        tasks += described(findTask(database.connection(), id).value());
    tasks.sort();
    return tasks;
}

} // namespace

class TestDemoData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void counts();
    void referenceData();
    void specificationsAreOfTheCatalogue();
    void everyStateIsThere();
    void issuesAreReal();
    void historiesAreLegal();
    void repeatableBySeed();
    void catalogueMayBeThereAlready();
    void refusesAFilledDatabase();
    void namesAreFictional();
};

void TestDemoData::counts()
{
    FreshDatabase database;
    QVERIFY(!hasDemoData(database.connection()));
    const Result<DemoCounts> counts = fill(database, 1);
    QVERIFY2(counts, qPrintable(counts ? QString() : counts.error().constFirst().detail()));
    QVERIFY(hasDemoData(database.connection()));
    QCOMPARE(counts->customers, 200);
    QCOMPARE(database.count(u"customer"_s), 200);
    QCOMPARE(database.count(u"service_point"_s), 200);
    QCOMPARE(database.count(u"service_task"_s), counts->tasks);
    QVERIFY(counts->tasks > 200);
}

void TestDemoData::referenceData()
{
    FreshDatabase database;
    QVERIFY(fill(database, 1));
    Connection &connection = database.connection();
    using Flag = DerRegistrationFlag;
    QCOMPARE(findAssetType(connection, u"SMART-THERMOSTAT"_s)->flag, Flag::RegistrationOnly);
    QCOMPARE(findAssetType(connection, u"EV-CHARGER"_s)->flag, Flag::RegistrationOnly);
    QCOMPARE(findAssetType(connection, u"ROOFTOP-PV"_s)->flag,
             Flag::InterconnectionAndRegistration);
    QCOMPARE(findAssetType(connection, u"HOME-BATTERY"_s)->flag,
             Flag::InterconnectionAndRegistration);
    QCOMPARE(findAssetType(connection, u"LINE-TRANSFORMER"_s)->flag, Flag::None);
    QCOMPARE(database.count(u"program"_s), 3);
    QCOMPARE(database.count(u"head_end_system"_s), 2);
    QVERIFY(!findHeadEndSystem(connection, u"MESH"_s)->acknowledges);
    QVERIFY(findHeadEndSystem(connection, u"CLOUD"_s)->acknowledges);
    QVERIFY(findProgram(connection, u"PEAK-BATTERY"_s)->openOn(noon.date()));
    QVERIFY(findProgram(connection, u"PEAK-BATTERY"_s)->openOn(noon.date().addYears(-2)));
}

void TestDemoData::specificationsAreOfTheCatalogue()
{
    FreshDatabase database;
    QVERIFY(fill(database, 1));
    Connection &connection = database.connection();
    for (DemoKind kind :
         {DemoKind::Thermostat, DemoKind::Charger, DemoKind::Photovoltaics, DemoKind::Battery}) {
        for (QLatin1StringView code : demoSpecifications(kind)) {
            const Specification specification = findSpecification(connection, code).value();
            QVERIFY2(checkCompleteness(specification.nameplate, {}).isEmpty(), code.data());
            const auto type = findAssetType(connection, specification.assetType);
            QCOMPARE(type->flag == DerRegistrationFlag::InterconnectionAndRegistration,
                     needsInterconnection(kind));
            if (!needsInterconnection(kind))
                continue;
            const auto listed = connection.value(
                u"SELECT count(*) FROM model_rating WHERE model_id = ? AND ac_power_rated_w = ? "
                "AND vac_nominal_v = ?"_s,
                {specification.modelId, specification.nameplate.value(u"rtgMaxW"_s).toDouble(),
                 specification.nameplate.value(u"rtgVNom"_s)});
            QVERIFY2(listed.toInt() > 0, code.data());
        }
    }
    const auto incomplete = findSpecification(connection, incompleteSpecification);
    QVERIFY(!checkCompleteness(incomplete->nameplate, {}).isEmpty());
}

void TestDemoData::everyStateIsThere()
{
    FreshDatabase database;
    QVERIFY(fill(database, 7));
    Connection &connection = database.connection();
    std::set<std::pair<BusinessObject, TaskStatus>> now;
    std::set<std::pair<BusinessObject, TaskStatus>> passed;
    for (RecordId id : allTasks(connection)) {
        const ServiceTask task = findTask(connection, id).value();
        now.insert({task.businessObject, task.status});
        for (const TaskLogEntry &entry : taskLog(connection, id)) {
            if (entry.to)
                passed.insert({task.businessObject, *entry.to});
        }
    }
    for (BusinessObject object : {BusinessObject::Enrollment, BusinessObject::Interconnection}) {
        for (TaskStatus status : statuses(object)) {
            const bool rests = statusKind(object, status) != StatusKind::Passing;
            QVERIFY2((rests ? now : passed).contains({object, status}), qPrintable(toText(status)));
        }
    }
}

void TestDemoData::issuesAreReal()
{
    FreshDatabase database;
    QVERIFY(fill(database, 1));
    Connection &connection = database.connection();
    for (ProblemCode code :
         {ProblemCode::CustomerNotFound, ProblemCode::ServicePointNotFound,
          ProblemCode::ServicePointOfOtherCustomer, ProblemCode::InterconnectionOpen}) {
        const QVariant held = connection.value(
            u"SELECT count(*) FROM service_task_issue JOIN service_task ON id = task_id "
            "WHERE code = ? AND status = 'ISSUE_DETECTED'"_s,
            {problemCodeText(code)});
        QVERIFY2(held.toInt() > 0, qPrintable(problemCodeText(code)));
    }
    const auto withoutEnergy = connection.list(
        u"SELECT task_id FROM service_task_issue i JOIN service_task t ON t.id = i.task_id "
        "WHERE t.specification = ?"_s,
        {incompleteSpecification}, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
    QVERIFY(!withoutEnergy.isEmpty());
    QVERIFY(taskIssues(connection, withoutEnergy.constFirst())
                .constFirst()
                .pointer.endsWith(u"rtgMaxWh"_s));
    QCOMPARE(
        connection.value(u"SELECT count(*) FROM to_do WHERE closed_at IS NULL"_s),
        connection.value(u"SELECT count(*) FROM service_task WHERE status = 'ISSUE_DETECTED'"_s));
}

void TestDemoData::historiesAreLegal()
{
    FreshDatabase database;
    QVERIFY(fill(database, 3));
    Connection &connection = database.connection();
    for (RecordId id : allTasks(connection)) {
        const ServiceTask task = findTask(connection, id).value();
        const QList<TaskLogEntry> log = taskLog(connection, id);
        QCOMPARE(log.constFirst().event, TaskEvent::Created);
        TaskStatus status = TaskStatus::Pending;
        QDateTime at = task.createdAt;
        for (const TaskLogEntry &entry : log) {
            QVERIFY(entry.at >= at);
            QVERIFY(entry.at <= noon);
            at = entry.at;
            if (entry.event != TaskEvent::Transition)
                continue;
            QCOMPARE(entry.from.value(), status);
            QVERIFY(allows(task.businessObject, status, entry.to.value()));
            status = *entry.to;
        }
        QCOMPARE(task.status, status);
        QVERIFY(task.createdAt >= noon.addDays(-28));
    }
}

void TestDemoData::repeatableBySeed()
{
    FreshDatabase first;
    FreshDatabase second;
    FreshDatabase other;
    QVERIFY(fill(first, 42));
    QVERIFY(fill(second, 42));
    QVERIFY(fill(other, 43));
    QCOMPARE(described(first), described(second));
    QVERIFY(described(first) != described(other));
}

void TestDemoData::catalogueMayBeThereAlready()
{
    FreshDatabase database;
    QVERIFY(database.write([](Transaction &tx) { return importDefaultCatalogue(tx); }));
    QVERIFY(fill(database, 1));
}

void TestDemoData::refusesAFilledDatabase()
{
    FreshDatabase database;
    QVERIFY(fill(database, 1));
    const qint64 tasks = database.count(u"service_task"_s);
    const Result<DemoCounts> again = fill(database, 2);
    QVERIFY(!again);
    QCOMPARE(again.error().constFirst().code, ProblemCode::NotEmpty);
    QCOMPARE(database.count(u"service_task"_s), tasks);

    FreshDatabase used;
    QByteArray bytes = "code\nMINE\n";
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    QVERIFY(
        used.write([&](Transaction &tx) { return importFile(tx, ImportKind::AssetTypes, file); }));
    QVERIFY(!fill(used, 1));
    QCOMPARE(used.count(u"customer"_s), 0);
}

void TestDemoData::namesAreFictional()
{
    QRandomGenerator random(1);
    QSet<QString> names;
    QSet<QString> addresses;
    for (int i = 1; i <= 5000; ++i) {
        const DemoParty party = demoParty(i, random);
        names.insert(party.customer.name);
        addresses.insert(party.point.address1);
        QVERIFY(party.customer.email.endsWith(u"@example.com"_s));
        QVERIFY(party.customer.homePhone.contains(u"-555-01"_s));
    }
    QVERIFY(names.size() > 2000);
    QVERIFY(addresses.size() > 4900);
}

QTEST_GUILESS_MAIN(TestDemoData)
#include "tst_demodata.moc"
