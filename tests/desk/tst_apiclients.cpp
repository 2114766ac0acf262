// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ApiClientDialog.h"
#include "desk/dialogs/SecretDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "support/Desk.h"
#include "web/Credentials.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QSpinBox>
#include <QTableWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// An administrator makes API clients, gives them new secrets and shuts them out.
class TestApiClients : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordPortal *record() { return qobject_cast<RecordPortal *>(tabs().currentWidget()); }
    QString message() { return record()->findChild<MessageStrip *>()->text(); }
    ApiClientDialog *dialog()
    {
        QTest::qWait(0); // those that are done go
        return m_desk->window().findChild<ApiClientDialog *>();
    }
    SecretDialog *secretDialog() { return m_desk->window().findChild<SecretDialog *>(); }
    /// The secret that is shown, after the dialog is closed.
    QByteArray shownSecret()
    {
        auto *shown = secretDialog();
        const QString secret = shown->findChild<QLineEdit *>()->text();
        QTest::mouseClick(buttonNamed(*shown, u"Copy"_s), Qt::LeftButton);
        if (QGuiApplication::clipboard()->text() != secret)
            return "was not copied";
        QTest::mouseClick(buttonNamed(*shown, u"Close"_s), Qt::LeftButton);
        (void)QTest::qWaitFor([this] { return !secretDialog(); });
        return secret.toLatin1();
    }
    void press(const QString &name)
    {
        QTRY_VERIFY2(buttonNamed(*tabs().currentWidget(), name) &&
                         buttonNamed(*tabs().currentWidget(), name)->isEnabled(),
                     qPrintable(name));
        QTest::mouseClick(buttonNamed(*tabs().currentWidget(), name), Qt::LeftButton);
    }
    void begin()
    {
        tabs().showRecords(u"api-client"_s);
        press(u"New…"_s);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
    }
    void create() { QTest::mouseClick(buttonNamed(*dialog(), u"Create Client"_s), Qt::LeftButton); }
    QByteArray openNew(const QString &name)
    {
        const auto made = m_desk->db.run([&](Transaction &tx) {
            return createToken(tx, name, {{u"read"_s}, {}, {}});
        });
        tabs().openRecord(u"api-client"_s, name);
        return made->toLatin1();
    }
    std::optional<ApiClient> opens(const QByteArray &secret)
    {
        return authenticate(m_desk->db.read(), secret);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void oneIsMadeAndItsSecretIsShownOnce()
    {
        begin();
        QTest::keyClicks(named<QLineEdit>(*dialog(), u"Name"_s), u"aggregator 1"_s);
        named<QSpinBox>(*dialog(), u"Valid for days"_s)->setValue(30);
        buttonNamed(*dialog(), u"interconnect DER"_s)->click();
        create();
        QTRY_VERIFY(secretDialog());
        const QByteArray secret = shownSecret();
        const auto client = opens(secret);
        QVERIFY(client);
        QCOMPARE(client->name, u"aggregator 1"_s);
        QCOMPARE(client->scopes, (QStringList{u"register"_s, u"read"_s}));
        const qint64 days = QDateTime::currentDateTimeUtc().daysTo(client->expiresAt);
        QCOMPARE(days, 30);
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"API client aggregator 1"_s);
        auto *history = record()->findChild<QTableWidget *>();
        QTRY_COMPARE(history->rowCount(), 1);
        QCOMPARE(history->item(0, 2)->text(), u"Added"_s);
        QVERIFY(!history->item(0, 3)->text().contains(QString::fromLatin1(secret)));
    }

    void oneForAHeadEndNamesIt()
    {
        begin();
        auto *headEnd = named<QComboBox>(*dialog(), u"Head-end system"_s);
        QTRY_COMPARE(headEnd->count(), 2);
        QVERIFY(!headEnd->isEnabled());
        QTest::keyClicks(named<QLineEdit>(*dialog(), u"Name"_s), u"headend"_s);
        buttonNamed(*dialog(), u"acknowledge for a head-end system"_s)->click();
        QVERIFY(headEnd->isEnabled());
        headEnd->setCurrentText(u"HE-ACK"_s);
        create();
        QTRY_VERIFY(secretDialog());
        QCOMPARE(opens(shownSecret())->scopes.size(), 4);
        QCOMPARE(listTokens(m_desk->db.read())[0].access.headEndSystem, u"HE-ACK"_s);
    }

    void aCertificateIsKeptByItsFingerprint()
    {
        begin();
        QTest::keyClicks(named<QLineEdit>(*dialog(), u"Name"_s), u"a"_s);
        auto *certificate = named<QLineEdit>(*dialog(), u"Certificate"_s);
        certificate->setText(u"/no/such/file.pem"_s);
        create();
        auto *fault = dialog()->findChild<MessageStrip *>();
        QVERIFY(fault->text().startsWith(u"The certificate cannot be used."_s));
        certificate->setText(
            QStringLiteral(DERDESK_SOURCE "/tests/support/tls/client-certificate.pem"));
        create();
        QTRY_VERIFY(secretDialog());
        QVERIFY(opens(shownSecret()));
        QCOMPARE(listTokens(m_desk->db.read())[0].access.certificate.size(), 64);
    }

    void whatIsWrongIsSaidAndCanBeMended()
    {
        openNew(u"taken"_s);
        begin();
        auto *name = named<QLineEdit>(*dialog(), u"Name"_s);
        QTest::keyClicks(name, u"taken"_s);
        create();
        auto *fault = dialog()->findChild<MessageStrip *>();
        QTRY_COMPARE(fault->text(), u"Nothing was changed.\nname taken exists already."_s);
        QVERIFY(!secretDialog());
        name->setText(u"taken no more"_s);
        create();
        QTRY_VERIFY(secretDialog());
        QCOMPARE(opens(shownSecret())->name, u"taken no more"_s);
    }

    void aNewSecretTakesTheOldOnesPlace()
    {
        const QByteArray old = openNew(u"a"_s);
        press(u"New Secret…"_s);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        QVERIFY(!named<QLineEdit>(*dialog(), u"Name"_s));
        QVERIFY(opens(old));
        QTest::mouseClick(buttonNamed(*dialog(), u"New Secret"_s), Qt::LeftButton);
        QTRY_VERIFY(secretDialog());
        const QByteArray secret = shownSecret();
        QVERIFY(!opens(old));
        QCOMPARE(opens(secret)->name, u"a"_s);
        QCOMPARE(message(), u"a has a new secret."_s);
    }

    void oneIsShutOutAfterAskingOnce()
    {
        const QByteArray secret = openNew(u"a"_s);
        press(u"Revoke…"_s);
        auto *question = record()->findChild<QMessageBox *>();
        QVERIFY(question->text().startsWith(u"Shut a out?"_s));
        QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        QVERIFY(opens(secret));
        QTRY_VERIFY(!record()->findChild<QMessageBox *>());
        press(u"Revoke…"_s);
        question = record()->findChild<QMessageBox *>();
        QTest::mouseClick(buttonNamed(*question, u"Revoke"_s), Qt::LeftButton);
        QTRY_COMPARE(message(), u"a is shut out."_s);
        QVERIFY(!opens(secret));
        QTRY_VERIFY(!buttonNamed(*record(), u"Revoke…"_s)->isEnabled());
        QCOMPARE(m_desk->db.count("audit_entry WHERE action = 'REVOKE' AND actor = 'clerk'"), 1);
    }
};

QTEST_MAIN(TestApiClients)
#include "tst_apiclients.moc"
