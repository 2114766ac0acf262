// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/UserDialog.h"
#include "desk/dialogs/UsersDialog.h"
#include "operations/SignIn.h"
#include "store/UserQueries.h"
#include "support/UserDesk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QSpinBox>
#include <QTableWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Users, their passwords and roles, and the rules for signing in, as the desk changes them.
class TestUsersDialog : public QObject
{
    Q_OBJECT
    std::unique_ptr<UserDesk> m_desk;

    UsersDialog &usersDialog()
    {
        m_desk->action(u"Users and Sign-In…"_s)->trigger();
        auto *dialog = m_desk->shown<UsersDialog>();
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
    User user(const QString &name) { return findUser(m_desk->db().read(), name).value(); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<UserDesk>(); }
    void cleanup() { m_desk.reset(); }

    void everyoneMayChangeTheirOwnPassword()
    {
        m_desk->open(signedIn(u"viewer"_s, Role::Viewer));
        m_desk->action(u"Change Password…"_s)->trigger();
        auto *dialog = m_desk->shown<UserDialog>();
        QVERIFY(!buttonNamed(*dialog, u"Set Password"_s)->isEnabled());
        type(*dialog, u"Current password"_s, u"wrong horse"_s);
        type(*dialog, u"Password"_s, u"battery staple"_s);
        type(*dialog, u"Password once more"_s, u"battery staple"_s);
        press(*dialog, u"Set Password"_s);
        QTRY_COMPARE(message(*dialog), u"The name or the password is wrong."_s);
        type(*dialog, u"Current password"_s, testPassword());
        press(*dialog, u"Set Password"_s);
        QTRY_VERIFY(!m_desk->window().findChild<UserDialog *>());
        QVERIFY(signIn(m_desk->db().writer(), u"viewer"_s, u"battery staple"_s));
    }

    void anAdministratorAddsAUser()
    {
        m_desk->open(signedIn(u"administrator"_s));
        UsersDialog &dialog = usersDialog();
        press(dialog, u"Add User…"_s);
        auto *add = m_desk->shown<UserDialog>();
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
        m_desk->open(signedIn(u"administrator"_s));
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
        auto *role = m_desk->shown<QInputDialog>();
        role->setTextValue(u"Viewer"_s);
        role->accept();
        QTRY_COMPARE(message(dialog), u"clerk is: Viewer"_s);
        QCOMPARE(user(u"clerk"_s).role, Role::Viewer);
        press(dialog, u"New Password…"_s);
        auto *password = m_desk->shown<UserDialog>();
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
        m_desk->open(signedIn(u"administrator"_s));
        UsersDialog &dialog = usersDialog();
        auto *required = dialog.findChild<QCheckBox *>();
        QVERIFY(required->isChecked());
        QCOMPARE(dialog.findChild<QSpinBox *>()->value(), 15);
        required->setChecked(false);
        dialog.findChild<QSpinBox *>()->setValue(0);
        press(dialog, u"Apply"_s);
        QTRY_COMPARE(message(dialog), u"Nobody has to sign in."_s);
        const SignInRules rules = signInRules(m_desk->db().read());
        QCOMPARE(rules.signIn, SignIn::None);
        QCOMPARE(rules.lockMinutes, 0);
    }
};

QTEST_MAIN(TestUsersDialog)
#include "tst_usersdialog.moc"
