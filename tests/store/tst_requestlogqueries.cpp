// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ProblemColumn.h"
#include "store/RequestLogQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestRequestLogQueries : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    static QString clientOf(int i) { return i % 3 ? u"alpha"_s : u"beta"_s; }
    static QString operationOf(int i)
    {
        return i % 2 ? u"registerDERDevice"_s : u"interconnectDER"_s;
    }
    static int statusOf(int i) { return i % 5 == 0 ? 422 : i % 7 == 0 ? 503 : 200; }

    /// Lines 1 to \a count.
    void fill(int count)
    {
        QString sql = u"BEGIN;"_s;
        const Problem problem{ProblemCode::Missing, u"/assetInfo/serialNo"_s, {}};
        for (int i = 1; i <= count; ++i) {
            const bool refused = statusOf(i) == 422;
            sql += u"INSERT INTO request_log (id, at, client, address, method, path, operation, "
                   "transaction_id, status, problems, duration_us, task_id) VALUES (%1, %2, '%3', "
                   "'127.0.0.1', 'POST', '/register', '%4', 'TX-%1', %5, '%6', %7, %8);"_s.arg(i)
                       .arg(1767225600000 + i)
                       .arg(clientOf(i), operationOf(i))
                       .arg(statusOf(i))
                       .arg(refused ? problemsColumn(Problems{problem}) : QString())
                       .arg(i * 10)
                       .arg(refused ? u"NULL"_s : QString::number(40'000'000'000'000 + i));
        }
        m_db->sql((sql + u"COMMIT"_s).toUtf8().constData());
    }
    QList<qint64> read(const RequestCriteria &criteria, int page)
    {
        QList<qint64> ids;
        qint64 before = 0;
        do {
            const LoggedRequests found = loggedRequests(m_db->read(), criteria, before, page);
            for (const LoggedRequest &row : found.rows)
                ids.append(row.id);
            before = found.next;
        } while (before);
        return ids;
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }

    void nothingWasAskedYet()
    {
        const LoggedRequests found = loggedRequests(m_db->read(), {}, 0, 10);
        QVERIFY(found.rows.isEmpty());
        QCOMPARE(found.next, qint64(0));
    }

    void aLineIsReadWhole()
    {
        fill(5);
        const LoggedRequest row = loggedRequests(m_db->read(), {}, 0, 10).rows.constFirst();
        QCOMPARE(row.id, qint64(5));
        QCOMPARE(row.at.toMSecsSinceEpoch(), qint64(1767225600005));
        QCOMPARE(row.client, u"alpha"_s);
        QCOMPARE(row.address, u"127.0.0.1"_s);
        QCOMPARE(row.method, u"POST"_s);
        QCOMPARE(row.path, u"/register"_s);
        QCOMPARE(row.operation, u"registerDERDevice"_s);
        QCOMPARE(row.transactionId, u"TX-5"_s);
        QCOMPARE(row.status, 422);
        QCOMPARE(row.problems.size(), 1);
        QCOMPARE(row.problems.constFirst().code, ProblemCode::Missing);
        QCOMPARE(row.microseconds, qint64(50));
        QCOMPARE(row.taskId, RecordId(0));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("transaction");
        QTest::addColumn<int>("statusClass");
        QTest::newRow("none") << QString() << QString() << QString() << 0;
        QTest::newRow("client") << u"beta"_s << QString() << QString() << 0;
        QTest::newRow("operation") << QString() << u"interconnectDER"_s << QString() << 0;
        QTest::newRow("transaction") << QString() << QString() << u"TX-1"_s << 0;
        QTest::newRow("accepted") << QString() << QString() << QString() << 2;
        QTest::newRow("refused") << QString() << QString() << QString() << 4;
        QTest::newRow("failed") << QString() << QString() << QString() << 5;
        QTest::newRow("all at once") << u"alpha"_s << u"registerDERDevice"_s << u"TX-1"_s << 2;
        QTest::newRow("nobody") << u"gamma"_s << QString() << QString() << 0;
    }
    void filters()
    {
        QFETCH(QString, client);
        QFETCH(QString, operation);
        QFETCH(QString, transaction);
        QFETCH(int, statusClass);
        fill(200);
        QList<qint64> expected;
        for (int i = 200; i >= 1; --i) {
            if ((client.isEmpty() || clientOf(i) == client) &&
                (operation.isEmpty() || operationOf(i) == operation) &&
                u"TX-%1"_s.arg(i).startsWith(transaction) &&
                (statusClass == 0 || statusOf(i) / 100 == statusClass))
                expected.append(i);
        }
        const RequestCriteria criteria{client, operation, transaction, statusClass};
        QCOMPARE(read(criteria, 9), expected);
        QCOMPARE(read(criteria, 1000), expected);
    }

    /// What is rare is found by going on, and no question reads more than a part of the log.
    void whatLiesFarBackIsFoundByGoingOn()
    {
        fill(3);
        m_db->sql("INSERT INTO request_log (id, at, client, address, method, path, operation, "
                  "transaction_id, status, problems, duration_us) VALUES (250000, 1, 'beta', '', "
                  "'', '', '', '', 200, '', 1)");
        RequestCriteria alpha;
        alpha.client = u"alpha"_s;
        const LoggedRequests first = loggedRequests(m_db->read(), alpha, 0, 10);
        QVERIFY(first.rows.isEmpty());
        QCOMPARE(first.next, qint64(150'001));
        QCOMPARE(read(alpha, 10), (QList<qint64>{2, 1}));
    }
};

QTEST_MAIN(TestRequestLogQueries)
#include "tst_requestlogqueries.moc"
