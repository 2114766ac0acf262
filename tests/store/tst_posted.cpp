// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestDatabase.h"

#include <QTest>

#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is posted is done in its place among the other statements, whenever it is sent.
class PostedTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_db;

    static QString insert() { return u"INSERT INTO part (code, name) VALUES (?, ?)"_s; }

    qint64 parts(const QString &codes = u"%"_s)
    {
        return m_db->read()
            .value(u"SELECT count(*) FROM part WHERE code LIKE ?"_s, {codes})
            .toLongLong();
    }

    /// Posts what cannot be done, and goes on until that is said.
    static bool faultIsSaid(Connection &connection)
    {
        try {
            connection.post(insert(), {u"there"_s, u"is there"_s});
            connection.flush();
        } catch (const StoreError &error) {
            const bool saysValues = QByteArray(error.what()).contains("is there");
            return error.problem().code == ProblemCode::StoreFailed && !saysValues;
        }
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_db->sql("CREATE TABLE part (code TEXT NOT NULL PRIMARY KEY, name TEXT) STRICT;"
                  "INSERT INTO part (code) VALUES ('there')");
    }

    void theNextStatementSeesIt()
    {
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        connection.begin();
        for (int i = 0; i < 20; ++i) {
            connection.post(insert(), {u"M%1"_s.arg(i), u"first"_s});
            connection.post(u"UPDATE part SET name = ? WHERE code = ?"_s,
                            {u"then"_s, u"M%1"_s.arg(i)});
        }
        QCOMPARE(connection.value(u"SELECT count(*) FROM part WHERE name = 'then'"_s).toInt(), 20);
        QCOMPARE(connection.change(u"DELETE FROM part WHERE name = ?"_s, {u"then"_s}), 20);
        connection.post(insert(), {u"M1"_s, u"again"_s});
        connection.commit();
        QCOMPARE(parts(u"M%"_s), 1);
    }

    void valuesComeAsTheyWent()
    {
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        const QString odd = u"O'Neil; \\ ? $1 -- \u00e4\u4e16\U0001F50B \"x\""_s;
        connection.post(insert(), {odd, QVariant()});
        connection.post(insert(), {QString(), odd});
        connection.flush();
        const QString sql = u"SELECT code FROM part WHERE name IS NULL AND code <> 'there'"_s;
        QCOMPARE(connection.value(sql).toString(), odd);
        QCOMPARE(connection.value(u"SELECT name FROM part WHERE code = ''"_s).toString(), odd);
    }

    void rowsComeAsTheyWent()
    {
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        const QStringList odd{u"O'Neil; \\ ? $1 -- \u00e4\u4e16\U0001F50B \"x\""_s,
                              QString(),
                              u"NULL"_s,
                              u"{a,b}"_s,
                              u" \n\t\"\\\""_s,
                              u"%1"_s};
        QList<QVariantList> rows;
        for (const QString &code : odd)
            rows += QVariantList{code, rows.size() * 10'000'000'000, QVariant()};
        connection.postRows(u"INSERT INTO part (code, name) SELECT v.code, v.size || 'x' FROM %1 "
                            "WHERE v.missing IS NULL ORDER BY v.size"_s,
                            u"code TEXT, size BIGINT, missing TEXT"_s, rows);
        const auto found = connection.listRows(
            u"SELECT p.code, p.name FROM %1 JOIN part AS p ON p.code = v.code ORDER BY v.place"_s,
            u"code TEXT, place BIGINT"_s,
            {{odd[4], 1}, {u"not there"_s, 2}, {QString(), 3}, {odd[0], 4}},
            [](const QSqlQuery &row) -> QString {
                return row.value(0).toString() + row.value(1).toString();
            });
        QCOMPARE(found,
                 QStringList({odd[4] + u"40000000000x"_s, u"10000000000x"_s, odd[0] + u"0x"_s}));
        QCOMPARE(parts(), 1 + odd.size());
        connection.postRows(u"DELETE FROM part WHERE code IN (SELECT v.code FROM %1)"_s,
                            u"code TEXT"_s, {});
        connection.flush();
        QCOMPARE(parts(), 1 + odd.size());
    }

    /// Rows that several pieces of work post go in one statement, those of one piece in its order.
    void rowsOfSeveralPiecesGoTogether()
    {
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        const auto post = [&](const QString &code) { // each statement counts what it finds
            connection.postRows(u"INSERT INTO part (code, name) SELECT v.code, "
                                "(SELECT count(*) FROM part) || '"_s +
                                    code[0] + u"' FROM %1"_s,
                                u"code TEXT"_s, {{code}});
        };
        connection.begin();
        for (const char *piece : {"a1 b1 a2", "a3 b3", "b4 a4", "c5"}) {
            connection.beginPiece();
            for (const QString &code : QString::fromLatin1(piece).split(u' '))
                post(code);
        }
        connection.post(insert(), {u"d1"_s, u"in between"_s});
        connection.beginPiece();
        post(u"a6"_s);
        connection.commit();
        const auto found =
            m_db->read().list(u"SELECT code, name FROM part WHERE code <> 'there' ORDER BY code"_s,
                              {}, [](const QSqlQuery &row) -> QString {
                                  return row.value(0).toString() + u' ' + row.value(1).toString();
                              });
        QCOMPARE(found, m_db->url().engine() == Engine::Sqlite
                            ? QStringList({u"a1 1a"_s, u"a2 3a"_s, u"a3 4a"_s, u"a4 7a"_s,
                                           u"a6 10a"_s, u"b1 2b"_s, u"b3 5b"_s, u"b4 6b"_s,
                                           u"c5 8c"_s, u"d1 in between"_s})
                            : QStringList({u"a1 1a"_s, u"a2 6a"_s, u"a3 1a"_s, u"a4 6a"_s,
                                           u"a6 10a"_s, u"b1 3b"_s, u"b3 3b"_s, u"b4 3b"_s,
                                           u"c5 8c"_s, u"d1 in between"_s}));
    }

    void aFaultIsSaidAndNothingIsLeftOfIt()
    {
        const qint64 before = parts();
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        connection.begin();
        connection.post(insert(), {u"M1"_s, u"goes with the other"_s});
        QVERIFY(faultIsSaid(connection));
        connection.rollback();
        connection.begin();
        connection.post(insert(), {u"M2"_s, u"stays"_s});
        connection.commit();
        QCOMPARE(parts(u"M_"_s), 1);
        QCOMPARE(parts(), before + 1);
    }

    void whatIsUndoneIsNotSentLater()
    {
        Connection connection(m_db->url(), Connection::Mode::ReadWrite);
        connection.begin();
        connection.post(insert(), {u"M1"_s, u"undone"_s});
        connection.rollback();
        connection.begin();
        connection.commit();
        QCOMPARE(parts(u"M_"_s), 0);
    }

    /// Others that are committed with it take no blame.
    void aFaultInAGroupIsItsOwn()
    {
        std::vector<QFuture<Result<int>>> futures;
        for (int i = 0; i < 200; ++i) {
            const QString code = i % 10 == 3 ? u"there"_s : u"M%1"_s.arg(i);
            futures.push_back(m_db->writer().submit({ActorKind::System, u"test"_s},
                                                    [code, i](Transaction &tx) -> Result<int> {
                                                        tx.db().post(insert(), {code, u"name"_s});
                                                        return i;
                                                    }));
        }
        for (int i = 0; i < 200; ++i) {
            const Result<int> outcome = futures[std::size_t(i)].takeResult();
            QCOMPARE(outcome.has_value(), i % 10 != 3);
            if (!outcome)
                QCOMPARE(outcome.error().constFirst().code, ProblemCode::StoreFailed);
        }
        QCOMPARE(parts(u"M%"_s), 180);
    }
};

QTEST_GUILESS_MAIN(PostedTest)
#include "tst_posted.moc"
