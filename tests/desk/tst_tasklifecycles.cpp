// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/EditTaskDialog.h"
#include "desk/models/TaskLogModel.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk corrects tasks, ends enrollments, approves and rejects, all from the portal.
class TestTaskLifecycles : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    void open(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }
    QString headline() { return plainText(*named<QLabel>(*m_desk->portal(), u"Status"_s)); }
    QString message() { return m_desk->portal()->findChild<MessageStrip *>()->text(); }
    QString lastLog(int column)
    {
        const auto *log = named<QTableView>(*m_desk->portal(), u"Log of the task"_s);
        return log->model()->index(0, column).data().toString();
    }
    void press(const QString &name)
    {
        QTRY_VERIFY2(buttonNamed(*m_desk->portal(), name), qPrintable(name));
        QTest::mouseClick(buttonNamed(*m_desk->portal(), name), Qt::LeftButton);
    }
    void giveWords(const QString &words, const QString &button)
    {
        auto *asked = m_desk->portal()->findChild<QDialog *>();
        QVERIFY(asked);
        QTest::keyClicks(asked->findChild<QPlainTextEdit *>(), words);
        QTest::mouseClick(buttonNamed(*asked, button), Qt::LeftButton);
    }
    EditTaskDialog *editing() { return m_desk->portal()->findChild<EditTaskDialog *>(); }
    void type(const char *field, const QString &text)
    {
        auto *edit = editing()->findChild<QLineEdit *>(QString::fromLatin1(field));
        QVERIFY2(edit, field);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void save() { QTest::mouseClick(buttonNamed(*editing(), u"Save"_s), Qt::LeftButton); }
    RecordId ofUnknownCustomer()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        const RecordId id = m_desk->post(request);
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        return id;
    }
    RecordId enrolled()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void correctsTheCustomerAndRetries()
    {
        open(ofUnknownCustomer());
        QCOMPARE(headline(), u"Issue detected: Customer not found"_s);
        press(u"Edit…"_s);
        type("cisAccountId", u"A1"_s);
        save();
        QTRY_VERIFY(!editing());
        QCOMPARE(message(), u"The corrections are kept. Retry, or let the monitor do so."_s);
        QTRY_COMPARE(lastLog(TaskLogModel::Event), u"Edited"_s);
        QCOMPARE(lastLog(TaskLogModel::Message), u"cisAccountId: “A99” → “A1”"_s);
        press(u"Retry"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
        QVERIFY(!buttonNamed(*m_desk->portal(), u"Edit…"_s));
    }

    void namesWhatIsWrongAndStaysOpen()
    {
        open(ofUnknownCustomer());
        press(u"Edit…"_s);
        type("cisAccountId", u"A1"_s);
        type("rtgMaxW", u"-5"_s);
        save();
        auto *strip = editing()->findChild<MessageStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY2(strip->text().contains(u"rtgMaxW"_s), qPrintable(strip->text()));
        auto *field = editing()->findChild<QLineEdit *>(u"rtgMaxW"_s);
        QVERIFY(field->isVisible()); // its page came to the front
        QTRY_VERIFY(field->hasFocus());
        type("rtgMaxW", u"2500"_s);
        save();
        QTRY_VERIFY(!editing());
    }

    void anotherProgramIsChosen()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        open(id);
        press(u"Edit…"_s);
        auto *program = editing()->findChild<QComboBox *>(u"program"_s);
        QTRY_COMPARE(program->currentData().toString(), u"DR"_s);
        program->setCurrentIndex(program->findData(u"TOU"_s));
        save();
        QTRY_VERIFY(!editing());
        QCOMPARE(findTask(m_desk->db.read(), id)->program, u"TOU"_s);
    }

    void whatSomebodyElseChangedMeanwhileIsNotOverwritten()
    {
        const RecordId id = ofUnknownCustomer();
        open(id);
        press(u"Edit…"_s);
        type("cisAccountId", u"A2"_s);
        m_desk->db.run([id](Transaction &tx) { return retryTask(tx, id); });
        save();
        auto *strip = editing()->findChild<MessageStrip *>();
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(strip->text().startsWith(u"Nothing was kept"_s));
        QCOMPARE(editing()->findChild<QLineEdit *>(u"cisAccountId"_s)->text(), u"A2"_s);
        QCOMPARE(findTask(m_desk->db.read(), id)->customer.cisAccountId, u"A99"_s);
    }

    void correctionsAreNotDroppedUnasked()
    {
        open(ofUnknownCustomer());
        press(u"Edit…"_s);
        type("cisAccountId", u"A1"_s);
        QTimer::singleShot(0, this, [this] {
            auto *question = editing()->findChild<QMessageBox *>();
            QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        });
        QTest::keyClick(editing(), Qt::Key_Escape);
        QVERIFY(editing()->isVisible());
        type("cisAccountId", u"A99"_s); // as it was
        QTest::keyClick(editing(), Qt::Key_Escape);
        QTRY_VERIFY(!editing());
    }

    void endsAnEnrollment()
    {
        const RecordId enrollment = enrolled();
        open(enrollment);
        press(u"Unenroll…"_s);
        giveWords(u"Moved away"_s, u"Unenroll"_s);
        QTRY_VERIFY(m_desk->portal()->taskId() != enrollment);
        QTRY_COMPARE(headline(), u"Pending"_s);
        press(u"Process"_s);
        QTRY_COMPARE(headline(), u"Completed"_s);
        open(enrollment);
        QTRY_VERIFY(!buttonNamed(*m_desk->portal(), u"Unenroll…"_s));
    }

    void approvesAndRejects_data()
    {
        QTest::addColumn<bool>("approves");
        QTest::addColumn<QString>("headline");
        QTest::newRow("approval") << true << u"Completed"_s;
        QTest::newRow("rejection") << false << u"Canceled: Contract runs on"_s;
    }

    void approvesAndRejects()
    {
        QFETCH(bool, approves);
        m_desk->db.sql("UPDATE service_task_type SET approval = 1");
        open(enrolled());
        press(u"Unenroll…"_s);
        giveWords(u"Moved away"_s, u"Unenroll"_s);
        press(u"Process"_s);
        QTRY_COMPARE(headline(), u"Approval"_s);
        QCOMPARE(message(), u"Checked and found good. The task goes on when it is approved."_s);
        press(approves ? u"Approve"_s : u"Reject…"_s);
        if (!approves)
            giveWords(u"Contract runs on"_s, u"Reject Task"_s);
        QFETCH(QString, headline);
        QTRY_COMPARE(this->headline(), headline);
    }
};

QTEST_MAIN(TestTaskLifecycles)
#include "tst_tasklifecycles.moc"
