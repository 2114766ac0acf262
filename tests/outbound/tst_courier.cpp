// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/OutboundCourier.h"
#include "support/Derdeskctl.h"
#include "support/Outbox.h"
#include "support/Receiver.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The courier goes on by itself, beside clerks and requests, with others of its kind, and after it
/// was killed.
class CourierTest : public QObject
{
    Q_OBJECT

    /// Each id once, those of a device in order.
    static void checkArrivals(const QStringList &arrivals, const QStringList &expected)
    {
        QStringList sorted = arrivals;
        QStringList all = expected;
        sorted.sort();
        all.sort();
        QCOMPARE(sorted, all);
        QMap<QString, qint64> last;
        for (const QString &id : arrivals) {
            qint64 &before = last[id.section(u'-', 0, 0)];
            QVERIFY2(outboundNumber(id) > before, qPrintable(id));
            before = outboundNumber(id);
        }
    }

private Q_SLOTS:
    void whatIsCompletedIsSentAtOnce()
    {
        Outbox box;
        const Receiver receiver;
        box.configure({receiver.url()});
        const OutboundCourier courier(box.db.database(), box.db.writer());
        QTest::qWait(300); // it has looked, and found nothing
        box.enroll();
        const qint64 queued = QDateTime::currentMSecsSinceEpoch();
        QTRY_COMPARE(receiver.taken().size(), 1);
        QVERIFY(receiver.received()[0].at - queued < 1500);
        QTRY_COMPARE(box.count(OutboundStatus::Sent), 1);
    }

    void findsTheAddressAndNoticesThatItIsGone()
    {
        Outbox box;
        box.enroll();
        const OutboundCourier courier(box.db.database(), box.db.writer());
        QTest::qWait(300);
        const Receiver receiver;
        box.configure({receiver.url()});
        QTRY_COMPARE(receiver.taken().size(), 1);
        QVERIFY(box.db.run(switchOutboundOff));
        box.enroll();
        QTest::qWait(2500);
        QCOMPARE(receiver.received().size(), 1);
        QCOMPARE(box.count(OutboundStatus::Waiting), 1);
    }

    void whatFailedIsTriedAgainByItself()
    {
        Outbox box;
        const Receiver receiver(
            [](const Received &got) { return got.earlier < 2 ? Reply{503} : Reply(); });
        box.configure({receiver.url(), {}, 5, 1});
        const OutboundCourier courier(box.db.database(), box.db.writer());
        box.enroll();
        QTRY_COMPARE_WITH_TIMEOUT(receiver.taken().size(), 1, 15'000);
        QCOMPARE(receiver.received().size(), 3);
        QVERIFY(receiver.received()[1].at - receiver.received()[0].at >= 1000);
        QVERIFY(receiver.received()[2].at - receiver.received()[1].at >= 2000);
    }

    void endsQuicklyWhileTheReceiverDawdles()
    {
        Outbox box;
        const Receiver receiver([](const Received &) { return Reply{204, {}, {}, 60'000}; });
        box.configure({receiver.url(), {}, 60});
        auto courier = std::make_unique<OutboundCourier>(box.db.database(), box.db.writer());
        box.enroll();
        QTRY_COMPARE(receiver.received().size(), 1);
        QElapsedTimer timer;
        timer.start();
        box.enroll(); // nobody waits for it
        QVERIFY(timer.elapsed() < 1000);
        courier.reset();
        QVERIFY(timer.elapsed() < 2000);
        QCOMPARE(box.count(OutboundStatus::Waiting), 2);
    }

    void someAtATimeOnOneDatabaseDoNotSendTwice()
    {
        Outbox box;
        QStringList expected;
        for (int i = 0; i < 30; ++i)
            box.more(box.enroll(), 3);
        expected = box.ids();
        QRandomGenerator random(3);
        const Receiver receiver([&random](const Received &) {
            return Reply{204, {}, {}, random.bounded(20)};
        });
        box.configure({receiver.url()});
        // Other programs: with databases and writers of their own.
        Database database(box.db.url());
        Writer writer(box.db.url());
        {
            const OutboundCourier here(box.db.database(), box.db.writer());
            const OutboundCourier there(database, writer);
            const OutboundCourier third(database, writer);
            QTRY_COMPARE_WITH_TIMEOUT(box.count(OutboundStatus::Sent), expected.size(), 60'000);
        }
        QCOMPARE(receiver.received().size(), expected.size());
        checkArrivals(receiver.arrivals(), expected);
    }

    /// kill -9 in the middle, some times over.
    void nothingIsLostWhenItIsKilled()
    {
        Outbox box;
        for (int i = 0; i < 12; ++i)
            box.more(box.enroll(), 9);
        const QStringList expected = box.ids();
        QRandomGenerator random(5);
        const Receiver receiver([&random](const Received &) {
            const int chance = random.bounded(20);
            if (chance == 0)
                return Reply{500};
            if (chance == 1)
                return Reply{204, {}, {}, 0, Reply::How::Drop};
            return Reply{204, {}, {}, random.bounded(30)};
        });
        box.configure({receiver.url(), {}, 1, 1, 1000});
        for (int times = 0; times < 3; ++times) {
            const qsizetype before = receiver.received().size();
            Serve serve(box.db.url(), {u"--monitor-interval"_s, u"0"_s});
            QTRY_VERIFY_WITH_TIMEOUT(receiver.received().size() > before + 15 ||
                                         box.count(OutboundStatus::Waiting) == 0,
                                     20'000);
            QVERIFY(serve.stop(SIGKILL).exitCode != 0);
        }
        Serve serve(box.db.url(), {u"--monitor-interval"_s, u"0"_s});
        QTRY_COMPARE_WITH_TIMEOUT(box.count(OutboundStatus::Sent), expected.size(), 90'000);
        QCOMPARE(serve.stop().exitCode, 0);
        checkArrivals(receiver.arrivals(), expected);
        QStringList taken = receiver.taken();
        taken.removeDuplicates();
        QCOMPARE(taken.size(), expected.size());
        QCOMPARE(Derdeskctl(box.db.url()).run({u"check"_s}).err.contains("database:"), false);
    }
};

QTEST_GUILESS_MAIN(CourierTest)
#include "tst_courier.moc"
