// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Theme.h"
#include "desk/widgets/DateField.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/StatusChoice.h"
#include "desk/zones/FactList.h"

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The parts that portals are made of.
class TestDeskWidgets : public QObject
{
    Q_OBJECT

    static void open(QWidget &widget)
    {
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        widget.setFocus();
    }
    static QList<QLabel *> values(const FactList &facts)
    {
        QList<QLabel *> found;
        for (QLabel *label : facts.findChildren<QLabel *>()) {
            if (!label->accessibleName().isEmpty())
                found.append(label);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        applyTheme(Theme::Light);
    }

    void datesAsOneWritesThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDate>("date"); // null: none
        QTest::addColumn<bool>("good");
        const QDate day(2026, 3, 1);
        QTest::newRow("nothing") << QString() << QDate() << true;
        QTest::newRow("blanks") << u"   "_s << QDate() << true;
        QTest::newRow("ISO 8601") << u"2026-03-01"_s << day << true;
        QTest::newRow("with blanks around") << u" 2026-03-01 "_s << day << true;
        QTest::newRow("the locale's") << u"01/03/2026"_s << day << true;
        QTest::newRow("no such day") << u"2026-02-29"_s << QDate() << false;
        QTest::newRow("words") << u"tomorrow"_s << QDate() << false;
        QTest::newRow("month only") << u"2026-03"_s << QDate() << false;
        QTest::newRow("more than a date") << u"2026-03-01x"_s << QDate() << false;
    }
    void datesAsOneWritesThem()
    {
        QFETCH(QString, typed);
        QFETCH(QDate, date);
        QFETCH(bool, good);
        DateField field;
        field.setText(typed);
        QCOMPARE(field.date(), date);
        QCOMPARE(field.isGood(), good);
    }

    void aDayThatIsSetIsReadAgain()
    {
        DateField field;
        field.setDate(QDate(2026, 12, 31));
        QCOMPARE(field.date(), QDate(2026, 12, 31));
        QVERIFY(field.isGood());
        field.setDate({});
        QVERIFY(field.text().isEmpty());
    }

    void theExampleIsADateOfTheField()
    {
        DateField field;
        field.setText(DateField::example());
        QVERIFY(field.isGood());
        QVERIFY(field.date().isValid());
    }

    void theCalendarFillsTheField()
    {
        DateField field;
        open(field);
        field.setDate(QDate(2026, 3, 1));
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        QCalendarWidget *calendar = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (!calendar && widget->isVisible())
                calendar = qobject_cast<QCalendarWidget *>(widget)
                               ? qobject_cast<QCalendarWidget *>(widget)
                               : widget->findChild<QCalendarWidget *>();
        }
        QVERIFY(calendar);
        QCOMPARE(calendar->selectedDate(), QDate(2026, 3, 1));
        calendar->setSelectedDate(QDate(2026, 3, 9));
        Q_EMIT calendar->activated(QDate(2026, 3, 9));
        QCOMPARE(field.date(), QDate(2026, 3, 9));
    }

    void anyNumberOfStates()
    {
        StatusChoice choice;
        QVERIFY(choice.statuses().isEmpty());
        QSignalSpy changed(&choice, &StatusChoice::statusesChanged);
        choice.setStatuses({TaskStatus::Completed, TaskStatus::Pending});
        QCOMPARE(choice.statuses(), (QList{TaskStatus::Pending, TaskStatus::Completed}));
        QCOMPARE(choice.summary(), u"Pending, Completed"_s);
        QVERIFY(changed.size() > 0);
        choice.setStatuses({});
        QVERIFY(choice.statuses().isEmpty());
        QCOMPARE(choice.summary(), u"Any"_s);
    }

    void spaceTicksAndTheListStaysOpen()
    {
        StatusChoice choice;
        open(choice);
        choice.showPopup();
        QTRY_VERIFY(choice.view()->isVisible());
        choice.view()->setCurrentIndex(choice.model()->index(1, 0));
        QTest::keyClick(choice.view(), Qt::Key_Space);
        choice.view()->setCurrentIndex(choice.model()->index(0, 0));
        QTest::keyClick(choice.view(), Qt::Key_Space);
        QVERIFY(choice.view()->isVisible());
        QCOMPARE(choice.statuses(), (QList{TaskStatus::Pending, TaskStatus::Validate}));
        QTest::keyClick(choice.view(), Qt::Key_Space);
        QCOMPARE(choice.statuses(), QList{TaskStatus::Validate});
        QTest::keyClick(choice.view(), Qt::Key_Escape);
        QTRY_VERIFY(!choice.view()->isVisible());
    }

    void aClickTicks()
    {
        StatusChoice choice;
        open(choice);
        choice.showPopup();
        QTRY_VERIFY(choice.view()->isVisible());
        const QRect row =
            choice.view()->visualRect(choice.model()->index(int(TaskStatus::IssueDetected), 0));
        QTest::mouseClick(choice.view()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(choice.statuses(), QList{TaskStatus::IssueDetected});
        choice.hidePopup();
    }

    void theWheelOverItChangesNothing()
    {
        StatusChoice choice;
        open(choice);
        QWheelEvent wheel({5, 5}, choice.mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&choice, &wheel);
        QVERIFY(choice.statuses().isEmpty());
        QCOMPARE(choice.currentIndex(), -1);
    }

    void messagesComeAndGo()
    {
        QWidget window;
        auto *strip = new MessageStrip(&window);
        open(window);
        QVERIFY(!strip->isVisible());
        strip->showFault(u"<i>no</i>"_s);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->text(), u"<i>no</i>"_s);
        auto *close = strip->findChild<QToolButton *>();
        QVERIFY(!close->accessibleName().isEmpty());
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!strip->isVisible());
        strip->showDone(u"done"_s);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->text(), u"done"_s);
        strip->showWarning(u"look"_s);
        QCOMPARE(strip->text(), u"look"_s);
    }

    void messagesHaveDifferentPictures()
    {
        MessageStrip strip;
        QList<QImage> pictures;
        const auto *icon = strip.findChildren<QLabel *>().constFirst();
        strip.showDone(u"a"_s);
        pictures.append(icon->pixmap().toImage());
        strip.showWarning(u"a"_s);
        pictures.append(icon->pixmap().toImage());
        strip.showFault(u"a"_s);
        pictures.append(icon->pixmap().toImage());
        QVERIFY(pictures[0] != pictures[1]);
        QVERIFY(pictures[1] != pictures[2]);
        QVERIFY(pictures[0] != pictures[2]);
    }

    void factsKeepTheirPlace()
    {
        FactList facts(u"Heading"_s, {u"First"_s, u"Second"_s});
        facts.setFacts({{u"1"_s, {}}, {{}, {}}});
        const QList<QLabel *> shown = values(facts);
        QCOMPARE(shown.size(), 2);
        QCOMPARE(shown[0]->accessibleName(), u"First"_s);
        QCOMPARE(shown[0]->text(), u"1"_s);
        QCOMPARE(shown[0]->textFormat(), Qt::PlainText);
        QCOMPARE(shown[1]->text(), u"–"_s);
    }

    void linksTellWhatTheyLeadTo()
    {
        FactList facts(u"Heading"_s, {u"Customer"_s});
        facts.setFacts({{u"Ada & <Co>"_s, u"n: Ada & <Co>"_s}});
        QLabel *link = values(facts).constFirst();
        QCOMPARE(link->textFormat(), Qt::RichText);
        QVERIFY(link->text().contains(u"Ada &amp; &lt;Co&gt;"_s));
        QVERIFY(link->focusPolicy() & Qt::TabFocus);
        QSignalSpy followed(&facts, &FactList::linkActivated);
        open(facts);
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Tab); // onto the link
        Q_EMIT link->linkActivated(u"n: Ada & <Co>"_s);
        QCOMPARE(followed.size(), 1);
        facts.setFacts({{{}, u"n: "_s}});
        QCOMPARE(link->text(), u"–"_s); // nothing leads nowhere
        QVERIFY(!(link->focusPolicy() & Qt::TabFocus));
    }

    void whatIsSelectedStaysSelected()
    {
        FactList facts(u"Heading"_s, {u"Id"_s});
        facts.setFacts({{u"12345"_s, {}}});
        QLabel *value = values(facts).constFirst();
        value->setSelection(0, 3);
        facts.setFacts({{u"12345"_s, {}}});
        QCOMPARE(value->selectedText(), u"123"_s);
        facts.setFacts({{u"67890"_s, {}}});
        QCOMPARE(value->text(), u"67890"_s);
    }
};

QTEST_MAIN(TestDeskWidgets)
#include "tst_deskwidgets.moc"
