// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AuditTrail.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <thread>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Who changed what: entries can only be added, and whatever else is done to them is found.
class TestAuditTrail : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    void add(const QString &action, const QString &record, const QString &key,
             const QList<FieldChange> &changes = {})
    {
        const Result<bool> done = m_db->run([&](Transaction &tx) -> Result<bool> {
            audit(tx, action, record, key, changes);
            return true;
        });
        QVERIFY(done);
    }

    /// Five entries: programs DR, TOU and DR again, a user, DR once more.
    void fill()
    {
        add(u"ADD"_s, u"program"_s, u"DR"_s, {{u"description"_s, {}, u"Demand \"response\" ü"_s}});
        add(u"ADD"_s, u"program"_s, u"TOU"_s);
        add(u"CHANGE"_s, u"program"_s, u"DR"_s, {{u"end_date"_s, {}, u"2027-01-01"_s}});
        add(u"ADD"_s, u"app_user"_s, u"DR"_s);
        add(u"CHANGE"_s, u"program"_s, u"DR"_s, {{u"end_date"_s, u"2027-01-01"_s, {}}});
    }

    /// As somebody who owns the database can.
    void forge(const QByteArray &sql)
    {
        const bool file = m_db->url().engine() == Engine::Sqlite;
        m_db->sql(file ? "DROP TRIGGER audit_entry_changed; DROP TRIGGER audit_entry_removed"
                       : "DROP TRIGGER audit_entry_changed ON audit_entry");
        m_db->sql(sql.constData());
    }

    QList<qint64> sequences(const AuditFilter &filter, qint64 before = 0, int limit = 10)
    {
        QList<qint64> found;
        for (const AuditEntry &entry : auditEntries(m_db->read(), filter, before, limit))
            found.append(entry.sequence);
        return found;
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void cleanup() { m_db.reset(); }

    void saysWhoChangedWhatFromWhatToWhat()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        fill();
        const QList<AuditEntry> entries = auditEntries(m_db->read(), {}, 0, 10);
        QCOMPARE(entries.size(), 5);
        const AuditEntry &first = entries.constLast();
        QCOMPARE(first.sequence, 1);
        QCOMPARE(first.actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
        QCOMPARE(first.action, u"ADD"_s);
        QCOMPARE(first.record, u"program"_s);
        QCOMPARE(first.key, u"DR"_s);
        QCOMPARE(first.changes,
                 (QList<FieldChange>{{u"description"_s, {}, u"Demand \"response\" ü"_s}}));
        QCOMPARE(first.hash.size(), 32);
        QVERIFY(first.at >= before && first.at <= QDateTime::currentDateTimeUtc());
        QCOMPARE(entries.constFirst().changes,
                 (QList<FieldChange>{{u"end_date"_s, u"2027-01-01"_s, {}}}));
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
    }

    void isListedByRecordTheNewestFirst()
    {
        fill();
        QCOMPARE(sequences({}), (QList<qint64>{5, 4, 3, 2, 1}));
        QCOMPARE(sequences({u"program"_s, {}}), (QList<qint64>{5, 3, 2, 1}));
        QCOMPARE(sequences({u"program"_s, u"DR"_s}), (QList<qint64>{5, 3, 1}));
        QCOMPARE(sequences({u"program"_s, u"D"_s}), QList<qint64>{});
        QCOMPARE(sequences({}, 0, 2), (QList<qint64>{5, 4}));
        QCOMPARE(sequences({}, 4, 2), (QList<qint64>{3, 2}));
        QCOMPARE(sequences({u"program"_s, u"DR"_s}, 3, 2), QList<qint64>{1});
        QCOMPARE(sequences({}, 1), QList<qint64>{});
    }

    void isEmptyAndSoundAtFirst()
    {
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
        QCOMPARE(sequences({}), QList<qint64>{});
    }

    void anythingCanBeNoted()
    {
        const QString odd = u"a\0b \xD800 ; -- ' ü \n"_s;
        add(u"ADD"_s, odd, odd, {{odd, odd, {}}});
        add(u"ADD"_s, {}, {});
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
        QCOMPARE(auditEntries(m_db->read(), {}, 0, 10).constLast().key,
                 u"a\uFFFDb ? ; -- ' ü \n"_s);
    }

    void refusesToBeChanged_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("change") << "UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 1"_ba;
        QTest::newRow("removal") << "DELETE FROM audit_entry WHERE sequence = 5"_ba;
        QTest::newRow("all") << "DELETE FROM audit_entry"_ba;
    }
    void refusesToBeChanged()
    {
        QFETCH(QByteArray, sql);
        fill();
        QString refusal;
        try {
            m_db->sql(sql.constData());
        } catch (const StoreError &error) {
            refusal = QString::fromUtf8(error.what());
        }
        QVERIFY2(refusal.contains(u"the audit trail can only grow"), qPrintable(refusal));
        QCOMPARE(m_db->count("audit_entry"), 5);
    }

    void cannotBeEmptied()
    {
        fill();
        const bool server = m_db->url().engine() == Engine::PostgreSql;
        const char *sql = server ? "TRUNCATE audit_entry" : "DELETE FROM audit_entry";
        QVERIFY_THROWS_EXCEPTION(StoreError, m_db->sql(sql));
        QCOMPARE(m_db->count("audit_entry"), 5);
    }

    void whatWasForgedIsFound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &sql, const QString &fault) {
            QTest::newRow(name) << sql << fault;
        };
        const QString changed = u"entry 3 is not as it was written"_s;
        const auto set = [](const QByteArray &to) -> QByteArray {
            return "UPDATE audit_entry SET " + to + " WHERE sequence = 3";
        };
        row("another time", set("at = at + 1"), changed);
        row("another kind of actor", set("actor_kind = 'SYSTEM'"), changed);
        row("another actor", set("actor = 'nobody'"), changed);
        row("another action", set("action = 'REMOVE'"), changed);
        row("another record", set("record = 'model'"), changed);
        row("another key", set("record_key = 'TOU'"), changed);
        row("another value", set("changes = replace(changes, '2027', '2028')"), changed);
        row("nothing changed", set("changes = '[]'"), changed);
        row("another hash", set("hash = x'00'"), changed);
        row("letters moved to the next column", set("record = 'progra', record_key = 'mDR'"),
            changed);
        row("swapped",
            "UPDATE audit_entry SET sequence = 9 WHERE sequence = 3; "
            "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4; "
            "UPDATE audit_entry SET sequence = 4 WHERE sequence = 9",
            changed);
        row("the first removed", "DELETE FROM audit_entry WHERE sequence = 1",
            u"entry 1 is missing"_s);
        row("one in the middle removed", "DELETE FROM audit_entry WHERE sequence = 3",
            u"entry 3 is missing"_s);
        row("removed, and the gap closed",
            "DELETE FROM audit_entry WHERE sequence = 3; "
            "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4; "
            "UPDATE audit_entry SET sequence = 4 WHERE sequence = 5",
            changed);
        row("the last removed", "DELETE FROM audit_entry WHERE sequence = 5",
            u"entry 5 is missing"_s);
        row("the last two removed", "DELETE FROM audit_entry WHERE sequence > 3",
            u"entry 4 is missing"_s);
        row("all removed", "DELETE FROM audit_entry", u"entry 1 is missing"_s);
        row("all removed, and that there were any",
            "DELETE FROM audit_entry; "
            "UPDATE audit_end SET sequence = 0",
            u"entry 0 is not the one that was written last"_s);
        row("one added",
            "INSERT INTO audit_entry SELECT 6, at, actor_kind, actor, action, record, record_key, "
            "changes, hash FROM audit_entry WHERE sequence = 5",
            u"entry 6 is not as it was written"_s);
        row("the end forgotten", "DELETE FROM audit_end",
            u"entry 5 is not the one that was written last"_s);
        row("another end", "UPDATE audit_end SET hash = x'00'",
            u"entry 5 is not the one that was written last"_s);
    }
    void whatWasForgedIsFound()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, fault);
        fill();
        forge(sql);
        QCOMPARE(verifyAuditTrail(m_db->read()), fault);
    }

    void aCutEndIsFoundAfterMoreWasAdded()
    {
        fill();
        forge("DELETE FROM audit_entry WHERE sequence = 5");
        add(u"ADD"_s, u"program"_s, u"NEW"_s);
        QCOMPARE(verifyAuditTrail(m_db->read()), u"entry 5 is missing"_s);
    }

    void whatWasUndoneLeavesNoEntry()
    {
        fill();
        const Result<bool> undone = m_db->run([](Transaction &tx) -> Result<bool> {
            audit(tx, u"ADD"_s, u"program"_s, u"X"_s, {});
            return failed(ProblemCode::NotFound);
        });
        QVERIFY(!undone);
        add(u"ADD"_s, u"program"_s, u"Y"_s);
        QCOMPARE(sequences({}), (QList<qint64>{6, 5, 4, 3, 2, 1}));
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
    }

    void severalProgramsAddAtTheSameTime()
    {
        constexpr int programs = 4;
        constexpr int each = 50;
        std::vector<std::thread> threads;
        for (int i = 0; i < programs; ++i) {
            threads.emplace_back([this, i] {
                Writer writer(m_db->url());
                QList<QFuture<Result<bool>>> all;
                for (int n = 0; n < each; ++n) {
                    all += writer.submit({ActorKind::Clerk, u"clerk %1"_s.arg(i)},
                                         [n](Transaction &tx) -> Result<bool> {
                                             audit(tx, u"ADD"_s, u"n"_s, QString::number(n), {});
                                             return true;
                                         });
                }
                for (QFuture<Result<bool>> &one : all)
                    QVERIFY(one.takeResult());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(m_db->count("audit_entry"), programs * each);
        QCOMPARE(m_db->number("SELECT max(sequence) FROM audit_entry"), programs * each);
        QCOMPARE(m_db->count("(SELECT DISTINCT actor, record_key FROM audit_entry) AS x"),
                 programs * each);
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
    }

    void moreThanIsReadAtOnceIsVerified()
    {
        const Result<bool> done = m_db->run([](Transaction &tx) -> Result<bool> {
            for (int i = 0; i < 2'500; ++i)
                audit(tx, u"ADD"_s, u"n"_s, QString::number(i), {});
            return true;
        });
        QVERIFY(done);
        QCOMPARE(verifyAuditTrail(m_db->read()), std::nullopt);
        forge("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 2400");
        QCOMPARE(verifyAuditTrail(m_db->read()), u"entry 2400 is not as it was written"_s);
    }

    void onlyWhatIsAnotherNowIsAChange()
    {
        QCOMPARE(changed({{u"a"_s, u"1"_s, u"1"_s}, {u"b"_s, {}, u""_s}, {u"c"_s, u"1"_s, {}}}),
                 (QList<FieldChange>{{u"c"_s, u"1"_s, {}}}));
    }
};

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
