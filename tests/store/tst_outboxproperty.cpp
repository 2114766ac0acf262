// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OutboundQueries.h"
#include "store/OutboundSettings.h"
#include "support/TestDatabase.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// What messages of one lane are about.
struct Lane
{
    RecordId task = 0;
    RecordId device = 0;
    qint64 customer = 0;
};

const QList<Lane> lanes{{20'000'000'000'001, 40'000'000'000'001, 1},
                        {20'000'000'000'002, 40'000'000'000'002, 1}, // another device of hers
                        {20'000'000'000'003, 40'000'000'000'003, 2},
                        {20'000'000'000'004, 0, 1},
                        {20'000'000'000'005, 0, 2}};

/// The outbox as its header promises it, in memory.
class Model final
{
public:
    void queue(qint64 number, const Lane &lane, const QDateTime &now)
    {
        OutboundMessage message;
        message.number = number;
        message.taskId = lane.task;
        message.deviceId = lane.device;
        message.event = u"ENROLLED"_s;
        message.createdAt = now;
        message.nextAttempt = now;
        m_messages.insert(number, message);
    }

    /// Of each lane at most the first one that is not done with, the one that is due longest first.
    QList<qint64> claim(const QString &by, const QDateTime &now, const QDateTime &until, int limit)
    {
        QList<OutboundMessage> due;
        for (const Lane &lane : lanes) {
            const std::optional<OutboundMessage> first = firstOf(lane);
            if (first && first->status == OutboundStatus::Waiting && first->nextAttempt <= now &&
                inFlight(lane, now) == 0)
                due.append(*first);
        }
        std::sort(due.begin(), due.end(), [](const auto &a, const auto &b) {
            return std::pair(a.nextAttempt, a.number) < std::pair(b.nextAttempt, b.number);
        });
        QList<qint64> numbers;
        for (const OutboundMessage &message : due.mid(0, limit)) {
            OutboundMessage &claimed = m_messages[message.number];
            ++claimed.attempts;
            claimed.leasedBy = by;
            claimed.nextAttempt = until;
            numbers.append(message.number);
        }
        return numbers;
    }

    void note(const QString &by, const OutboundOutcome &outcome, const QDateTime &now)
    {
        OutboundMessage &message = m_messages[outcome.number];
        if (outcome.status == OutboundStatus::Sent) {
            if (message.status != OutboundStatus::Sent)
                message.sentAt = now;
            end(message, OutboundStatus::Sent);
            message.lastError.clear();
        } else if (message.status == OutboundStatus::Waiting && message.leasedBy == by) {
            message.leasedBy.clear();
            message.lastError = outcome.error;
            if (outcome.status == OutboundStatus::Failed)
                end(message, OutboundStatus::Failed);
            else
                message.nextAttempt = outcome.nextAttempt;
        }
    }

    bool requeue(qint64 number, const QDateTime &now)
    {
        OutboundMessage &message = m_messages[number];
        if (message.status == OutboundStatus::Sent || isInFlight(message, now))
            return false;
        end(message, OutboundStatus::Waiting);
        message.nextAttempt = now;
        message.attempts = 0;
        return true;
    }

    bool skip(qint64 number)
    {
        OutboundMessage &message = m_messages[number];
        if (message.status != OutboundStatus::Waiting && message.status != OutboundStatus::Failed)
            return false;
        end(message, OutboundStatus::Skipped);
        return true;
    }

    static bool isInFlight(const OutboundMessage &message, const QDateTime &now)
    {
        return message.status == OutboundStatus::Waiting && !message.leasedBy.isEmpty() &&
               message.nextAttempt > now;
    }
    const QMap<qint64, OutboundMessage> &messages() const { return m_messages; }

private:
    static void end(OutboundMessage &message, OutboundStatus status)
    {
        message.status = status;
        message.leasedBy.clear();
        message.nextAttempt = {};
    }
    std::optional<OutboundMessage> firstOf(const Lane &lane) const
    {
        for (const OutboundMessage &message : m_messages) {
            if (message.taskId == lane.task && (message.status == OutboundStatus::Waiting ||
                                                message.status == OutboundStatus::Failed))
                return message;
        }
        return std::nullopt;
    }
    qsizetype inFlight(const Lane &lane, const QDateTime &now) const
    {
        return std::count_if(m_messages.cbegin(), m_messages.cend(), [&](const auto &message) {
            return message.taskId == lane.task && isInFlight(message, now);
        });
    }

    QMap<qint64, OutboundMessage> m_messages; ///< by number
};

QString text(const OutboundMessage &message)
{
    const auto time = [](const QDateTime &at) {
        return at.isNull() ? u"never"_s : QString::number(at.toMSecsSinceEpoch());
    };
    return u"%1 %2 of %3: attempts %4, next %5, by '%6', error '%7', sent %8, made %9"_s
        .arg(message.id(), toText(message.status))
        .arg(message.deviceId)
        .arg(message.attempts)
        .arg(time(message.nextAttempt), message.leasedBy, message.lastError, time(message.sentAt),
             time(message.createdAt));
}

} // namespace

/// The outbox against a model of it, with a clock of the test's own: whatever programs and clerks
/// do, messages of a lane go one after the other, and none is lost.
class OutboxPropertyTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<Connection> m_connection;
    Model m_model;
    QDateTime m_now;
    QList<std::pair<QString, qint64>> m_claims; ///< whose outcome has not been told
    QRandomGenerator m_random;

    void pass(qint64 ms) { m_now = m_now.addMSecs(ms); }
    Transaction transaction() { return {*m_connection, {ActorKind::System, u"test"_s}, m_now}; }

    qint64 queue(const Lane &lane)
    {
        ServiceTask task;
        task.id = lane.task;
        task.deviceId = lane.device;
        task.customerId = lane.customer;
        Transaction tx = transaction();
        queueOutboundMessages(tx, {task}, u"ENROLLED"_s);
        const qint64 number =
            m_connection->value(u"SELECT max(id) FROM outbound_message"_s).toLongLong();
        m_model.queue(number, lane, m_now);
        return number;
    }
    /// What database and model give, which have to agree.
    QList<qint64> claim(const QString &by, int seconds, int limit)
    {
        const QDateTime until = m_now.addSecs(seconds);
        Transaction tx = transaction();
        const auto claimed = claimOutboundMessages(tx, by, until, limit);
        QList<qint64> numbers;
        for (const OutboundMessage &message : claimed) {
            numbers.append(message.number);
            m_claims.append({by, message.number});
        }
        [&] { QCOMPARE(numbers, m_model.claim(by, m_now, until, limit)); }();
        for (const OutboundMessage &message : claimed) // and they say so themselves
            [&] { QCOMPARE(text(message), text(m_model.messages()[message.number])); }();
        return numbers;
    }
    void note(const QString &by, const OutboundOutcome &outcome)
    {
        Transaction tx = transaction();
        noteOutboundOutcome(tx, by, outcome);
        m_model.note(by, outcome, m_now);
        m_claims.removeOne({by, outcome.number});
    }
    void requeue(qint64 number)
    {
        Transaction tx = transaction();
        const bool done = requeueOutboundMessage(tx, number);
        QCOMPARE(done, m_model.requeue(number, m_now));
    }
    void skip(qint64 number)
    {
        Transaction tx = transaction();
        const bool done = skipOutboundMessage(tx, number);
        QCOMPARE(done, m_model.skip(number));
    }

    void noteAny()
    {
        if (m_claims.isEmpty())
            return;
        const auto [by, number] = m_claims[m_random.bounded(int(m_claims.size()))];
        switch (m_random.bounded(4)) {
        case 0:
            note(by, {number, OutboundStatus::Failed, {}, u"422 No"_s});
            break;
        case 1:
            note(by, {number, OutboundStatus::Waiting, m_now.addMSecs(m_random.bounded(40'000)),
                      u"503 Later"_s});
            break;
        default:
            note(by, {number, OutboundStatus::Sent, {}, {}});
        }
    }
    qint64 any()
    {
        const QList<qint64> numbers = m_model.messages().keys();
        return numbers[m_random.bounded(int(numbers.size()))];
    }
    void step()
    {
        pass(m_random.bounded(3) ? m_random.bounded(2'000) : m_random.bounded(20'000));
        const int choice = m_random.bounded(10);
        if (choice < 2 || m_model.messages().isEmpty())
            queue(lanes[m_random.bounded(int(lanes.size()))]);
        else if (choice < 5)
            claim(u"program %1"_s.arg(m_random.bounded(3)), 1 + m_random.bounded(30),
                  1 + m_random.bounded(4));
        else if (choice < 8)
            noteAny();
        else if (choice == 8)
            requeue(any());
        else if (const qint64 number = any(); !Model::isInFlight(m_model.messages()[number], m_now))
            skip(number);
    }

    void compareAll()
    {
        QStringList expected;
        for (const OutboundMessage &message : m_model.messages())
            expected.prepend(text(message));
        QStringList found;
        for (const OutboundMessage &message : outboundMessages(*m_connection, {}, 0, 10'000))
            found.append(text(message));
        QCOMPARE(found, expected);
    }
    void neverTwoInALane()
    {
        const auto inFlight = m_connection->list(
            u"SELECT lane FROM outbound_message WHERE status = 'WAITING' AND leased_by <> '' "
            "AND next_attempt > ?"_s,
            {m_now.toMSecsSinceEpoch()},
            [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
        QCOMPARE(QSet<qint64>(inFlight.cbegin(), inFlight.cend()).size(), inFlight.size());
    }

    QList<qint64> withStatus(OutboundStatus status) const
    {
        QList<qint64> numbers;
        for (const OutboundMessage &message : m_model.messages()) {
            if (message.status == status)
                numbers.append(message.number);
        }
        return numbers;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_db->sql(R"(
            INSERT INTO der_asset (id, model_id, serial_no, status) VALUES
                (30000000000001, 2, 'W-1', 'ACTIVE'), (30000000000002, 2, 'W-2', 'ACTIVE'),
                (30000000000003, 2, 'W-3', 'ACTIVE');
            INSERT INTO der_device (id, asset_id) VALUES (40000000000001, 30000000000001),
                (40000000000002, 30000000000002), (40000000000003, 30000000000003);
            INSERT INTO service_task (id, type, business_object, status, created_at, status_at) VALUES
                (20000000000001, 'DER-ENROLLMENT', 'ENROLLMENT', 'COMPLETED', 1, 1),
                (20000000000002, 'DER-ENROLLMENT', 'ENROLLMENT', 'COMPLETED', 1, 1),
                (20000000000003, 'DER-ENROLLMENT', 'ENROLLMENT', 'COMPLETED', 1, 1),
                (20000000000004, 'ENROLLMENT', 'ENROLLMENT', 'COMPLETED', 1, 1),
                (20000000000005, 'ENROLLMENT', 'ENROLLMENT', 'COMPLETED', 1, 1))");
        m_connection = std::make_unique<Connection>(m_db->url(), Connection::Mode::ReadWrite);
        m_connection->script(u"BEGIN"_s); // no commit for each statement
        m_model = {};
        m_claims.clear();
        m_now = QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
    }
    void cleanup()
    {
        m_connection->script(u"COMMIT"_s);
        m_connection.reset();
        m_db.reset();
    }

    void anyCourseIsAsTheModelHasIt_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyCourseIsAsTheModelHasIt()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        QSet<QString> seen;
        for (int i = 0; i < 300 && !QTest::currentTestFailed(); ++i) {
            step();
            compareAll();
            neverTwoInALane();
            for (const OutboundMessage &message : m_model.messages())
                seen.insert(toText(message.status));
        }
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(m_model.messages().size() > 30);
        QCOMPARE(seen.size(), 4); // a course that shows little proves little
    }

    /// After whatever has been: a receiver that takes everything gets all, in each lane's order.
    void inTheEndNothingIsLeftBehind_data() { anyCourseIsAsTheModelHasIt_data(); }
    void inTheEndNothingIsLeftBehind()
    {
        QFETCH(quint32, seed);
        m_random.seed(100 + seed);
        for (int i = 0; i < 200 && !QTest::currentTestFailed(); ++i)
            step();
        pass(60'000); // longer than any claim or delay
        for (const qint64 number : withStatus(OutboundStatus::Failed))
            requeue(number);
        const QList<qint64> left = withStatus(OutboundStatus::Waiting);
        QMap<RecordId, QList<qint64>> sent;
        for (qsizetype i = 0; i <= left.size(); ++i) {
            for (const qint64 number : claim(u"last"_s, 20, 2)) {
                sent[m_model.messages()[number].taskId].append(number);
                note(u"last"_s, {number, OutboundStatus::Sent, {}, {}});
            }
            pass(1);
        }
        QList<qint64> all;
        for (const QList<qint64> &ofLane : sent) {
            QVERIFY(std::is_sorted(ofLane.cbegin(), ofLane.cend()));
            all += ofLane;
        }
        std::sort(all.begin(), all.end());
        QCOMPARE(all, left); // each once
        compareAll();
        QCOMPARE(outboundMessages(*m_connection, OutboundStatus::Waiting, 0, 1).size(), 0);
        QCOMPARE(outboundMessages(*m_connection, OutboundStatus::Failed, 0, 1).size(), 0);
    }

    void aClaimHoldsUntilItsLastMillisecond()
    {
        const qint64 first = queue(lanes[0]);
        queue(lanes[0]);
        QCOMPARE(claim(u"killed"_s, 20, 9), QList{first});
        pass(19'999);
        QCOMPARE(claim(u"next"_s, 20, 9), QList<qint64>());
        requeue(first); // which the model refuses as well
        pass(1);
        QCOMPARE(claim(u"next"_s, 20, 9), QList{first}); // and not the second one
        compareAll();
    }

    void whatIsDueLongestGoesFirst()
    {
        const qint64 early = queue(lanes[4]);
        pass(1);
        const qint64 late = queue(lanes[0]);
        QCOMPARE(claim(u"a"_s, 20, 2), (QList{early, late}));
        note(u"a"_s, {early, OutboundStatus::Waiting, m_now.addSecs(9), u"503"_s});
        note(u"a"_s, {late, OutboundStatus::Waiting, m_now.addSecs(8), u"503"_s});
        pass(7'999);
        QCOMPARE(claim(u"a"_s, 20, 2), QList<qint64>());
        pass(1'001);
        QCOMPARE(claim(u"a"_s, 20, 1), QList{late});
        QCOMPARE(claim(u"a"_s, 20, 1), QList{early});
    }

    /// The device's messages and those of the same customer without one do not wait for each other.
    void aCustomersLaneIsNotHerDevices()
    {
        const QList<qint64> firsts{queue(lanes[0]), queue(lanes[1]), queue(lanes[3])};
        for (const int lane : {0, 1, 3})
            queue(lanes[lane]);
        QCOMPARE(claim(u"a"_s, 20, 9), firsts);
        note(u"a"_s, {firsts[2], OutboundStatus::Failed, {}, u"422"_s});
        note(u"a"_s, {firsts[0], OutboundStatus::Sent, {}, {}});
        QCOMPARE(claim(u"a"_s, 20, 9), QList{firsts[2] + 1}); // the first device's second
    }

    void countingEndsAtTheMostThatIsShown()
    {
        m_connection->script(uR"(
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10050)
            INSERT INTO outbound_message (task_id, lane, event, created_at, status)
            SELECT 20000000000004, -1, 'ENROLLED', 1, CASE WHEN i > 40 THEN 'FAILED' ELSE 'WAITING' END
            FROM n)"_s);
        const OutboundSituation situation = outboundSituation(*m_connection);
        QCOMPARE(situation.waiting, 40);
        QCOMPARE(situation.failed, OutboundSituation::mostCounted + 1);
        QCOMPARE(situation.lastSent, QDateTime());
    }

    void settingsAreThereForWhoeverComesNext()
    {
        const OutboundAddress address{QUrl(u"https://cis.example.org/Empfänger?a=b%20c&d=%2F"_s),
                                      "-----BEGIN CERTIFICATE-----\nAA==\n", 60, 3600, 1000};
        Transaction tx = transaction();
        storeOutboundAddress(tx, address);
        storeOutboundSecrets(tx, {"whsec_new", "whsec_old", m_now.addMSecs(1)});
        m_connection->script(u"COMMIT"_s);
        m_connection = std::make_unique<Connection>(m_db->url(), Connection::Mode::ReadWrite);
        m_connection->script(u"BEGIN"_s);
        QCOMPARE(outboundAddress(*m_connection), std::optional(address));
        const OutboundSecrets secrets = outboundSecrets(*m_connection);
        QCOMPARE(secrets.current, "whsec_new"_ba);
        QCOMPARE(secrets.previous, "whsec_old"_ba);
        QCOMPARE(secrets.previousUntil, m_now.addMSecs(1));
    }

    /// What an older program has left out has its standard value.
    void anAddressAloneIsEnough()
    {
        m_connection->script(
            u"INSERT INTO setting (name, value) VALUES ('outbound.url', 'https://cis.example.org/')"_s);
        QCOMPARE(
            outboundAddress(*m_connection),
            std::optional(OutboundAddress{QUrl(u"https://cis.example.org/"_s), {}, 15, 10, 50}));
        QCOMPARE(outboundSecrets(*m_connection).current, QByteArray());
        QCOMPARE(outboundSecrets(*m_connection).previousUntil, QDateTime());
    }

    void removalLeavesOtherSettingsAlone()
    {
        m_connection->script(u"INSERT INTO setting (name, value) VALUES ('outboundless', '1'), "
                             "('desk.outbound.url', '2')"_s);
        Transaction tx = transaction();
        QVERIFY(!removeOutboundSettings(tx));
        storeOutboundAddress(tx, {QUrl(u"https://cis.example.org/"_s)});
        storeOutboundSecrets(tx, {"whsec_new", {}, {}});
        QVERIFY(removeOutboundSettings(tx));
        QCOMPARE(outboundAddress(*m_connection), std::nullopt);
        QCOMPARE(outboundSecrets(*m_connection).current, QByteArray());
        QCOMPARE(m_connection->list(u"SELECT value FROM setting WHERE name LIKE '%outbound%' "
                                    "ORDER BY value"_s,
                                    {},
                                    [](const QSqlQuery &row) { return row.value(0).toString(); }),
                 (QStringList{u"1"_s, u"2"_s}));
    }
};

QTEST_GUILESS_MAIN(OutboxPropertyTest)
#include "tst_outboxproperty.moc"
