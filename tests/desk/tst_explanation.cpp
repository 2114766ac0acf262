// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/EditTaskDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/zones/Explanation.h"
#include "desk/zones/IssuesZone.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QTabWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk who opens a task that stands still is told why, and is led to what is at fault.
class TestExplanation : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    IssuesZone &zone() { return *m_desk->portal()->findChild<IssuesZone *>(); }
    QLabel &label(const QString &name) { return *named<QLabel>(zone(), name); }
    QString faults() { return plainText(label(u"What holds the task up"_s)); }
    QString waits() { return plainText(label(u"Whom it waits for"_s)); }
    QString monitor() { return plainText(label(u"When the monitor tries again"_s)); }
    void open(RecordId id)
    {
        tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }
    RecordId work(const RegistrationRequest &request)
    {
        const RecordId id = m_desk->post(request);
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        return id;
    }
    RegistrationRequest ofUnknownParties()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        request.location.cisServicePointId = u"SP99"_s;
        return request;
    }
    RegistrationRequest ofSlowHeadEnd()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.headEndSystem = u"HE-ACK"_s;
        request.nicId = u"00:13:50"_s;
        return request;
    }
    /// Clicks the link of the explanation that reads so.
    void follow(const QString &name, const QString &text)
    {
        const QRegularExpression link(
            u"<a href=\"([^\"]*)\">%1</a>"_s.arg(QRegularExpression::escape(text.toHtmlEscaped())));
        const auto match = link.match(label(name).text());
        QVERIFY2(match.hasMatch(), qPrintable(label(name).text()));
        Q_EMIT label(name).linkActivated(match.captured(1));
    }
    void followFault(const QString &text) { follow(u"What holds the task up"_s, text); }
    template <typename Wanted>
    Wanted *current()
    {
        return qobject_cast<Wanted *>(tabs().currentWidget());
    }
    TaskDetail detail(RecordId id) { return *readTaskDetail(m_desk->db.read(), id); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void aPendingTaskWaitsForTheMonitor()
    {
        open(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        QVERIFY(zone().isVisible());
        QCOMPARE(waits(), u"It waits to be processed, by a clerk or by the monitor."_s);
        QVERIFY(monitor().startsWith(u"The monitor takes it with its next run. It expires on "_s));
        QVERIFY(!label(u"What holds the task up"_s).isVisible());
    }

    void everyFaultIsNamedWithWhatClearsIt()
    {
        open(work(ofUnknownParties()));
        const QString text = faults();
        for (const char *part :
             {"No customer was found for A99", "By itself when the customer is imported",
              "Find customer A99", "No service point was found for SP99",
              "By itself when the service point is imported", "Find service point SP99",
              "Correct the request"})
            QVERIFY2(text.contains(QString::fromLatin1(part)), qPrintable(text));
        QVERIFY(waits().startsWith(u"To Do of role "_s));
        QVERIFY(waits().endsWith(u"nobody has taken it yet."_s));
        const QString tries = monitor();
        QVERIFY2(tries.startsWith(u"The monitor tries again at "_s), qPrintable(tries));
        QVERIFY2(tries.contains(u"(in "_s), qPrintable(tries));
        QVERIFY2(tries.contains(u"Tries left: 10."_s), qPrintable(tries));
    }

    void theCustomersThatMayBeMeantAreOneClickAway()
    {
        RegistrationRequest request = ofUnknownParties();
        request.customer.cisAccountId.clear();
        request.customer.name = u"John Smith"_s;
        request.location.cisServicePointId = u"SP1"_s;
        open(work(request));
        followFault(u"Find customer John Smith"_s);
        auto *found = current<RecordQueryPortal>();
        QVERIFY(found);
        QCOMPARE(QString(found->kind().code), u"customer"_s);
        QCOMPARE(found->findChild<QLineEdit *>()->text(), u"John Smith"_s);
    }

    void correctingLeadsToTheField()
    {
        open(work(ofUnknownParties()));
        const QRegularExpression link(u"href=\"(edit:/locationInfo)\""_s);
        QVERIFY(link.match(label(u"What holds the task up"_s).text()).hasMatch());
        Q_EMIT label(u"What holds the task up"_s).linkActivated(u"edit:/locationInfo"_s);
        auto *dialog = m_desk->portal()->findChild<EditTaskDialog *>();
        QVERIFY(dialog);
        dialog->activateWindow(); // where there is no window manager to do so
        auto *field = dialog->findChild<QLineEdit *>(u"address1"_s);
        QTRY_VERIFY(field->isVisible());
        QTRY_VERIFY(field->hasFocus());
    }

    void theProgramAtFaultIsOneClickAway()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->db.sql("UPDATE program SET active = 0 WHERE code = 'DR'");
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        open(id);
        QVERIFY(faults().contains(u"By itself when the dates or the status"_s));
        followFault(u"Program DR"_s);
        auto *record = current<RecordPortal>();
        QVERIFY(record);
        QCOMPARE(record->address(), u"record/program/DR"_s);
    }

    void theInterconnectionAndTheAssetAreOneClickAway()
    {
        const RecordId first = m_desk->post(interconnection(u"TX-1"_s, u"SN-1"_s));
        const RecordId second = work(photovoltaic(u"TX-2"_s, u"SN-1"_s));
        open(second);
        const QString asset = idText(detail(second).task.assetId);
        followFault(u"DER asset "_s + asset);
        QCOMPARE(current<RecordPortal>()->address(), u"record/der-asset/"_s + asset);
        open(second);
        followFault(idText(first));
        QCOMPARE(m_desk->portal()->taskId(), first);
    }

    void whatTheNameplateLacksLeadsToTheSpecification()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"B-1"_s);
        request.specification = u"BAT-10"_s;
        request.program = u"DR"_s;
        open(work(request));
        QVERIFY(faults().contains(u"rtgMaxWh"_s));
        followFault(u"Specification BAT-10"_s);
        QCOMPARE(current<RecordPortal>()->address(), u"record/specification/BAT-10"_s);
    }

    void aHeadEndIsWaitedFor()
    {
        const RecordId id = work(ofSlowHeadEnd());
        open(id);
        QCOMPARE(waits(),
                 u"It waits for head-end system HE-ACK to acknowledge that device 00:13:50 "
                 "is registered."_s);
        QVERIFY(monitor().startsWith(u"The monitor leaves it alone until then."_s));
        follow(u"Whom it waits for"_s, u"HE-ACK"_s);
        QCOMPARE(current<RecordPortal>()->address(), u"record/head-end/HE-ACK"_s);
    }

    void anApprovalIsWaitedFor()
    {
        m_desk->db.sql("UPDATE service_task_type SET approval = 1");
        const RecordId enrolled = work(thermostat(u"TX-1"_s, u"SN-1"_s));
        const RecordId id =
            m_desk->db.run([=](Transaction &tx) { return unenroll(tx, enrolled, u"Moved"_s); })->id;
        m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); });
        m_desk->db.run([id](Transaction &tx) { return assignTask(tx, id, u"ada"_s); });
        open(id);
        QVERIFY2(waits().startsWith(u"It waits to be approved or rejected. To Do of role "_s),
                 qPrintable(waits()));
        QVERIFY(waits().endsWith(u"ada has taken it."_s));
    }

    void afterTheLastTryItIsSaidSo()
    {
        const RecordId id = work(ofUnknownParties());
        m_desk->db.sql("UPDATE service_task_type SET max_retries = 1");
        m_desk->db.run([id](Transaction &tx) { return retryTask(tx, id); });
        open(id);
        QVERIFY2(monitor().startsWith(
                     u"The monitor does not try again by itself: it has done so 1 times."_s),
                 qPrintable(monitor()));
    }

    void aTaskThatHasEndedNeedsNoExplanation()
    {
        open(work(thermostat(u"TX-1"_s, u"SN-1"_s)));
        QVERIFY(!zone().isVisible());
    }

    void hostileNamesAreShownAsText()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"\"><a href=1>x"_s;
        open(work(request));
        QVERIFY2(faults().contains(u"Find customer \"><a href=1>x"_s), qPrintable(faults()));
    }

    void timesUntilAreRounded_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("past") << -5 << u"in 0 min"_s;
        QTest::newRow("a moment") << 1 << u"in 1 min"_s;
        QTest::newRow("an hour") << 3600 << u"in 60 min"_s;
        QTest::newRow("almost two hours") << 7199 << u"in 120 min"_s;
        QTest::newRow("two hours") << 7200 << u"in 2 h"_s;
        QTest::newRow("a day and a half") << 36 * 3600 << u"in 36 h"_s;
        QTest::newRow("three days") << 3 * 86400 << u"in 3 days"_s;
    }
    void timesUntilAreRounded()
    {
        QFETCH(int, seconds);
        QFETCH(QString, text);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(timeUntil(now.addSecs(seconds), now), text);
    }
};

QTEST_MAIN(TestExplanation)
#include "tst_explanation.moc"
