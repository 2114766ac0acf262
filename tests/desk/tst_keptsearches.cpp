// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Translations.h"
#include "desk/find/ClerkSettings.h"
#include "desk/find/KeptRecords.h"
#include "desk/find/QuickSearch.h"
#include "desk/find/RecordLinkList.h"
#include "desk/find/SavedSearchList.h"
#include "desk/find/SearchSidebar.h"
#include "support/ManyTasks.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVBoxLayout>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What a clerk keeps to come back to, in the settings and in its lists, and what the quick search
/// offers; each part by itself, without the window around it.
class TestKeptSearches : public QObject
{
    Q_OBJECT
    QTemporaryDir m_settings;
    std::unique_ptr<TestDatabase> m_db;

    static RecordLink task(int number)
    {
        return {RecordLink::task(), u"2000000000%1"_s.arg(number, 4, 10, QChar(u'0')),
                u"Task %1"_s.arg(number)};
    }
    static SavedSearch search(const QString &name, const QString &serialNo)
    {
        SavedSearch made{name, {}};
        made.criteria.serialNo = serialNo;
        return made;
    }
    static QStringList titles(const SavedSearches &searches)
    {
        QStringList texts;
        for (const SavedSearch &search : searches.all())
            texts.append(search.title());
        return texts;
    }
    static QStringList titles(const KeptRecords &records)
    {
        QStringList texts;
        for (const RecordLink &record : records.all())
            texts.append(record.title);
        return texts;
    }
    static QStringList titles(const QListWidget &list)
    {
        QStringList texts;
        for (int row = 0; row < list.count(); ++row)
            texts.append(list.item(row)->text());
        return texts;
    }
    static QStringList column(const QTreeWidget &tree, int column)
    {
        QStringList texts;
        for (int row = 0; row < tree.topLevelItemCount(); ++row)
            texts.append(tree.topLevelItem(row)->text(column));
        return texts;
    }
    TestDatabase &db()
    {
        if (!m_db)
            m_db = std::make_unique<TestDatabase>();
        return *m_db;
    }
    static void show(QWidget &widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"Derdesk"_s);
        QCoreApplication::setApplicationName(u"derdesk"_s);
    }
    void init() { useLanguage(QLocale(u"en_GB"_s)); }
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QSettings().clear();
        m_db.reset();
    }

    void settingsAreOfOneClerk_data()
    {
        QTest::addColumn<QString>("clerk");
        QTest::newRow("plain") << u"mira"_s;
        QTest::newRow("slash") << u"north/mira"_s;
        QTest::newRow("backslash") << u"NORTH\\mira"_s;
        QTest::newRow("mail address") << u"mira@example.org"_s;
        QTest::newRow("percent") << u"north%2Fmira"_s;
        QTest::newRow("another script") << u"Zoë Łuk 東"_s;
        QTest::newRow("brackets and spaces") << u"[General] = mira; "_s;
    }
    void settingsAreOfOneClerk()
    {
        QFETCH(QString, clerk);
        const QStringList others{u"mira"_s, u"north/mira"_s, u"north"_s, u"north%2Fmira"_s,
                                 u"otto"_s};
        ClerkSettings(clerk).setValue(u"kept"_s, clerk);
        QCOMPARE(ClerkSettings(clerk).value(u"kept"_s).toString(), clerk);
        for (const QString &other : others) {
            if (other != clerk)
                QVERIFY2(ClerkSettings(other).allKeys().isEmpty(), qPrintable(other));
        }
        QCOMPARE(QSettings().childGroups(), QStringList{u"clerks"_s});
        QSettings all;
        all.beginGroup(u"clerks"_s);
        QCOMPARE(all.childGroups().size(), 1); // no slash has made a group in a group
    }

    void theReadyMadeOnesAreNamedInTheLanguageOfTheDay()
    {
        QCOMPARE(titles(SavedSearches(u"mira"_s)),
                 (QStringList{u"Needs attention"_s, u"Pending > 1 day"_s, u"Mine"_s}));
        SavedSearches changed(u"mira"_s);
        changed.rename(1, u"Too old"_s);
        useLanguage(QLocale(u"de_DE"_s)); // but for the one whose name the clerk has given
        QCOMPARE(titles(SavedSearches(u"mira"_s)),
                 (QStringList{u"Zu klären"_s, u"Too old"_s, u"Meine"_s}));
        QCOMPARE(titles(SavedSearches(u"otto"_s)),
                 (QStringList{u"Zu klären"_s, u"Offen > 1 Tag"_s, u"Meine"_s}));
    }

    void theSameNameAgainIsNoNameOfTheClerks()
    {
        SavedSearches searches(u"mira"_s);
        searches.rename(0, u"  Needs attention "_s); // F2 and Enter
        searches.rename(2, u"\t"_s);
        QCOMPARE(searches.all()[0].name, QString());
        QCOMPARE(searches.all()[2].name, QString());
        searches.rename(0, u" My \n first  one "_s);
        QCOMPARE(searches.all()[0].name, u"My first one"_s);
    }

    void everySearchComesBackAsItWas()
    {
        SavedSearches searches(u"mira"_s);
        SavedSearch given = search(u"“A” & [b]/c = %1; ä"_s, u"SN"_s);
        given.criteria.statuses = {TaskStatus::Approval, TaskStatus::Pending};
        given.criteria.businessObject = BusinessObject::Unenrollment;
        given.criteria.statusFrom = QDate(2026, 2, 3);
        given.criteria.cause = u"customer-not-found"_s;
        given.criteria.anything = u"a \"b\"\\ , ; %"_s;
        QSignalSpy changed(&searches, &SavedSearches::changed);
        searches.insert(1, given);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(SavedSearches(u"mira"_s).all(), searches.all());
        QCOMPARE(SavedSearches(u"mira"_s).all()[1], given);
    }

    void searchesKeepTheOrderOfTheClerk()
    {
        SavedSearches searches(u"mira"_s);
        searches.insert(-5, search(u"first"_s, u"1"_s)); // as far as there are places
        searches.insert(99, search(u"last"_s, u"2"_s));
        const auto kept = [] { return titles(SavedSearches(u"mira"_s)); };
        QCOMPARE(kept(), (QStringList{u"first"_s, u"Needs attention"_s, u"Pending > 1 day"_s,
                                      u"Mine"_s, u"last"_s}));
        searches.move(0, 4);
        QCOMPARE(kept(), (QStringList{u"Needs attention"_s, u"Pending > 1 day"_s, u"Mine"_s,
                                      u"last"_s, u"first"_s}));
        searches.move(3, 1);
        searches.remove(0);
        searches.remove(3);
        QCOMPARE(kept(), (QStringList{u"last"_s, u"Pending > 1 day"_s, u"Mine"_s}));
    }

    void whatCannotBeReadIsLeftOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("no JSON") << u"serialNo = SN"_s << false;
        QTest::newRow("a list") << u"[1]"_s << false;
        QTest::newRow("of a newer program") << u"{\"version\":2,\"serialNo\":\"SN\"}"_s << false;
        QTest::newRow("without a version") << u"{\"serialNo\":\"SN\"}"_s << false;
        QTest::newRow("with a newer member")
            << u"{\"version\":1,\"serialNo\":\"SN\",\"colour\":\"red\"}"_s << true;
    }
    void whatCannotBeReadIsLeftOut()
    {
        QFETCH(QString, text);
        QFETCH(bool, taken);
        {
            ClerkSettings settings(u"mira"_s);
            settings.beginWriteArray(u"savedSearches"_s, 2);
            settings.setArrayIndex(0);
            settings.setValue(u"name"_s, u"odd"_s);
            settings.setValue(u"criteria"_s, text);
            settings.setArrayIndex(1);
            settings.setValue(u"name"_s, u"good"_s);
            settings.setValue(u"criteria"_s, u"{\"version\":1,\"needsAttention\":true}"_s);
            settings.endArray();
        }
        const SavedSearches searches(u"mira"_s);
        QCOMPARE(titles(searches),
                 taken ? (QStringList{u"odd"_s, u"good"_s}) : QStringList{u"good"_s});
        QVERIFY(searches.all().constLast().criteria.needsAttention);
        if (taken)
            QCOMPARE(searches.all()[0], search(u"odd"_s, u"SN"_s));
    }

    void beyondTheMostTheOldestGo()
    {
        KeptRecords records(u"mira"_s, u"recent"_s, 3);
        for (int number : {1, 2, 3, 4})
            records.add(task(number));
        QCOMPARE(titles(records), (QStringList{u"Task 4"_s, u"Task 3"_s, u"Task 2"_s}));
        QVERIFY(!records.contains(task(1)));
        records.add(task(2)); // which makes none go
        QCOMPARE(titles(records), (QStringList{u"Task 2"_s, u"Task 4"_s, u"Task 3"_s}));
        QCOMPARE(KeptRecords(u"mira"_s, u"recent"_s, 3).all(), records.all());
        // of a program that kept more
        QCOMPARE(titles(KeptRecords(u"mira"_s, u"recent"_s, 2)),
                 (QStringList{u"Task 2"_s, u"Task 4"_s}));
        QVERIFY(KeptRecords(u"mira"_s, u"bookmarks"_s, 3).all().isEmpty());
    }

    void aRecordIsItsKindAndItsKey()
    {
        KeptRecords records(u"mira"_s, u"bookmarks"_s, 10);
        records.add({u"program"_s, u"DR"_s, u"Program DR"_s});
        records.add({u"manufacturer"_s, u"DR"_s, u"Manufacturer DR"_s});
        QCOMPARE(records.all().size(), 2);
        QVERIFY(records.contains({u"program"_s, u"DR"_s, {}}));
        QVERIFY(!records.contains({u"program"_s, u"dr"_s, u"Program DR"_s}));
        records.add({u"program"_s, u"DR"_s, u"DR"_s}); // a tab without its title yet
        QCOMPARE(titles(records), (QStringList{u"Program DR"_s, u"Manufacturer DR"_s}));
        records.rename({u"manufacturer"_s, u"DR"_s, u"Dr. Sun"_s}); // stays at its place
        QCOMPARE(titles(records), (QStringList{u"Program DR"_s, u"Dr. Sun"_s}));
        records.remove({u"program"_s, u"DR"_s, u"whatever"_s});
        QCOMPARE(titles(KeptRecords(u"mira"_s, u"bookmarks"_s, 10)), QStringList{u"Dr. Sun"_s});
    }

    void onlyChangesAreTold()
    {
        KeptRecords records(u"mira"_s, u"recent"_s, 5);
        records.add(task(1));
        QSignalSpy changed(&records, &KeptRecords::changed);
        records.rename(task(1)); // it is called so
        records.rename(task(2)); // it is not there
        records.remove(task(2));
        QCOMPARE(changed.size(), 0);
        records.rename({RecordLink::task(), task(1).key, u"Another"_s});
        QCOMPARE(changed.size(), 1);
        records.remove(task(1));
        QCOMPARE(changed.size(), 2);
    }

    void aListSaysOfWhichKindARecordIs_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("task") << u"task"_s << u"Service task: X"_s << u"Serviceauftrag: X"_s;
        QTest::newRow("maker") << u"manufacturer"_s << u"Manufacturer: X"_s << u"Hersteller: X"_s;
        QTest::newRow("program") << u"program"_s << u"Program: X"_s << u"Programm: X"_s;
        QTest::newRow("of a newer one") << u"meter"_s << u"meter: X"_s << u"meter: X"_s;
    }
    void aListSaysOfWhichKindARecordIs()
    {
        QFETCH(QString, kind);
        KeptRecords records(u"mira"_s, u"recent"_s, 5);
        records.add({kind, u"x"_s, u"X"_s});
        const RecordLinkList list(records);
        QCOMPARE(list.item(0)->text(), u"X"_s);
        QTEST(list.item(0)->toolTip(), "english");
        QTEST(list.item(0)->data(Qt::AccessibleTextRole).toString(), "english");
        useLanguage(QLocale(u"de_DE"_s));
        QTEST(RecordLinkList(records).item(0)->toolTip(), "german");
    }

    void aListFollowsItsRecordsAndOpensThem()
    {
        KeptRecords records(u"mira"_s, u"recent"_s, 5);
        for (int number : {1, 2, 3})
            records.add(task(number));
        RecordLinkList list(records);
        show(list);
        list.setCurrentRow(-1);
        QSignalSpy opened(&list, &RecordLinkList::opened);
        QTest::keyClick(&list, Qt::Key_Enter); // on none yet
        QCOMPARE(opened.size(), 0);
        list.setCurrentRow(1);
        QTest::keyClick(&list, Qt::Key_Enter);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualItemRect(list.item(2)).center());
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0][0].value<RecordLink>(), task(2));
        QCOMPARE(opened[1][0].value<RecordLink>(), task(1));
        QTest::keyClick(&list, Qt::Key_Delete);
        QTRY_COMPARE(titles(list), (QStringList{u"Task 3"_s, u"Task 2"_s}));
        QCOMPARE(list.currentRow(), 1); // so that Del goes on
        records.add(task(4));
        records.rename({RecordLink::task(), task(3).key, u"Third"_s});
        QTRY_COMPARE(titles(list), (QStringList{u"Task 4"_s, u"Third"_s, u"Task 2"_s}));
    }

    void countsAreAskedForOnlyWhileTheyCanBeSeen()
    {
        insertManyTasks(db(), 1001);
        SavedSearches searches(u"mira"_s);
        while (!searches.all().isEmpty())
            searches.remove(0);
        searches.insert(0, search(u"all"_s, {}));
        searches.insert(1, search(u"some"_s, u"SN-10"_s));
        searches.insert(2, search(u"none"_s, u"other"_s));
        SavedSearchList list(db().database(), searches);
        QCOMPARE(column(list, 1), (QStringList{{}, {}, {}}));
        show(list);
        QTRY_COMPARE(column(list, 1), (QStringList{u"1,000+"_s, u"10"_s, u"0"_s}));
        QCOMPARE(list.topLevelItem(0)->data(1, Qt::AccessibleTextRole).toString(),
                 u"1,000+ tasks"_s);
        list.hide();
        db().sql("DELETE FROM service_task WHERE id > 20000000001000");
        list.countSoon(); // nobody looks
        QCOMPARE(column(list, 1)[0], u"1,000+"_s);
        list.show();
        QTRY_COMPARE(column(list, 1)[0], u"1,000"_s);
        useLanguage(QLocale(u"de_DE"_s));
        list.hide();
        list.show();
        QTRY_COMPARE(column(list, 1)[0], u"1.000"_s);
        QCOMPARE(list.topLevelItem(0)->data(1, Qt::AccessibleTextRole).toString(),
                 u"1.000 Aufträge"_s);
    }

    void aDeletedSearchComesBackOnceAndItIsSaidSo()
    {
        SavedSearches searches(u"mira"_s);
        SavedSearchList list(db().database(), searches);
        QSignalSpy told(&list, &SavedSearchList::statusMessage);
        QSignalSpy searched(&list, &SavedSearchList::searched);
        show(list);
        list.setCurrentItem(nullptr);
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_F2, Qt::Key_Return})
            QTest::keyClick(&list, key); // on none yet
        QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(searches.all().size(), 3);
        list.setCurrentItem(list.topLevelItem(2));
        QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier); // there is no place below
        QTest::keyClick(&list, Qt::Key_Delete);
        QTRY_COMPARE(column(list, 0), (QStringList{u"Needs attention"_s, u"Pending > 1 day"_s}));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(),
                 u"The search “Mine” is deleted. Ctrl+Z in the list brings it back."_s);
        QCOMPARE(list.currentItem(), list.topLevelItem(1)); // the last that is left
        QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier); // there is no other one
        QTRY_COMPARE(list.topLevelItemCount(), 3);
        QCOMPARE(titles(searches),
                 (QStringList{u"Needs attention"_s, u"Pending > 1 day"_s, u"Mine"_s}));
        QCOMPARE(searched.size(), 0);
    }

    void theQuickSearchCountsWhatItOffers_data()
    {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<QString>("count");
        QTest::newRow("several") << 2 << u"2"_s;
        QTest::newRow("all can be said") << 99 << u"99"_s;
        QTest::newRow("more") << 100 << u"99+"_s;
        QTest::newRow("many more") << 300 << u"99+"_s;
    }
    void theQuickSearchCountsWhatItOffers()
    {
        QFETCH(int, tasks);
        insertManyTasks(db(), tasks);
        db().sql("UPDATE service_task SET serial_no = 'QQ-7'");
        useLanguage(QLocale(u"de_DE"_s));
        QWidget window;
        window.resize(900, 300);
        auto *box = new QuickSearch(db().database());
        (new QVBoxLayout(&window))->addWidget(box);
        show(window);
        box->setFocus();
        QTest::keyClicks(box, u"QQ"_s);
        const auto list = [&] { return window.findChild<QTreeWidget *>(); };
        QTRY_VERIFY(list()->isVisible());
        QCOMPARE(column(*list(), 0), QStringList{u"QQ-7"_s});
        QCOMPARE(column(*list(), 2), QStringList{u"Seriennummer"_s});
        QTEST(column(*list(), 3).constFirst(), "count");
        QSignalSpy found(box, &QuickSearch::findCriteria);
        QTest::keyClick(box, Qt::Key_Up); // from what was typed to the last one
        QVERIFY(box->accessibleDescription().startsWith(u"Seriennummer: QQ-7"_s)); // is read out
        QTest::keyClick(box, Qt::Key_Enter);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][0].value<TaskCriteria>().serialNo, u"QQ-7"_s);
        QCOMPARE(box->text(), QString());
        QVERIFY(!list()->isVisible());
    }

    void anEmptiedBoxOffersAndSearchesNothing()
    {
        insertManyTasks(db(), 3);
        QWidget window;
        auto *box = new QuickSearch(db().database());
        (new QVBoxLayout(&window))->addWidget(box);
        show(window);
        box->setFocus();
        QSignalSpy texts(box, &QuickSearch::findTasks);
        QTest::keyClicks(box, u"TX"_s);
        QTRY_VERIFY(window.findChild<QTreeWidget *>()->isVisible());
        box->clear(); // as its button does
        QVERIFY(!window.findChild<QTreeWidget *>()->isVisible());
        QTest::keyClick(box, Qt::Key_Return);
        QTest::keyClicks(box, u"   "_s);
        QTest::keyClick(box, Qt::Key_Return);
        QTest::keyClicks(box, u" two words "_s);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(texts.size(), 1);
        QCOMPARE(texts[0][0].toString(), u"two words"_s);
    }
};

QTEST_MAIN(TestKeptSearches)
#include "tst_keptsearches.moc"
