// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/status/ClerkStatus.h"
#include "support/UserDesk.h"

#include <QMenuBar>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Locking a desk, and what a role shows and allows at it.
class TestSession : public QObject
{
    Q_OBJECT
    std::unique_ptr<UserDesk> m_desk;

    QString status() { return m_desk->window().findChild<ClerkStatus *>()->text(); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<UserDesk>(); }
    void cleanup() { m_desk.reset(); }

    void lockHidesEverythingAndThePasswordBringsItBack()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        QCOMPARE(status(), u"clerk (Clerk)"_s);
        m_desk->window().tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_desk->window().tabs(), u"Process"_s));
        QTest::keyClick(&m_desk->window(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_desk->session().isLocked());
        QVERIFY(m_desk->lockPage().isVisible());
        QVERIFY(!m_desk->window().tabs().isVisible());
        QVERIFY(!named<QLineEdit>(m_desk->lockPage(), u"Name"_s)->isEnabled() ||
                named<QLineEdit>(m_desk->lockPage(), u"Name"_s)->isReadOnly());
        enter(m_desk->lockPage(), {}, u"wrong horse"_s);
        QTRY_COMPARE(message(m_desk->lockPage()), u"The name or the password is wrong."_s);
        QVERIFY(m_desk->session().isLocked());
        enter(m_desk->lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_desk->session().isLocked());
        QVERIFY(m_desk->window().tabs().isVisible() && !m_desk->lockPage().isVisible());
        QCOMPARE(m_desk->window().tabs().count(), 2);
        QVERIFY(buttonNamed(m_desk->window().tabs(), u"Process"_s)->isEnabled());
    }

    void whileLockedNoKeyLeadsAnywhere()
    {
        m_desk->open(signedIn(u"administrator"_s));
        m_desk->session().lock();
        QTest::keyClick(&m_desk->window(), Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(&m_desk->window(), Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(&m_desk->window(), Qt::Key_F5);
        QTest::keyClick(&m_desk->window(), Qt::Key_F1);
        QTest::keyClick(&m_desk->window(), Qt::Key_Tab, Qt::ControlModifier);
        QCoreApplication::processEvents();
        QVERIFY(!m_desk->window().findChild<AddTaskDialog *>());
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(m_desk->lockPage().isVisible() && !m_desk->window().tabs().isVisible());
        QVERIFY(!m_desk->window().menuBar()->isEnabled());
    }

    /// What has been typed into one is there afterwards.
    void openDialogsAreHiddenToo()
    {
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        m_desk->window().tabs().addTask();
        auto *dialog = m_desk->shown<AddTaskDialog>();
        dialog->findChild<QLineEdit *>(u"accountId"_s)->setText(u"A1"_s);
        m_desk->session().lock();
        QVERIFY(!dialog->isVisible());
        enter(m_desk->lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_desk->session().isLocked());
        QCOMPARE(m_desk->window().findChild<AddTaskDialog *>(), dialog);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"accountId"_s)->text(), u"A1"_s);
    }

    void itLocksAfterIdleTime()
    {
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        Session &session = m_desk->session();
        const auto inMinutes = [](int minutes) {
            return QDateTime::currentDateTimeUtc().addSecs(minutes * 60);
        };
        session.checkIdle(inMinutes(14));
        QVERIFY(!session.isLocked());
        session.checkIdle(inMinutes(15));
        QVERIFY(session.isLocked());
    }

    void theRulesSayAfterHowLong_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("locks");
        QTest::newRow("one minute") << 1 << true;
        QTest::newRow("an hour") << 60 << false;
        QTest::newRow("never") << 0 << false;
    }
    void theRulesSayAfterHowLong()
    {
        QFETCH(const int, minutes);
        QFETCH(const bool, locks);
        QVERIFY(m_desk->db().writer().wait(signedIn(u"administrator"_s), [=](Transaction &tx) {
            return setSignInRules(tx, {SignIn::Required, minutes});
        }));
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        QTest::qWait(200); // until the rules are there
        m_desk->session().checkIdle(QDateTime::currentDateTimeUtc().addSecs(20 * 60));
        QCOMPARE(m_desk->session().isLocked(), locks);
    }

    void anotherUserBeginsWithAnEmptyDesk()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        m_desk->window().tabs().openTask(task);
        QCOMPARE(m_desk->window().tabs().count(), 2);
        m_desk->session().lock();
        press(m_desk->lockPage(), u"Sign in as another user"_s);
        enter(m_desk->lockPage(), u"viewer"_s, testPassword());
        QTRY_VERIFY(!m_desk->session().isLocked());
        QCOMPARE(m_desk->window().tabs().count(), 1);
        QCOMPARE(status(), u"viewer (Viewer)"_s);
        QVERIFY(!m_desk->action(u"Add Service Task…"_s)->isEnabled());
    }

    /// What one clerk has arranged is there when that clerk comes back to a desk that others used.
    void eachClerkFindsTheOwnDeskAgain()
    {
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        const auto sidebarIsShown = [this] { return m_desk->action(u"Sidebar"_s)->isChecked(); };
        const auto change = [this](const QString &name) {
            m_desk->session().lock();
            press(m_desk->lockPage(), u"Sign in as another user"_s);
            enter(m_desk->lockPage(), name, testPassword());
        };
        QVERIFY(sidebarIsShown());
        m_desk->action(u"Sidebar"_s)->trigger();
        QVERIFY(!sidebarIsShown());
        change(u"viewer"_s);
        QTRY_VERIFY(!m_desk->session().isLocked());
        QVERIFY(sidebarIsShown());
        change(u"clerk"_s);
        QTRY_VERIFY(!m_desk->session().isLocked());
        QVERIFY(!sidebarIsShown());
    }

    void whoIsDisabledMeanwhileIsLockedOut()
    {
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(m_desk->db().writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return disableUser(tx, u"clerk"_s);
        }));
        QTest::qWait(200); // the look that the window began with
        m_desk->session().look();
        QTRY_VERIFY(m_desk->session().isLocked());
        QCOMPARE(message(m_desk->lockPage()), u"An administrator has disabled the user clerk."_s);
        enter(m_desk->lockPage(), {}, testPassword());
        QTRY_COMPARE(message(m_desk->lockPage()),
                     u"The user clerk is disabled. Ask an administrator to enable it."_s);
        QVERIFY(m_desk->session().isLocked());
    }

    void anotherRoleIsTakenOver()
    {
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(m_desk->action(u"Add Service Task…"_s)->isEnabled());
        QVERIFY(m_desk->db().writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return setRole(tx, u"clerk"_s, Role::Viewer);
        }));
        QTest::qWait(200);
        m_desk->session().look();
        QTRY_VERIFY(m_desk->session().isLocked());
        enter(m_desk->lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_desk->session().isLocked());
        QCOMPARE(status(), u"clerk (Viewer)"_s);
        QVERIFY(!m_desk->action(u"Add Service Task…"_s)->isEnabled());
    }

    void aDeskWithoutSigningInHasNoLock()
    {
        QVERIFY(m_desk->db().writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return setSignInRules(tx, {SignIn::None, 15});
        }));
        m_desk->open({ActorKind::Clerk, u"os-user"_s});
        QCOMPARE(status(), u"os-user"_s);
        for (const QString &entry : {u"Lock"_s, u"Change Password…"_s})
            QVERIFY2(!m_desk->action(entry)->isEnabled(), qPrintable(entry));
        QVERIFY(m_desk->action(u"Users and Sign-In…"_s)->isEnabled());
        m_desk->session().checkIdle(QDateTime::currentDateTimeUtc().addDays(1));
        QVERIFY(!m_desk->session().isLocked());
    }

    void aDeskLocksWhenEveryoneHasToSignIn()
    {
        m_desk->open({ActorKind::Clerk, u"os-user"_s});
        QTRY_VERIFY(m_desk->session().isLocked());
        QCOMPARE(message(m_desk->lockPage()),
                 u"From now on everyone has to sign in to this database."_s);
        QVERIFY(!buttonNamed(m_desk->lockPage(), u"Sign in as another user"_s));
        enter(m_desk->lockPage(), u"administrator"_s, testPassword());
        QTRY_VERIFY(!m_desk->session().isLocked());
        QCOMPARE(status(), u"administrator (Administrator)"_s);
    }

    void aViewerSeesAllAndChangesNothing()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->open(signedIn(u"viewer"_s, Role::Viewer));
        const QString work = refusal(Permission::Work, u"viewer"_s).text();
        const QString administer = refusal(Permission::Administer, u"viewer"_s).text();
        for (const auto &[entry, why] : QList<std::pair<QString, QString>>{
                 {u"Add Service Task…"_s, work}, {u"Users and Sign-In…"_s, administer}}) {
            QVERIFY2(!m_desk->action(entry)->isEnabled(), qPrintable(entry));
            QCOMPARE(m_desk->action(entry)->toolTip(), why);
        }
        m_desk->window().tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_desk->window().tabs(), u"Process"_s));
        for (const char *name : {"Process", "Cancel Task…", "Edit…", "Comment…"}) {
            const QAbstractButton *button =
                buttonNamed(m_desk->window().tabs(), QString::fromUtf8(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QCOMPARE(button->toolTip(), work);
        }
        m_desk->window().tabs().showRecords(u"program"_s);
        QVERIFY(!buttonNamed(m_desk->window().tabs(), u"New…"_s)->isEnabled());
        QCOMPARE(buttonNamed(m_desk->window().tabs(), u"New…"_s)->toolTip(), administer);
        QVERIFY(buttonNamed(m_desk->window().tabs(), u"Open"_s)->isEnabled());
        m_desk->window().tabs().openRecord(u"program"_s, u"DR"_s);
        auto *record = qobject_cast<RecordPortal *>(m_desk->window().tabs().currentWidget());
        QTRY_VERIFY(buttonNamed(*record, u"Delete…"_s));
        for (const char *name : {"Save", "Revert", "Merge…", "Delete…"}) {
            const QAbstractButton *button = buttonNamed(*record, QString::fromUtf8(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QCOMPARE(button->toolTip(), administer);
        }
        for (const QLineEdit *edit : record->findChildren<QLineEdit *>())
            QVERIFY(edit->isReadOnly() || !edit->isEnabled());
        for (const QAction *shown : record->findChildren<QAction *>())
            QVERIFY2(!shown->isVisible() || !qobject_cast<QLineEdit *>(shown->parent()),
                     qPrintable(shown->text()));
    }

    void aClerkWorksTasksAndAdministersNothing()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(m_desk->action(u"Add Service Task…"_s)->isEnabled());
        QVERIFY(!m_desk->action(u"Users and Sign-In…"_s)->isEnabled());
        m_desk->window().tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_desk->window().tabs(), u"Process"_s));
        press(m_desk->window().tabs(), u"Process"_s);
        QTRY_VERIFY(m_desk->db().count("service_task WHERE status = 'COMPLETED'") == 1);
        m_desk->window().tabs().showRecords(u"program"_s);
        QVERIFY(!buttonNamed(m_desk->window().tabs(), u"New…"_s)->isEnabled());
    }

    /// The button is enabled still: the operation refuses.
    void aButtonThatIsOutOfDateIsRefused()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->open(signedIn(u"clerk"_s, Role::Clerk));
        m_desk->window().tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_desk->window().tabs(), u"Process"_s));
        m_desk->db().sql("UPDATE app_user SET role = 'VIEWER' WHERE name = 'clerk'");
        press(m_desk->window().tabs(), u"Process"_s);
        auto *portal = m_desk->window().tabs().currentWidget();
        QTRY_VERIFY(message(*portal).contains(u"Only clerks and administrators may do this"));
        QCOMPARE(m_desk->db().count("service_task WHERE status = 'PENDING'"), 1);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
