// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EnrollByHand.h"
#include "operations/InterconnectDer.h"
#include "store/AssetQueries.h"
#include "support/TestDatabase.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Tasks that the monitor works in one lot end as if each had been worked by itself.
class LotsTest : public QObject
{
    Q_OBJECT

    /// A database with tasks of every sort, in the order in which they are worked.
    struct Office
    {
        TestDatabase db;
        WorkedTasks tasks{db};
        QList<RecordId> ids;

        Office()
        {
            add(thermostat(u"good"_s, u"W-1"_s));
            add(withNic(u"with a NIC"_s, u"W-2"_s, u"HE"_s));
            add(withNic(u"to be acknowledged"_s, u"W-3"_s, u"HE-ACK"_s));
            RegistrationRequest request = thermostat(u"nobody's"_s, u"W-4"_s);
            request.customer.cisAccountId = u"unknown"_s;
            request.location.cisServicePointId = u"unknown"_s;
            add(request);
            request = thermostat(u"another's place"_s, u"W-5"_s);
            request.location.cisServicePointId = u"SP2"_s;
            add(request);
            request = thermostat(u"by name and address"_s, u"W-6"_s);
            request.customer = {};
            request.customer.name = u"John Smith"_s;
            request.location = {};
            request.location.address1 = u"3 Main Street"_s;
            add(request);
            request = thermostat(u"without a capacity"_s, u"B-1"_s);
            request.specification = u"BAT-10"_s;
            request.program = u"DR"_s;
            add(request);
            addInterconnection(u"what it waits for"_s, u"S-1"_s);
            add(photovoltaic(u"too early"_s, u"S-1"_s));
            ids.swapItemsAt(ids.size() - 1, ids.size() - 2);
            addInterconnection(u"first"_s, u"S-2"_s);
            add(photovoltaic(u"then"_s, u"S-2"_s));
            const EnrollmentRequest byHand{u"A1"_s, u"SP1"_s, u"TOU"_s, {}, {}};
            ids += db.run([=](Transaction &tx) { return enrollByHand(tx, byHand); })->id;
            ids += db.run([=](Transaction &tx) { return enrollByHand(tx, byHand); })->id;
        }

        static RegistrationRequest withNic(const QString &transactionId, const QString &serialNo,
                                           const QString &headEnd)
        {
            RegistrationRequest request = thermostat(transactionId, serialNo);
            request.headEndSystem = headEnd;
            request.nicId = u"N-"_s + serialNo;
            return request;
        }

        void add(const RegistrationRequest &request) { ids += tasks.post(request); }
        void addInterconnection(const QString &transactionId, const QString &serialNo)
        {
            const InterconnectionRequest request = interconnection(transactionId, serialNo);
            ids +=
                db.run([request](Transaction &tx) { return interconnectDer(tx, request); })->taskId;
        }

        QList<ServiceTask> workLot(const QList<RecordId> &lot)
        {
            return *db.run([lot](Transaction &tx) -> Result<QList<ServiceTask>> {
                return workDueTasks(tx, lot);
            });
        }

        /// All that is to be seen of a task, but for ids and times.
        QStringList story(RecordId id)
        {
            const TaskDetail found = tasks.detail(id);
            QStringList told{found.task.transactionId, found.task.statusReason,
                             QString::number(found.task.version),
                             QString::number(found.task.retryCount),
                             found.task.nextAttempt.isValid() ? u"is tried again"_s : QString()};
            told += tasks.path(id) + tasks.issues(id);
            for (const TaskLogEntry &entry : found.log)
                told += QString::number(entry.sequence);
            if (found.asset)
                told += toText(found.asset->status) + QString::number(found.asset->servicePointId) +
                        u' ' + (found.asset->interconnected ? u"interconnected"_s : QString());
            if (found.device)
                told += toText(found.device->headEndStatus) +
                        (found.device->active ? u" active"_s : QString());
            if (found.customer)
                told += found.customer->accountId;
            if (found.enrollment)
                told += found.enrollment->program;
            if (found.toDo)
                told += found.toDo->role;
            return told;
        }
    };

private Q_SLOTS:
    void endLikeTasksWorkedAlone()
    {
        Office alone;
        Office together;
        QCOMPARE(together.ids.size(), alone.ids.size());
        for (RecordId id : std::as_const(alone.ids))
            QVERIFY(id && alone.tasks.process(id));
        const QList<ServiceTask> worked = together.workLot(together.ids);
        QCOMPARE(worked.size(), together.ids.size());
        for (qsizetype i = 0; i < alone.ids.size(); ++i)
            QCOMPARE(together.story(together.ids[i]), alone.story(alone.ids[i]));
        for (const char *table : {"enrollment", "der_asset", "der_device", "der_attribute", "to_do",
                                  "service_task_issue", "service_task_log", "outbound_message"})
            QCOMPARE(together.db.count(table), alone.db.count(table));
        QCOMPARE(together.db.count("service_task WHERE status = 'COMPLETED'"), 8);
        for (const ServiceTask &task : worked)
            QCOMPARE(task.version, findTask(together.db.read(), task.id)->version);
    }

    /// The second enrollment of a device sees the first one, although both are in the lot.
    void seeWhatOthersOfTheLotDo()
    {
        Office office;
        QVERIFY(office.tasks.process(office.ids[0]));
        const RecordId again = office.tasks.post(thermostat(u"again"_s, u"W-1"_s));
        office.db.sql(
            "DELETE FROM enrollment; UPDATE service_task SET status = 'PENDING', next_attempt = 1 "
            "WHERE transaction_id = 'good'");
        QCOMPARE(office.workLot({office.ids[0], again}).size(), 2);
        QCOMPARE(findTask(office.db.read(), office.ids[0])->status, TaskStatus::Completed);
        QCOMPARE(office.tasks.issues(again), QStringList{u"already-enrolled"_s});
    }

    void leaveOutWhatIsNotDue()
    {
        Office office;
        QVERIFY(office.tasks.process(office.ids[0]));
        const QList<ServiceTask> worked =
            office.workLot({office.ids[1], office.ids[0], 10'000'000'000'000});
        QCOMPARE(worked.size(), 1);
        QCOMPARE(worked[0].id, office.ids[1]);
    }

    /// What was read for the lot is not what the next work in the same transaction goes by.
    void leaveNothingKnownBehind()
    {
        Office office;
        const RecordId id = office.ids[0];
        const auto status = office.db.run([id](Transaction &tx) -> Result<AssetStatus> {
            const RecordId asset = workDueTasks(tx, {id}).constFirst().assetId;
            return findAsset(tx.db(), asset)->status;
        });
        QCOMPARE(*status, AssetStatus::Active);
    }
};

QTEST_GUILESS_MAIN(LotsTest)
#include "tst_lots.moc"
