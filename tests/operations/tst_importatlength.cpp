// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Import.h"

#include "store/AuditTrail.h"
#include "support/WorkedTasks.h"

#include <QBuffer>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Imports that take long: how far they are, that they can be stopped, and what they would change.
class TestImportAtLength : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    const Actor m_clerk{ActorKind::Clerk, u"clerk"_s};

    static QByteArray customers(int rows, const QByteArray &name = "Customer")
    {
        QByteArray csv = "account_id,name,service_point_id,address1\n";
        for (int i = 0; i < rows; ++i) {
            const QByteArray number = QByteArray::number(i);
            csv += "N" + number + ',' + name + ' ' + number + ",NP" + number + ',' + number +
                   " Long Road\n";
        }
        return csv;
    }
    ImportResult import(ImportKind kind, const QByteArray &csv,
                        ImportKeeps keeps = ImportKeeps::All, const ImportOptions &options = {})
    {
        QBuffer file;
        file.setData(csv);
        file.open(QIODevice::ReadOnly);
        return importFile(m_db->url(), m_clerk, kind, file, keeps, options);
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }

    void testProgressGrowsToTheEnd()
    {
        const QByteArray csv = customers(5000);
        QList<ImportProgress> seen;
        ImportOptions options;
        options.progress = [&seen](const ImportProgress &progress) { seen.append(progress); };
        QCOMPARE(import(ImportKind::Customers, csv, ImportKeeps::All, options)->inserted, 5000);
        QVERIFY(seen.size() > 3);
        for (qsizetype i = 1; i < seen.size(); ++i) {
            QVERIFY(seen[i].rows >= seen[i - 1].rows && seen[i].bytes >= seen[i - 1].bytes);
            QVERIFY(seen[i].kept >= seen[i - 1].kept);
        }
        QCOMPARE(seen.constLast().allBytes, csv.size());
        QCOMPARE(seen.constLast().toKeep, 10'000); // customers and service points
        QCOMPARE(seen.constLast().kept, 10'000);
    }

    void testStoppedItChangesNothing_data()
    {
        QTest::addColumn<bool>("whileKeeping");
        QTest::newRow("while it reads") << false;
        QTest::newRow("while it writes") << true;
    }

    void testStoppedItChangesNothing()
    {
        QFETCH(bool, whileKeeping);
        std::atomic_bool stop = false;
        ImportOptions options;
        options.stop = &stop;
        options.progress = [&](const ImportProgress &progress) {
            stop = whileKeeping ? progress.kept > 0 : progress.rows > 0;
        };
        const auto result =
            import(ImportKind::Customers, customers(12'000), ImportKeeps::All, options);
        QVERIFY(!result);
        QVERIFY(result.error().isEmpty());
        QCOMPARE(m_db->count("customer"), 3);
        QCOMPARE(m_db->count("service_point"), 3);
        QCOMPARE(m_db->count("audit_entry"), 0);
    }

    void testAFaultFarBackIsNamedByItsLine()
    {
        const auto result = import(ImportKind::Customers, customers(5000) + ",nobody,X,\n");
        QVERIFY(!result);
        QCOMPARE(result.error().size(), 1);
        QCOMPARE(result.error()[0].line, 5002);
        QCOMPARE(result.error()[0].column, u"account_id"_s);
        QCOMPARE(m_db->count("customer"), 3);
    }

    void testTheSameOnceMoreIsUnchanged()
    {
        QVERIFY(import(ImportKind::Customers, customers(3000)));
        const auto again = import(ImportKind::Customers, customers(3000));
        QCOMPARE(again->unchanged, 3000);
        QCOMPARE(again->inserted + again->updated, 0);
        QCOMPARE(import(ImportKind::Customers, customers(3000, "Client"))->updated, 3000);
        QCOMPARE(m_db->count("customer WHERE name_key LIKE 'client %'"), 3000);
        QCOMPARE(m_db->count("audit_entry"), 2); // one for what changed, each time
    }

    void testAPreviewSaysWhatWouldChange()
    {
        ImportPreview preview;
        ImportOptions options;
        options.preview = &preview;
        const QByteArray csv = "account_id,name,service_point_id,address1\n"
                               "A1,Ada Lovelace,SP1,1 Main Street\nA9,New One,SP9,9 Oak Lane\n";
        const auto result = import(ImportKind::Customers, csv, ImportKeeps::Nothing, options);
        QCOMPARE(result->inserted, 1);
        QCOMPARE(result->updated, 1);
        QStringList lines;
        for (const ImportChange &change : preview.changes) {
            QStringList fields{change.isNew ? u"new"_s : u"changed"_s, change.field, change.key};
            for (const FieldChange &field : change.fields)
                fields.append(field.field + u'=' + field.from + u'>' + field.to);
            lines.append(fields.join(u' '));
        }
        QCOMPARE(lines,
                 (QStringList{u"changed account_id A1 name=Ada Byron>Ada Lovelace"_s,
                              u"new account_id A9 name=>New One"_s,
                              u"new service_point_id SP9 account_id=>A9 address1=>9 Oak Lane"_s}));
        QCOMPARE(m_db->count("customer WHERE name = 'Ada Byron'"), 1);
        QCOMPARE(m_db->count("customer"), 3);
    }

    void testImportedCustomersWakeTheirTasks()
    {
        WorkedTasks tasks(*m_db);
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.customer.cisAccountId = u"N7"_s;
        request.location.cisServicePointId = u"NP7"_s;
        const RecordId waits = tasks.post(request);
        QCOMPARE(tasks.process(waits)->status, TaskStatus::IssueDetected);
        request.transactionId = u"t2"_s;
        request.serialNo = u"W-2"_s;
        request.customer.cisAccountId = u"stranger"_s;
        const RecordId other = tasks.post(request);
        QCOMPARE(tasks.process(other)->status, TaskStatus::IssueDetected);
        QVERIFY(import(ImportKind::Customers, customers(10)));
        QVERIFY(tasks.detail(waits).task.nextAttempt <= QDateTime::currentDateTimeUtc());
        const auto worked = m_db->run([waits](Transaction &tx) -> Result<ServiceTask> {
            return workDueTasks(tx, {waits}).constFirst();
        });
        QCOMPARE(worked->status, TaskStatus::Completed);
    }

    void testImportsAreAudited()
    {
        QVERIFY(import(ImportKind::Programs, "code,start_date\nEV,2026-01-01\n"));
        const AuditEntry entry = auditEntries(m_db->read(), {}, 0, 1).constFirst();
        QCOMPARE(entry.action, u"IMPORT"_s);
        QCOMPARE(entry.record, u"programs"_s);
        QCOMPARE(entry.actor, m_clerk);
        QCOMPARE(entry.changes,
                 (QList<FieldChange>{{u"inserted"_s, {}, u"1"_s}, {u"updated"_s, {}, u"0"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestImportAtLength)
#include "tst_importatlength.moc"
