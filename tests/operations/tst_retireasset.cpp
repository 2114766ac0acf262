// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RetireAsset.h"

#include "operations/Unenroll.h"
#include "store/AssetDetail.h"
#include "store/AuditTrail.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A DER asset goes out of use for good, but not while anybody needs it.
class TestRetireAsset : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    Result<DerAsset> retire(RecordId asset)
    {
        return m_db->run([=](Transaction &tx) { return retireAsset(tx, asset); });
    }
    RecordId assetOf(RecordId task) { return m_tasks->detail(task).asset->id; }
    AssetDetail detail(const char *kind, RecordId id, int limit = 100)
    {
        return readAssetDetail(m_db->read(), *findRecordKind(QString::fromLatin1(kind)), idText(id),
                               limit);
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }

    void testWhatNobodyNeedsIsRetired()
    {
        const RecordId task = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        const RecordId asset = assetOf(task);
        QVERIFY(m_db->run([=](Transaction &tx) { return cancelTask(tx, task, u"no"_s); }));
        const auto retired = retire(asset);
        QVERIFY(retired);
        QCOMPARE(retired->status, AssetStatus::Retired);
        QCOMPARE(m_db->count("der_asset WHERE status = 'RETIRED'"), 1);
        const AuditEntry entry = auditEntries(m_db->read(), {}, 0, 1).constFirst();
        QCOMPARE(entry.action, u"RETIRE"_s);
        QCOMPARE(entry.key, idText(asset));
        QCOMPARE(entry.changes[0], (FieldChange{u"status"_s, u"PENDING"_s, u"RETIRED"_s}));
        // And no request may name it from now on.
        const auto again = m_db->run(
            [](Transaction &tx) { return registerDerDevice(tx, thermostat(u"t2"_s, u"W-1"_s)); });
        QVERIFY(!again);
        QCOMPARE(again.error()[0].code, ProblemCode::AssetRetired);
    }

    void testAnOpenTaskHoldsIt()
    {
        const RecordId task = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        const auto refused = retire(assetOf(task));
        QVERIFY(!refused);
        QCOMPARE(refused.error().size(), 1);
        QCOMPARE(refused.error()[0].code, ProblemCode::OpenTaskExists);
        QCOMPARE(refused.error()[0].parameters[u"taskId"_s], idText(task));
        QCOMPARE(m_db->count("der_asset WHERE status = 'RETIRED'"), 0);
        QCOMPARE(m_db->count("audit_entry"), 0);
    }

    void testAnEnrollmentHoldsItUntilItEnds()
    {
        const RecordId task = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        QCOMPARE(m_tasks->process(task)->status, TaskStatus::Completed);
        const RecordId asset = assetOf(task);
        auto refused = retire(asset);
        QVERIFY(!refused);
        QCOMPARE(refused.error()[0].code, ProblemCode::InUse);
        QVERIFY(refused.error()[0].detail().contains(u"program DR"_s));
        const auto ending =
            m_db->run([=](Transaction &tx) { return unenroll(tx, task, u"moved"_s); });
        refused = retire(asset);
        QCOMPARE(refused.error().size(), 2); // the task that ends it, and what it has yet to end
        QCOMPARE(m_tasks->process(ending->id)->status, TaskStatus::Completed);
        QVERIFY(retire(asset));
    }

    void testItIsRetiredOnce()
    {
        const RecordId task = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        QVERIFY(m_db->run([=](Transaction &tx) { return cancelTask(tx, task, u"no"_s); }));
        QVERIFY(retire(assetOf(task)));
        QCOMPARE(retire(assetOf(task)).error()[0].code, ProblemCode::AssetRetired);
        QCOMPARE(retire(12345678901234).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(m_db->count("audit_entry"), 1);
    }

    /// The asset's detail, and its device's: attributes by source, and what all tasks did.
    void testItsAttributesAndTheLogOfItsTasksAreRead()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.attributes.insert(u"rtgMaxW"_s, u"2500"_s);
        const RecordId task = m_tasks->post(request);
        QCOMPARE(m_tasks->process(task)->status, TaskStatus::Completed);
        m_tasks->post(thermostat(u"t2"_s, u"W-2"_s)); // is no business of theirs
        const auto ending =
            m_db->run([=](Transaction &tx) { return unenroll(tx, task, u"moved"_s); });
        const TaskDetail known = m_tasks->detail(task);
        for (const auto &[kind, id] :
             {std::pair("der-asset", known.asset->id), std::pair("der-device", known.device->id)}) {
            const AssetDetail found = detail(kind, id);
            QCOMPARE(found.attributes, known.attributes);
            QVERIFY(found.attributes.contains(
                AttributeRow{u"rtgMaxW"_s, u"2500"_s, AttributeSource::Request}));
            QCOMPARE(found.nameplate.value(u"rtgMaxW"_s), u"3000"_s);
            QCOMPARE(found.log.constFirst().taskId, ending->id);
            QCOMPARE(found.log.constLast().event, TaskEvent::Created);
            QCOMPARE(found.log.size(), known.log.size() + 1);
            QCOMPARE(detail(kind, id, 2).log.size(), 2);
        }
        QCOMPARE(detail("der-device", 12345678901234).attributes.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRetireAsset)
#include "tst_retireasset.moc"
