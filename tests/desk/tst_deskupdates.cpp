// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/LatestAnswer.h"
#include "desk/TaskChanges.h"
#include "desk/status/MonitorStatus.h"
#include "desk/status/WebServiceStatus.h"
#include "monitor/DeferredMonitor.h"
#include "operations/WorkTask.h"
#include "store/ChangeFeed.h"
#include "support/Desk.h"
#include "support/RunningService.h"

#include <QPromise>
#include <QSignalSpy>
#include <QToolButton>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// How answers, changes and states come to the window.
class TestDeskUpdates : public QObject
{
    Q_OBJECT

    static QFuture<int> promised(QPromise<int> &promise)
    {
        promise.start();
        return promise.future();
    }
    static void fulfil(QPromise<int> &promise, int value)
    {
        promise.addResult(value);
        promise.finish();
    }

private Q_SLOTS:
    void onlyTheNewestQuestionIsAnswered()
    {
        LatestAnswer answer;
        QList<int> taken;
        QPromise<int> first;
        QPromise<int> second;
        answer.await(promised(first), [&](int value) { taken.append(value); });
        QVERIFY(answer.isWaiting());
        answer.await(promised(second), [&](int value) { taken.append(value); });
        fulfil(second, 2);
        fulfil(first, 1);
        QTRY_VERIFY(!answer.isWaiting());
        QTest::qWait(20);
        QCOMPARE(taken, QList{2});
    }

    void anAnswerThatIsForgottenNeverComes()
    {
        LatestAnswer answer;
        bool taken = false;
        QPromise<int> question;
        answer.await(promised(question), [&](int) { taken = true; });
        answer.forget();
        QVERIFY(!answer.isWaiting());
        fulfil(question, 1);
        QTest::qWait(20);
        QVERIFY(!taken);
    }

    void anAnswerToNobodyHarmsNothing()
    {
        QPromise<int> question;
        bool taken = false;
        {
            LatestAnswer answer;
            answer.await(promised(question), [&](int) { taken = true; });
        }
        fulfil(question, 1);
        QTest::qWait(20);
        QVERIFY(!taken);
    }

    void takingAnAnswerMayAskAnew()
    {
        LatestAnswer answer;
        QList<int> taken;
        QPromise<int> first;
        QPromise<int> second;
        answer.await(promised(first), [&](int value) {
            taken.append(value);
            answer.await(promised(second), [&](int next) { taken.append(next); });
        });
        fulfil(first, 1);
        QTRY_COMPARE(taken, QList{1});
        QVERIFY(answer.isWaiting());
        fulfil(second, 2);
        QTRY_COMPARE(taken, (QList{1, 2}));
    }

    void takingAnAnswerMayEndTheAsker()
    {
        auto answer = std::make_unique<LatestAnswer>();
        QPromise<int> question;
        answer->await(promised(question), [&](int) { answer.reset(); });
        fulfil(question, 1);
        QTRY_VERIFY(!answer);
    }

    void manyChangesComeInOneSignal()
    {
        TestDatabase db;
        ChangeFeed others(db.url(), db.writer());
        TaskChanges changes(db.writer(), others);
        QSet<RecordId> heard;
        int told = 0;
        connect(&changes, &TaskChanges::changed, this, [&](const QList<RecordId> &ids) {
            ++told;
            for (RecordId id : ids)
                heard.insert(id);
        });
        QSet<RecordId> made;
        for (int i = 0; i < 50; ++i) {
            const RegistrationRequest request = thermostat(u"TX-%1"_s.arg(i), u"SN-%1"_s.arg(i));
            made.insert(
                db.run([=](Transaction &tx) { return registerDerDevice(tx, request); })->taskId);
        }
        QTRY_COMPARE(heard, made);
        QVERIFY(told < 50);
    }

    void aChangeThatIsUndoneIsNotTold()
    {
        TestDatabase db;
        ChangeFeed others(db.url(), db.writer());
        TaskChanges changes(db.writer(), others);
        QSignalSpy told(&changes, &TaskChanges::changed);
        RegistrationRequest wrong = thermostat(u"TX-1"_s, u"SN-1"_s);
        wrong.program = u"NONE"_s;
        QVERIFY(!db.run([=](Transaction &tx) { return registerDerDevice(tx, wrong); }));
        QTest::qWait(250);
        QCOMPARE(told.size(), 0);
    }

    void theWebServiceIsOffUntilItIsWatched()
    {
        const WebServiceStatus status;
        QCOMPARE(status.text(), u"Web service: off"_s);
        QCOMPARE(status.accessibleName(), u"Web service"_s);
    }

    void answersAreCounted()
    {
        RunningService service;
        WebServiceStatus status;
        status.watch(service.web(), Result<quint16>(quint16(QUrl(service.web().url()).port())));
        QCOMPARE(status.text(), u"Web service: %1, 0 answered"_s.arg(service.web().url()));
        HttpClient client = service.client();
        QCOMPARE(client.registerDer(registration(u"TX-1"_s, u"SN-1"_s)).status, 200);
        QTRY_COMPARE(status.text(), u"Web service: %1, 1 answered"_s.arg(service.web().url()));
        QCOMPARE(client.get(u"/nowhere"_s).status, 404);
        QTRY_COMPARE(status.text(),
                     u"Web service: %1, 2 answered, 1 of these refused"_s.arg(service.web().url()));
    }

    void theMonitorTellsHowItsRunEnded()
    {
        TestDatabase db;
        for (int i = 0; i < 3; ++i) {
            RegistrationRequest request = thermostat(u"TX-%1"_s.arg(i), u"SN-%1"_s.arg(i));
            if (i == 2)
                request.customer.cisAccountId = u"A99"_s;
            QVERIFY(db.run([=](Transaction &tx) { return registerDerDevice(tx, request); }));
        }
        MonitorStatus status({ActorKind::Clerk, u"clerk"_s});
        auto *words = status.findChild<QLabel *>();
        auto *run = status.findChild<QToolButton *>();
        QCOMPARE(words->text(), u"Monitor: off"_s);
        QVERIFY(!run->isEnabled());
        DeferredMonitor monitor(db.database(), db.writer());
        status.watch(monitor);
        QCOMPARE(words->text(), u"Monitor: idle"_s);
        status.runNow();
        QTRY_VERIFY2(words->text().endsWith(u": 3 processed, 1 with issues"_s),
                     qPrintable(words->text()));
        QVERIFY(run->isEnabled());
        QVERIFY2(words->toolTip().contains(u"2 completed"_s), qPrintable(words->toolTip()));
        status.runNow();
        QTRY_VERIFY2(words->text().endsWith(u": nothing to do"_s), qPrintable(words->text()));
    }

    void aMonitorThatFailsSaysWhy()
    {
        TestDatabase db;
        MonitorStatus status({ActorKind::Clerk, u"clerk"_s});
        auto *words = status.findChild<QLabel *>();
        DeferredMonitor monitor(db.database(), db.writer());
        status.watch(monitor);
        db.sql("DROP TABLE batch_run_error; DROP TABLE batch_run");
        status.runNow();
        QTRY_VERIFY2(words->text().startsWith(u"Monitor: failed – "_s), qPrintable(words->text()));
        QVERIFY(words->text().contains(u"batch_run"_s));
        QVERIFY(status.findChild<QToolButton *>()->isEnabled());
    }

    void theWindowTakesWhatPoursIn()
    {
        Desk desk;
        desk.open();
        QFuture<Result<Acceptance>> last;
        for (int i = 0; i < 2000; ++i) {
            const RegistrationRequest request = thermostat(u"TX-%1"_s.arg(i), u"SN-%1"_s.arg(i));
            last = desk.db.writer().submit(
                {ActorKind::ApiClient, u"aggregator"_s},
                [=](Transaction &tx) { return registerDerDevice(tx, request); });
        }
        QTRY_VERIFY_WITH_TIMEOUT(last.isFinished(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(desk.query().newCount(), 2000, 30'000);
        const auto *count = named<QLabel>(desk.query(), u"How many tasks match"_s);
        QTRY_COMPARE(count->text(), u"2,000 tasks"_s);
    }
};

QTEST_MAIN(TestDeskUpdates)
#include "tst_deskupdates.moc"
