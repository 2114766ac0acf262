// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Keychain.h"
#include "desk/dialogs/PasswordDialog.h"
#include "desk/start/StartDialog.h"
#include "store/ServerPassword.h"
#include "support/Desk.h"
#include "support/Keyring.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QTimer>
#include <QUrlQuery>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A server's password in the desktop's keychain.
class TestKeychain : public QObject
{
    Q_OBJECT
    Keyring m_keyring;
    DatabaseUrl m_url = PostgresCluster::instance().create();

    /// As at the next start.
    void forgetInThisProcess()
    {
        setServerPassword(m_url, {});
        QCOMPARE(passwordState(m_url), PasswordState::Missing);
    }

private Q_SLOTS:
    void initTestCase()
    {
        PostgresCluster::instance().addUser(u"keeper"_s, u"open sesame"_s);
        m_url.server.setUserName(u"keeper"_s);
        QTRY_COMPARE(passwordState(m_url), PasswordState::Missing);
    }
    void cleanup() { forgetPassword(m_url.text()); }

    void keepsAndForgets()
    {
        QCOMPARE(keptPassword(u"somewhere"_s), QString());
        keepPassword(u"somewhere"_s, u"pässword"_s);
        QCOMPARE(keptPassword(u"somewhere"_s), u"pässword"_s);
        QCOMPARE(keptPassword(u"elsewhere"_s), QString());
        keepPassword(u"somewhere"_s, u"another"_s);
        QCOMPARE(keptPassword(u"somewhere"_s), u"another"_s);
        forgetPassword(u"somewhere"_s);
        QCOMPARE(keptPassword(u"somewhere"_s), QString());
    }

    void whatIsTypedOnceIsNotAskedForAgain()
    {
        QTimer::singleShot(200, this, [] {
            const QWidget *dialog = QApplication::activeModalWidget();
            QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"open sesame"_s);
            dialog->findChild<QCheckBox *>()->click();
            QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        });
        QVERIFY(unlockServer(m_url));
        forgetInThisProcess();
        QVERIFY(unlockServer(m_url)); // or a dialog would wait
    }

    void thePageOfTheFirstStartKeepsItToo_data()
    {
        QTest::addColumn<bool>("remember");
        QTest::newRow("wanted") << true;
        QTest::newRow("not wanted") << false;
    }
    void thePageOfTheFirstStartKeepsItToo()
    {
        QFETCH(bool, remember);
        setServerPassword(m_url, {});
        StartDialog dialog({ActorKind::Clerk, u"clerk"_s});
        dialog.show();
        buttonNamed(dialog, u"Connect to a PostgreSQL server"_s)->click();
        const QUrlQuery query(m_url.server);
        named<QLineEdit>(dialog, u"Host"_s)->setText(query.queryItemValue(u"host"_s));
        named<QLineEdit>(dialog, u"Database"_s)->setText(m_url.server.path().mid(1));
        named<QLineEdit>(dialog, u"User"_s)->setText(u"keeper"_s);
        named<QLineEdit>(dialog, u"Password"_s)->setText(u"open sesame"_s);
        if (remember)
            buttonNamed(dialog, u"Remember it in the keychain"_s)->click();
        buttonNamed(dialog, u"Continue"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 60'000);
        QCOMPARE(keptPassword(dialog.url().text()), remember ? u"open sesame"_s : QString());
        forgetPassword(dialog.url().text());
    }
};

QTEST_MAIN(TestKeychain)
#include "tst_keychain.moc"
