// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/CriteriaChips.h"
#include "desk/find/QuickSearch.h"
#include "desk/find/RecordLinkList.h"
#include "desk/find/SavedSearchList.h"
#include "desk/find/SearchSidebar.h"
#include "desk/portals/TaskSearchForm.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk comes to what he looks for: by the quick search, by filters that he takes away, by
/// searches that he has saved, by the records of before.
class TestFind : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    RecordId m_done = 0, m_held = 0, m_pending = 0;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    QuickSearch &quick() { return *m_desk->window().findChild<QuickSearch *>(); }
    QTreeWidget &suggestions() { return *named<QTreeWidget>(m_desk->window(), u"Suggestions"_s); }
    SavedSearchList &saved() { return *m_desk->window().findChild<SavedSearchList *>(); }
    QListWidget &list(const QString &name) { return *named<QListWidget>(m_desk->window(), name); }
    QStringList serials() { return m_desk->column(TaskColumns::SerialNo); }
    QLineEdit &box() { return *named<QLineEdit>(m_desk->query(), u"Find"_s); }
    QAction &action(const QString &text)
    {
        for (QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return *found;
        }
        qFatal("no action %s", qPrintable(text));
    }
    QStringList offered()
    {
        QStringList texts;
        for (int row = 0; suggestions().isVisible() && row < suggestions().topLevelItemCount();
             ++row)
            texts.append(suggestions().topLevelItem(row)->text(2) + u' ' +
                         suggestions().topLevelItem(row)->text(0));
        return texts;
    }
    QStringList chips()
    {
        QStringList texts;
        const auto *bar = m_desk->query().findChild<CriteriaChips *>();
        for (const QToolButton *chip : bar->findChildren<QToolButton *>()) {
            if (chip->isVisible())
                texts.append(chip->text());
        }
        return texts;
    }
    QToolButton &chip(const QString &text)
    {
        for (QToolButton *chip :
             m_desk->query().findChild<CriteriaChips *>()->findChildren<QToolButton *>()) {
            if (chip->text() == text)
                return *chip;
        }
        qFatal("no chip %s", qPrintable(text));
    }
    QStringList searches()
    {
        QStringList texts;
        for (int row = 0; row < saved().topLevelItemCount(); ++row)
            texts.append(saved().topLevelItem(row)->text(0));
        return texts;
    }
    QStringList counts()
    {
        QStringList texts;
        for (int row = 0; row < saved().topLevelItemCount(); ++row)
            texts.append(saved().topLevelItem(row)->text(1));
        return texts;
    }
    static QStringList titles(const QListWidget &list)
    {
        QStringList texts;
        for (int row = 0; row < list.count(); ++row)
            texts.append(list.item(row)->text());
        return texts;
    }
    void process(RecordId id)
    {
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
    }
    void makeThree()
    {
        m_done = m_desk->post(thermostat(u"TX-ALPHA"_s, u"AAA-1"_s));
        process(m_done);
        RegistrationRequest unknown = thermostat(u"TX-BETA"_s, u"BBB-2"_s);
        unknown.customer.cisAccountId = u"A99"_s;
        m_held = m_desk->post(unknown);
        process(m_held);
        m_pending = m_desk->post(thermostat(u"TX-GAMMA"_s, u"CCC-3"_s));
    }
    void again()
    {
        m_desk->window().close();
        m_desk->close();
        m_desk->open();
        QTRY_COMPARE(serials().size(), 3);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        makeThree();
        m_desk->open();
        QTRY_COMPARE(serials().size(), 3);
    }
    void cleanup() { m_desk.reset(); }

    void ctrlKLeadsToTheQuickSearchFromAnywhere()
    {
        tabs().openTask(m_done);
        QTRY_VERIFY(m_desk->portal());
        QTest::keyClick(&m_desk->window(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(quick().hasFocus());
        QTest::keyClicks(&quick(), u"sn: BBB"_s);
        QTest::keyClick(&quick(), Qt::Key_Return);
        QTRY_COMPARE(tabs().currentIndex(), 0);
        QTRY_COMPARE(serials(), QStringList{u"BBB-2"_s});
        QVERIFY(m_desk->table().hasFocus());
        QCOMPARE(box().text(), u"sn: BBB"_s);
        QVERIFY(!suggestions().isVisible());
    }

    void anIdOpensItsTaskAtOnce_data()
    {
        QTest::addColumn<bool>("byTransaction");
        QTest::newRow("task id") << false;
        QTest::newRow("transaction id") << true;
    }
    void anIdOpensItsTaskAtOnce()
    {
        QFETCH(bool, byTransaction);
        quick().setFocus();
        QTest::keyClicks(&quick(), byTransaction ? u"TX-BETA"_s : idText(m_held));
        QTest::keyClick(&quick(), Qt::Key_Return);
        QTRY_VERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), m_held);
        QCOMPARE(quick().text(), QString());
    }

    void suggestionsComeAsOneTypes()
    {
        quick().setFocus();
        QTest::keyClicks(&quick(), u"A"_s);
        QTRY_COMPARE(offered(), (QStringList{u"Serial number AAA-1"_s, u"Account A1"_s,
                                             u"Account A99"_s, u"Customer Ada Byron"_s}));
        QTest::keyClicks(&quick(), u"AA"_s);
        QTRY_COMPARE(offered(), QStringList{u"Serial number AAA-1"_s});
        QTest::keyClick(&quick(), Qt::Key_Down);
        QTest::keyClick(&quick(), Qt::Key_Return);
        QTRY_VERIFY(m_desk->portal()); // it is the one task of this number
        QCOMPARE(m_desk->portal()->taskId(), m_done);
        QVERIFY(!suggestions().isVisible());
    }

    void aSuggestionOfManySearches()
    {
        quick().setFocus();
        QTest::keyClicks(&quick(), u"a1"_s);
        QTRY_VERIFY(!quick().text().isEmpty());
        quick().clear();
        QTest::keyClicks(&quick(), u"A1"_s);
        QTRY_COMPARE(offered(), QStringList{u"Account A1"_s});
        QCOMPARE(suggestions().topLevelItem(0)->text(1), u"Ada Byron"_s);
        QCOMPARE(suggestions().topLevelItem(0)->text(3), u"2"_s);
        const QRect row = suggestions().visualItemRect(suggestions().topLevelItem(0));
        QTest::mouseClick(suggestions().viewport(), Qt::LeftButton, {}, row.center());
        QTRY_COMPARE(serials(), (QStringList{u"CCC-3"_s, u"AAA-1"_s}));
        QCOMPARE(chips(), QStringList{u"Account: A1"_s});
    }

    void escapeClosesSuggestionsThenEmptiesTheBox()
    {
        quick().setFocus();
        QTest::keyClicks(&quick(), u"TX"_s);
        QTRY_COMPARE(offered().size(), 3);
        QTest::keyClick(&quick(), Qt::Key_Escape);
        QVERIFY(!suggestions().isVisible());
        QCOMPARE(quick().text(), u"TX"_s);
        QTest::keyClick(&quick(), Qt::Key_Down); // asks for them again
        QVERIFY(suggestions().isVisible());
        QTest::keyClick(&quick(), Qt::Key_Up); // back to what was typed
        QVERIFY(!suggestions().currentItem());
        QTest::keyClick(&quick(), Qt::Key_Escape);
        QTest::keyClick(&quick(), Qt::Key_Escape);
        QCOMPARE(quick().text(), QString());
        quick().clearFocus();
        QVERIFY(!suggestions().isVisible());
    }

    void filtersAreChipsThatCanBeTakenAway()
    {
        TaskCriteria criteria;
        criteria.statuses = {TaskStatus::Pending, TaskStatus::Completed};
        criteria.anything = u"ada"_s;
        criteria.createdFrom = QDate(2020, 1, 2);
        tabs().find(criteria);
        QTRY_COMPARE(serials(), (QStringList{u"AAA-1"_s}));
        QCOMPARE(box().text(), u"ada"_s);
        QCOMPARE(chips(),
                 (QStringList{u"“ada”"_s, u"Status: Pending, Completed"_s,
                              u"Created from "_s +
                                  QLocale().toString(criteria.createdFrom, QLocale::ShortFormat),
                              u"Clear All"_s}));
        QTest::mouseClick(&chip(u"“ada”"_s), Qt::LeftButton);
        QTRY_COMPARE(serials(), (QStringList{u"CCC-3"_s, u"AAA-1"_s}));
        QCOMPARE(box().text(), QString());
        QToolButton &status = chip(u"Status: Pending, Completed"_s);
        QCOMPARE(status.accessibleName(), u"Without Status: Pending, Completed"_s);
        status.setFocus();
        QTest::keyClick(&status, Qt::Key_Delete);
        QTRY_COMPARE(serials().size(), 3);
        QCOMPARE(chips().size(), 1); // one alone needs no "all"
        auto *next = qobject_cast<QToolButton *>(QApplication::focusWidget());
        QVERIFY(next && next->text().startsWith(u"Created from"_s)); // Del can go on
        QTest::keyClick(next, Qt::Key_Delete);
        QTRY_COMPARE(chips(), QStringList());
        QVERIFY(!m_desk->query().findChild<CriteriaChips *>()->isVisible());
    }

    /// From the last chip Del goes on to the one before it, not to what clears all.
    void delOnTheLastChipGoesOnToTheOneBefore()
    {
        TaskCriteria criteria;
        criteria.statuses = {TaskStatus::Pending};
        criteria.anything = u"ada"_s;
        criteria.createdFrom = QDate(2020, 1, 2);
        tabs().find(criteria);
        QTRY_COMPARE(chips().size(), 4);
        QToolButton &last = chip(chips()[2]);
        last.setFocus();
        QTest::keyClick(&last, Qt::Key_Delete);
        QTRY_COMPARE(chips().size(), 3);
        const auto *next = qobject_cast<QToolButton *>(QApplication::focusWidget());
        QVERIFY(next);
        QCOMPARE(next->text(), u"Status: Pending"_s);
    }

    void chipsOfTheBoxLeaveTheRestOfIt()
    {
        box().setFocus();
        QTest::keyClicks(&box(), u"thing n: ada sn: AAA"_s);
        QTest::keyClick(&box(), Qt::Key_Return);
        QTRY_COMPARE(chips(), (QStringList{u"“thing”"_s, u"Serial number: AAA"_s,
                                           u"Customer: ada"_s, u"Clear All"_s}));
        QTest::mouseClick(&chip(u"“thing”"_s), Qt::LeftButton);
        QCOMPARE(box().text(), u"n: ada sn: AAA"_s);
        QTRY_COMPARE(serials(), QStringList{u"AAA-1"_s});
        QTest::mouseClick(&chip(u"Clear All"_s), Qt::LeftButton);
        QTRY_COMPARE(serials().size(), 3);
        QCOMPARE(box().text(), QString());
    }

    void everyCriterionComesBackFromTheForm()
    {
        TaskCriteria all;
        all.taskId = u"123"_s;
        all.type = u"DER-ENROLLMENT"_s;
        all.businessObject = BusinessObject::Enrollment;
        all.statuses = {TaskStatus::Pending};
        all.transactionId = u"a"_s;
        all.serialNo = u"b"_s;
        all.nicId = u"c"_s;
        all.customerName = u"d"_s;
        all.accountId = u"e"_s;
        all.servicePoint = u"f"_s;
        all.address = u"g"_s;
        all.contact = u"h"_s;
        all.program = u"no longer there"_s;
        all.manufacturer = u"i"_s;
        all.model = u"j"_s;
        all.createdFrom = QDate(2026, 1, 2);
        all.createdTo = QDate(2026, 1, 3);
        all.needsAttention = true;
        all.anything = u"k"_s;
        all.olderThanDays = 3;
        all.assignedTo = u"mira"_s;
        tabs().find(all);
        QVERIFY2(m_desk->query().criteria() == all, qPrintable(toText(m_desk->query().criteria())));
        QTRY_COMPARE(chips().size(), toJson(all).size() + 1);
        tabs().find(TaskCriteria());
        QVERIFY(m_desk->query().criteria() == TaskCriteria());
    }

    void aWrongAgeIsNamed()
    {
        auto *days = named<QLineEdit>(m_desk->query(), u"Older than, in days"_s);
        for (const char *wrong : {"0", "-1", "x", "1.5", "123456"}) {
            days->setText(QString::fromUtf8(wrong));
            m_desk->query().search();
            const auto *fault = named<QLabel>(m_desk->query(), u"What cannot be searched for"_s);
            QVERIFY2(fault->text().startsWith(u"Older than: “%1”"_s.arg(QString::fromUtf8(wrong))),
                     qPrintable(fault->text()));
        }
    }

    void threeSearchesAreReadyWithTheirCounts()
    {
        m_desk->db.sql("UPDATE to_do SET assigned_to = 'clerk'");
        QCOMPARE(searches(), (QStringList{u"Needs attention"_s, u"Pending > 1 day"_s, u"Mine"_s}));
        QTRY_COMPARE(counts().constFirst(), u"1"_s);
        const RecordId id = m_pending; // counts follow what changes
        m_desk->db.sql("UPDATE service_task SET created_at = created_at - 100000000 "
                       "WHERE serial_no = 'CCC-3'");
        m_desk->post(thermostat(u"TX-NEW"_s, u"NEW"_s));
        QTRY_COMPARE_WITH_TIMEOUT(counts(), (QStringList{u"1"_s, u"1"_s, u"1"_s}), 10'000);
        QCOMPARE(saved().topLevelItem(0)->data(1, Qt::AccessibleTextRole).toString(), u"1 tasks"_s);
        saved().setFocus();
        saved().setCurrentItem(saved().topLevelItem(1));
        QTest::keyClick(&saved(), Qt::Key_Return);
        QTRY_COMPARE(serials(), QStringList{u"CCC-3"_s});
        QCOMPARE(chips(),
                 (QStringList{u"Status: Pending"_s, u"Older than 1 day"_s, u"Clear All"_s}));
        QTest::mouseClick(saved().viewport(), Qt::LeftButton, {},
                          saved().visualItemRect(saved().topLevelItem(2)).center());
        QTRY_COMPARE(serials(), QStringList{u"BBB-2"_s});
        QVERIFY(id);
    }

    void aSearchIsSavedNamedMovedDeletedAndBroughtBack()
    {
        box().setText(u"sn: CCC"_s);
        m_desk->query().search();
        action(u"Save Search…"_s).trigger();
        QTRY_VERIFY(saved().findChild<QLineEdit *>()); // its name is to be typed
        auto *editor = saved().findChild<QLineEdit *>();
        QCOMPARE(editor->text(), u"Serial number: CCC"_s);
        editor->setText(u"  The third  one "_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(searches().constLast(), u"The third one"_s);
        saved().setFocus();
        saved().setCurrentItem(saved().topLevelItem(3));
        QTest::keyClick(&saved(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&saved(), Qt::Key_Up, Qt::AltModifier);
        const QStringList moved{u"Needs attention"_s, u"The third one"_s, u"Pending > 1 day"_s,
                                u"Mine"_s};
        QTRY_COMPARE(searches(), moved);
        QCOMPARE(saved().currentItem()->text(0), u"The third one"_s);
        QTest::keyClick(&saved(), Qt::Key_Delete);
        QTRY_COMPARE(searches().size(), 3);
        QTest::keyClick(&saved(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(searches(), moved);
        again();
        QCOMPARE(searches(), moved);
        saved().setCurrentItem(saved().topLevelItem(1));
        QTest::keyClick(&saved(), Qt::Key_Return);
        QTRY_COMPARE(serials(), QStringList{u"CCC-3"_s});
    }

    void aSearchIsDraggedToItsPlace()
    {
        saved().setCurrentItem(saved().topLevelItem(0));
        const QRect last = saved().visualItemRect(saved().topLevelItem(2));
        const std::unique_ptr<QMimeData> data(
            saved().model()->mimeData({saved().model()->index(0, 0)}));
        QDropEvent drop(QPointF(last.center().x(), last.bottom()), Qt::MoveAction, data.get(),
                        Qt::LeftButton, {});
        struct Open : QWidget
        {
            using QWidget::dropEvent; // QApplication lets no event pass without a real drag
        };
        (saved().*(&Open::dropEvent))(&drop);
        QTRY_COMPARE(searches(),
                     (QStringList{u"Pending > 1 day"_s, u"Mine"_s, u"Needs attention"_s}));
    }

    void anEmptyNameIsNotTaken()
    {
        saved().setFocus();
        saved().setCurrentItem(saved().topLevelItem(0));
        QTest::keyClick(&saved(), Qt::Key_F2);
        QTRY_VERIFY(saved().findChild<QLineEdit *>());
        auto *editor = saved().findChild<QLineEdit *>();
        editor->setText(u"   "_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(searches().constFirst(), u"Needs attention"_s);
    }

    void recordsOpenedLastComeFirst()
    {
        tabs().openTask(m_done);
        tabs().openTask(m_held);
        tabs().openRecord(u"manufacturer"_s, u"Sunline"_s);
        tabs().openTask(m_done);
        QListWidget &recent = list(u"Recent records"_s);
        QTRY_COMPARE(recent.count(), 3);
        QTRY_VERIFY(recent.item(0)->text().contains(idText(m_done).right(4)));
        QTRY_VERIFY2(recent.item(1)->text().contains(u"Sunline"_s),
                     qPrintable(recent.item(1)->text()));
        QVERIFY(recent.item(1)->toolTip().startsWith(u"Manufacturer: "_s));
        again();
        QListWidget &kept = list(u"Recent records"_s);
        QCOMPARE(kept.count(), 3);
        kept.setCurrentRow(2);
        QTest::keyClick(&kept, Qt::Key_Return);
        QVERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), m_held);
        QTRY_VERIFY(kept.item(0)->text().contains(idText(m_held).right(4)));
        tabs().showQueryPortal(); // with the sidebar
        kept.setFocus();
        kept.setCurrentRow(0);
        QTest::keyClick(&kept, Qt::Key_Delete);
        QTRY_COMPARE(kept.count(), 2);
    }

    void onlyTwentyAreKept()
    {
        for (int i = 0; i < 25; ++i)
            tabs().openTask(m_desk->post(thermostat(u"T-%1"_s.arg(i), u"S-%1"_s.arg(i))));
        QTRY_COMPARE(list(u"Recent records"_s).count(), 20);
    }

    void ctrlDKeepsAndDropsABookmark()
    {
        QListWidget &bookmarks = list(u"Bookmarks"_s);
        QAction &bookmark = action(u"Bookmark"_s);
        m_desk->table().selectRow(1);
        QVERIFY(bookmark.isEnabled() && !bookmark.isChecked());
        QTest::keyClick(&m_desk->table(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(titles(bookmarks), QStringList{idText(m_held)});
        QVERIFY(bookmark.isChecked());
        m_desk->table().selectRow(0);
        QVERIFY(!bookmark.isChecked());
        tabs().openRecord(u"program"_s, u"DR"_s);
        QTest::keyClick(&m_desk->window(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(bookmarks.count(), 2);
        QTest::mouseClick(bookmarks.viewport(), Qt::LeftButton, {},
                          bookmarks.visualItemRect(bookmarks.item(1)).center());
        QVERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), m_held);
        QVERIFY(bookmark.isChecked());
        QTest::keyClick(&m_desk->window(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(bookmarks.count(), 1);
        QVERIFY(!bookmark.isChecked());
    }

    void theSidebarIsHiddenAndStaysSo()
    {
        auto *sidebar = m_desk->window().findChild<SearchSidebar *>();
        QVERIFY(sidebar->isVisible());
        QTest::keyClick(&m_desk->window(), Qt::Key_F9);
        QVERIFY(!sidebar->isVisible());
        again();
        sidebar = m_desk->window().findChild<SearchSidebar *>();
        QVERIFY(!sidebar->isVisible());
        action(u"Save Search…"_s).trigger(); // shows where it goes
        QVERIFY(sidebar->isVisible());
    }

    void recordsHaveTheWholeOfANarrowWindow()
    {
        auto *sidebar = m_desk->window().findChild<SearchSidebar *>();
        m_desk->window().resize(1366, 700);
        tabs().openTask(m_done);
        QVERIFY(!sidebar->isVisible());
        QTest::keyClick(&m_desk->window(), Qt::Key_F9); // off
        QTest::keyClick(&m_desk->window(), Qt::Key_F9); // and on: the clerk wants it here too
        QVERIFY(sidebar->isVisible());
        tabs().showQueryPortal();
        QVERIFY(sidebar->isVisible());
        tabs().openTask(m_held);
        QVERIFY(!sidebar->isVisible());
        m_desk->window().resize(1920, 1000);
        QTRY_VERIFY(sidebar->isVisible());
    }

    void twoClerksOfOneAccountHaveTheirOwn()
    {
        SavedSearches anna(u"anna/otto"_s);
        anna.remove(0);
        anna.insert(1, {u"Hers"_s, {}});
        KeptRecords hers(u"anna/otto"_s, u"bookmarks"_s, 5);
        hers.add({RecordLink::task(), idText(m_done), u"a"_s});
        QCOMPARE(SavedSearches(u"otto"_s).all().size(), 3);
        QCOMPARE(SavedSearches(u"otto"_s).all()[2].criteria.assignedTo, u"otto"_s);
        QCOMPARE(SavedSearches(u"anna/otto"_s).all()[1].name, u"Hers"_s);
        QVERIFY(KeptRecords(u"otto"_s, u"bookmarks"_s, 5).all().isEmpty());
        QCOMPARE(KeptRecords(u"anna/otto"_s, u"bookmarks"_s, 5).all(), hers.all());
        for (qsizetype i = SavedSearches(u"anna/otto"_s).all().size(); i > 0; --i)
            anna.remove(0);
        QVERIFY(SavedSearches(u"anna/otto"_s).all().isEmpty()); // those taken away stay away
    }
};

QTEST_MAIN(TestFind)
#include "tst_find.moc"
