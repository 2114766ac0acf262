// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/ReceiverAnswer.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What an answer means, and how long one waits after it.
class ReceiverAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusHasItsMeaning()
    {
        const QList<int> again{401, 403, 404, 407, 408, 409, 421, 425, 429};
        for (int status = 200; status < 600; ++status) {
            Verdict expected = Verdict::Unavailable;
            if (status < 300)
                expected = Verdict::Taken;
            else if (status >= 400 && status < 500 && !again.contains(status))
                expected = Verdict::Refused;
            QVERIFY2(verdictOf({status, {}}) == expected, qPrintable(QString::number(status)));
        }
        QVERIFY(verdictOf({0, u"Connection refused"_s}) == Verdict::Unavailable);
    }

    void theFaultIsOneReadableLine()
    {
        QCOMPARE(faultText({0, u"Connection refused"_s}), u"Connection refused"_s);
        QCOMPARE(faultText({503, {}, u"Service Unavailable"_s}), u"503 Service Unavailable"_s);
        QCOMPARE(faultText({422, {}, u"No"_s, "{\n  \"detail\": \"wrong\x01\"\n}"}),
                 u"422 No: { \"detail\": \"wrong\" }"_s);
        QCOMPARE(faultText({301, {}, u"Moved"_s}), u"301 Moved (redirects are not followed)"_s);
        QCOMPARE(faultText({500, {}, {}, QByteArray(5000, 'x')}).size(), 5 + 200 + 1);
        QCOMPARE(faultText({500, {}, {}, "\xff\xfe"}).left(5), u"500: "_s);
    }

    void retryAfterIsReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("seconds"); // −1: none
        QTest::newRow("number") << "120"_ba << 120LL;
        QTest::newRow("zero") << "0"_ba << 0LL;
        QTest::newRow("blanks") << " 7 "_ba << 7LL;
        QTest::newRow("date") << "Fri, 31 Jan 2025 12:01:40 GMT"_ba << 100LL;
        QTest::newRow("not on a Friday") << "Mon, 31 Jan 2025 12:01:40 GMT"_ba << -1LL;
        QTest::newRow("another zone") << "Fri, 31 Jan 2025 12:01:40 CET"_ba << -1LL;
        QTest::newRow("past") << "Fri, 31 Jan 2025 11:00:00 GMT"_ba << -1LL;
        QTest::newRow("too long") << "99999999"_ba << 86'400LL;
        QTest::newRow("beyond all numbers") << "99999999999999999999999"_ba << -1LL;
        QTest::newRow("negative") << "-5"_ba << -1LL;
        QTest::newRow("none") << ""_ba << -1LL;
        QTest::newRow("words") << "soon"_ba << -1LL;
    }
    void retryAfterIsReadInBothForms()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, seconds);
        const QDateTime now(QDate(2025, 1, 31), QTime(12, 0), Qt::UTC);
        ReceiverAnswer answer;
        answer.retryAfter = header;
        QCOMPARE(retryAfterSeconds(answer, now).value_or(-1), seconds);
    }

    /// 02:30 is no time of a clock in Berlin on that day.
    void aDateIsOneOfGreenwich()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        const auto restore =
            qScopeGuard([&] { before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before); });
        ReceiverAnswer answer;
        answer.retryAfter = "Sun, 30 Mar 2025 02:30:00 GMT";
        const QDateTime now(QDate(2025, 3, 30), QTime(2, 0), Qt::UTC);
        QCOMPARE(retryAfterSeconds(answer, now).value_or(-1), 1'800);
    }

    void delaysDoubleUpToTwoHours()
    {
        QCOMPARE(retryDelay(10, 1, 0), 10'000);
        QCOMPARE(retryDelay(10, 2, 0), 20'000);
        QCOMPARE(retryDelay(10, 6, 0), 320'000);
        QCOMPARE(retryDelay(10, 40, 0), 7'200'000);
        QCOMPARE(retryDelay(3600, 1000, 0), 7'200'000);
        QCOMPARE(retryDelay(10, 1, 1), 11'000);
        QCOMPARE(retryDelay(10, 0, 0), 10'000);
    }

    /// Somebody who finds it broken on Monday has lost nothing.
    void allAttemptsTogetherLastLongerThanAWeekend()
    {
        qint64 sum = 0;
        for (int attempt = 1; attempt < 50; ++attempt)
            sum += retryDelay(10, attempt, 0);
        QVERIFY(sum > 72LL * 3'600'000);
    }
};

QTEST_GUILESS_MAIN(ReceiverAnswerTest)
#include "tst_receiveranswer.moc"
