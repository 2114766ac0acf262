// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskLogModel.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/zones/DerAttributesZone.h"
#include "desk/zones/IssuesZone.h"
#include "operations/EnrollByHand.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"

#include <QClipboard>
#include <QDialog>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// One task in its portal, as a clerk reads and works it.
class TestTaskPortal : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskPortal &open(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        TaskPortal &portal = *m_desk->portal();
        if (!QTest::qWaitFor([&] { return portal.findChild<QTabWidget *>()->isVisible(); }))
            qFatal("the task does not show");
        return portal;
    }
    QString fact(const QString &name)
    {
        const auto *label = named<QLabel>(*m_desk->portal(), name);
        return label ? plainText(*label) : u"no such fact"_s;
    }
    /// The header above the pages, which says the status too.
    QString headline() { return fact(u"Status"_s); }
    QStringList buttons()
    {
        QStringList names;
        for (const char *name : {"Process", "Retry", "Acknowledge", "Cancel Task…", "Comment…"}) {
            if (buttonNamed(*m_desk->portal(), QString::fromUtf8(name)))
                names.append(QString::fromUtf8(name));
        }
        return names;
    }
    void press(const QString &name)
    {
        QAbstractButton *button = buttonNamed(*m_desk->portal(), name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString message() { return m_desk->portal()->findChild<MessageStrip *>()->text(); }
    bool messageIsVisible() { return m_desk->portal()->findChild<MessageStrip *>()->isVisible(); }
    QTableView &log() { return *named<QTableView>(*m_desk->portal(), u"Log of the task"_s); }
    QStringList logColumn(int column)
    {
        QStringList texts;
        for (int row = 0; row < log().model()->rowCount(); ++row)
            texts.append(log().model()->index(row, column).data().toString());
        return texts;
    }
    bool attributesAreVisible()
    {
        return m_desk->portal()->findChild<DerAttributesZone *>()->isVisible();
    }
    QDialog *dialog()
    {
        QDialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = m_desk->portal()->findChild<QDialog *>();
            return found && found->isVisible();
        });
        return found;
    }
    void giveWords(const QString &words, const QString &button)
    {
        QDialog *asked = dialog();
        QVERIFY(asked);
        QTest::keyClicks(asked->findChild<QPlainTextEdit *>(), words);
        QTest::mouseClick(buttonNamed(*asked, button), Qt::LeftButton);
    }
    TaskStatus stored(RecordId id) { return findTask(m_desk->db.read(), id)->status; }
    void addManyComments(RecordId id, int count)
    {
        for (int i = 0; i < count; ++i) {
            QVERIFY(m_desk->db
                        .run([=](Transaction &tx) {
                            return commentTask(tx, id, u"comment %1"_s.arg(i));
                        })
                        .has_value());
        }
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void showsAllThereIsToKnowOfARegistration()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.headEndSystem = u"HE"_s;
        request.nicId = u"00:13:50"_s;
        request.customer.email = u"ada@example.com"_s;
        request.registrationDate = QDate(2026, 3, 1);
        const RecordId id = m_desk->post(request);
        open(id);
        QCOMPARE(headline(), u"Pending"_s);
        QCOMPARE(fact(u"Task id"_s), idText(id));
        QVERIFY(fact(u"Task type"_s).startsWith(u"DER-ENROLLMENT"_s));
        QCOMPARE(fact(u"Business object"_s), u"Enrollment"_s);
        QCOMPARE(fact(u"Reason"_s), u"–"_s);
        QCOMPARE(fact(u"Sent by"_s), u"aggregator"_s);
        QCOMPARE(fact(u"Transaction id"_s), u"TX-1"_s);
        QVERIFY(fact(u"Retries"_s).startsWith(u"0 of "_s));
        QCOMPARE(fact(u"To Do"_s), u"–"_s);
        QCOMPARE(fact(u"Account id"_s), u"A1"_s);
        QCOMPARE(fact(u"E-mail"_s), u"ada@example.com"_s);
        QCOMPARE(fact(u"Service point"_s), u"SP1 (requested)"_s);
        QCOMPARE(fact(u"Asset type"_s), u"TSTAT – Smart thermostat"_s);
        QCOMPARE(fact(u"Manufacturer"_s), u"Warmly"_s);
        QCOMPARE(fact(u"Model"_s), u"T-1"_s);
        QCOMPARE(fact(u"Serial number"_s), u"SN-1"_s);
        QCOMPARE(fact(u"Specification"_s), u"TH-1"_s);
        QCOMPARE(fact(u"Head-end system"_s), u"HE"_s);
        QCOMPARE(fact(u"NIC id"_s), u"00:13:50"_s);
        QVERIFY(fact(u"Asset"_s).endsWith(u", pending"_s));
        QVERIFY(fact(u"Device"_s).endsWith(u", registration not requested"_s));
        QVERIFY(fact(u"Program"_s).startsWith(u"DR – Demand response, from "_s));
        QCOMPARE(fact(u"Registration date"_s),
                 QLocale().toString(QDate(2026, 3, 1), QLocale::ShortFormat));
        QCOMPARE(fact(u"Enrollment"_s), u"–"_s);
    }

    void showsWhatValidateHasFound()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        QCOMPARE(fact(u"Customer"_s), u"–"_s);
        press(u"Process"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
        QCOMPARE(fact(u"Customer"_s), u"Ada Byron"_s);
        QCOMPARE(fact(u"Person id"_s), u"P1"_s);
        QCOMPARE(fact(u"Service point"_s), u"SP1"_s);
        QCOMPARE(fact(u"Premise"_s), u"PR1"_s);
        QCOMPARE(fact(u"Address"_s), u"1 Main Street\nSpringfield"_s);
        QVERIFY(fact(u"Asset"_s).endsWith(u", active"_s));
        QVERIFY(fact(u"Enrollment"_s).startsWith(u"from "_s));
        QCOMPARE(fact(u"Next attempt"_s), u"–"_s);
    }

    void zonesAreRightForEachSortOfTask()
    {
        const RecordId ofDer = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        const RecordId ofInterconnection = m_desk->post(interconnection(u"TX-2"_s, u"SN-2"_s));
        const RecordId withoutDevice =
            m_desk->db
                .run([](Transaction &tx) {
                    return enrollByHand(tx, {u"A1"_s, u"SP1"_s, u"TOU"_s, {}, {}});
                })
                ->id;
        const RecordId ofTransformer =
            m_desk->db
                .run([](Transaction &tx) {
                    return enrollByHand(tx, {u"A1"_s, u"SP1"_s, u"TOU"_s, u"TR-1"_s, u"T9"_s});
                })
                ->id;
        open(ofDer);
        QVERIFY(attributesAreVisible());
        open(ofInterconnection);
        QVERIFY(!attributesAreVisible());
        QCOMPARE(fact(u"Business object"_s), u"Interconnection"_s);
        open(withoutDevice);
        QVERIFY(!attributesAreVisible());
        QCOMPARE(fact(u"Device"_s), u"–"_s);
        QCOMPARE(fact(u"Sent by"_s), u"a clerk, by hand"_s);
        open(ofTransformer);
        QVERIFY(!attributesAreVisible());
        QCOMPARE(fact(u"Asset type"_s), u"TRAFO – Line transformer"_s);
    }

    void offersWhatTheLifecycleAllowsNow()
    {
        const RecordId pending = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        RegistrationRequest slow = thermostat(u"TX-2"_s, u"SN-2"_s);
        slow.headEndSystem = u"HE-ACK"_s;
        slow.nicId = u"N2"_s;
        const RecordId waiting = m_desk->post(slow);
        RegistrationRequest faulty = thermostat(u"TX-3"_s, u"SN-3"_s);
        faulty.customer.cisAccountId = u"A99"_s;
        const RecordId held = m_desk->post(faulty);
        open(pending);
        QCOMPARE(buttons(), (QStringList{u"Process"_s, u"Cancel Task…"_s, u"Comment…"_s}));
        press(u"Process"_s);
        QTRY_COMPARE(buttons(), QStringList{u"Comment…"_s});
        QCOMPARE(message(), u"Done: the task is completed."_s);

        open(waiting);
        press(u"Process"_s);
        QTRY_COMPARE(buttons(), (QStringList{u"Acknowledge"_s, u"Cancel Task…"_s, u"Comment…"_s}));
        QCOMPARE(headline(), u"Device setup"_s);
        QVERIFY(message().contains(u"head-end system"_s));
        press(u"Acknowledge"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);

        open(held);
        press(u"Process"_s);
        QTRY_COMPARE(buttons(), (QStringList{u"Retry"_s, u"Cancel Task…"_s, u"Comment…"_s}));
        QCOMPARE(message(), u"Checked, but something holds the task up; below is what."_s);
    }

    void saysWhatHoldsATaskUp()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        request.location.cisServicePointId = u"SP99"_s;
        const RecordId id = m_desk->post(request);
        TaskPortal &portal = open(id);
        auto &zone = *portal.findChild<IssuesZone *>();
        const auto *faults = named<QLabel>(zone, u"What holds the task up"_s);
        QVERIFY(!faults->isVisible());
        press(u"Process"_s);
        QTRY_VERIFY(faults->isVisible());
        const QString words = plainText(*faults);
        QVERIFY2(words.contains(u"A99"_s), qPrintable(words));
        QVERIFY2(words.contains(u"SP99"_s), qPrintable(words));
        QVERIFY(fact(u"To Do"_s).contains(u"raised"_s));
        QVERIFY(headline().startsWith(u"Issue detected: "_s));
    }

    void retriesWhenTheCauseIsCleared()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        TaskPortal &portal = open(m_desk->post(request));
        press(u"Process"_s);
        QTRY_VERIFY(buttonNamed(portal, u"Retry"_s));
        press(u"Retry"_s);
        QTRY_VERIFY(message().startsWith(u"Tried again, but"_s));
        m_desk->db.sql("UPDATE customer SET account_id = 'A99' WHERE account_id = 'A1'");
        press(u"Retry"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
        QVERIFY(!portal.findChild<IssuesZone *>()->isVisible());
        QVERIFY(fact(u"Retries"_s).startsWith(u"2 of "_s));
    }

    void leadsToTheInterconnectionThatIsWaitedFor()
    {
        const RecordId first = m_desk->post(interconnection(u"TX-1"_s, u"SN-1"_s));
        const RecordId second = m_desk->post(photovoltaic(u"TX-2"_s, u"SN-1"_s));
        TaskPortal &portal = open(second);
        press(u"Process"_s);
        auto &zone = *portal.findChild<IssuesZone *>();
        auto *words = named<QLabel>(zone, u"What holds the task up"_s);
        QTRY_VERIFY(words->isVisible());
        QVERIFY(words->text().contains(u"href=\"%1\""_s.arg(first)));
        Q_EMIT words->linkActivated(idText(first));
        QCOMPARE(m_desk->portal()->taskId(), first);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        press(u"Process"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
    }

    void cancelsWithAReason()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        press(u"Cancel Task…"_s);
        QVERIFY(!buttonNamed(*dialog(), u"Cancel Task"_s)->isEnabled());
        giveWords(u"  Moved away "_s, u"Cancel Task"_s);
        QTRY_COMPARE(headline(), u"Canceled: Moved away"_s);
        QVERIFY(!m_desk->portal()->findChild<QDialog *>());
        QCOMPARE(message(), u"The task is cancelled."_s);
        QCOMPARE(buttons(), QStringList{u"Comment…"_s});
        QCOMPARE(logColumn(TaskLogModel::Message).constFirst(), u"Moved away"_s);
        QCOMPARE(logColumn(TaskLogModel::Who).constFirst(), u"Clerk clerk"_s);
    }

    void commentsGoIntoTheLog()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        press(u"Comment…"_s);
        giveWords(u"Called the customer"_s, u"Add Comment"_s);
        QTRY_COMPARE(logColumn(TaskLogModel::Message),
                     (QStringList{u"Called the customer"_s, QString()}));
        QCOMPARE(logColumn(TaskLogModel::Event), (QStringList{u"Comment"_s, u"Created"_s}));
        QCOMPARE(headline(), u"Pending"_s);
        QVERIFY(messageIsVisible());
    }

    void wordsAreNeitherBlankNorTooLong()
    {
        open(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        press(u"Comment…"_s);
        QDialog *asked = dialog();
        auto *edit = asked->findChild<QPlainTextEdit *>();
        QAbstractButton *add = buttonNamed(*asked, u"Add Comment"_s);
        QVERIFY(!add->isEnabled());
        edit->setPlainText(u" \n\t "_s);
        QVERIFY(!add->isEnabled());
        edit->setPlainText(QString(wordsLimit, u'x'));
        QVERIFY(add->isEnabled());
        const auto *left = named<QLabel>(*asked, u"Characters left"_s);
        QVERIFY(left->isVisible());
        QCOMPARE(left->text(), u"0 characters left"_s);
        edit->setPlainText(QString(wordsLimit + 1, u'x'));
        QVERIFY(!add->isEnabled());
        QTest::keyClick(asked, Qt::Key_Escape);
        QTRY_VERIFY(!m_desk->portal()->findChild<QDialog *>());
        QCOMPARE(log().model()->rowCount(), 1);
    }

    void ctrlEnterGivesTheWords()
    {
        open(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        press(u"Comment…"_s);
        QDialog *asked = dialog();
        QTest::keyClicks(asked->findChild<QPlainTextEdit *>(), u"By keyboard"_s);
        QTest::keyClick(asked->findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(log().model()->rowCount(), 2);
    }

    void anActionIsDoneToWhatIsShownOrNotAtAll()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        // Another clerk's desk changes the task behind this one's back.
        m_desk->db.sql("UPDATE service_task SET version = version + 1");
        press(u"Process"_s);
        QTRY_VERIFY(message().startsWith(u"Nothing was done: somebody else"_s));
        QCOMPARE(stored(id), TaskStatus::Pending);
        QCOMPARE(headline(), u"Pending"_s);
        // It has been read anew, so that the clerk can decide anew.
        QTest::qWait(100);
        press(u"Process"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
    }

    void aReasonThatCameTooLateIsKept()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        press(u"Cancel Task…"_s);
        QDialog *asked = dialog();
        m_desk->db.sql("UPDATE service_task SET version = version + 1");
        giveWords(u"Too late"_s, u"Cancel Task"_s);
        auto *strip = asked->findChild<MessageStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(strip->text().startsWith(u"Nothing was done"_s));
        QCOMPARE(asked->findChild<QPlainTextEdit *>()->toPlainText(), u"Too late"_s);
        QCOMPARE(stored(id), TaskStatus::Pending);
    }

    void workOfOthersShowsByItself()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
        QTRY_COMPARE(headline(), u"Completed"_s);
        QCOMPARE(logColumn(TaskLogModel::Event).constLast(), u"Created"_s);
        QCOMPARE(logColumn(TaskLogModel::Event).constFirst(), u"Activate → Completed"_s);
    }

    void refreshKeepsThePageTheSelectionAndThePlace()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        addManyComments(id, 100);
        TaskPortal &portal = open(id);
        auto &tabs = *portal.findChild<QTabWidget *>();
        tabs.setCurrentIndex(1);
        log().selectRow(50);
        log().verticalScrollBar()->setValue(300);
        QTRY_COMPARE(log().verticalScrollBar()->value(), 300);
        const auto chosen = [this] {
            return log().currentIndex().siblingAtColumn(TaskLogModel::Message).data().toString();
        };
        const QString before = chosen();
        addManyComments(id, 1);
        QTRY_COMPARE(log().model()->rowCount(), 102);
        QCOMPARE(tabs.currentIndex(), 1);
        QCOMPARE(chosen(), before);
        QVERIFY(log().verticalScrollBar()->value() >= 300);
    }

    void attributesKeepTheirSelection()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        TaskPortal &portal = open(id);
        auto &table = *named<QTableView>(portal, u"DER attributes"_s);
        QVERIFY(table.model()->rowCount() >= 2);
        table.selectRow(1);
        addManyComments(id, 1);
        QTRY_COMPARE(log().model()->rowCount(), 2);
        QCOMPARE(table.currentIndex().row(), 1);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
    }

    void copiesRowsAsTheyAreRead()
    {
        TaskPortal &portal = open(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        auto &table = *named<QTableView>(portal, u"DER attributes"_s);
        table.setFocus();
        table.selectRow(3); // below the headings of two groups
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"rtgMaxW\tActive power rating at unity power factor\t3,000\tW\tSpecification\t"
                 "3,000\tequal\t"_s);
        table.selectAll();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), table.model()->rowCount() - 1);
    }

    void theCustomersLinkFindsHisTasks()
    {
        const RecordId first = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        const RecordId second = m_desk->post(thermostat(u"TX-2"_s, u"SN-2"_s));
        RegistrationRequest other = thermostat(u"TX-3"_s, u"SN-3"_s);
        other.customer.cisAccountId = u"A2"_s;
        other.location.cisServicePointId = u"SP2"_s;
        m_desk->post(other);
        TaskPortal &portal = open(first);
        Q_EMIT named<QLabel>(portal, u"Account id"_s)->linkActivated(u"A1"_s);
        QCOMPARE(m_desk->window().tabs().currentIndex(), 0);
        QTRY_COMPARE(m_desk->column(TaskColumns::TaskId),
                     (QStringList{idText(second), idText(first)}));
    }

    void saysWhenThereIsNoSuchTask()
    {
        m_desk->window().tabs().openTask(12345678901234);
        QLabel *words = nullptr;
        QTRY_VERIFY((words = named<QLabel>(*m_desk->portal(), u"Message"_s)) && words->isVisible());
        QCOMPARE(words->text(), u"There is no task 12345678901234 in this database."_s);
        QVERIFY(buttonNamed(*m_desk->portal(), u"Try Again"_s));
    }

    void readsAgainWhenTheDatabaseIsBack()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->db.sql("ALTER TABLE service_task_log RENAME TO away");
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Try Again"_s));
        const auto *words = named<QLabel>(*m_desk->portal(), u"Message"_s);
        QVERIFY(words->text().startsWith(u"The task could not be read."_s));
        m_desk->db.sql("ALTER TABLE away RENAME TO service_task_log");
        press(u"Try Again"_s);
        QTRY_COMPARE(headline(), u"Pending"_s);
    }

    void theTabIsNamedAfterTaskAndCustomer()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer = {};
        request.customer.name = u"Ada Byron"_s;
        const RecordId id = m_desk->post(request);
        open(id);
        TaskTabs &tabs = m_desk->window().tabs();
        QTRY_COMPARE(tabs.tabText(tabs.currentIndex()), u"%1 Ada Byron"_s.arg(id));
    }

    void hostileTextIsShownAsText()
    {
        RegistrationRequest request = thermostat(u"<b>TX</b>"_s, u"<img src=x>&amp;"_s);
        request.customer = {};
        request.customer.name = u"<a href='x'>Eve</a>"_s;
        open(m_desk->post(request));
        QCOMPARE(fact(u"Transaction id"_s), u"<b>TX</b>"_s);
        QCOMPARE(fact(u"Serial number"_s), u"<img src=x>&amp;"_s);
        QCOMPARE(fact(u"Customer"_s), u"<a href='x'>Eve</a> (requested)"_s);
    }
};

QTEST_MAIN(TestTaskPortal)
#include "tst_taskportal.moc"
