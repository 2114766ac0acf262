// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ConflictDialog.h"
#include "desk/portals/RecordActions.h"
#include "desk/portals/RecordHistory.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/EditRecord.h"
#include "store/AuditTrail.h"
#include "support/Desk.h"
#include "support/WorkedTasks.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What has happened to records, in words; what two do to one at the same time; and how they are
/// found.
class TestRecordHistories : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordPortal *record() { return qobject_cast<RecordPortal *>(tabs().currentWidget()); }
    RecordHistory &history() { return *record()->findChild<RecordHistory *>(); }
    QString cell(int row, int column) { return history().item(row, column)->text(); }
    QString said() { return record()->findChild<MessageStrip *>()->text(); }
    qint64 count(const char *from) { return m_desk->db.count(from); }
    void open(const char *kind, const QString &key)
    {
        tabs().openRecord(QString::fromLatin1(kind), key);
        QTRY_VERIFY(record() && !record()->findChild<QLineEdit *>(u"code"_s)->text().isEmpty());
    }
    QLineEdit &description() { return *record()->findChild<QLineEdit *>(u"description"_s); }
    void describe(const QString &text)
    {
        description().selectAll();
        QTest::keyClicks(&description(), text);
    }
    void audited(const QString &action, const char *table, const QString &key,
                 const QList<FieldChange> &changes = {})
    {
        const auto work = [&](Transaction &tx) -> Result<bool> {
            audit(tx, action, QString::fromLatin1(table), key, changes);
            return true;
        };
        QVERIFY(m_desk->db.run(work));
    }
    /// What another administrator does to program DR.
    void othersChange(const RecordValues &values)
    {
        const auto change = [&](Transaction &tx) {
            return changeRecord(tx, *findRecordKind(u"program"_s), u"DR"_s, values, {});
        };
        QVERIFY(m_desk->db.writer().wait({ActorKind::Clerk, u"ada"_s}, change));
    }
    void save()
    {
        QTRY_VERIFY(buttonNamed(*record(), u"Save"_s)->isEnabled());
        buttonNamed(*record(), u"Save"_s)->click();
    }
    ConflictDialog *conflict()
    {
        ConflictDialog *found = nullptr;
        if (!QTest::qWaitFor([&] {
                found = record()->findChild<ConflictDialog *>();
                return found && found->isVisible();
            }))
            qFatal("both versions do not show");
        return found;
    }
    void decide(ConflictDialog &both, const QString &button)
    {
        QTest::mouseClick(buttonNamed(both, button), Qt::LeftButton);
        QTRY_VERIFY(!record()->findChild<ConflictDialog *>());
    }
    static QStringList rowsOf(const ConflictDialog &both)
    {
        const auto &table = *both.findChild<QTableWidget *>();
        QStringList rows;
        for (int row = 0; row < table.rowCount(); ++row) {
            QStringList texts;
            for (int column = 0; column < 4; ++column)
                texts.append(table.item(row, column)->text());
            texts.append(qobject_cast<QComboBox *>(table.cellWidget(row, 4))->currentText());
            rows.append(texts.join(u'|'));
        }
        return rows;
    }
    RecordQueryPortal *query() { return qobject_cast<RecordQueryPortal *>(tabs().currentWidget()); }
    QTableView &list() { return *query()->findChild<QTableView *>(); }
    QLineEdit &box() { return *named<QLineEdit>(*query(), u"Find"_s); }
    QString found() { return named<QLabel>(*query(), u"How many records match"_s)->text(); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void whatWasDoneIsSaidInWords_data()
    {
        QTest::addColumn<QString>("words");
        const auto row = [](const char *action, const char *words) {
            QTest::newRow(action) << QString::fromLatin1(words);
        };
        row("ADD", "Added");
        row("CHANGE", "Changed");
        row("REMOVE", "Deleted");
        row("MERGE", "Merged");
        row("RENEW", "New secret");
        row("REVOKE", "Revoked");
        row("RETIRE", "Retired");
        row("PASSWORD", "New password");
        row("DISABLE", "Disabled");
        row("ENABLE", "Enabled");
        row("SIGN_IN", "Signed in");
        row("WRONG_PASSWORD", "Wrong password");
        row("OF_TOMORROW", "OF_TOMORROW"); // by a newer program: better than nothing
    }
    void whatWasDoneIsSaidInWords()
    {
        QFETCH(QString, words);
        audited(QString::fromLatin1(QTest::currentDataTag()), "program", u"DR"_s);
        open("program", u"DR"_s);
        QTRY_COMPARE(history().rowCount(), 1);
        QCOMPARE(cell(0, 1), u"clerk"_s);
        QCOMPARE(cell(0, 2), words);
        QCOMPARE(cell(0, 3), QString());
        const QDateTime at = auditEntries(m_desk->db.read(), {}, 0, 1)[0].at;
        QCOMPARE(cell(0, 0), QLocale().toString(at.toLocalTime(), QLocale::ShortFormat));
    }

    void valuesReadAsInTheForm_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("text");
        const QLocale locale;
        const auto program = [](const char *name, const QString &field, const QString &from,
                                const QString &to, const QString &text) {
            QTest::newRow(name) << u"program"_s << u"program"_s << u"DR"_s << field << from << to
                                << text;
        };
        program("text", u"description"_s, u"One"_s, u"Two"_s, u"Description: “One” → “Two”"_s);
        program("nothing before", u"description"_s, {}, u"1"_s, u"Description: “” → “1”"_s);
        program("flag", u"active"_s, u"1"_s, u"0"_s, u"Active: “yes” → “no”"_s);
        program("date", u"end_date"_s, {}, u"2030-12-31"_s,
                u"End date: “” → “%1”"_s.arg(
                    locale.toString(QDate(2030, 12, 31), QLocale::ShortFormat)));
        program("several", u"program_asset_type"_s, u"PV"_s, u"PV;TSTAT"_s,
                u"Eligible asset types: “PV” → “PV;TSTAT”"_s);
        program("no field of today", u"colour"_s, u"1"_s, u"0"_s, u"colour: “1” → “0”"_s);
        const auto type = [](const char *name, const QString &field, const QString &from,
                             const QString &to, const QString &text) {
            QTest::newRow(name) << u"service_task_type"_s << u"task-type"_s << u"ENROLLMENT"_s
                                << field << from << to << text;
        };
        type("number", u"retry_max_seconds"_s, u"86400"_s, u"31536000"_s,
             u"Longest retry delay in seconds: “%1” → “%2”"_s.arg(locale.toString(86'400),
                                                                  locale.toString(31'536'000)));
        type("decimal", u"retry_factor"_s, u"2.0"_s, u"1.25"_s,
             u"Each further delay is longer by the factor: “%1” → “%2”"_s.arg(
                 locale.toString(2), locale.toString(1.25)));
        QTest::newRow("choice") << u"asset_type"_s << u"asset-type"_s << u"TSTAT"_s
                                << u"der_registration_flag"_s << u"REGISTRATION_ONLY"_s
                                << u"INTERCONNECTION_AND_REGISTRATION"_s
                                << u"DER Registration Flag: “registration only” → "
                                   "“interconnection and registration”"_s;
    }
    void valuesReadAsInTheForm()
    {
        QFETCH(QString, table);
        QFETCH(QString, kind);
        QFETCH(QString, key);
        QFETCH(QString, field);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, text);
        audited(u"CHANGE"_s, table.toLatin1().constData(), key,
                {{field, from, to}, {u"other"_s, u"x"_s, u"y"_s}});
        open(kind.toLatin1().constData(), key);
        QTRY_COMPARE(history().rowCount(), 1);
        QCOMPARE(cell(0, 3), text + u"\nother: “x” → “y”"_s);
    }

    void theNewestStandsFirstAndTheOldestOfManyAreLeftOut()
    {
        const auto many = [](Transaction &tx) -> Result<bool> {
            for (int i = 1; i <= 205; ++i)
                audit(tx, u"CHANGE"_s, u"program"_s, u"DR"_s,
                      {{u"description"_s, QString::number(i - 1), QString::number(i)}});
            return true;
        };
        QVERIFY(m_desk->db.run(many));
        audited(u"CHANGE"_s, "program", u"TOU"_s);        // of another record
        audited(u"CHANGE"_s, "head_end_system", u"DR"_s); // of another kind
        open("program", u"DR"_s);
        QTRY_COMPARE(history().rowCount(), 200);
        QCOMPARE(cell(0, 3), u"Description: “204” → “205”"_s);
        QCOMPARE(cell(199, 3), u"Description: “5” → “6”"_s);
        othersChange({{u"active"_s, u"0"_s}});
        tabs().refreshCurrent();
        QTRY_COMPARE(cell(0, 1), u"ada"_s);
        QCOMPARE(cell(0, 3), u"Active: “yes” → “no”"_s);
        QCOMPARE(history().rowCount(), 200);
    }

    void aNameThatComesBackHasItsHistory()
    {
        const RecordKind &kind = *findRecordKind(u"program"_s);
        QVERIFY(m_desk->db.run(
            [&kind](Transaction &tx) { return removeRecord(tx, kind, u"CLOSED"_s); }));
        const RecordValues again{{u"code"_s, u"CLOSED"_s}, {u"start_date"_s, u"2026-01-01"_s}};
        QVERIFY(m_desk->db.run([&](Transaction &tx) { return addRecord(tx, kind, again); }));
        open("program", u"CLOSED"_s);
        QTRY_COMPARE(history().rowCount(), 2);
        QCOMPARE((QStringList{cell(0, 2), cell(1, 2)}), (QStringList{u"Added"_s, u"Deleted"_s}));
        QVERIFY(cell(1, 3).contains(u"Description: “Ended” → “”"_s));
    }

    void theOneThatStaysTellsOfTheMerge()
    {
        m_desk->db.sql("INSERT INTO manufacturer (code) VALUES ('WARMLY INC')");
        QVERIFY(m_desk->db.run([](Transaction &tx) {
            return mergeRecords(tx, *findRecordKind(u"manufacturer"_s), u"WARMLY INC"_s,
                                u"Warmly"_s);
        }));
        open("manufacturer", u"Warmly"_s);
        QTRY_COMPARE(history().rowCount(), 1);
        QCOMPARE(cell(0, 2), u"Merged"_s);
        QCOMPARE(cell(0, 3), u"merged: “WARMLY INC” → “Warmly”"_s);
    }

    void bothVersionsReadAsInTheForm()
    {
        open("program", u"DR"_s);
        describe(u"Mine"_s);
        record()->findChild<QCheckBox *>(u"active"_s)->setChecked(false);
        othersChange({{u"end_date"_s, u"2030-12-31"_s}, {u"description"_s, u"Theirs"_s}});
        save();
        ConflictDialog *both = conflict();
        const QString end = QLocale().toString(QDate(2030, 12, 31), QLocale::ShortFormat);
        QCOMPARE(both->windowTitle(), u"Program DR"_s);
        QCOMPARE(rowsOf(*both),
                 (QStringList{u"Active|yes|yes|no|Mine"_s,
                              u"Description|Demand response|Theirs (ada)|Mine|Mine"_s,
                              u"End date||%1 (ada)||Theirs"_s.arg(end)}));
        decide(*both, u"Save These"_s);
        QTRY_COMPARE(said(), u"Saved."_s);
        QCOMPARE(count("program WHERE code = 'DR' AND active = 0 AND description = 'Mine' AND "
                       "end_date = '2030-12-31'"),
                 1);
        QTRY_COMPARE(history().rowCount(), 2);
        QCOMPARE(cell(0, 3), u"Active: “yes” → “no”\nDescription: “Theirs” → “Mine”"_s);
    }

    /// Nothing of mine is left: there is nothing to save.
    void takingAllOfTheirsSavesNothing()
    {
        open("program", u"DR"_s);
        describe(u"Mine"_s);
        othersChange({{u"description"_s, u"Theirs"_s}});
        save();
        ConflictDialog *both = conflict();
        both->findChild<QComboBox *>()->setCurrentText(u"Theirs"_s);
        decide(*both, u"Save These"_s);
        QTRY_COMPARE(description().text(), u"Theirs"_s);
        QVERIFY(!buttonNamed(*record(), u"Save"_s)->isEnabled());
        QCOMPARE(count("audit_entry"), 1);
    }

    /// While one chooses, yet another may change it: that is not overwritten either.
    void whatChangesMeanwhileIsAskedForAgain()
    {
        open("program", u"DR"_s);
        describe(u"Mine"_s);
        othersChange({{u"description"_s, u"Theirs"_s}});
        save();
        ConflictDialog *both = conflict();
        othersChange({{u"description"_s, u"Later"_s}});
        QTest::mouseClick(buttonNamed(*both, u"Save These"_s), Qt::LeftButton);
        QTRY_VERIFY(record()->findChild<ConflictDialog *>() &&
                    rowsOf(*record()->findChild<ConflictDialog *>()) ==
                        QStringList{u"Description|Theirs|Later (ada)|Mine|Mine"_s});
        QCOMPARE(count("program WHERE description = 'Later'"), 1);
        decide(*conflict(), u"Save These"_s);
        QTRY_COMPARE(count("program WHERE description = 'Mine'"), 1);
        QCOMPARE(count("audit_entry WHERE actor = 'clerk'"), 1);
    }

    void itIsCountedWhatIsFound()
    {
        m_desk->db.sql("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE "
                       "i < 250) INSERT INTO manufacturer (code) SELECT 'Maker ' || i FROM n");
        tabs().showRecords(u"manufacturer"_s);
        QTRY_COMPARE(found(), u"%1 or more"_s.arg(200));
        list().scrollToBottom(); // which reads on
        QTRY_COMPARE(found(), u"255 records"_s);
        query()->find(u"Maker 25"_s); // and 250
        QTRY_COMPARE(found(), u"2 records"_s);
        query()->find(u"  maker 250 "_s);
        QTRY_COMPARE(found(), u"1 record"_s);
        query()->find(u"nobody"_s);
        QTRY_COMPARE(found(), u"0 records"_s);
    }

    void escapeLeadsBackToAllOfThem()
    {
        tabs().showRecords(u"program"_s);
        QTRY_COMPARE(found(), u"3 records"_s);
        QTest::keyClicks(&box(), u"TOU"_s);
        QTRY_COMPARE(found(), u"1 record"_s);
        QTest::keyClick(&box(), Qt::Key_Down);
        QVERIFY(list().hasFocus());
        QCOMPARE(list().currentIndex().data().toString(), u"TOU"_s);
        QTest::keyClick(&list(), Qt::Key_Escape);
        QVERIFY(box().hasFocus());
        QCOMPARE(box().text(), QString());
        QTRY_COMPARE(found(), u"3 records"_s);
    }

    void whatIsChosenStaysChosenWhenAllIsReadAgain()
    {
        tabs().showRecords(u"program"_s);
        QTRY_COMPARE(found(), u"3 records"_s);
        list().selectRow(1);
        const QString chosen = list().currentIndex().data().toString();
        m_desk->db.sql("INSERT INTO program (code, description, start_date) VALUES "
                       "('A-FIRST', '', '2026-01-01')");
        tabs().refreshCurrent();
        QTRY_COMPARE(found(), u"4 records"_s);
        QCOMPARE(list().currentIndex().row(), 2);
        QCOMPARE(list().currentIndex().siblingAtColumn(0).data().toString(), chosen);
    }

    void nothingOpensWhileNothingIsChosen()
    {
        tabs().showRecords(u"program"_s);
        QTRY_COMPARE(found(), u"3 records"_s);
        const int before = tabs().count();
        buttonNamed(*query(), u"Open"_s)->click();
        QCOMPARE(tabs().count(), before);
    }

    void onlySomeKindsAreMadeByHand()
    {
        QStringList made;
        for (const RecordKind &kind : recordKinds()) {
            tabs().showRecords(kind.code);
            if (buttonNamed(*query(), u"New…"_s))
                made.append(kind.code);
        }
        QCOMPARE(made, (QStringList{u"asset-type"_s, u"specification"_s, u"manufacturer"_s,
                                    u"model"_s, u"program"_s, u"head-end"_s, u"api-client"_s}));
    }

    void onlySomeKindsHaveActions()
    {
        QMap<QString, QStringList> texts;
        for (const RecordKind &kind : recordKinds()) {
            if (const QStringList own = RecordActions::texts(kind); !own.isEmpty())
                texts.insert(kind.code, own);
        }
        QCOMPARE(texts,
                 (QMap<QString, QStringList>{{u"api-client"_s, {u"Ne&w Secret…"_s, u"Revo&ke…"_s}},
                                             {u"der-asset"_s, {u"Re&tire…"_s}}}));
    }

    void anAssetIsNotRetiredByACancelledQuestion()
    {
        WorkedTasks tasks(m_desk->db);
        const RecordId task = tasks.post(thermostat(u"t1"_s, u"W-1"_s));
        tasks.process(task);
        const RecordId asset = tasks.detail(task).asset->id;
        tabs().openRecord(u"der-asset"_s, idText(asset));
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"DER asset "_s + idText(asset));
        buttonNamed(*record(), u"Retire…"_s)->click();
        auto *question = record()->findChild<QMessageBox *>();
        QCOMPARE(question->text(), u"Retire DER asset %1? No request may name it any more. This "
                                   "cannot be undone."_s.arg(idText(asset)));
        QTest::keyClick(question, Qt::Key_Return); // the default is to leave it
        QTRY_VERIFY(!record()->findChild<QMessageBox *>());
        QVERIFY(buttonNamed(*record(), u"Retire…"_s)->isEnabled());
        QCOMPARE(count("der_asset WHERE status = 'RETIRED'"), 0);
        QCOMPARE(count("audit_entry WHERE action = 'RETIRE'"), 0);
    }
};

QTEST_MAIN(TestRecordHistories)
#include "tst_recordhistories.moc"
