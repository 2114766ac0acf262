// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Outbox.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Who may send which message when.
class OutboundQueriesTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Outbox> m_box;

    static QDateTime in(int seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds); }
    QList<qint64> claim(const QString &by, int limit = 100, const QDateTime &until = in(60))
    {
        const auto claimed = m_box->db.run([&](Transaction &tx) -> Result<QList<OutboundMessage>> {
            return claimOutboundMessages(tx, by, until, limit);
        });
        QList<qint64> numbers;
        for (const OutboundMessage &message : *claimed)
            numbers.append(message.number);
        return numbers;
    }
    void note(const QString &by, const OutboundOutcome &outcome)
    {
        QVERIFY(m_box->db.run([&](Transaction &tx) -> Result<bool> {
            noteOutboundOutcome(tx, by, outcome);
            return true;
        }));
    }
    QList<qint64> listed(std::optional<OutboundStatus> status, qint64 before, int limit)
    {
        QList<qint64> numbers;
        for (const OutboundMessage &each :
             outboundMessages(m_box->db.read(), status, before, limit))
            numbers.append(each.number);
        return numbers;
    }

private Q_SLOTS:
    void init() { m_box = std::make_unique<Outbox>(); }

    void theOldestOfEachDeviceIsClaimedOnce()
    {
        const qint64 one = m_box->enroll();
        const qint64 other = m_box->enroll();
        m_box->more(one, 2); // other + 1, other + 2
        QCOMPARE(claim(u"a"_s), (QList{one, other}));
        QCOMPARE(claim(u"b"_s), QList<qint64>());
        QCOMPARE(m_box->find(one).leasedBy, u"a"_s);
        QCOMPARE(m_box->find(one).attempts, 1);
        note(u"a"_s, {one, OutboundStatus::Sent, {}, {}});
        QCOMPARE(claim(u"b"_s), QList{other + 1});
        note(u"b"_s, {other + 1, OutboundStatus::Failed, {}, u"refused"_s});
        QCOMPARE(claim(u"b"_s), QList<qint64>()); // it holds up the last one
        note(u"a"_s, {other, OutboundStatus::Waiting, in(-1), u"503"_s});
        QCOMPARE(claim(u"b"_s), QList{other});
        QCOMPARE(m_box->find(other).lastError, u"503"_s);
    }

    void noMoreThanAsked()
    {
        QList<qint64> all;
        for (int i = 0; i < 5; ++i)
            all.append(m_box->enroll());
        QCOMPARE(claim(u"a"_s, 2), all.mid(0, 2));
        QCOMPARE(claim(u"a"_s, 2), all.mid(2, 2));
    }

    void aClaimRunsOut()
    {
        const qint64 number = m_box->enroll();
        QCOMPARE(claim(u"killed"_s, 1, in(-1)), QList{number});
        QCOMPARE(claim(u"next"_s), QList{number});
        QCOMPARE(m_box->find(number).attempts, 2);
        // What the first one says of a failure is of no interest any more, but success is.
        note(u"killed"_s, {number, OutboundStatus::Failed, {}, u"late"_s});
        QCOMPARE(m_box->find(number).status, OutboundStatus::Waiting);
        QCOMPARE(m_box->find(number).leasedBy, u"next"_s);
        note(u"killed"_s, {number, OutboundStatus::Sent, {}, {}});
        QCOMPARE(m_box->find(number).status, OutboundStatus::Sent);
        const QDateTime sentAt = m_box->find(number).sentAt;
        note(u"next"_s, {number, OutboundStatus::Sent, {}, {}});
        QCOMPARE(m_box->find(number).sentAt, sentAt);
    }

    void aResentOldMessageDoesNotOvertakeItsSuccessor()
    {
        const qint64 first = m_box->enroll();
        m_box->more(first, 1);
        m_box->db.sql("UPDATE outbound_message SET status = 'SKIPPED' WHERE id = "
                      "(SELECT min(id) FROM outbound_message)");
        QCOMPARE(claim(u"a"_s), QList{first + 1});
        QVERIFY(m_box->db.run([&](Transaction &tx) { return resendOutbound(tx, {first}); }));
        QCOMPARE(claim(u"a"_s), QList<qint64>());
        note(u"a"_s, {first + 1, OutboundStatus::Sent, {}, {}});
        QCOMPARE(claim(u"a"_s), QList{first});
    }

    void whatIsBeingSentIsNotResent()
    {
        const qint64 number = m_box->enroll();
        claim(u"a"_s);
        const auto again =
            m_box->db.run([&](Transaction &tx) { return resendOutbound(tx, {number}); });
        QCOMPARE(again.error()[0].code, ProblemCode::RecordChanged);
        QCOMPARE(m_box->find(number).leasedBy, u"a"_s);
    }

    void enrollmentsWithoutADeviceAreInOrderByCustomer()
    {
        const qint64 number = m_box->enroll();
        m_box->more(number, 2);
        m_box->db.sql("UPDATE outbound_message SET device_id = NULL, lane = -1");
        QCOMPARE(claim(u"a"_s), QList{number});
        ServiceTask task;
        task.customerId = 7;
        task.id = m_box->find(number).taskId;
        QVERIFY(m_box->db.run([&](Transaction &tx) -> Result<bool> {
            queueOutboundMessages(tx, {task}, u"ENROLLED"_s);
            return true;
        }));
        QCOMPARE(m_box->db.number("SELECT max(id) FROM outbound_message WHERE lane = -7"),
                 number + 3);
        QCOMPARE(claim(u"a"_s), QList{number + 3});
    }

    void pagesAreReadFromTheNewestOn()
    {
        QList<qint64> all;
        for (int i = 0; i < 5; ++i)
            all.prepend(m_box->enroll());
        QCOMPARE(listed({}, 0, 100), all);
        QCOMPARE(listed({}, 0, 2), all.mid(0, 2));
        QCOMPARE(listed({}, all[1], 2), all.mid(2, 2));
        note(u"a"_s, {all[3], OutboundStatus::Sent, {}, {}});
        QCOMPARE(listed(OutboundStatus::Sent, 0, 100), QList{all[3]});
        QCOMPARE(listed(OutboundStatus::Waiting, all[2], 100), QList{all[4]});
        QCOMPARE(listed(OutboundStatus::Failed, 0, 100), QList<qint64>());
    }

    void theSituationIsCounted()
    {
        const OutboundSituation none = outboundSituation(m_box->db.read());
        QCOMPARE(none, OutboundSituation());
        const qint64 one = m_box->enroll();
        m_box->enroll();
        m_box->enroll();
        claim(u"a"_s);
        note(u"a"_s, {one, OutboundStatus::Sent, {}, {}});
        note(u"a"_s, {one + 1, OutboundStatus::Failed, {}, u"x"_s});
        m_box->configure({QUrl(u"https://cis.example.org/"_s)});
        const OutboundSituation situation = outboundSituation(m_box->db.read());
        QCOMPARE(situation.waiting, 1);
        QCOMPARE(situation.failed, 1);
        QCOMPARE(situation.lastSent, m_box->find(one).sentAt);
        QCOMPARE(situation.address.url, QUrl(u"https://cis.example.org/"_s));
    }

    void manyClaimantsShareWithoutDoubles()
    {
        for (int i = 0; i < 40; ++i)
            m_box->enroll();
        Writer other(m_box->db.url());
        QList<QFuture<Result<QList<OutboundMessage>>>> claims;
        for (int i = 0; i < 40; ++i) {
            Writer &writer = i % 2 ? other : m_box->db.writer();
            claims.append(writer.submit({}, [i](Transaction &tx) -> Result<QList<OutboundMessage>> {
                return claimOutboundMessages(tx, QString::number(i), in(60), 3);
            }));
        }
        QList<qint64> numbers;
        for (auto &claimed : claims) {
            const auto messages = claimed.takeResult();
            QVERIFY(messages);
            for (const OutboundMessage &message : *messages)
                numbers.append(message.number);
        }
        const QSet<qint64> unique(numbers.cbegin(), numbers.cend());
        QCOMPARE(unique.size(), numbers.size());
        QVERIFY(numbers.size() <= 40);
        numbers += claim(u"last"_s); // what was locked then
        QCOMPARE(numbers.size(), 40);
    }
};

QTEST_GUILESS_MAIN(OutboundQueriesTest)
#include "tst_outboundqueries.moc"
