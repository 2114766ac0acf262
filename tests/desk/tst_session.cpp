// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/dialogs/SignInDialog.h"
#include "desk/dialogs/UserDialog.h"
#include "desk/dialogs/UsersDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/session/LockPage.h"
#include "desk/session/Session.h"
#include "desk/status/ClerkStatus.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/SignIn.h"
#include "store/UserQueries.h"
#include "support/Desk.h"
#include "support/SignedIn.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Signing in, locking, and what a role shows and allows.
class TestSession : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    TestDatabase &db() { return m_desk->db; }

    void open(const Actor &clerk)
    {
        m_window = std::make_unique<MainWindow>(db().database(), db().writer(), clerk);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    QAction *action(const QString &text)
    {
        for (QAction *found : m_window->findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    LockPage &lockPage() { return *m_window->findChild<LockPage *>(); }
    QString status() { return m_window->findChild<ClerkStatus *>()->text(); }
    static void type(QWidget &parent, const QString &field, const QString &text)
    {
        auto *edit = named<QLineEdit>(parent, field);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    static QString message(const QWidget &parent)
    {
        const auto *strip = parent.findChild<MessageStrip *>();
        return strip->isVisible() ? strip->text() : QString();
    }
    static void press(const QWidget &parent, const QString &button)
    {
        QAbstractButton *found = buttonNamed(parent, button);
        QVERIFY2(found, qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }
    template <typename Dialog>
    Dialog *shown()
    {
        Dialog *dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            dialog = m_window->findChild<Dialog *>();
            return dialog && dialog->isVisible();
        });
        return dialog;
    }
    /// Calls with the sign-in dialog, once it shows.
    template <typename Then>
    void withSignIn(Then then)
    {
        QTimer::singleShot(20, this, [this, then] {
            auto *dialog = qobject_cast<SignInDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return withSignIn(then);       // not yet
            QCoreApplication::processEvents(); // what it fills in by itself
            then(*dialog);
        });
    }
    std::optional<Actor> atTheDoor()
    {
        return clerkAtDesk(db().database(), db().writer(), {ActorKind::Clerk, u"os-user"_s});
    }
    static void enter(QWidget &form, const QString &name, const QString &password)
    {
        if (!name.isNull())
            type(form, u"Name"_s, name);
        type(form, u"Password"_s, password);
        QTest::keyClick(named<QLineEdit>(form, u"Password"_s), Qt::Key_Return);
    }
    UsersDialog &usersDialog()
    {
        action(u"Users and Sign-In…"_s)->trigger();
        auto *dialog = shown<UsersDialog>();
        auto *table = dialog->findChild<QTableWidget *>();
        if (!QTest::qWaitFor([&] { return table->rowCount() > 0; }))
            qFatal("no users");
        return *dialog;
    }
    static void choose(UsersDialog &dialog, const QString &name)
    {
        auto *table = dialog.findChild<QTableWidget *>();
        table->setCurrentItem(table->findItems(name, Qt::MatchExactly).constFirst());
    }
    User user(const QString &name) { return findUser(db().read(), name).value(); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        addTestUsers(db());
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    // the door

    void nobodyIsAskedWhereNobodyHasToSignIn()
    {
        TestDatabase fresh;
        const Actor unasked{ActorKind::Clerk, u"os-user"_s};
        QCOMPARE(clerkAtDesk(fresh.database(), fresh.writer(), unasked), unasked);
    }

    void whoSignsInIsLetIn()
    {
        withSignIn([](SignInDialog &dialog) {
            QVERIFY(!buttonNamed(dialog, u"Sign In"_s)->isEnabled());
            enter(dialog, u"clerk"_s, testPassword());
        });
        QCOMPARE(atTheDoor(), signedIn(u"clerk"_s, Role::Clerk));
    }

    void whoErrsIsToldAndMayTryAgain()
    {
        QString said;
        withSignIn([&](SignInDialog &dialog) {
            enter(dialog, u"clerk"_s, u"wrong horse"_s);
            QTRY_VERIFY(!message(dialog).isEmpty());
            said = message(dialog);
            QCOMPARE(named<QLineEdit>(dialog, u"Password"_s)->text(), QString());
            QCOMPARE(named<QLineEdit>(dialog, u"Name"_s)->text(), u"clerk"_s);
            enter(dialog, {}, testPassword());
        });
        QVERIFY(atTheDoor());
        QCOMPARE(said, u"The name or the password is wrong."_s);
    }

    void whoCancelsIsNotLetIn()
    {
        withSignIn([](SignInDialog &dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        QVERIFY(!atTheDoor());
    }

    void theNameIsRememberedIfWanted()
    {
        const auto nameIn = [](SignInDialog &dialog) {
            return named<QLineEdit>(dialog, u"Name"_s)->text();
        };
        QString first;
        withSignIn([&](SignInDialog &dialog) {
            first = nameIn(dialog);
            dialog.findChildren<QCheckBox *>().constFirst()->setChecked(true);
            enter(dialog, u"clerk"_s, testPassword());
        });
        QVERIFY(atTheDoor());
        QString second;
        withSignIn([&](SignInDialog &dialog) {
            second = nameIn(dialog);
            dialog.findChildren<QCheckBox *>().constFirst()->setChecked(false);
            enter(dialog, {}, testPassword());
        });
        QVERIFY(atTheDoor());
        QString third;
        withSignIn([&](SignInDialog &dialog) {
            third = nameIn(dialog);
            dialog.reject();
        });
        QVERIFY(!atTheDoor());
        QCOMPARE(QStringList({first, second, third}), QStringList({{}, u"clerk"_s, {}}));
        for (const QString &key : QSettings().allKeys())
            QVERIFY(!QSettings().value(key).toString().contains(testPassword()));
    }

    /// Here is none, as on many a desktop.
    void withoutAKeychainNothingIsSaid()
    {
        QStringList said;
        for (int i = 0; i < 2; ++i) {
            withSignIn([&](SignInDialog &dialog) {
                said += message(dialog);
                for (QCheckBox *box : dialog.findChildren<QCheckBox *>())
                    box->setChecked(true);
                enter(dialog, u"clerk"_s, testPassword());
            });
            QVERIFY(atTheDoor());
        }
        QCOMPARE(said, QStringList({QString(), QString()}));
    }

    // the lock

    void lockHidesEverythingAndThePasswordBringsItBack()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(signedIn(u"clerk"_s, Role::Clerk));
        QCOMPARE(status(), u"clerk (Clerk)"_s);
        m_window->tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_window->tabs(), u"Process"_s));
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_window->session().isLocked());
        QVERIFY(lockPage().isVisible());
        QVERIFY(!m_window->tabs().isVisible());
        QVERIFY(!named<QLineEdit>(lockPage(), u"Name"_s)->isEnabled() ||
                named<QLineEdit>(lockPage(), u"Name"_s)->isReadOnly());
        enter(lockPage(), {}, u"wrong horse"_s);
        QTRY_COMPARE(message(lockPage()), u"The name or the password is wrong."_s);
        QVERIFY(m_window->session().isLocked());
        enter(lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_window->session().isLocked());
        QVERIFY(m_window->tabs().isVisible() && !lockPage().isVisible());
        QCOMPARE(m_window->tabs().count(), 2);
        QVERIFY(buttonNamed(m_window->tabs(), u"Process"_s)->isEnabled());
    }

    void whileLockedNoKeyLeadsAnywhere()
    {
        open(signedIn(u"administrator"_s));
        m_window->session().lock();
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
        QCoreApplication::processEvents();
        QVERIFY(!m_window->findChild<AddTaskDialog *>());
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(lockPage().isVisible() && !m_window->tabs().isVisible());
        QVERIFY(!m_window->menuBar()->isEnabled());
    }

    /// What has been typed into one is there afterwards.
    void openDialogsAreHiddenToo()
    {
        open(signedIn(u"clerk"_s, Role::Clerk));
        m_window->tabs().addTask();
        auto *dialog = shown<AddTaskDialog>();
        dialog->findChild<QLineEdit *>(u"accountId"_s)->setText(u"A1"_s);
        m_window->session().lock();
        QVERIFY(!dialog->isVisible());
        enter(lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_window->session().isLocked());
        QCOMPARE(m_window->findChild<AddTaskDialog *>(), dialog);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"accountId"_s)->text(), u"A1"_s);
    }

    void itLocksAfterIdleTime()
    {
        open(signedIn(u"clerk"_s, Role::Clerk));
        Session &session = m_window->session();
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
        QVERIFY(db().writer().wait(signedIn(u"administrator"_s), [=](Transaction &tx) {
            return setSignInRules(tx, {SignIn::Required, minutes});
        }));
        open(signedIn(u"clerk"_s, Role::Clerk));
        QTest::qWait(200); // until the rules are there
        m_window->session().checkIdle(QDateTime::currentDateTimeUtc().addSecs(20 * 60));
        QCOMPARE(m_window->session().isLocked(), locks);
    }

    void anotherUserBeginsWithAnEmptyDesk()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(signedIn(u"clerk"_s, Role::Clerk));
        m_window->tabs().openTask(task);
        QCOMPARE(m_window->tabs().count(), 2);
        m_window->session().lock();
        press(lockPage(), u"Sign in as another user"_s);
        enter(lockPage(), u"viewer"_s, testPassword());
        QTRY_VERIFY(!m_window->session().isLocked());
        QCOMPARE(m_window->tabs().count(), 1);
        QCOMPARE(status(), u"viewer (Viewer)"_s);
        QVERIFY(!action(u"Add Service Task…"_s)->isEnabled());
    }

    void whoIsDisabledMeanwhileIsLockedOut()
    {
        open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(db().writer().wait(signedIn(u"administrator"_s),
                                   [](Transaction &tx) { return disableUser(tx, u"clerk"_s); }));
        QTest::qWait(200); // the look that the window began with
        m_window->session().look();
        QTRY_VERIFY(m_window->session().isLocked());
        QCOMPARE(message(lockPage()), u"An administrator has disabled the user clerk."_s);
        enter(lockPage(), {}, testPassword());
        QTRY_COMPARE(message(lockPage()),
                     u"The user clerk is disabled. Ask an administrator to enable it."_s);
        QVERIFY(m_window->session().isLocked());
    }

    void anotherRoleIsTakenOver()
    {
        open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(action(u"Add Service Task…"_s)->isEnabled());
        QVERIFY(db().writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return setRole(tx, u"clerk"_s, Role::Viewer);
        }));
        QTest::qWait(200);
        m_window->session().look();
        QTRY_VERIFY(m_window->session().isLocked());
        enter(lockPage(), {}, testPassword());
        QTRY_VERIFY(!m_window->session().isLocked());
        QCOMPARE(status(), u"clerk (Viewer)"_s);
        QVERIFY(!action(u"Add Service Task…"_s)->isEnabled());
    }

    void aDeskWithoutSigningInHasNoLock()
    {
        TestDatabase fresh;
        m_window = std::make_unique<MainWindow>(fresh.database(), fresh.writer(),
                                                Actor{ActorKind::Clerk, u"os-user"_s});
        m_window->show();
        QCOMPARE(status(), u"os-user"_s);
        QVERIFY(!action(u"Lock"_s)->isEnabled());
        QVERIFY(!action(u"Change Password…"_s)->isEnabled());
        QVERIFY(action(u"Users and Sign-In…"_s)->isEnabled());
        m_window->session().checkIdle(QDateTime::currentDateTimeUtc().addDays(1));
        QVERIFY(!m_window->session().isLocked());
        m_window.reset();
    }

    void aDeskLocksWhenEveryoneHasToSignIn()
    {
        open({ActorKind::Clerk, u"os-user"_s});
        QTRY_VERIFY(m_window->session().isLocked());
        QCOMPARE(message(lockPage()), u"From now on everyone has to sign in to this database."_s);
        QVERIFY(!buttonNamed(lockPage(), u"Sign in as another user"_s));
        enter(lockPage(), u"administrator"_s, testPassword());
        QTRY_VERIFY(!m_window->session().isLocked());
        QCOMPARE(status(), u"administrator (Administrator)"_s);
    }

    // roles

    void aViewerSeesAllAndChangesNothing()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(signedIn(u"viewer"_s, Role::Viewer));
        const QString work = refusal(Permission::Work, u"viewer"_s).text();
        const QString administer = refusal(Permission::Administer, u"viewer"_s).text();
        for (const auto &[entry, why] : QList<std::pair<QString, QString>>{
                 {u"Add Service Task…"_s, work}, {u"Users and Sign-In…"_s, administer}}) {
            QVERIFY2(!action(entry)->isEnabled(), qPrintable(entry));
            QCOMPARE(action(entry)->toolTip(), why);
        }
        m_window->tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_window->tabs(), u"Process"_s));
        for (const char *name : {"Process", "Cancel Task…", "Edit…", "Comment…"}) {
            const QAbstractButton *button = buttonNamed(m_window->tabs(), QString::fromUtf8(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QCOMPARE(button->toolTip(), work);
        }
        m_window->tabs().showRecords(u"program"_s);
        QVERIFY(!buttonNamed(m_window->tabs(), u"New…"_s)->isEnabled());
        QCOMPARE(buttonNamed(m_window->tabs(), u"New…"_s)->toolTip(), administer);
        QVERIFY(buttonNamed(m_window->tabs(), u"Open"_s)->isEnabled());
        m_window->tabs().openRecord(u"program"_s, u"DR"_s);
        auto *record = qobject_cast<RecordPortal *>(m_window->tabs().currentWidget());
        QTRY_VERIFY(buttonNamed(*record, u"Delete…"_s));
        for (const char *name : {"Save", "Revert", "Merge…", "Delete…"}) {
            const QAbstractButton *button = buttonNamed(*record, QString::fromUtf8(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QCOMPARE(button->toolTip(), administer);
        }
        for (const QLineEdit *edit : record->findChildren<QLineEdit *>())
            QVERIFY(edit->isReadOnly() || !edit->isEnabled());
    }

    void aClerkWorksTasksAndAdministersNothing()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(action(u"Add Service Task…"_s)->isEnabled());
        QVERIFY(!action(u"Users and Sign-In…"_s)->isEnabled());
        m_window->tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_window->tabs(), u"Process"_s));
        press(m_window->tabs(), u"Process"_s);
        QTRY_VERIFY(db().count("service_task WHERE status = 'COMPLETED'") == 1);
        m_window->tabs().showRecords(u"program"_s);
        QVERIFY(!buttonNamed(m_window->tabs(), u"New…"_s)->isEnabled());
    }

    /// The button is enabled still: the operation refuses.
    void aButtonThatIsOutOfDateIsRefused()
    {
        const RecordId task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(signedIn(u"clerk"_s, Role::Clerk));
        m_window->tabs().openTask(task);
        QTRY_VERIFY(buttonNamed(m_window->tabs(), u"Process"_s));
        db().sql("UPDATE app_user SET role = 'VIEWER' WHERE name = 'clerk'");
        press(m_window->tabs(), u"Process"_s);
        auto *portal = m_window->tabs().currentWidget();
        QTRY_VERIFY(message(*portal).contains(u"Only clerks and administrators may do this"));
        QCOMPARE(db().count("service_task WHERE status = 'PENDING'"), 1);
    }

    void everyoneMayChangeTheirOwnPassword()
    {
        open(signedIn(u"viewer"_s, Role::Viewer));
        action(u"Change Password…"_s)->trigger();
        auto *dialog = shown<UserDialog>();
        QVERIFY(!buttonNamed(*dialog, u"Set Password"_s)->isEnabled());
        type(*dialog, u"Current password"_s, u"wrong horse"_s);
        type(*dialog, u"Password"_s, u"battery staple"_s);
        type(*dialog, u"Password once more"_s, u"battery staple"_s);
        press(*dialog, u"Set Password"_s);
        QTRY_COMPARE(message(*dialog), u"The name or the password is wrong."_s);
        type(*dialog, u"Current password"_s, testPassword());
        press(*dialog, u"Set Password"_s);
        QTRY_VERIFY(!m_window->findChild<UserDialog *>());
        QVERIFY(signIn(db().writer(), u"viewer"_s, u"battery staple"_s));
    }

    // users and rules

    void anAdministratorAddsAUser()
    {
        open(signedIn(u"administrator"_s));
        UsersDialog &dialog = usersDialog();
        press(dialog, u"Add User…"_s);
        auto *add = shown<UserDialog>();
        QVERIFY(!buttonNamed(*add, u"Add User"_s)->isEnabled());
        type(*add, u"Name"_s, u"ada"_s);
        type(*add, u"Full name"_s, u"Ada Byron"_s);
        add->findChild<QComboBox *>()->setCurrentIndex(2);
        type(*add, u"Password"_s, u"battery staple"_s);
        type(*add, u"Password once more"_s, u"battery stable"_s);
        press(*add, u"Add User"_s);
        QCOMPARE(message(*add), u"The two passwords are not the same."_s);
        type(*add, u"Password"_s, u"short"_s);
        type(*add, u"Password once more"_s, u"short"_s);
        press(*add, u"Add User"_s);
        QTRY_VERIFY(message(*add).contains(u"5 characters long"));
        type(*add, u"Password"_s, u"battery staple"_s);
        type(*add, u"Password once more"_s, u"battery staple"_s);
        type(*add, u"Name"_s, u"Clerk"_s);
        press(*add, u"Add User"_s);
        QTRY_VERIFY(message(*add).contains(u"Clerk"));
        type(*add, u"Name"_s, u"ada"_s);
        press(*add, u"Add User"_s);
        QTRY_VERIFY(message(dialog).contains(u"ada is a user now."));
        QCOMPARE(user(u"ada"_s).role, Role::Administrator);
        QCOMPARE(user(u"ada"_s).fullName, u"Ada Byron"_s);
        QTRY_COMPARE(dialog.findChild<QTableWidget *>()->rowCount(), 4);
    }

    void anAdministratorChangesUsers()
    {
        open(signedIn(u"administrator"_s));
        UsersDialog &dialog = usersDialog();
        choose(dialog, u"clerk"_s);
        press(dialog, u"Disable"_s);
        QTRY_COMPARE(message(dialog), u"clerk is disabled."_s);
        QTRY_VERIFY(buttonNamed(dialog, u"Enable"_s));
        QVERIFY(!user(u"clerk"_s).isEnabled());
        press(dialog, u"Enable"_s);
        QTRY_COMPARE(message(dialog), u"clerk is enabled."_s);
        QTRY_VERIFY(buttonNamed(dialog, u"Disable"_s));
        press(dialog, u"Role…"_s);
        auto *role = shown<QInputDialog>();
        role->setTextValue(u"Viewer"_s);
        role->accept();
        QTRY_COMPARE(message(dialog), u"clerk is: Viewer"_s);
        QCOMPARE(user(u"clerk"_s).role, Role::Viewer);
        press(dialog, u"New Password…"_s);
        auto *password = shown<UserDialog>();
        QVERIFY(!named<QLineEdit>(*password, u"Name"_s)->isVisible());
        type(*password, u"Password"_s, u"battery staple"_s);
        type(*password, u"Password once more"_s, u"battery staple"_s);
        press(*password, u"Set Password"_s);
        QTRY_COMPARE(message(dialog), u"clerk has a new password."_s);
        choose(dialog, u"administrator"_s);
        press(dialog, u"Disable"_s);
        QTRY_VERIFY(message(dialog).startsWith(u"Nothing was changed.\nWhile signing in"));
        QVERIFY(user(u"administrator"_s).isEnabled());
    }

    void anAdministratorChangesTheRules()
    {
        open(signedIn(u"administrator"_s));
        UsersDialog &dialog = usersDialog();
        auto *required = dialog.findChild<QCheckBox *>();
        QVERIFY(required->isChecked());
        QCOMPARE(dialog.findChild<QSpinBox *>()->value(), 15);
        required->setChecked(false);
        dialog.findChild<QSpinBox *>()->setValue(0);
        press(dialog, u"Apply"_s);
        QTRY_COMPARE(message(dialog), u"Nobody has to sign in."_s);
        const SignInRules rules = signInRules(db().read());
        QCOMPARE(rules.signIn, SignIn::None);
        QCOMPARE(rules.lockMinutes, 0);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
