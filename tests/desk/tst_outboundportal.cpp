// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/OutboundDialog.h"
#include "desk/portals/OutboundPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/ConfigureOutbound.h"
#include "operations/WorkTask.h"
#include "outbound/OutboundCourier.h"
#include "support/Desk.h"
#include "support/Receiver.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QTableView>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk sees what other systems were told, and mends what was not taken.
class OutboundPortalTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    OutboundPortal &portal()
    {
        return *qobject_cast<OutboundPortal *>(m_desk->window().tabs().currentWidget());
    }
    QTableView &table() { return *portal().findChild<QTableView *>(); }
    QString cell(int row, int column)
    {
        return table().model()->index(row, column).data().toString();
    }
    QStringList column(int column)
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts.append(cell(row, column));
        return texts;
    }
    QString state() { return named<QLabel>(portal(), u"How the delivery stands"_s)->text(); }
    QString message() { return portal().findChild<MessageStrip *>()->text(); }
    void press(const QString &name)
    {
        QTRY_VERIFY2(buttonNamed(portal(), name) && buttonNamed(portal(), name)->isEnabled(),
                     qPrintable(name));
        QTest::mouseClick(buttonNamed(portal(), name), Qt::LeftButton);
    }
    bool enabled(const QString &name) { return buttonNamed(portal(), name)->isEnabled(); }
    RecordId enroll(const QString &serial)
    {
        const RecordId id = m_desk->post(thermostat(serial, serial));
        if (!m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); }))
            qFatal("not completed");
        return id;
    }
    void open(int rows)
    {
        m_desk->window().tabs().showOutbound();
        QTRY_COMPARE(table().model()->rowCount(), rows);
    }
    OutboundDialog &dialog()
    {
        press(u"Set Up…"_s);
        OutboundDialog *dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            dialog = portal().findChild<OutboundDialog *>();
            return dialog && dialog->isVisible();
        });
        return *dialog;
    }
    void fail(int number)
    {
        m_desk->db.sql(QByteArray("UPDATE outbound_message SET status = 'FAILED', attempts = 1, "
                                  "last_error = '422 No' WHERE id = " +
                                  QByteArray::number(number))
                           .constData());
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void isInTheMenu()
    {
        QAction *entry = nullptr;
        for (QAction *action : m_desk->window().findChildren<QAction *>()) {
            if (action->text() == u"O&utbound Messages"_s)
                entry = action;
        }
        QVERIFY(entry);
        QVERIFY(!entry->icon().isNull());
        entry->trigger();
        QVERIFY(m_desk->window().tabs().currentWidget()->inherits("derdesk::OutboundPortal"));
        const int tabs = m_desk->window().tabs().count();
        m_desk->window().tabs().showQueryPortal();
        entry->trigger();
        QCOMPARE(m_desk->window().tabs().count(), tabs);
    }

    void showsWhatWaits()
    {
        const RecordId first = enroll(u"SN-1"_s);
        enroll(u"SN-2"_s);
        open(2);
        QTRY_COMPARE(state(),
                     u"No address is set: messages wait until there is one. Waiting: 2."_s);
        QCOMPARE(cell(1, OutboundListModel::Id), idText(first) + u"-1"_s);
        QCOMPARE(cell(1, OutboundListModel::Task), idText(first));
        QCOMPARE(column(OutboundListModel::Status), (QStringList{u"Waiting"_s, u"Waiting"_s}));
        QCOMPARE(column(OutboundListModel::Event), (QStringList{u"Enrolled"_s, u"Enrolled"_s}));
        QCOMPARE(column(OutboundListModel::NextAttempt), (QStringList{u"due"_s, u"due"_s}));
        QCOMPARE(column(OutboundListModel::Attempts), (QStringList{QString(), QString()}));
        QVERIFY(!enabled(u"Resend"_s) && !enabled(u"Skip…"_s) && !enabled(u"Open Task"_s));
    }

    void enterOpensTheTask()
    {
        const RecordId task = enroll(u"SN-1"_s);
        open(1);
        table().setFocus();
        table().selectRow(0);
        QTest::keyClick(&table(), Qt::Key_Return);
        QTRY_VERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), task);
    }

    void filtersByStatus()
    {
        for (int i = 1; i <= 4; ++i)
            enroll(u"SN-%1"_s.arg(i));
        fail(2);
        open(4);
        auto *filter = named<QComboBox>(portal(), u"Show"_s);
        filter->setCurrentText(u"Failed"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QVERIFY(cell(0, OutboundListModel::Id).endsWith(u"-2"_s));
        QCOMPARE(cell(0, OutboundListModel::LastError), u"422 No"_s);
        filter->setCurrentText(u"Sent"_s);
        QTRY_COMPARE(table().model()->rowCount(), 0);
        filter->setCurrentText(u"Waiting"_s);
        QTRY_COMPARE(table().model()->rowCount(), 3);
        filter->setCurrentText(u"All messages"_s);
        QTRY_COMPARE(table().model()->rowCount(), 4);
    }

    void resendsSeveral()
    {
        for (int i = 1; i <= 3; ++i)
            enroll(u"SN-%1"_s.arg(i));
        fail(1);
        fail(2);
        open(3);
        QTRY_VERIFY(state().contains(u"Failed: 2"_s));
        table().selectAll();
        press(u"Resend"_s);
        QTRY_COMPARE(message(), u"3 messages are due again."_s);
        QTRY_COMPARE(column(OutboundListModel::Status),
                     (QStringList{u"Waiting"_s, u"Waiting"_s, u"Waiting"_s}));
        QCOMPARE(m_desk->db.count("audit_entry WHERE action = 'RESEND' AND actor = 'clerk'"), 3);
        QCOMPARE(table().selectionModel()->selectedRows().size(), 3); // still
        m_desk->db.sql("UPDATE outbound_message SET status = 'SENT', sent_at = 1 WHERE id = 1");
        portal().refresh();
        QTRY_VERIFY(!enabled(u"Resend"_s)); // one of them has been sent
    }

    void skipsWhenAsked()
    {
        enroll(u"SN-1"_s);
        fail(1);
        open(1);
        table().selectRow(0);
        press(u"Skip…"_s);
        auto *question = portal().findChild<QMessageBox *>();
        QVERIFY(question);
        question->reject();
        QTest::qWait(100);
        QCOMPARE(cell(0, OutboundListModel::Status), u"Failed"_s);
        press(u"Skip…"_s);
        QTRY_VERIFY(portal().findChild<QMessageBox *>() &&
                    portal().findChild<QMessageBox *>()->isVisible());
        for (QMessageBox *box : portal().findChildren<QMessageBox *>()) {
            if (box->isVisible())
                QTest::mouseClick(buttonNamed(*box, u"Skip"_s), Qt::LeftButton);
        }
        QTRY_COMPARE(message(), u"1 message is skipped."_s);
        QTRY_COMPARE(cell(0, OutboundListModel::Status), u"Skipped"_s);
        QVERIFY(!enabled(u"Skip…"_s));
        QVERIFY(enabled(u"Resend"_s));
    }

    void tellsWhatCouldNotBeDone()
    {
        enroll(u"SN-1"_s);
        open(1);
        table().selectRow(0);
        QTRY_VERIFY(enabled(u"Resend"_s));
        m_desk->db.sql("UPDATE outbound_message SET status = 'SENT', sent_at = 1");
        QTest::mouseClick(buttonNamed(portal(), u"Resend"_s), Qt::LeftButton);
        QTRY_VERIFY2(message().startsWith(u"Nothing was changed."_s), qPrintable(message()));
        QTRY_COMPARE(cell(0, OutboundListModel::Status), u"Sent"_s);
    }

    /// From setting it up to the receiver's taking it, with a failure between.
    void theWholeWay()
    {
        std::atomic_bool good = false;
        const Receiver receiver([&good](const Received &) {
            return good ? Reply() : Reply{422, {}, "unknown account"};
        });
        const OutboundCourier courier(m_desk->db.database(), m_desk->db.writer());
        open(0);
        OutboundDialog &setUp = dialog();
        auto *url = named<QLineEdit>(setUp, u"Address of the receiver"_s);
        QTest::keyClicks(url, u"http://cis.example.org/"_s);
        QTest::keyClick(url, Qt::Key_Return);
        QTRY_VERIFY(
            setUp.findChild<MessageStrip *>()->text().startsWith(u"Nothing was changed."_s));
        url->selectAll();
        QTest::keyClicks(url, receiver.url().toString());
        QTest::keyClick(url, Qt::Key_Return);
        auto *secret = named<QLineEdit>(setUp, u"Secret that signs the messages"_s);
        QTRY_VERIFY(secret->isVisible());
        QCOMPARE(secret->text().toLatin1(), outboundSecrets(m_desk->db.read()).current);
        QTest::mouseClick(buttonNamed(setUp, u"Copy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), secret->text());
        setUp.reject();

        enroll(u"SN-1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(column(OutboundListModel::Status), QStringList(u"Failed"_s),
                                  15'000);
        QCOMPARE(cell(0, OutboundListModel::LastError), u"422 Status: unknown account"_s);
        QTRY_VERIFY(state().startsWith(u"Delivers to "_s + receiver.url().toString()));
        QTRY_VERIFY(state().contains(u"Failed: 1"_s));
        good = true;
        table().selectRow(0);
        press(u"Resend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(column(OutboundListModel::Status), QStringList(u"Sent"_s),
                                  15'000);
        QVERIFY(!cell(0, OutboundListModel::Sent).isEmpty());
        QTRY_VERIFY(state().contains(u"Last taken"_s));
        QCOMPARE(receiver.taken().size(), 1);
    }

    void theSecretIsNotShownAgain()
    {
        const auto first = m_desk->db.run([](Transaction &tx) {
            return configureOutbound(tx, {QUrl(u"https://cis.example.org/a"_s), "PEM", 30});
        });
        open(0);
        OutboundDialog &setUp = dialog();
        auto *secret = named<QLineEdit>(setUp, u"Secret that signs the messages"_s);
        QTRY_COMPARE(named<QLineEdit>(setUp, u"Address of the receiver"_s)->text(),
                     u"https://cis.example.org/a"_s);
        QVERIFY(!secret->isVisible());
        QCOMPARE(secret->text(), QString());
        QVERIFY(!buttonNamed(setUp, u"Save"_s)->isEnabled());
        QTest::mouseClick(buttonNamed(setUp, u"New Secret"_s), Qt::LeftButton);
        QTRY_VERIFY(secret->isVisible());
        QVERIFY(secret->text().toLatin1() != *first);
        QCOMPARE(outboundSecrets(m_desk->db.read()).previous, *first);
        auto *url = named<QLineEdit>(setUp, u"Address of the receiver"_s);
        url->setText(u"https://cis.example.org/b"_s);
        QTest::mouseClick(buttonNamed(setUp, u"Save"_s), Qt::LeftButton);
        QTRY_COMPARE(outboundAddress(m_desk->db.read())->url, QUrl(u"https://cis.example.org/b"_s));
        QCOMPARE(outboundAddress(m_desk->db.read())->timeoutSeconds, 30); // what else is set stays
        QTRY_VERIFY(buttonNamed(setUp, u"Turn Off…"_s)->isEnabled());
        QTest::mouseClick(buttonNamed(setUp, u"Turn Off…"_s), Qt::LeftButton);
        auto *question = setUp.findChild<QMessageBox *>();
        QTRY_VERIFY(question->isVisible());
        QTest::mouseClick(buttonNamed(*question, u"Turn Off"_s), Qt::LeftButton);
        QTRY_VERIFY(!outboundAddress(m_desk->db.read()));
        QTRY_VERIFY(!secret->isVisible());
    }

    void rowsAreLoadedAsOneScrollsAndStayChosen()
    {
        const RecordId task = enroll(u"SN-1"_s);
        m_desk->db.sql(QByteArray("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                  "WHERE i < 449) INSERT INTO outbound_message (task_id, lane, "
                                  "event, created_at, next_attempt) SELECT " +
                                  idText(task).toLatin1() + ", -1, 'ENROLLED', 0, 0 FROM n")
                           .constData());
        open(200);
        QVERIFY(named<QLabel>(portal(), u"How many messages are shown"_s)
                    ->text()
                    .startsWith(u"200 or more"_s));
        table().scrollToBottom();
        QTRY_COMPARE(table().model()->rowCount(), 400);
        table().scrollToBottom();
        QTRY_COMPARE(table().model()->rowCount(), 450);
        table().selectRow(420);
        const QString chosen = cell(420, OutboundListModel::Id);
        m_desk->db.sql("UPDATE outbound_message SET status = 'SENT', sent_at = 1 WHERE id < 100");
        enroll(u"SN-2"_s);
        portal().refresh();
        QTRY_COMPARE(table().currentIndex().row(), 421);
        QCOMPARE(cell(421, OutboundListModel::Id), chosen);
        QCOMPARE(cell(421, OutboundListModel::Status), u"Sent"_s);
        named<QComboBox>(portal(), u"Show"_s)->setCurrentText(u"Waiting"_s);
        QTRY_COMPARE(table().model()->rowCount(), 200);
    }
};

QTEST_MAIN(OutboundPortalTest)
#include "tst_outboundportal.moc"
