// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/SignInDialog.h"
#include "support/UserDesk.h"

#include <QCheckBox>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Signing in before the window opens.
class TestSignInDialog : public QObject
{
    Q_OBJECT
    std::unique_ptr<UserDesk> m_desk;

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
        return clerkAtDesk(m_desk->db().database(), m_desk->db().writer(),
                           {ActorKind::Clerk, u"os-user"_s});
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<UserDesk>(); }
    void cleanup() { m_desk.reset(); }

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
};

QTEST_MAIN(TestSignInDialog)
#include "tst_signindialog.moc"
