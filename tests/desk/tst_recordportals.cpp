// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ConflictDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/EditRecord.h"
#include "operations/WorkTask.h"
#include "store/RecordQueries.h"
#include "support/Desk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>
#include <QTreeWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// An administrator finds, opens, changes and deletes records, all kinds by the same portals.
class TestRecordPortals : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordQueryPortal *query() { return qobject_cast<RecordQueryPortal *>(tabs().currentWidget()); }
    RecordPortal *record() { return qobject_cast<RecordPortal *>(tabs().currentWidget()); }
    void list(const char *kind, int rows)
    {
        tabs().showRecords(QString::fromLatin1(kind));
        QVERIFY(query());
        QTRY_COMPARE(query()->findChild<QTableView *>()->model()->rowCount(), rows);
    }
    void open(const char *kind, const QString &key)
    {
        tabs().openRecord(QString::fromLatin1(kind), key);
        QVERIFY(record());
        QTRY_VERIFY(!tabs().tabText(tabs().currentIndex()).isEmpty());
        if (!key.isEmpty())
            QTRY_VERIFY(!field<QLineEdit>("code")->text().isEmpty());
    }
    template <typename Widget>
    Widget *field(const char *name)
    {
        return record()->findChild<Widget *>(QString::fromLatin1(name));
    }
    void type(const char *name, const QString &text)
    {
        auto *edit = field<QLineEdit>(name);
        QVERIFY2(edit, name);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void press(const QString &name)
    {
        QTRY_VERIFY2(buttonNamed(*record(), name) && buttonNamed(*record(), name)->isEnabled(),
                     qPrintable(name));
        QTest::mouseClick(buttonNamed(*record(), name), Qt::LeftButton);
    }
    QString message() { return record()->findChild<MessageStrip *>()->text(); }
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
    static QStringList rowTexts(const QDialog &dialog, int row)
    {
        QStringList texts;
        const auto *table = dialog.findChild<QTableWidget *>();
        for (int column = 0; column < 4; ++column)
            texts.append(table->item(row, column)->text());
        return texts;
    }
    qint64 count(const char *from) { return m_desk->db.count(from); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void everyKindHasItsEntryInTheMenuAndItsPortal()
    {
        QMenu *administration = nullptr;
        for (QMenu *menu : m_desk->window().menuBar()->findChildren<QMenu *>()) {
            if (menu->title() == u"Ad&ministration")
                administration = menu;
        }
        QVERIFY(administration);
        QList<QAction *> actions = administration->actions();
        actions.erase(std::find_if(actions.begin(), actions.end(),
                                   [](const QAction *entry) { return entry->isSeparator(); }),
                      actions.end()); // below it is what is no record
        QCOMPARE(actions.size(), qsizetype(recordKinds().size()));
        QSet<QString> letters;
        for (qsizetype i = 0; i < actions.size(); ++i) {
            actions[i]->trigger();
            QCOMPARE(&query()->kind(), &recordKinds()[std::size_t(i)]);
            const QString text = actions[i]->text();
            letters.insert(text.mid(text.indexOf(u'&') + 1, 1).toLower());
        }
        QCOMPARE(letters.size(), actions.size());
        QCOMPARE(tabs().count(), 1 + actions.size());
        actions[0]->trigger();
        QCOMPARE(tabs().count(), 1 + actions.size()); // the one that is open is shown
    }

    void findsAsOneTypesAndOpensByEnter()
    {
        list("specification", 4);
        QTest::keyClicks(query()->findChild<QLineEdit *>(), u"warmly"_s);
        auto *table = query()->findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(query()->findChild<QLineEdit *>(), Qt::Key_Down);
        QVERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(record());
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"Asset specification TH-1"_s);
        QTRY_COMPARE(field<QComboBox>("model_id")->currentText(), u"Warmly / T-1"_s);
        QCOMPARE(field<QLineEdit>("rtgMaxW")->text(), u"3000"_s);
        QVERIFY(field<QLineEdit>("code")->isReadOnly());
    }

    void makesAProgram()
    {
        list("program", 3);
        QTest::mouseClick(buttonNamed(*query(), u"New…"_s), Qt::LeftButton);
        QTRY_VERIFY(record());
        QTRY_VERIFY(field<QListWidget>("program_asset_type")->count() == 4);
        type("code", u"EV"_s);
        type("description", u"Charging"_s);
        type("start_date", u"2026-01-01"_s);
        QListWidget *types = field<QListWidget>("program_asset_type");
        types->findItems(u"TSTAT"_s, Qt::MatchExactly)[0]->setCheckState(Qt::Checked);
        press(u"Save"_s);
        QTRY_COMPARE(message(), u"Saved."_s);
        QCOMPARE(count("program WHERE code = 'EV' AND start_date = '2026-01-01' AND active = 1"),
                 1);
        QCOMPARE(count("program_asset_type WHERE program = 'EV'"), 1);
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"Program EV"_s);
        QVERIFY(!buttonNamed(*record(), u"Save"_s)->isEnabled());
    }

    void changesAreKeptAndShownInTheHistory()
    {
        open("task-type", u"DER-ENROLLMENT"_s);
        type("expiration_days", u"30"_s);
        QTest::keyClick(record(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(message(), u"Saved."_s);
        QCOMPARE(count("service_task_type WHERE code = 'DER-ENROLLMENT' AND expiration_days = 30"),
                 1);
        auto *history = record()->findChild<QTableWidget *>();
        QTRY_COMPARE(history->rowCount(), 1);
        QCOMPARE(history->item(0, 1)->text(), u"clerk"_s);
        QCOMPARE(history->item(0, 2)->text(), u"Changed"_s);
        QCOMPARE(history->item(0, 3)->text(), u"Expires after days: “90” → “30”"_s);
    }

    void faultsStandAboveAndLeadToTheField()
    {
        open("program", u"DR"_s);
        type("end_date", u"2019-01-01"_s);
        press(u"Save"_s);
        QTRY_VERIFY(message().startsWith(u"Nothing was changed."_s));
        QTRY_VERIFY(field<QLineEdit>("end_date")->hasFocus());
        press(u"Revert"_s);
        QCOMPARE(field<QLineEdit>("end_date")->text(), QString());
    }

    void whatSomebodyElseChangedIsNotOverwritten()
    {
        open("program", u"DR"_s);
        type("description", u"Mine"_s);
        m_desk->db.sql("UPDATE program SET description = 'Theirs' WHERE code = 'DR'");
        press(u"Save"_s);
        QTRY_VERIFY(message().contains(u"changed by somebody else"_s));
        QCOMPARE(field<QLineEdit>("description")->text(), u"Mine"_s);
        ConflictDialog *both = conflict();
        QCOMPARE(rowTexts(*both, 0),
                 (QStringList{u"Description"_s, u"Demand response"_s, u"Theirs"_s, u"Mine"_s}));
        QTest::mouseClick(buttonNamed(*both, u"Back to Editing"_s), Qt::LeftButton);
        QTRY_VERIFY(!record()->findChild<ConflictDialog *>());
        QCOMPARE(field<QLineEdit>("description")->text(), u"Mine"_s);
        press(u"Revert"_s);
        QTRY_COMPARE(field<QLineEdit>("description")->text(), u"Theirs"_s);
    }

    void editsOfDifferentFieldsGoTogether()
    {
        open("program", u"DR"_s);
        type("description", u"Mine"_s);
        const auto close = [](Transaction &tx) {
            return changeRecord(tx, *findRecordKind(u"program"_s), u"DR"_s,
                                {{u"end_date"_s, u"2030-12-31"_s}}, {});
        };
        QVERIFY(m_desk->db.writer().wait({ActorKind::Clerk, u"ada"_s}, close));
        press(u"Save"_s);
        ConflictDialog *both = conflict();
        QCOMPARE(both->findChild<QTableWidget *>()->rowCount(), 2);
        QVERIFY2(rowTexts(*both, 1)[2].endsWith(u"(ada)"_s), qPrintable(rowTexts(*both, 1)[2]));
        QTest::mouseClick(buttonNamed(*both, u"Save These"_s), Qt::LeftButton);
        QTRY_COMPARE(message(), u"Saved."_s);
        QCOMPARE(count("program WHERE code = 'DR' AND description = 'Mine' AND end_date = "
                       "'2030-12-31'"),
                 1);
    }

    void whatBothHaveChangedIsChosen_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("stored");
        QTest::newRow("theirs") << 0 << u"Theirs"_s;
        QTest::newRow("mine") << 1 << u"Mine"_s;
    }
    void whatBothHaveChangedIsChosen()
    {
        QFETCH(int, choice);
        QFETCH(QString, stored);
        open("program", u"DR"_s);
        type("description", u"Mine"_s);
        m_desk->db.sql("UPDATE program SET description = 'Theirs' WHERE code = 'DR'");
        press(u"Save"_s);
        ConflictDialog *both = conflict();
        auto *keep = both->findChild<QComboBox *>();
        QCOMPARE(keep->currentText(), u"Mine"_s);
        keep->setCurrentIndex(choice);
        QTest::mouseClick(buttonNamed(*both, u"Save These"_s), Qt::LeftButton);
        QTRY_COMPARE(field<QLineEdit>("description")->text(), stored);
        QTRY_COMPARE(m_desk->db.read()
                         .value(u"SELECT description FROM program WHERE code = "
                                "'DR'"_s)
                         .toString(),
                     stored);
    }

    void whoUsesItIsShownAndOpened()
    {
        const RecordId task = m_desk->post(thermostat(u"t1"_s, u"W-1"_s));
        open("specification", u"TH-1"_s);
        auto *users = record()->findChild<QTreeWidget *>();
        QTRY_COMPARE(users->topLevelItemCount(), 2);
        QCOMPARE(users->topLevelItem(1)->text(0), u"Service tasks (1)"_s);
        QCOMPARE(users->topLevelItem(1)->child(0)->text(0), idText(task) + u" Pending"_s);
        Q_EMIT users->itemActivated(users->topLevelItem(1)->child(0), 0);
        QCOMPARE(m_desk->portal()->taskId(), task);
        open("specification", u"TH-1"_s);
        Q_EMIT users->itemActivated(users->topLevelItem(0)->child(0), 0);
        QTRY_VERIFY(tabs().tabText(tabs().currentIndex()).startsWith(u"DER asset "_s));
        QTRY_COMPARE(field<QLineEdit>("serial_no")->text(), u"W-1"_s);
        QVERIFY(field<QLineEdit>("serial_no")->isReadOnly());
        QVERIFY(!buttonNamed(*record(), u"Save"_s));
    }

    void whatIsUsedIsNotDeleted()
    {
        open("program", u"DR"_s);
        press(u"Delete…"_s);
        auto *question = record()->findChild<QMessageBox *>();
        QTest::mouseClick(buttonNamed(*question, u"Delete"_s), Qt::LeftButton);
        QTRY_VERIFY(message().contains(u"asset specifications"_s));
        auto *users = record()->findChild<QTreeWidget *>();
        QVERIFY(users->isVisible() &&
                m_desk->window().focusWidget() == users); // there each can be opened
        QCOMPARE(count("program WHERE code = 'DR'"), 1);
    }

    void whatIsNotUsedIsDeletedAndItsTabCloses()
    {
        open("program", u"CLOSED"_s);
        const int before = tabs().count();
        press(u"Delete…"_s);
        QTest::mouseClick(buttonNamed(*record()->findChild<QMessageBox *>(), u"Delete"_s),
                          Qt::LeftButton);
        QTRY_COMPARE(tabs().count(), before - 1);
        QCOMPARE(count("program WHERE code = 'CLOSED'"), 0);
    }

    void twoManufacturersAreMerged()
    {
        m_desk->db.sql("INSERT INTO manufacturer (code) VALUES ('WARMLY INC')");
        open("manufacturer", u"Warmly"_s);
        press(u"Merge…"_s);
        auto *dialog = record()->findChild<QInputDialog *>();
        dialog->setTextValue(u"WARMLY INC"_s);
        dialog->accept();
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"Manufacturer WARMLY INC"_s);
        QCOMPARE(count("manufacturer WHERE code = 'Warmly'"), 0);
        QCOMPARE(count("model WHERE manufacturer = 'WARMLY INC'"), 1);
    }

    void editsAreNotDroppedUnasked()
    {
        open("program", u"DR"_s);
        type("description", u"Mine"_s);
        const int before = tabs().count();
        QTimer::singleShot(0, this, [this] {
            auto *question = record()->findChild<QMessageBox *>();
            QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        });
        tabs().closeCurrent();
        QCOMPARE(tabs().count(), before);
        press(u"Revert"_s);
        tabs().closeCurrent();
        QCOMPARE(tabs().count(), before - 1);
    }

    void customersAreFoundAndRead()
    {
        list("customer", 3);
        QTest::keyClicks(query()->findChild<QLineEdit *>(), u"JOHN"_s);
        auto *table = query()->findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectRow(0);
        QTest::mouseClick(buttonNamed(*query(), u"Open"_s), Qt::LeftButton);
        QTRY_VERIFY(record());
        QTRY_COMPARE(field<QLineEdit>("account_id")->text(), u"A2"_s);
        auto *users = record()->findChild<QTreeWidget *>();
        QTRY_COMPARE(users->topLevelItem(0)->text(0), u"Service points (1)"_s);
    }
};

QTEST_MAIN(TestRecordPortals)
#include "tst_recordportals.moc"
