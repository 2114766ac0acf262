// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EditTask.h"

#include "operations/InterconnectDer.h"
#include "store/AssetQueries.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk corrects what a request says, and the task goes on.
class TestEditTask : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    Result<ServiceTask> edit(RecordId id, const TaskEdits &edits, std::optional<int> version = {})
    {
        return m_db->run([=](Transaction &tx) { return editTask(tx, id, edits, version); });
    }
    QStringList faults(RecordId id, const TaskEdits &edits)
    {
        QStringList texts;
        const auto outcome = edit(id, edits);
        if (outcome)
            return {u"kept"_s};
        for (const Problem &problem : outcome.error())
            texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
        return texts;
    }
    RecordId pending() { return m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)); }
    RecordId ofUnknownCustomer()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"unknown"_s;
        const RecordId id = m_tasks->post(request);
        m_tasks->process(id);
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }

    void testACorrectedCustomerLetsTheTaskGoOn()
    {
        const RecordId id = ofUnknownCustomer();
        QCOMPARE(m_tasks->issues(id), QStringList{u"customer-not-found"_s});
        const int version = m_tasks->detail(id).task.version;
        const auto edited = edit(id, {{u"/customerInfo/cisAccountId"_s, u" A1 "_s}}, version);
        QVERIFY(edited);
        QCOMPARE(edited->version, version + 1);
        QVERIFY(edited->nextAttempt <= QDateTime::currentDateTimeUtc());
        const auto worked = m_db->run([id](Transaction &tx) -> Result<ServiceTask> {
            return workDueTasks(tx, {id}).constFirst();
        });
        QCOMPARE(worked->status, TaskStatus::Completed);
    }

    void testOldAndNewValuesAreInTheLog()
    {
        const RecordId id = pending();
        QVERIFY(edit(id, {{u"/customerInfo/email"_s, u"ada@example.org"_s},
                          {u"/locationInfo/cisServicePointId"_s, u"SP2"_s},
                          {u"/assetInfo/program"_s, u"TOU"_s},
                          {u"/assetInfo/attributes/rtgMaxW"_s, u"2500.0"_s}}));
        const TaskLogEntry entry = taskLog(m_db->read(), id).constLast();
        QCOMPARE(entry.event, TaskEvent::Edit);
        QCOMPARE(entry.actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
        QVERIFY(!entry.from && !entry.to);
        QCOMPARE(entry.edits,
                 (QList<FieldChange>{{u"/assetInfo/attributes/rtgMaxW"_s, u""_s, u"2500"_s},
                                     {u"/assetInfo/program"_s, u"DR"_s, u"TOU"_s},
                                     {u"/customerInfo/email"_s, u""_s, u"ada@example.org"_s},
                                     {u"/locationInfo/cisServicePointId"_s, u"SP1"_s, u"SP2"_s}}));
        const TaskDetail found = m_tasks->detail(id);
        QCOMPARE(found.task.program, u"TOU"_s);
        QCOMPARE(found.task.customer.email, u"ada@example.org"_s);
        QCOMPARE(assetAttributes(m_db->read(), found.task.assetId, AttributeSource::Request),
                 (AttributeValues{{u"rtgMaxW"_s, u"2500"_s}}));
    }

    void testNothingChangedLeavesNoTrace()
    {
        const RecordId id = pending();
        QCOMPARE(edit(id, {{u"/customerInfo/cisAccountId"_s, u"A1"_s}})->version, 1);
        QCOMPARE(taskLog(m_db->read(), id).size(), 1);
    }

    void testEditedNamesAreFound()
    {
        const RecordId id = pending();
        QVERIFY(edit(id, {{u"/customerInfo/name"_s, u"Ada  LOVELACE"_s},
                          {u"/locationInfo/address1"_s, u"9 Oak Lane"_s}}));
        QCOMPARE(m_db->count("service_task WHERE name_key = 'ada lovelace' AND address_key = "
                             "'9 oak lane'"),
                 1);
    }

    void testAMissingAttributeIsSupplied()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"B-1"_s);
        request.specification = u"BAT-10"_s;
        request.program = u"DR"_s;
        const RecordId id = m_tasks->post(request);
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::IssueDetected);
        QCOMPARE(m_tasks->issues(id), QStringList{u"attribute-missing"_s});
        QVERIFY(edit(id, {{u"/assetInfo/attributes/rtgMaxWh"_s, u"10000"_s}}));
        const auto retried = m_db->run([id](Transaction &tx) { return retryTask(tx, id); });
        QCOMPARE(retried->status, TaskStatus::Completed);
    }

    void testAnInterconnectionsSettings()
    {
        const InterconnectionRequest request = interconnection(u"i1"_s, u"S-1"_s);
        const RecordId id =
            m_db->run([request](Transaction &tx) { return interconnectDer(tx, request); })->taskId;
        QVERIFY(edit(id, {{u"/assetInfo/attributes/setMaxW"_s, u""_s},
                          {u"/assetInfo/attributes/exportLimitW"_s, u"3000"_s}}));
        QCOMPARE(taskAttributes(m_db->read(), id),
                 (AttributeValues{{u"exportLimitW"_s, u"3000"_s}}));
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::Completed);
        QCOMPARE(m_db->count("der_attribute WHERE code = 'exportLimitW' AND value = '3000'"), 1);
    }

    /// The customer was good when the device was set up; another one has to be checked.
    void testAnEditIsCheckedFromTheBeginning()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"N1"_s;
        const RecordId id = m_tasks->post(request);
        QVERIFY(m_tasks->process(id));
        m_db->sql("UPDATE der_asset SET status = 'ACTIVE', service_point_id = 2");
        const auto held = m_db->run([id](Transaction &tx) { return acknowledgeTask(tx, id); });
        QCOMPARE(held->failedStatus, TaskStatus::DeviceSetup);
        QVERIFY(edit(id, {{u"/customerInfo/cisAccountId"_s, u"nobody"_s}}));
        const auto retried = m_db->run([id](Transaction &tx) { return retryTask(tx, id); });
        QCOMPARE(retried->status, TaskStatus::IssueDetected);
        QCOMPARE(m_tasks->issues(id).constFirst(), u"customer-not-found"_s);
    }

    void testFaultsAreNamed_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &pointer, const QString &value,
                            const QString &expected) {
            QTest::newRow(name) << pointer << value << expected;
        };
        row("unknown field", u"/customerInfo/age"_s, u"7"_s,
            u"unknown-attribute /customerInfo/age"_s);
        row("what the lifecycle keeps", u"/status"_s, u"COMPLETED"_s,
            u"unknown-attribute /status"_s);
        row("unknown attribute", u"/assetInfo/attributes/rtgMax"_s, u"7"_s,
            u"unknown-attribute /assetInfo/attributes/rtgMax"_s);
        row("no number", u"/assetInfo/attributes/rtgMaxW"_s, u"much"_s,
            u"wrong-type /assetInfo/attributes/rtgMaxW"_s);
        row("out of range", u"/assetInfo/attributes/rtgMaxW"_s, u"-1"_s,
            u"out-of-range /assetInfo/attributes/rtgMaxW"_s);
        row("too long", u"/customerInfo/cisPersonId"_s, QString(31, u'x'),
            u"too-long /customerInfo/cisPersonId"_s);
        row("no customer", u"/customerInfo/cisAccountId"_s, u" "_s, u"missing /customerInfo"_s);
        row("unknown program", u"/assetInfo/program"_s, u"NONE"_s,
            u"unknown-program /assetInfo/program"_s);
        row("no program", u"/assetInfo/program"_s, u""_s, u"missing /assetInfo/program"_s);
    }

    void testFaultsAreNamed()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        const RecordId id = pending();
        QCOMPARE(faults(id, {{pointer, value}}), QStringList{expected});
        QCOMPARE(taskLog(m_db->read(), id).size(), 1);
        QCOMPARE(m_tasks->detail(id).task.version, 1);
    }

    void testAllFaultsAtOnce()
    {
        QCOMPARE(faults(pending(), {{u"/assetInfo/program"_s, u"NONE"_s},
                                    {u"/assetInfo/attributes/rtgMaxW"_s, u"-1"_s},
                                    {u"/customerInfo/name"_s, QString(255, u'x')}})
                     .size(),
                 3);
    }

    /// What a form says while it is filled is what the operation says in the end.
    void testEditsAreCheckedWithoutTheDatabase_data() { testFaultsAreNamed_data(); }
    void testEditsAreCheckedWithoutTheDatabase()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        const ServiceTask task = m_tasks->detail(pending()).task;
        const EditedTask edited = applyEdits(task, {}, {{pointer, value}});
        if (expected.startsWith(u"unknown-program"_s)) // only the database knows
            QVERIFY(edited.problems.isEmpty());
        else
            QCOMPARE(problemCodeText(edited.problems.value(0).code) + u' ' +
                         edited.problems.value(0).pointer,
                     expected);
    }

    void testWhatHasBeenCheckedStays()
    {
        const RecordId id = pending();
        QVERIFY(m_tasks->process(id));
        QCOMPARE(faults(id, {{u"/customerInfo/name"_s, u"Ada"_s}}),
                 QStringList{u"action-not-allowed "_s});
    }

    void testAnotherVersionIsRefused()
    {
        const RecordId id = pending();
        QCOMPARE(edit(id, {{u"/customerInfo/name"_s, u"Ada"_s}}, 7).error()[0].code,
                 ProblemCode::ChangedMeanwhile);
    }

    void testEveryFieldCanBeRead()
    {
        ServiceTask task;
        task.customer.mobilePhone = u"1"_s;
        task.location.country = u"USA"_s;
        task.program = u"DR"_s;
        QCOMPARE(editablePointers().size(), 18);
        QCOMPARE(fieldText(task, u"/customerInfo/mobilePhone"_s), u"1"_s);
        QCOMPARE(fieldText(task, u"/locationInfo/country"_s), u"USA"_s);
        QCOMPARE(fieldText(task, u"/assetInfo/program"_s), u"DR"_s);
        QCOMPARE(fieldText(task, u"/status"_s), QString());
    }

    void testTheToDoIsAssigned()
    {
        const RecordId id = ofUnknownCustomer();
        const auto assign = [&](RecordId task) {
            return m_db->run([=](Transaction &tx) { return assignTask(tx, task, u"ada"_s); });
        };
        QVERIFY(assign(id));
        QCOMPARE(m_tasks->detail(id).toDo->assignedTo, u"ada"_s);
        QCOMPARE(assign(m_tasks->post(thermostat(u"t2"_s, u"W-2"_s))).error()[0].code,
                 ProblemCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestEditTask)
#include "tst_edittask.moc"
