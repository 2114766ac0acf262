// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/OutboundDelivery.h"
#include "support/Outbox.h"
#include "support/Receiver.h"

#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The outbox reaches a receiver that fails, delays and drops: each message at least once, those of
/// a device in order.
class DeliveryTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Outbox> m_box;
    std::unique_ptr<Receiver> m_receiver;
    std::unique_ptr<OutboundDelivery> m_delivery;
    QByteArray m_secret;

    void receive(
        Receiver::Answers answers = [](const Received &) { return Reply(); }, int timeout = 5,
        int attempts = 50)
    {
        m_receiver = std::make_unique<Receiver>(std::move(answers));
        m_secret = m_box->configure({m_receiver->url(), {}, timeout, 1, attempts});
        QVERIFY(!m_secret.isEmpty());
        m_delivery = std::make_unique<OutboundDelivery>(m_box->db.database(), m_box->db.writer());
    }
    /// One pass, as "derdeskctl outbound deliver".
    void pass()
    {
        QSignalSpy idle(m_delivery.get(), &OutboundDelivery::idle);
        m_delivery->deliver();
        QTRY_VERIFY_WITH_TIMEOUT(!idle.isEmpty(), 20'000);
    }
    /// Passes until nothing waits.
    void passUntilSent(int seconds = 30)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_box->count(OutboundStatus::Waiting) > 0 && timer.elapsed() < seconds * 1000) {
            pass();
            QTest::qWait(100);
        }
        QCOMPARE(m_box->count(OutboundStatus::Waiting), 0);
    }
    void dueNow() { m_box->db.sql("UPDATE outbound_message SET next_attempt = 0"); }

private Q_SLOTS:
    void init() { m_box = std::make_unique<Outbox>(); }
    void cleanup()
    {
        m_delivery.reset();
        m_receiver.reset();
        m_box.reset();
    }

    void costsNothingWithoutAnAddress()
    {
        m_box->enroll();
        m_delivery = std::make_unique<OutboundDelivery>(m_box->db.database(), m_box->db.writer());
        pass();
        QVERIFY(!m_delivery->isOn());
        const OutboundMessage message = m_box->newest();
        QCOMPARE(message.status, OutboundStatus::Waiting);
        QCOMPARE(message.attempts, 0);
    }

    void tellsWhatHasHappened()
    {
        const OutboundMessage queued = m_box->find(m_box->enroll());
        receive();
        const QDateTime before = QDateTime::currentDateTimeUtc();
        pass();
        QCOMPARE(m_receiver->received().size(), 1);
        const Received got = m_receiver->received().constFirst();
        const QString enrollment = QString::number(m_box->db.number("SELECT id FROM enrollment"));
        QCOMPARE(got.target, "/outbound"_ba);
        QCOMPARE(got.headers.value("content-type"), "application/json"_ba);
        QCOMPARE(got.headers.value("idempotency-key"), queued.id().toLatin1());
        QCOMPARE(got.json(),
                 QJsonObject({
                     {u"id"_s, queued.id()},
                     {u"event"_s, u"ENROLLED"_s},
                     {u"createdDateTime"_s, queued.createdAt.toString(Qt::ISODateWithMs)},
                     {u"serviceTask"_s, QJsonObject{{u"serviceTaskId"_s, idText(queued.taskId)},
                                                    {u"serviceTaskType"_s, u"DER-ENROLLMENT"_s},
                                                    {u"transactionId"_s, u"SN-1"_s}}},
                     {u"enrollment"_s,
                      QJsonObject{{u"enrollmentId"_s, enrollment},
                                  {u"program"_s, u"DR"_s},
                                  {u"startDate"_s, QDate::currentDate().toString(Qt::ISODate)}}},
                     {u"customer"_s,
                      QJsonObject{{u"cisAccountId"_s, u"A1"_s}, {u"cisPersonId"_s, u"P1"_s}}},
                     {u"servicePoint"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s},
                                                     {u"cisPremiseId"_s, u"PR1"_s}}},
                     {u"asset"_s, QJsonObject{{u"assetId"_s, got.json()[u"asset"][u"assetId"]},
                                              {u"manufacturer"_s, u"Warmly"_s},
                                              {u"model"_s, u"T-1"_s},
                                              {u"serialNo"_s, u"SN-1"_s},
                                              {u"specification"_s, u"TH-1"_s}}},
                     {u"device"_s, QJsonObject{{u"deviceId"_s, idText(queued.deviceId)},
                                               {u"headEndSystem"_s, u"HE"_s},
                                               {u"nicId"_s, u"NIC-1"_s}}},
                 }));
        const OutboundMessage sent = m_box->newest();
        QCOMPARE(sent.status, OutboundStatus::Sent);
        QCOMPARE(sent.attempts, 1);
        QVERIFY(sent.sentAt >= before);
        QCOMPARE(sent.leasedBy, QString());
        pass(); // once is enough
        QCOMPARE(m_receiver->received().size(), 1);
        QCOMPARE(m_delivery->counts().sent, 1);
    }

    void isSignedWithTheSecretAndTheTime()
    {
        m_box->enroll();
        receive();
        pass();
        const Received got = m_receiver->received().constFirst();
        const QByteArrayList parts = got.headers.value("derdesk-signature").split(',');
        QCOMPARE(parts.size(), 2);
        const QByteArray time = parts[0].mid(2);
        QVERIFY(qAbs(time.toLongLong() - QDateTime::currentSecsSinceEpoch()) < 30);
        const QByteArray signedText = time + '.' + got.body;
        QCOMPARE(parts[1], "v1=" + QMessageAuthenticationCode::hash(signedText, m_secret,
                                                                    QCryptographicHash::Sha256)
                                       .toHex());
    }

    void failuresAreTriedAgainUnderTheSameId_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("delay");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, Reply::How how, int status, int delay,
                            const QString &error) {
            QTest::newRow(name) << int(how) << status << delay << error;
        };
        using How = Reply::How;
        row("500", How::Whole, 500, 0, u"500 Status: out of paper"_s);
        row("503", How::Whole, 503, 0, u"503 Status: out of paper"_s);
        row("408", How::Whole, 408, 0, u"408 Status: out of paper"_s);
        row("429", How::Whole, 429, 0, u"429 Status: out of paper"_s);
        row("not signed in", How::Whole, 401, 0, u"401 Status: out of paper"_s);
        row("wrong path", How::Whole, 404, 0, u"404 Status: out of paper"_s);
        row("redirect", How::Whole, 302, 0,
            u"302 Status (redirects are not followed): out of paper"_s);
        row("delays", How::Whole, 200, 5000, u"no answer within 1 s"_s);
        row("drops", How::Drop, 200, 0, {});
        row("drops in the middle", How::Midway, 200, 0, {});
        row("dribbles", How::Dribble, 200, 0, u"no answer within 1 s"_s);
    }
    void failuresAreTriedAgainUnderTheSameId()
    {
        QFETCH(int, how);
        QFETCH(int, status);
        QFETCH(int, delay);
        QFETCH(QString, error);
        const qint64 number = m_box->enroll();
        const Reply bad{status, "Location: /elsewhere\r\n", "out of\n paper", delay,
                        Reply::How(how)};
        std::atomic_bool good = false;
        receive([&](const Received &) { return good ? Reply() : bad; }, 1);
        pass();
        const OutboundMessage waits = m_box->find(number);
        QCOMPARE(waits.status, OutboundStatus::Waiting);
        QCOMPARE(waits.attempts, 1);
        QVERIFY2(error.isEmpty() ? !waits.lastError.isEmpty() : waits.lastError == error,
                 qPrintable(waits.lastError));
        QVERIFY(waits.nextAttempt > QDateTime::currentDateTimeUtc());
        QCOMPARE(m_receiver->taken(), QStringList());
        QCOMPARE(m_delivery->counts().postponed, 1);
        good = true;
        passUntilSent();
        const OutboundMessage sent = m_box->find(number);
        QCOMPARE(sent.status, OutboundStatus::Sent);
        QCOMPARE(sent.attempts, 2);
        QCOMPARE(sent.lastError, QString());
        QVERIFY(m_receiver->received().size() >= 2);
        for (const Received &each : m_receiver->received()) {
            QCOMPARE(each.id(), sent.id());
            QCOMPARE(each.headers.value("idempotency-key"), sent.id().toLatin1());
            QCOMPARE(each.body, m_receiver->received().constFirst().body);
            QCOMPARE(each.target, "/outbound"_ba); // no redirect was followed
        }
    }

    void refusalsAreNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 410, 413, 415, 422})
            QTest::addRow("%d", status) << status;
    }
    void refusalsAreNotRepeated()
    {
        QFETCH(int, status);
        const qint64 number = m_box->enroll();
        receive([status](const Received &) { return Reply{status}; });
        pass();
        dueNow();
        pass();
        QCOMPARE(m_receiver->received().size(), 1);
        const OutboundMessage message = m_box->find(number);
        QCOMPARE(message.status, OutboundStatus::Failed);
        QCOMPARE(message.lastError, u"%1 Status"_s.arg(status));
        QCOMPARE(m_delivery->counts().failed, 1);
    }

    void givesUpAfterSoManyAttempts()
    {
        const qint64 number = m_box->enroll();
        receive([](const Received &) { return Reply{500}; }, 5, 3);
        for (int i = 0; i < 5; ++i) {
            pass();
            dueNow();
        }
        QCOMPARE(m_receiver->received().size(), 3);
        QCOMPARE(m_box->find(number).status, OutboundStatus::Failed);
        QCOMPARE(m_box->find(number).attempts, 3);
    }

    /// Until somebody sends it again, or does without it.
    void aFailureHoldsUpItsDeviceAlone_data()
    {
        QTest::addColumn<bool>("resent");
        QTest::newRow("resent") << true;
        QTest::newRow("skipped") << false;
    }
    void aFailureHoldsUpItsDeviceAlone()
    {
        QFETCH(bool, resent);
        const qint64 one = m_box->enroll();
        const qint64 other = m_box->enroll();
        m_box->more(one, 2);
        m_box->more(other, 2);
        const QString first = m_box->find(one).id();
        std::atomic_bool good = false;
        receive([&, first](const Received &got) {
            return Reply{got.id() == first && !good ? 422 : 204};
        });
        pass();
        QCOMPARE(m_box->count(OutboundStatus::Sent), 3);
        QCOMPARE(m_box->count(OutboundStatus::Waiting), 2);
        QCOMPARE(m_box->find(one).status, OutboundStatus::Failed);
        good = true;
        const auto operation = resent ? resendOutbound : skipOutbound;
        QVERIFY(m_box->db.run([&](Transaction &tx) { return operation(tx, {one}); }));
        pass();
        QCOMPARE(m_box->count(OutboundStatus::Waiting), 0);
        QCOMPARE(m_box->find(one).status, resent ? OutboundStatus::Sent : OutboundStatus::Skipped);
        QStringList ofOne;
        for (const QString &id : m_receiver->taken()) {
            if (id.startsWith(idText(m_box->find(one).taskId)))
                ofOne.append(id);
        }
        QCOMPARE(ofOne.size(), resent ? 3 : 2);
        QVERIFY(std::is_sorted(ofOne.cbegin(), ofOne.cend(), [](const auto &a, const auto &b) {
            return outboundNumber(a) < outboundNumber(b);
        }));
    }

    void leavesTheReceiverAloneForAsLongAsItAsks()
    {
        for (int i = 0; i < 3; ++i)
            m_box->enroll();
        std::atomic_bool good = false;
        receive([&](const Received &) {
            return good ? Reply() : Reply{503, "Retry-After: 3\r\n"};
        });
        pass();
        const qsizetype asked = m_receiver->received().size();
        const qint64 last = m_receiver->received().constLast().at;
        QCOMPARE(asked, 3); // they were under way together
        m_box->enroll();    // a new one has to wait as well
        good = true;
        passUntilSent();
        QCOMPARE(m_receiver->taken().size(), 4);
        QVERIFY(m_receiver->received()[asked].at - last >= 2900);
    }

    void aReceiverThatIsAwayUsesUpNoAttempts()
    {
        for (int i = 0; i < 40; ++i)
            m_box->enroll();
        receive();
        const quint16 port = m_receiver->port();
        m_receiver.reset();
        pass();
        dueNow();
        pass();
        QVERIFY2(m_delivery->counts().postponed < 15,
                 qPrintable(QString::number(m_delivery->counts().postponed)));
        QCOMPARE(m_box->count(OutboundStatus::Waiting), 40);
        m_receiver =
            std::make_unique<Receiver>([](const Received &) { return Reply(); }, false, port);
        passUntilSent();
        QCOMPARE(m_receiver->taken().size(), 40);
    }

    void differentDevicesAreServedAtATime()
    {
        for (int i = 0; i < 12; ++i)
            m_box->enroll();
        receive([](const Received &) { return Reply{200, {}, "ok", 200}; });
        pass();
        QCOMPARE(m_receiver->taken().size(), 12);
        QVERIFY(m_receiver->mostAtOnce() > 3);
        QVERIFY(m_receiver->mostAtOnce() <= 6);
    }

    void anAnswerWithoutEndIsCutShort()
    {
        m_box->enroll();
        receive([](const Received &) { return Reply{200, {}, {}, 0, Reply::How::Flood}; });
        QElapsedTimer timer;
        timer.start();
        pass();
        QVERIFY(timer.elapsed() < 4000);
        QCOMPARE(m_box->newest().status, OutboundStatus::Sent);
    }

    void breaksOffAtOnceAndSendsAgainLater()
    {
        const qint64 number = m_box->enroll();
        receive(
            [](const Received &got) {
                return Reply{204, {}, {}, got.earlier ? 0 : 10'000};
            },
            60);
        m_delivery->deliver();
        QTRY_COMPARE(m_receiver->received().size(), 1);
        QElapsedTimer timer;
        timer.start();
        m_delivery->stop();
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(m_box->find(number).status, OutboundStatus::Waiting);
        m_delivery = std::make_unique<OutboundDelivery>(m_box->db.database(), m_box->db.writer());
        pass();
        QCOMPARE(m_box->find(number).status, OutboundStatus::Sent);
    }

    void aSecondSecretSignsToo()
    {
        m_box->enroll();
        receive();
        const auto next = m_box->db.run(rotateOutboundSecret);
        pass();
        const Received got = m_receiver->received().constFirst();
        const QByteArrayList parts = got.headers.value("derdesk-signature").split(',');
        QCOMPARE(parts.size(), 3);
        const QByteArray text = parts[0].mid(2) + '.' + got.body;
        int i = 0;
        for (const QByteArray &secret : {*next, m_secret})
            QCOMPARE(parts[++i], "v1=" + QMessageAuthenticationCode::hash(
                                             text, secret, QCryptographicHash::Sha256)
                                             .toHex());
    }

    void ordersSurviveEverything()
    {
        constexpr int devices = 5;
        constexpr int each = 8;
        for (int i = 0; i < devices; ++i)
            m_box->more(m_box->enroll(), each - 1);
        QRandomGenerator random(7);
        receive(
            [&](const Received &) {
                switch (random.bounded(6)) {
                case 0:
                    return Reply{500};
                case 1:
                    return Reply{204, {}, {}, 0, Reply::How::Drop};
                case 2:
                    return Reply{200, {}, "something", 0, Reply::How::Midway};
                default:
                    return Reply{204, {}, {}, int(random.bounded(30))};
                }
            },
            5, 1000);
        for (int i = 0; i < 400 && m_box->count(OutboundStatus::Sent) < devices * each; ++i) {
            dueNow();
            pass();
            QTest::qWait(20);
        }
        QStringList taken = m_receiver->taken();
        QCOMPARE(m_box->count(OutboundStatus::Sent), devices * each);
        QMap<QString, QList<qint64>> byDevice;
        for (const QString &id : m_receiver->arrivals())
            byDevice[id.section(u'-', 0, 0)].append(outboundNumber(id));
        QCOMPARE(byDevice.size(), devices);
        for (const QList<qint64> &numbers : byDevice) {
            QCOMPARE(numbers.size(), each);
            QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
        }
        taken.removeDuplicates();
        QCOMPARE(taken.size(), devices * each); // none is lost
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
