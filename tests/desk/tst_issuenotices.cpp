// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/IssueNotices.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QSignalSpy>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk who works elsewhere hears of new issues, once in a while.
class TestIssueNotices : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    QAction *action(const QString &text)
    {
        for (QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    RecordId postHeldUp(int number)
    {
        RegistrationRequest request = thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number));
        request.customer.cisAccountId = u"unknown"_s;
        const RecordId id = m_desk->post(request);
        if (!m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); }))
            qFatal("not processed");
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void whatIsThereAlreadyIsNoNews()
    {
        postHeldUp(1);
        QWidget window;
        IssueNotices notices(m_desk->db.database(), window);
        QSignalSpy unseen(&notices, &IssueNotices::unseenChanged);
        notices.look();
        QTest::qWait(1200); // the second question has been answered
        QCOMPARE(unseen.size(), 0);
    }

    void newIssuesAreToldWhileTheWindowIsBehind()
    {
        QWidget window; // stands for the clerk's, and is never in front
        IssueNotices notices(m_desk->db.database(), window);
        QSignalSpy told(&notices, &IssueNotices::noticed);
        QSignalSpy unseen(&notices, &IssueNotices::unseenChanged);
        QTest::qWait(50);
        for (int i = 0; i < 3; ++i)
            postHeldUp(i);
        notices.look();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().constFirst().toString(), u"3 new issues"_s);
        QCOMPARE(notices.unseen(), 3);
        postHeldUp(7);
        notices.look();
        QTRY_COMPARE(notices.unseen(), 4);
        QCOMPARE(told.size(), 1); // once in a while is enough
        QEvent activated(QEvent::WindowActivate);
        QCoreApplication::sendEvent(&window, &activated);
        QCOMPARE(notices.unseen(), 0);
        QCOMPARE(unseen.constLast().constFirst().toInt(), 0);
    }

    void noticesCanBeTurnedOff()
    {
        QAction *wanted = action(u"Tell of New Issues"_s);
        QVERIFY(wanted->isChecked());
        wanted->trigger();
        QVERIFY(!IssueNotices::isWanted());
        QWidget window;
        IssueNotices notices(m_desk->db.database(), window);
        QSignalSpy told(&notices, &IssueNotices::noticed);
        QTest::qWait(50);
        postHeldUp(1);
        notices.look();
        QTRY_COMPARE(notices.unseen(), 1); // the badge still counts
        QCOMPARE(told.size(), 0);
    }

    void theBadgeStandsUponTheIcon()
    {
        const QIcon plain(u":/icons/derdesk/scalable/derdesk.svg"_s);
        const QImage none = IssueNotices::withNumber(plain, 0).pixmap(64, 64).toImage();
        const QImage three = IssueNotices::withNumber(plain, 3).pixmap(64, 64).toImage();
        QCOMPARE(none, plain.pixmap(64, 64).toImage());
        QVERIFY(three != none);
        QVERIFY(IssueNotices::withNumber(plain, 4).pixmap(64, 64).toImage() != three);
        QCOMPARE(three.pixelColor(40, 60), QColor(0xc0262d));
    }
};

QTEST_MAIN(TestIssueNotices)
#include "tst_issuenotices.moc"
