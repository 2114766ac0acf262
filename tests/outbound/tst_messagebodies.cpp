// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EnrollByHand.h"
#include "operations/Unenroll.h"
#include "outbound/SignedMessage.h"
#include "support/Outbox.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Each member of a message, and its signature against values that Python's hmac has given.
class MessageBodiesTest : public QObject
{
    Q_OBJECT

    const QDateTime m_noon{QDate(2026, 1, 31), QTime(12, 0), Qt::UTC};

    OutboundMessage message(const QString &event = u"ENROLLED"_s) const
    {
        OutboundMessage message;
        message.number = 17;
        message.taskId = 47110815000001;
        message.deviceId = 47110815000222;
        message.event = event;
        message.createdAt = m_noon;
        return message;
    }
    /// As in resources/api/outbound.md.
    static TaskDetail detail()
    {
        TaskDetail detail;
        detail.task.id = 47110815000001;
        detail.task.type = u"DER-ENROLLMENT"_s;
        detail.task.transactionId = u"cloud-2026-000007"_s;
        detail.enrollment = Enrollment{12, 47110815000001, u"DR"_s, QDate(2026, 1, 31), {}, true};
        detail.customer.emplace();
        detail.customer->accountId = u"A1"_s;
        detail.customer->personId = u"P1"_s;
        detail.servicePoint.emplace();
        detail.servicePoint->servicePointId = u"SP1"_s;
        detail.servicePoint->premiseId = u"PR1"_s;
        detail.manufacturer = u"Warmly"_s;
        detail.model = u"T-1"_s;
        detail.asset.emplace();
        detail.asset->id = 47110815000111;
        detail.asset->serialNo = u"W-1"_s;
        detail.asset->specification = u"TH-1"_s;
        detail.device.emplace();
        detail.device->id = 47110815000222;
        detail.device->headEndSystem = u"CLOUD"_s;
        detail.device->nicId = u"0013500001000777"_s;
        return detail;
    }
    QJsonObject json(const TaskDetail &detail) const
    {
        return QJsonDocument::fromJson(messageBody(message(), detail)).object();
    }
    /// The body that a receiver of the database's newest message gets.
    static QByteArray bodyOf(Outbox &box, const OutboundMessage &message)
    {
        return messageBody(message, readTaskDetail(box.db.read(), message.taskId).value());
    }
    static QJsonObject object(const QByteArray &body)
    {
        return QJsonDocument::fromJson(body).object();
    }
    static RecordId process(Outbox &box, const Result<ServiceTask> &task)
    {
        const auto done =
            box.db.run([id = task->id](Transaction &tx) { return processTask(tx, id); });
        return done && done->status == TaskStatus::Completed ? done->id : 0;
    }

private Q_SLOTS:
    void theDocumentsExampleIsWhatIsSent()
    {
        QFile file(QStringLiteral(DERDESK_SOURCE "/resources/api/outbound.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const qsizetype begin = text.indexOf("```json\n") + 8;
        const QByteArray example = text.mid(begin, text.indexOf("```", begin) - begin);
        QCOMPARE(json(detail()), QJsonDocument::fromJson(example).object());
    }

    /// The bytes themselves are signed: they may not change from one version to the next unnoticed.
    void theBytesAreThese()
    {
        QCOMPARE(messageBody(message(), detail()),
                 R"({"asset":{"assetId":"47110815000111","manufacturer":"Warmly","model":"T-1",)"
                 R"("serialNo":"W-1","specification":"TH-1"},)"
                 R"("createdDateTime":"2026-01-31T12:00:00.000Z",)"
                 R"("customer":{"cisAccountId":"A1","cisPersonId":"P1"},)"
                 R"("device":{"deviceId":"47110815000222","headEndSystem":"CLOUD",)"
                 R"("nicId":"0013500001000777"},)"
                 R"("enrollment":{"enrollmentId":"12","program":"DR","startDate":"2026-01-31"},)"
                 R"("event":"ENROLLED","id":"47110815000001-17",)"
                 R"("servicePoint":{"cisPremiseId":"PR1","cisServicePointId":"SP1"},)"
                 R"("serviceTask":{"serviceTaskId":"47110815000001",)"
                 R"("serviceTaskType":"DER-ENROLLMENT","transactionId":"cloud-2026-000007"}})"_ba);
    }

    void whatIsNotKnownIsLeftOut_data()
    {
        QTest::addColumn<QString>("member");
        for (const char *member : {"enrollment", "customer", "servicePoint", "asset", "device"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void whatIsNotKnownIsLeftOut()
    {
        QFETCH(QString, member);
        TaskDetail less = detail();
        if (member == u"enrollment")
            less.enrollment.reset();
        else if (member == u"customer")
            less.customer.reset();
        else if (member == u"servicePoint")
            less.servicePoint.reset();
        else if (member == u"asset")
            less.asset.reset();
        else
            less.device.reset();
        QJsonObject expected = json(detail());
        QVERIFY(expected.contains(member));
        expected.remove(member);
        QCOMPARE(json(less), expected); // and all the others are as they were
    }

    /// The enrollment as it is now says more than the one that has begun: a repeat must not.
    void onlyTheEndHasAnEndDate_data()
    {
        QTest::addColumn<BusinessObject>("object");
        QTest::addColumn<QString>("endDate");
        QTest::newRow("enrollment") << BusinessObject::Enrollment << QString();
        QTest::newRow("unenrollment") << BusinessObject::Unenrollment << u"2026-02-28"_s;
    }
    void onlyTheEndHasAnEndDate()
    {
        QFETCH(BusinessObject, object);
        QFETCH(QString, endDate);
        TaskDetail ended = detail();
        ended.task.businessObject = object;
        ended.enrollment->endDate = QDate(2026, 2, 28);
        ended.enrollment->active = false;
        const QJsonObject enrollment = json(ended)[u"enrollment"].toObject();
        QCOMPARE(enrollment.contains(u"endDate"), !endDate.isEmpty());
        QCOMPARE(enrollment[u"endDate"].toString(), endDate);
        QCOMPARE(enrollment[u"startDate"].toString(), u"2026-01-31"_s);
    }

    void timesHaveMillisecondsAndZone_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << 0 << u"2026-01-31T12:00:00.000Z"_s;
        QTest::newRow("one") << 1 << u"2026-01-31T12:00:00.001Z"_s;
        QTest::newRow("half a day later") << 43'200'000 << u"2026-02-01T00:00:00.000Z"_s;
    }
    void timesHaveMillisecondsAndZone()
    {
        QFETCH(int, ms);
        QFETCH(QString, expected);
        OutboundMessage later = message();
        later.createdAt = m_noon.addMSecs(ms);
        QCOMPARE(object(messageBody(later, detail()))[u"createdDateTime"].toString(), expected);
    }

    void textsComeThroughAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << u"Größe Ł ß"_s;
        QTest::newRow("quotes") << u"a\"b\\c/d"_s;
        QTest::newRow("lines") << u"a\nb\tc"_s;
        QTest::newRow("beyond the first plane") << u"⚡🔋"_s;
        QTest::newRow("markup") << u"<b>&amp;</b>"_s;
    }
    void textsComeThroughAsTheyAre()
    {
        QFETCH(QString, text);
        TaskDetail odd = detail();
        odd.asset->serialNo = text;
        odd.task.transactionId = text;
        const QByteArray body = messageBody(message(), odd);
        QCOMPARE(object(body)[u"asset"][u"serialNo"].toString(), text);
        QCOMPARE(object(body)[u"serviceTask"][u"transactionId"].toString(), text);
        QVERIFY(!body.contains('\n')); // one line, however the text is
    }

    /// Delivery may take days: how it stands is nobody's business but the outbox's.
    void attemptsLeaveTheBodyAlone()
    {
        OutboundMessage tried = message();
        tried.attempts = 49;
        tried.leasedBy = u"desk on host 7"_s;
        tried.lastError = u"503 Later"_s;
        tried.nextAttempt = m_noon.addDays(3);
        QCOMPARE(messageBody(tried, detail()), messageBody(message(), detail()));
    }

    void anEndTellsOfItsEnrollmentAndTheBeginningStaysAsItWas()
    {
        Outbox box;
        const OutboundMessage begun = box.find(box.enroll());
        const QByteArray before = bodyOf(box, begun);
        const auto task = box.db.run(
            [&](Transaction &tx) { return unenroll(tx, begun.taskId, u"Moved away"_s); });
        QVERIFY(task);
        QCOMPARE(process(box, task), task->id);
        QCOMPARE(bodyOf(box, begun), before);

        const OutboundMessage ended = box.newest();
        QCOMPARE(ended.event, u"UNENROLLED"_s);
        QCOMPARE(ended.deviceId, begun.deviceId); // so it comes after it
        QJsonObject expected = object(before);
        expected[u"id"] = ended.id();
        expected[u"event"] = u"UNENROLLED"_s;
        expected[u"createdDateTime"] = ended.createdAt.toString(Qt::ISODateWithMs);
        expected[u"serviceTask"] = QJsonObject{{u"serviceTaskId"_s, idText(task->id)},
                                               {u"serviceTaskType"_s, u"DER-UNENROLLMENT"_s},
                                               {u"transactionId"_s, QString()}};
        QJsonObject enrollment = expected[u"enrollment"].toObject();
        const QString today = QDate::currentDate().toString(Qt::ISODate);
        enrollment.insert(u"endDate"_s, today);
        expected[u"enrollment"] = enrollment;
        QCOMPARE(object(bodyOf(box, ended)), expected);
    }

    void anEnrollmentWithoutADeviceHasNeitherDeviceNorAsset()
    {
        Outbox box;
        box.db.sql("DELETE FROM program_asset_type WHERE program = 'TOU'");
        const auto task = box.db.run([](Transaction &tx) {
            return enrollByHand(tx, {u"A2"_s, u"SP2"_s, u"TOU"_s, {}, {}});
        });
        QVERIFY(task);
        QCOMPARE(process(box, task), task->id);
        const QJsonObject body = object(bodyOf(box, box.newest()));
        QCOMPARE(body.keys(),
                 (QStringList{u"createdDateTime"_s, u"customer"_s, u"enrollment"_s, u"event"_s,
                              u"id"_s, u"servicePoint"_s, u"serviceTask"_s}));
        QCOMPARE(body[u"customer"],
                 (QJsonObject{{u"cisAccountId"_s, u"A2"_s}, {u"cisPersonId"_s, u"P2"_s}}));
        QCOMPARE(body[u"servicePoint"],
                 (QJsonObject{{u"cisServicePointId"_s, u"SP2"_s}, {u"cisPremiseId"_s, u"PR2"_s}}));
        QCOMPARE(body[u"enrollment"][u"program"].toString(), u"TOU"_s);
        QCOMPARE(box.newest().deviceId, 0);
    }

    void signaturesAreKnown_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("secret as made")
            << "whsec_AAAA"_ba << 1'769'860'800LL << R"({"id":"47110815000001-17"})"_ba
            << "99a74551adce59d4ca33f84a60e7ec3276d47c858860d6f54078a95fd2e53f3f"_ba;
        QTest::newRow("the first second")
            << "key"_ba << 0LL << "The quick brown fox jumps over the lazy dog"_ba
            << "8511f28f7a1949f0c42772b447d68b2daf760f5f0439a20a17e"
               "3b4e7cd395763"_ba;
        QTest::newRow("longer than a block of the hash")
            << QByteArray(131, 'k') << 1'769'860'800LL << R"({"x":"Grüße ✓"})"_ba
            << "12593d4cb519f3b5f571687c36b8b3e3f68e3d6ffbeb4048d7b17faaa93b694d"_ba;
        QTest::newRow("no secret")
            << QByteArray() << 1LL << "{}"_ba
            << "a07ac7cfc802ea7629f0933ebf00ef447832d56dcdcab022d121f329249e4ac3"_ba;
    }
    void signaturesAreKnown()
    {
        QFETCH(QByteArray, secret);
        QFETCH(qint64, time);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, hex);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(time, Qt::UTC);
        const QByteArray expected = "t=" + QByteArray::number(time) + ",v1=" + hex;
        QCOMPARE(messageSignature({secret, {}, {}}, now, body), expected);
        // Whole seconds, rounded down: a receiver does the same sum.
        QCOMPARE(messageSignature({secret, {}, {}}, now.addMSecs(999), body), expected);
    }

    /// The day of grace ends at the millisecond at which it is said to.
    void whileASecretIsRotatedBothSign_data()
    {
        QTest::addColumn<QByteArray>("previous");
        QTest::addColumn<qint64>("until"); // ms after now
        QTest::addColumn<bool>("both");
        QTest::newRow("a day left") << "whsec_old"_ba << 86'400'000LL << true;
        QTest::newRow("a millisecond left") << "whsec_old"_ba << 1LL << true;
        QTest::newRow("just over") << "whsec_old"_ba << 0LL << false;
        QTest::newRow("long over") << "whsec_old"_ba << -86'400'000LL << false;
        QTest::newRow("there is none") << QByteArray() << 86'400'000LL << false;
    }
    void whileASecretIsRotatedBothSign()
    {
        QFETCH(QByteArray, previous);
        QFETCH(qint64, until);
        QFETCH(bool, both);
        QByteArray expected = "t=1769860800,v1="
                              "99a74551adce59d4ca33f84a60e7ec3276d47c858860d6f54078a95fd2e53f3f";
        if (both) // the new one first
            expected += ",v1=b9b54a8671f27cf939f2c4e0b2b90179cbeb5a198ee503705a68ab5bbcb74c67";
        QCOMPARE(messageSignature({"whsec_AAAA", previous, m_noon.addMSecs(until)}, m_noon,
                                  R"({"id":"47110815000001-17"})"),
                 expected);
    }

    void aPreviousSecretWithoutAnEndSignsNothing()
    {
        QCOMPARE(messageSignature({"whsec_AAAA", "whsec_old", {}}, m_noon, "{}").count("v1="), 1);
    }
};

QTEST_GUILESS_MAIN(MessageBodiesTest)
#include "tst_messagebodies.moc"
