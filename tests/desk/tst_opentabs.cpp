// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/AsleepPortal.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The tabs that were open at the end are there again at the next start.
class TestOpenTabs : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordId post(int number)
    {
        return m_desk->post(thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number)));
    }
    void open(RecordId id)
    {
        tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }
    void startAgain()
    {
        m_desk->window().close();
        m_desk->close();
        m_desk->open();
    }
    QStringList titles()
    {
        QStringList texts;
        for (int index = 1; index < tabs().count(); ++index)
            texts.append(tabs().tabText(index));
        return texts;
    }
    bool isAsleep(int index) { return qobject_cast<AsleepPortal *>(tabs().widget(index)); }
    QScrollBar &scrollBar()
    {
        return *named<QScrollArea>(*m_desk->portal(), u"Zones of the task"_s)->verticalScrollBar();
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void tabsAreThereAgainInTheirOrder()
    {
        const RecordId first = post(1);
        const RecordId second = post(2);
        open(first);
        tabs().openRecord(u"program"_s, u"DR"_s);
        QTRY_COMPARE(tabs().tabText(2), u"Program DR"_s);
        tabs().showRecords(u"customer"_s);
        open(second);
        const QStringList before = titles();
        tabs().setCurrentIndex(1);
        startAgain();
        QCOMPARE(titles(), before);
        QCOMPARE(tabs().currentIndex(), 1);
        QCOMPARE(m_desk->portal()->taskId(), first);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }

    /// So that many tabs do not hold up the start.
    void onlyTheTabInFrontIsRead()
    {
        const RecordId first = post(1);
        const RecordId second = post(2);
        open(first);
        open(second);
        tabs().openRecord(u"program"_s, u"DR"_s);
        startAgain();
        QVERIFY(isAsleep(1));
        QVERIFY(isAsleep(2));
        QVERIFY(qobject_cast<RecordPortal *>(tabs().currentWidget()));
        tabs().setCurrentIndex(2);
        QVERIFY(!isAsleep(2));
        QVERIFY(isAsleep(1));
        QCOMPARE(m_desk->portal()->taskId(), second);
        QCOMPARE(tabs().count(), 4);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        tabs().openTask(first); // wakes its tab, and makes no second one
        QCOMPARE(tabs().count(), 4);
        QCOMPARE(tabs().currentIndex(), 1);
    }

    void whatSleepsIsClosedAndSavedLikeOthers()
    {
        open(post(1));
        open(post(2));
        tabs().showQueryPortal();
        startAgain();
        QCOMPARE(tabs().currentIndex(), 0);
        QVERIFY(isAsleep(1));
        startAgain();
        QCOMPARE(tabs().count(), 3);
        Q_EMIT tabs().tabCloseRequested(1);
        QCOMPARE(tabs().count(), 2);
        startAgain();
        QCOMPARE(tabs().count(), 2);
    }

    void thePageIsThatOfTheEnd()
    {
        open(post(1));
        m_desk->portal()->findChild<QTabWidget *>()->setCurrentIndex(1);
        startAgain();
        QCOMPARE(m_desk->portal()->findChild<QTabWidget *>()->currentIndex(), 1);
    }

    void thePlaceIsThatOfTheEnd()
    {
        m_desk->window().resize(1000, 400);
        open(post(1));
        QTRY_VERIFY(scrollBar().maximum() > 60);
        scrollBar().setValue(60);
        startAgain();
        QTRY_COMPARE(scrollBar().value(), 60);
    }

    void anotherClerkHasTabsOfHisOwn()
    {
        open(post(1));
        m_desk->window().close();
        const MainWindow others(m_desk->db.database(), m_desk->db.writer(),
                                {ActorKind::Clerk, u"ada"_s});
        QCOMPARE(others.findChild<TaskTabs *>()->count(), 1);
    }

    void theWindowAsksBeforeEditsAreLost()
    {
        tabs().openRecord(u"program"_s, u"DR"_s);
        auto *field = tabs().currentWidget()->findChild<QLineEdit *>(u"description"_s);
        QTRY_VERIFY(!field->text().isEmpty());
        QTest::keyClicks(field, u"!"_s);
        tabs().showQueryPortal();
        const auto answer = [this](QMessageBox::StandardButton button) {
            QTimer::singleShot(0, this, [this, button] {
                auto *question = m_desk->window().findChild<QMessageBox *>();
                QVERIFY(question);
                QTest::mouseClick(question->button(button), Qt::LeftButton);
            });
        };
        answer(QMessageBox::Cancel);
        QVERIFY(!m_desk->window().close());
        QVERIFY(m_desk->window().isVisible());
        QCOMPARE(tabs().currentIndex(), 1); // where they would be lost
        answer(QMessageBox::Discard);
        QVERIFY(m_desk->window().close());
    }
};

QTEST_MAIN(TestOpenTabs)
#include "tst_opentabs.moc"
