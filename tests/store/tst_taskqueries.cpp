// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssetQueries.h"
#include "store/EnrollmentQueries.h"
#include "store/InboundQueries.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Tasks and what belongs to them, as they are stored and read again.
class TestTaskQueries : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    /// Runs in a transaction of its own; must succeed.
    template <typename Work>
    auto write(Work work)
    {
        using Value = std::invoke_result_t<Work, Transaction &>;
        if constexpr (std::is_void_v<Value>) {
            if (!m_db->run([&](Transaction &tx) -> Result<bool> {
                    work(tx);
                    return true;
                }))
                qFatal("the database refuses");
        } else {
            return m_db->run([&](Transaction &tx) -> Result<Value> { return work(tx); }).value();
        }
    }
    static ServiceTask fullTask()
    {
        ServiceTask task;
        task.type = u"DER-ENROLLMENT"_s;
        task.client = u"aggregator"_s;
        task.transactionId = u"TX-1"_s;
        task.modelId = 2;
        task.serialNo = u"SN-1"_s;
        task.specification = u"TH-1"_s;
        task.program = u"DR"_s;
        task.registrationDate = QDate(2026, 3, 1);
        task.customer = {u"Ada Byron"_s, u"A1"_s, u"P1"_s, u"ada@example.com"_s,
                         u"1"_s,         u"2"_s,  u"3"_s};
        task.location = {u"a1"_s, u"a2"_s,    u"a3"_s,  u"a4"_s,  u"City"_s,
                         u"ST"_s, u"12345"_s, u"USA"_s, u"PR1"_s, u"SP1"_s};
        return task;
    }
    RecordId insert(const ServiceTask &task)
    {
        return write([&](Transaction &tx) { return insertTask(tx, task); });
    }
    ServiceTask stored(RecordId id) { return findTask(m_db->read(), id).value(); }
    void change(RecordId id, const std::function<void(ServiceTask &)> &edit)
    {
        write([&](Transaction &tx) {
            ServiceTask task = findTask(tx.db(), id).value();
            edit(task);
            updateTask(tx, task);
        });
    }
    RecordId held(const QList<ProblemCode> &causes, RecordId asset = 0)
    {
        ServiceTask task = fullTask();
        task.assetId = asset;
        task.transactionId.clear();
        const RecordId id = insert(task);
        change(id, [](ServiceTask &held) {
            held.status = TaskStatus::IssueDetected;
            held.failedStatus = TaskStatus::Validate;
            held.nextAttempt = QDateTime::currentDateTimeUtc().addDays(1);
        });
        write([&](Transaction &tx) {
            Problems problems;
            for (ProblemCode code : causes)
                problems.append({code, {}, {}});
            replaceIssues(tx, id, problems);
        });
        return id;
    }
    bool isDue(RecordId id)
    {
        return DueTasks().next(m_db->read(), QDateTime::currentDateTimeUtc(), 1000).contains(id);
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void cleanup() { m_db.reset(); }

    void aTaskIsReadAsItWasStored()
    {
        const ServiceTask task = fullTask();
        const RecordId id = insert(task);
        const ServiceTask read = stored(id);
        QCOMPARE(read.id, id);
        QCOMPARE(idText(id).size(), 14);
        QCOMPARE(read.type, task.type);
        QCOMPARE(read.businessObject, BusinessObject::Enrollment);
        QCOMPARE(read.status, TaskStatus::Pending);
        QCOMPARE(read.statusReason, QString());
        QCOMPARE(read.client, task.client);
        QCOMPARE(read.transactionId, task.transactionId);
        QCOMPARE(read.modelId, task.modelId);
        QCOMPARE(read.serialNo, task.serialNo);
        QCOMPARE(read.specification, task.specification);
        QCOMPARE(read.program, task.program);
        QCOMPARE(read.registrationDate, task.registrationDate);
        QVERIFY(read.customer == task.customer);
        QVERIFY(read.location == task.location);
        QCOMPARE(read.assetId, RecordId(0));
        QCOMPARE(read.customerId, qint64(0));
        QVERIFY(read.createdAt.isValid());
        QCOMPARE(read.createdAt, read.statusAt);
        QCOMPARE(read.createdAt.timeSpec(), Qt::UTC);
        QCOMPARE(read.retryCount, 0);
        QVERIFY(!read.nextAttempt.isValid());
        QCOMPARE(read.version, 1);
    }

    void noSuchTask()
    {
        QVERIFY(!findTask(m_db->read(), 12345678901234));
        QVERIFY(taskLog(m_db->read(), 12345678901234).isEmpty());
        QVERIFY(taskIssues(m_db->read(), 12345678901234).isEmpty());
        QVERIFY(!readTaskDetail(m_db->read(), 12345678901234));
    }

    void eachChangeRaisesTheVersion()
    {
        const RecordId id = insert(fullTask());
        const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(300);
        change(id, [&](ServiceTask &task) {
            task.status = TaskStatus::IssueDetected;
            task.failedStatus = TaskStatus::DeviceSetup;
            task.statusReason = u"customer-not-found"_s;
            task.customerId = 1;
            task.servicePointId = 1;
            task.retryCount = 3;
            task.nextAttempt = later;
        });
        const ServiceTask read = stored(id);
        QCOMPARE(read.version, 2);
        QCOMPARE(read.status, TaskStatus::IssueDetected);
        QCOMPARE(read.failedStatus, TaskStatus::DeviceSetup);
        QCOMPARE(read.statusReason, u"customer-not-found"_s);
        QCOMPARE(read.customerId, qint64(1));
        QCOMPARE(read.retryCount, 3);
        QCOMPARE(read.nextAttempt.toMSecsSinceEpoch(), later.toMSecsSinceEpoch());
        change(id, [](ServiceTask &) {});
        QCOMPARE(stored(id).version, 3);
    }

    void theLogKeepsItsOrder()
    {
        const RecordId id = insert(fullTask());
        const RecordId other = insert(fullTask());
        write([&](Transaction &tx) {
            appendLog(tx, {{id, 0, {}, {}, TaskEvent::Created, {}, TaskStatus::Pending, {}, {}}});
            appendLog(tx, {{other, 0, {}, {}, TaskEvent::Comment, {}, {}, u"other"_s, {}}});
            TaskLogEntry entry{id,
                               0,
                               {},
                               {},
                               TaskEvent::Transition,
                               TaskStatus::Validate,
                               TaskStatus::IssueDetected,
                               {},
                               {}};
            entry.problems = {
                {ProblemCode::CustomerNotFound, u"/customerInfo"_s, {{u"customer"_s, u"“Ä”\n"_s}}}};
            appendLog(tx, {entry, {id, 0, {}, {}, TaskEvent::Comment, {}, {}, u"a\nb"_s, {}}});
        });
        const QList<TaskLogEntry> log = taskLog(m_db->read(), id);
        QCOMPARE(log.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(log[i].taskId, id);
            QCOMPARE(log[i].sequence, i + 1);
            QCOMPARE(log[i].actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
            QVERIFY(log[i].at.isValid());
        }
        QCOMPARE(log[0].event, TaskEvent::Created);
        QCOMPARE(log[0].to, TaskStatus::Pending);
        QVERIFY(!log[0].from);
        QCOMPARE(log[1].from, TaskStatus::Validate);
        QCOMPARE(log[1].to, TaskStatus::IssueDetected);
        QCOMPARE(log[1].problems.constFirst().parameters.value(u"customer"_s), u"“Ä”\n"_s);
        QCOMPARE(log[1].problems.constFirst().pointer, u"/customerInfo"_s);
        QCOMPARE(log[2].message, u"a\nb"_s);
    }

    void issuesAreReplacedAsASet()
    {
        const RecordId id = held({ProblemCode::CustomerNotFound, ProblemCode::ProgramNotOpen});
        QCOMPARE(taskIssues(m_db->read(), id).size(), 2);
        QCOMPARE(taskIssues(m_db->read(), id)[0].code, ProblemCode::CustomerNotFound);
        write([&](Transaction &tx) {
            replaceIssues(tx, id, {{ProblemCode::ServicePointNotFound, {}, {}}});
        });
        QCOMPARE(taskIssues(m_db->read(), id).size(), 1);
        write([&](Transaction &tx) { replaceIssues(tx, id, {}); });
        QVERIFY(taskIssues(m_db->read(), id).isEmpty());
    }

    void aToDoIsRaisedAndClosed()
    {
        const RecordId id = insert(fullTask());
        QVERIFY(!readTaskDetail(m_db->read(), id)->toDo);
        write([&](Transaction &tx) { raiseToDo(tx, id, u"DER-ENROLLMENT"_s); });
        const auto open = readTaskDetail(m_db->read(), id)->toDo;
        QVERIFY(open);
        QCOMPARE(open->role, u"DER-ENROLLMENT"_s);
        QVERIFY(open->raisedAt.isValid());
        write([&](Transaction &tx) { closeToDo(tx, id); });
        QVERIFY(!readTaskDetail(m_db->read(), id)->toDo);
        QCOMPARE(m_db->count("to_do WHERE closed_at IS NOT NULL"), 1);
        write([&](Transaction &tx) { closeToDo(tx, id); }); // none is open: nothing happens
        QCOMPARE(m_db->count("to_do"), 1);
    }

    void theOpenTaskOfAnAsset()
    {
        Connection &db = m_db->read();
        QCOMPARE(openTaskOfAsset(db, BusinessObject::Enrollment, 2, u"SN-1"_s), RecordId(0));
        const RecordId id = insert(fullTask());
        QCOMPARE(openTaskOfAsset(db, BusinessObject::Enrollment, 2, u"SN-1"_s), id);
        QCOMPARE(openTaskOfAsset(db, BusinessObject::Interconnection, 2, u"SN-1"_s), RecordId(0));
        QCOMPARE(openTaskOfAsset(db, BusinessObject::Enrollment, 1, u"SN-1"_s), RecordId(0));
        QCOMPARE(openTaskOfAsset(db, BusinessObject::Enrollment, 2, u"sn-1"_s), RecordId(0));
        for (TaskStatus final : {TaskStatus::Completed, TaskStatus::Canceled}) {
            change(id, [final](ServiceTask &task) { task.status = final; });
            QCOMPARE(openTaskOfAsset(db, BusinessObject::Enrollment, 2, u"SN-1"_s), RecordId(0));
        }
    }

    void dueTasksAreTheOldestFirst()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QList<RecordId> ids;
        for (int i = 0; i < 5; ++i) {
            ServiceTask task = fullTask();
            task.nextAttempt = now.addSecs(-60 + i);
            ids.append(insert(task));
        }
        ServiceTask later = fullTask();
        later.nextAttempt = now.addSecs(60);
        insert(later);
        insert(fullTask()); // not by itself
        QCOMPARE(DueTasks().next(m_db->read(), now, 100), ids);
        DueTasks due;
        QCOMPARE(due.next(m_db->read(), now, 2), ids.mid(0, 2));
        QCOMPARE(due.next(m_db->read(), now, 100), ids.mid(2)); // though the first are due still
        QCOMPARE(due.next(m_db->read(), now, 100), QList<RecordId>());
        QCOMPARE(due.next(m_db->read(), now.addSecs(61), 100).size(), 1);
    }

    void dueTasksOfOneSort()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        ServiceTask enrollment = fullTask();
        enrollment.nextAttempt = now.addSecs(-1);
        const RecordId first = insert(enrollment);
        ServiceTask interconnection = fullTask();
        interconnection.type = u"DER-INTERCONNECTION"_s;
        interconnection.businessObject = BusinessObject::Interconnection;
        interconnection.nextAttempt = now.addSecs(-1);
        const RecordId second = insert(interconnection);
        const RecordId third = held({ProblemCode::CustomerNotFound});
        write([&](Transaction &tx) { wakeTasks(tx, {ProblemCode::CustomerNotFound}); });
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(1);
        const auto due = [&](std::optional<BusinessObject> object,
                             std::optional<TaskStatus> status) {
            QList<RecordId> ids = DueTasks(object, status).next(m_db->read(), soon, 100);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        QCOMPARE(due({}, {}), (QList{first, second, third}));
        QCOMPARE(due(BusinessObject::Interconnection, {}), QList{second});
        QCOMPARE(due(BusinessObject::Enrollment, {}), (QList{first, third}));
        QCOMPARE(due({}, TaskStatus::IssueDetected), QList{third});
        QCOMPARE(due(BusinessObject::Interconnection, TaskStatus::IssueDetected),
                 QList<RecordId>());
    }

    void onlyTheCauseThatIsClearedWakesATask()
    {
        const RecordId customer = held({ProblemCode::CustomerNotFound});
        const RecordId program = held({ProblemCode::ProgramNotOpen});
        const RecordId both = held({ProblemCode::ProgramNotOpen, ProblemCode::CustomerNotFound});
        const int woken =
            write([](Transaction &tx) { return wakeTasks(tx, {ProblemCode::CustomerNotFound}); });
        QCOMPARE(woken, 2);
        QVERIFY(isDue(customer));
        QVERIFY(isDue(both));
        QVERIFY(!isDue(program));
    }

    void anInterconnectionWakesTheTasksOfItsAssetOnly()
    {
        const auto asset = [this](const QString &serialNo) {
            return write([&](Transaction &tx) {
                return insertAsset(tx, {0, 1, serialNo, {}, 0, AssetStatus::Pending, false});
            });
        };
        const RecordId first = asset(u"PV-1"_s);
        const RecordId second = asset(u"PV-2"_s);
        const RecordId waiting = held({ProblemCode::InterconnectionOpen}, first);
        const RecordId other = held({ProblemCode::InterconnectionOpen}, second);
        write([&](Transaction &tx) { wakeTasks(tx, {ProblemCode::InterconnectionOpen}, first); });
        QVERIFY(isDue(waiting));
        QVERIFY(!isDue(other));
    }

    void aTaskThatFailsInItselfIsPutOff()
    {
        ServiceTask task = fullTask();
        task.nextAttempt = QDateTime::currentDateTimeUtc().addSecs(-1);
        const RecordId id = insert(task);
        QVERIFY(isDue(id));
        write([&](Transaction &tx) {
            putOff(tx, id, {{ProblemCode::Internal, {}, {{u"reason"_s, u"a page is broken"_s}}}});
        });
        QVERIFY(!isDue(id));
        const qint64 wait = QDateTime::currentDateTimeUtc().secsTo(stored(id).nextAttempt);
        QVERIFY2(wait > 3500 && wait <= 3600, qPrintable(QString::number(wait)));
        const QList<TaskLogEntry> log = taskLog(m_db->read(), id);
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0].problems[0].parameters.value(u"reason"_s), u"a page is broken"_s);
        QCOMPARE(stored(id).status, TaskStatus::Pending);
    }

    void attributesOfAnInterconnection()
    {
        const RecordId id = insert(fullTask());
        const AttributeValues values{{u"setMaxW"_s, u"4000"_s}, {u"exportLimitW"_s, u"0"_s}};
        write([&](Transaction &tx) { insertTaskAttributes(tx, id, values); });
        QCOMPARE(taskAttributes(m_db->read(), id), values);
        QVERIFY(taskAttributes(m_db->read(), id + 1).isEmpty());
    }

    void aRequestIsKeptWithItsAnswer()
    {
        const RecordId id = insert(fullTask());
        const QByteArray hash = QByteArray::fromHex("00ff10");
        write([&](Transaction &tx) {
            insertInboundRequest(tx,
                                 {u"c"_s, u"registerDERDevice"_s, u"TX-1"_s, hash, u"{}"_s, id});
        });
        Connection &db = m_db->read();
        const auto found = findInboundRequest(db, {u"c"_s, u"registerDERDevice"_s, u"TX-1"_s});
        QVERIFY(found);
        QCOMPARE(found->contentHash, hash);
        QCOMPARE(found->answer, u"{}"_s);
        QCOMPARE(found->taskId, id);
        QVERIFY(!findInboundRequest(db, {u"d"_s, u"registerDERDevice"_s, u"TX-1"_s}));
        QVERIFY(!findInboundRequest(db, {u"c"_s, u"interconnectDER"_s, u"TX-1"_s}));
        QVERIFY(!findInboundRequest(db, {u"c"_s, u"registerDERDevice"_s, u"tx-1"_s}));
        QCOMPARE(findInboundRequests(db, u"c"_s, u"TX-1"_s).size(), 1);
        QCOMPARE(clientOfTask(db, id), u"aggregator"_s); // as the task itself says
        QCOMPARE(clientOfTask(db, id + 1), QString());
    }

    void anEnrollmentIsActiveFromItsRegistrationDateOn()
    {
        ServiceTask task = fullTask();
        task.customerId = 1;
        task.deviceId = write([](Transaction &tx) {
            const RecordId asset =
                insertAsset(tx, {0, 2, u"SN-1"_s, u"TH-1"_s, 0, AssetStatus::Pending, false});
            return insertDevice(tx,
                                {0, asset, u"HE"_s, u"N-1"_s, HeadEndStatus::NotRequested, false});
        });
        task.id = insert(task);
        QVERIFY(!deviceEnrolled(m_db->read(), task.deviceId, u"DR"_s));
        write([&](Transaction &tx) { insertEnrollments(tx, {task}); });
        QVERIFY(deviceEnrolled(m_db->read(), task.deviceId, u"DR"_s));
        QVERIFY(!deviceEnrolled(m_db->read(), task.deviceId, u"TOU"_s));
        const auto enrollment = readTaskDetail(m_db->read(), task.id)->enrollment;
        QVERIFY(enrollment);
        QCOMPARE(enrollment->startDate, QDate(2026, 3, 1));
        QVERIFY(enrollment->active);
        m_db->sql("UPDATE enrollment SET active = 0, end_date = '2026-04-01'");
        QVERIFY(!deviceEnrolled(m_db->read(), task.deviceId, u"DR"_s));
    }

    void theDetailShowsEverySourceOfAnAttribute()
    {
        ServiceTask task = fullTask();
        const RecordId asset = write([](Transaction &tx) {
            const RecordId id =
                insertAsset(tx, {0, 2, u"SN-1"_s, u"TH-1"_s, 0, AssetStatus::Pending, false});
            replaceAttributes(tx, id, {{AttributeSource::Request, {{u"rtgMaxW"_s, u"2500"_s}}}});
            replaceAttributes(tx, id,
                              {{AttributeSource::Specification,
                                {{u"type"_s, u"0"_s}, {u"rtgMaxW"_s, u"3000"_s}}}});
            replaceAttributes(tx, id,
                              {{AttributeSource::Interconnection, {{u"setMaxW"_s, u"2000"_s}}}});
            return id;
        });
        task.assetId = asset;
        const auto detail = readTaskDetail(m_db->read(), insert(task));
        QVERIFY(detail->attributes ==
                (QList<AttributeRow>{{u"type"_s, u"0"_s, AttributeSource::Specification},
                                     {u"rtgMaxW"_s, u"2500"_s, AttributeSource::Request},
                                     {u"rtgMaxW"_s, u"3000"_s, AttributeSource::Specification},
                                     {u"setMaxW"_s, u"2000"_s, AttributeSource::Interconnection}}));
        QCOMPARE(detail->nameplate.value(u"rtgMaxW"_s), u"3000"_s);
        QVERIFY(!detail->showsDerAttributes()); // there is no device
        const AttributeValues effective = effectiveAttributes(m_db->read(), asset);
        QCOMPARE(effective.value(u"rtgMaxW"_s), u"2500"_s); // a request overrules
        QCOMPARE(effective.value(u"setMaxW"_s), u"2000"_s);
        QCOMPARE(effective.value(u"type"_s), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestTaskQueries)
#include "tst_taskqueries.moc"
