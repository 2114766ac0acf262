// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/PasswordDialog.h"
#include "store/ServerPassword.h"
#include "support/PostgresCluster.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A desk whose server wants a password.
class TestPasswordDialog : public QObject
{
    Q_OBJECT
    DatabaseUrl m_url = PostgresCluster::instance().create();
    QStringList m_asked; ///< what each dialog said

    /// Answers one dialog after the other; an empty answer is Cancel.
    void answer(QStringList passwords)
    {
        QTimer::singleShot(50, this, [this, passwords]() mutable {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return answer(passwords); // not yet
            m_asked += dialog->findChild<QLabel *>(u"database"_s)->text();
            const QString password = passwords.takeFirst();
            if (!passwords.isEmpty())
                answer(passwords);
            QTest::keyClicks(dialog->findChild<QLineEdit *>(), password);
            QTest::keyClick(dialog, password.isEmpty() ? Qt::Key_Escape : Qt::Key_Return);
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        PostgresCluster::instance().addUser(u"keeper"_s, u"open sesame"_s);
        m_url.server.setUserName(u"keeper"_s);
        QTRY_COMPARE(passwordState(m_url), PasswordState::Missing);
    }
    void init() { m_asked.clear(); }

    void whoCancelsIsNotLetIn()
    {
        answer({QString()});
        QVERIFY(!unlockServer(m_url));
        QCOMPARE(m_asked, QStringList{m_url.name() + u" wants the password of keeper."_s});
    }

    void whoErrsMayTryAgain()
    {
        answer({u"open barley"_s, u"open sesame"_s});
        QVERIFY(unlockServer(m_url));
        QCOMPARE(m_asked.size(), 2);
        QVERIFY(m_asked[1].startsWith(u"That was not the password."_s));
        Connection(m_url, Connection::Mode::ReadOnly).value(u"SELECT 1"_s); // throws otherwise
    }

    void whoIsLetInIsNotAsked()
    {
        QVERIFY(unlockServer(m_url));
        QVERIFY(unlockServer(PostgresCluster::instance().create())); // trusts its owner
        QVERIFY(unlockServer(DatabaseUrl{u"/nowhere.db"_s}));
        QCOMPARE(m_asked, QStringList());
    }
};

QTEST_MAIN(TestPasswordDialog)
#include "tst_passworddialog.moc"
