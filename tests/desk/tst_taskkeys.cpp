// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskMenu.h"
#include "desk/widgets/CollapsibleZone.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/zones/DerAttributesZone.h"
#include "desk/zones/ServiceTaskZone.h"
#include "operations/ReinstateTask.h"
#include "operations/WorkTask.h"
#include "store/TaskDetail.h"
#include "support/Desk.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A task is worked by the keyboard: cancelled and taken up again, taken and given back; zones that
/// are not wanted are out of the way.
class TestTaskKeys : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskPortal &portal() { return *m_desk->portal(); }
    void open(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(portal().findChild<QTabWidget *>()->isVisible());
    }
    QString fact(const QString &name)
    {
        const auto *label = named<QLabel>(portal(), name);
        return label ? plainText(*label) : u"no such fact"_s;
    }
    QString headline() { return fact(u"Status"_s); }
    MessageStrip &strip() { return *portal().findChild<MessageStrip *>(); }
    QAbstractButton *button(const QString &name) { return buttonNamed(portal(), name); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&m_desk->window(), Qt::Key(key), modifiers);
    }
    RecordId pending() { return m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)); }
    RecordId held()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        const RecordId id = m_desk->post(request);
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        return id;
    }
    void cancelByKeys(const QString &reason)
    {
        key(Qt::Key_Delete, Qt::ControlModifier);
        QDialog *asked = nullptr;
        QTRY_VERIFY((asked = portal().findChild<QDialog *>()) && asked->isVisible());
        QTest::keyClicks(asked->findChild<QPlainTextEdit *>(), reason);
        QTest::keyClick(asked->findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(headline().startsWith(u"Canceled"_s));
        m_desk->window().activateWindow(); // where there is no window manager to do so
        QTRY_COMPARE(QApplication::activeWindow(), &m_desk->window());
    }
    CollapsibleZone &zone(QWidget *inner)
    {
        QWidget *found = inner;
        while (!qobject_cast<CollapsibleZone *>(found))
            found = found->parentWidget();
        return *qobject_cast<CollapsibleZone *>(found);
    }
    TaskDetail stored(RecordId id) { return *readTaskDetail(m_desk->db.read(), id); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void aCancellationIsUndoneByKey()
    {
        const RecordId id = held();
        open(id);
        cancelByKeys(u"By mistake"_s);
        QTRY_VERIFY(button(u"Undo Cancellation"_s));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(headline(), u"Issue detected: Customer not found"_s);
        QCOMPARE(strip().text(),
                 u"The cancellation is undone. The task is again: Issue detected."_s);
        QTRY_VERIFY(button(u"Retry"_s));
        QVERIFY(!button(u"Undo Cancellation"_s));
    }

    void theMessageOffersToUndoAtOnce()
    {
        open(pending());
        cancelByKeys(u"By mistake"_s);
        QAbstractButton *offer = buttonNamed(strip(), u"Undo"_s);
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);
        QTRY_COMPARE(headline(), u"Pending"_s);
        QVERIFY(!buttonNamed(strip(), u"Undo"_s));
    }

    void whatHasBeenFollowedIsNotUndone()
    {
        const RecordId first = pending();
        open(first);
        cancelByKeys(u"By mistake"_s);
        QTRY_VERIFY(button(u"Undo Cancellation"_s));
        const RecordId second = m_desk->post(thermostat(u"TX-2"_s, u"SN-1"_s));
        QTest::mouseClick(buttonNamed(strip(), u"Undo"_s), Qt::LeftButton);
        QTRY_VERIFY2(strip().text().contains(idText(second)), qPrintable(strip().text()));
        QTRY_VERIFY(!button(u"Undo Cancellation"_s));
        QCOMPARE(stored(first).task.status, TaskStatus::Canceled);
    }

    void aTaskIsTakenAndGivenBack()
    {
        const RecordId id = held();
        open(id);
        QVERIFY(button(u"Assign to Me"_s));
        key(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY2(fact(u"To Do"_s).contains(u"assigned to clerk"_s),
                     qPrintable(fact(u"To Do"_s)));
        QCOMPARE(stored(id).toDo->assignedTo, u"clerk"_s);
        QCOMPARE(strip().text(), u"The To Do is assigned to you."_s);
        QVERIFY(!button(u"Assign to Me"_s));
        QTest::mouseClick(button(u"Give Back"_s), Qt::LeftButton);
        QTRY_VERIFY(button(u"Assign to Me"_s));
        QCOMPARE(stored(id).toDo->assignedTo, QString());
    }

    void whoHasATaskIsShown()
    {
        const RecordId id = held();
        m_desk->db.run([id](Transaction &tx) { return assignTask(tx, id, u"ada"_s); });
        open(id);
        QVERIFY(fact(u"To Do"_s).contains(u"assigned to ada"_s));
        QVERIFY(button(u"Assign to Me"_s)); // it can be taken over
    }

    void keysPressWhatIsAllowed()
    {
        open(pending());
        key(Qt::Key_R, Qt::ControlModifier); // there is nothing to retry
        key(Qt::Key_F8);
        QTRY_COMPARE(headline(), u"Completed"_s);
        QCOMPARE(strip().text(), u"Done: the task is completed."_s);
    }

    void theMenuTellsWhatIsAllowed()
    {
        auto *menu = m_desk->window().findChild<TaskMenu *>();
        QVERIFY(menu);
        const auto enabled = [menu] {
            QStringList names;
            Q_EMIT menu->aboutToShow();
            for (const QAction *action : menu->actions()) {
                if (action->isEnabled() && !action->isSeparator())
                    names.append(QString(action->text()).remove(u'&'));
            }
            Q_EMIT menu->aboutToHide();
            return names;
        };
        QCOMPARE(enabled(), QStringList()); // the query portal is in front
        open(pending());
        QCOMPARE(enabled(), (QStringList{u"Previous of the List"_s, u"Next of the List"_s,
                                         u"Process"_s, u"Cancel…"_s, u"Edit…"_s, u"Comment…"_s}));
    }

    void everyButtonHasAnEntryWithAKey()
    {
        open(pending());
        auto *menu = m_desk->window().findChild<TaskMenu *>();
        QSet<QString> keys;
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(portal().findChild<QAbstractButton *>(action->data().toString()),
                     qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            keys.insert(action->shortcut().toString());
        }
        QCOMPARE(keys.size(), 14);
    }

    void zonesCollapseAndStaySo()
    {
        const RecordId id = pending();
        open(id);
        auto *attributes = portal().findChild<DerAttributesZone *>();
        CollapsibleZone &collapsible = zone(attributes);
        auto *heading = collapsible.findChild<QToolButton *>();
        QCOMPARE(heading->text(), u"DER Attributes"_s);
        QCOMPARE(heading->accessibleDescription(), u"expanded"_s);
        heading->setFocus();
        QTest::keyClick(heading, Qt::Key_Left);
        QVERIFY(!attributes->isVisible());
        QVERIFY(heading->isVisible());
        QCOMPARE(heading->accessibleDescription(), u"collapsed"_s);
        m_desk->close();
        m_desk->open();
        open(id);
        QVERIFY(!portal().findChild<DerAttributesZone *>()->isVisible());
        QVERIFY(portal().findChild<ServiceTaskZone *>()->isVisible());
        heading = zone(portal().findChild<DerAttributesZone *>()).findChild<QToolButton *>();
        QTest::keyClick(heading, Qt::Key_Space);
        QVERIFY(portal().findChild<DerAttributesZone *>()->isVisible());
        QTest::keyClick(heading, Qt::Key_Right); // it is already
        QVERIFY(portal().findChild<DerAttributesZone *>()->isVisible());
    }

    void aZoneThatIsNotShownHasNoHeading()
    {
        open(m_desk->post(interconnection(u"TX-1"_s, u"SN-1"_s)));
        QVERIFY(!zone(portal().findChild<DerAttributesZone *>()).isVisible());
    }
};

QTEST_MAIN(TestTaskKeys)
#include "tst_taskkeys.moc"
