// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Columns.h"
#include "store/Database.h"
#include "store/Migrations.h"
#include "store/RecordIds.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestConnection : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_number = 0;

    DatabaseUrl fresh() { return {m_folder.filePath(u"%1.db"_s.arg(++m_number))}; }

    template <typename Function>
    static QString thrown(Function function)
    {
        try {
            function();
        } catch (const StoreError &error) {
            return problemCodeText(error.problem().code) + u": "_s +
                   QString::fromUtf8(error.what());
        }
        return {};
    }

private Q_SLOTS:
    void testUrl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("absolute") << u"sqlite:/tmp/a.db"_s << true;
        QTest::newRow("relative") << u"sqlite:a.db"_s << true;
        QTest::newRow("no path") << u"sqlite:"_s << false;
        QTest::newRow("no scheme") << u"/tmp/a.db"_s << false;
        QTest::newRow("server") << u"postgresql://clerk@db.example.org:5432/derdesk"_s << true;
        QTest::newRow("server with parameters")
            << u"postgresql://clerk@db.example.org/derdesk?sslmode=verify-full"_s << true;
        QTest::newRow("server's socket") << u"postgresql://clerk@/derdesk?host=/run/pg"_s << true;
        QTest::newRow("server without a database")
            << u"postgresql://clerk@db.example.org/"_s << false;
        QTest::newRow("two databases") << u"postgresql://db.example.org/a/b"_s << false;
        QTest::newRow("port that is none") << u"postgresql://db.example.org:x/a"_s << false;
        QTest::newRow("another scheme") << u"mysql:/tmp/a.db"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void testUrl()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto url = DatabaseUrl::parse(text);
        QCOMPARE(url.has_value(), good);
        if (good)
            QVERIFY(text.startsWith(u"postgresql")
                        ? url->text() == text
                        : url->path.startsWith(u'/') && url->text().startsWith(u"sqlite:/"));
        else
            QCOMPARE(url.error()[0].code, ProblemCode::NotAllowedValue);
    }

    void testUrlHoldsNoPassword()
    {
        const auto url = DatabaseUrl::parse(u"postgresql://clerk:secret@db.example.org/derdesk"_s);
        QVERIFY(!url);
        QVERIFY2(!url.error()[0].detail().contains(u"secret"), "it is shown");
        QVERIFY(url.error()[0].detail().contains(u".pgpass"));
    }

    void testNames()
    {
        QCOMPARE(DatabaseUrl::parse(u"sqlite:/tmp/a.db"_s)->name(), u"a.db"_s);
        QCOMPARE(DatabaseUrl::parse(u"postgresql://db.example.org:5433/office"_s)->name(),
                 u"office @ db.example.org"_s);
    }

    void testAServerThatIsAwayIsBusy()
    {
        const auto url = DatabaseUrl::parse(u"postgresql://clerk@/derdesk?host=/nowhere"_s);
        const QString text =
            thrown([&] { Connection connection(*url, Connection::Mode::ReadWrite); });
        QVERIFY2(text.startsWith(u"store-busy: "), qPrintable(text));
    }

    void testValuesComeBackAsTheyWent()
    {
        Connection connection(fresh(), Connection::Mode::ReadWrite);
        connection.script(
            u"CREATE TABLE t (a TEXT, b INTEGER, c TEXT) STRICT; -- a comment; with a semicolon\n"
            "CREATE INDEX i ON t (a)"_s);
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        const QString text = u"Zoë's 100% \\ \"太陽\" ; -- '"_s;
        connection.change(u"INSERT INTO t VALUES (?, ?, ?)"_s, {text, timeColumn(time), QString()});
        connection.change(
            u"INSERT INTO t VALUES (?, ?, ?)"_s,
            {dateColumn(QDate()), timeColumn(QDateTime()), referenceColumn(QString())});
        const auto rows = connection.list(
            u"SELECT a, b, c FROM t ORDER BY rowid"_s, {}, [](const QSqlQuery &row) {
                return QVariantList{row.value(0), row.value(1), row.value(2)};
            });
        QCOMPARE(rows[0][0].toString(), text);
        QCOMPARE(timeColumn(rows[0][1]), time);
        QVERIFY(!rows[0][2].isNull()); // a null QString is an empty text
        QVERIFY(rows[1][0].isNull() && rows[1][1].isNull() && rows[1][2].isNull());
        QVERIFY(!timeColumn(rows[1][1]).isValid() && !dateColumn(rows[1][0]).isValid());
    }

    void testSameQueryInsideItsOwnLoop()
    {
        Connection connection(fresh(), Connection::Mode::ReadWrite);
        connection.script(
            u"CREATE TABLE t (n INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)"_s);
        const QString sql = u"SELECT n FROM t"_s;
        int seen = 0;
        connection.list(sql, {}, [&](const QSqlQuery &row) {
            seen += int(connection.list(sql, {}, [](const QSqlQuery &) { return 1; }).size());
            return row.value(0).toInt();
        });
        QCOMPARE(seen, 9);
    }

    void testDurableSettings()
    {
        Connection connection(fresh(), Connection::Mode::ReadWrite);
        QCOMPARE(connection.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(connection.value(u"PRAGMA synchronous"_s).toInt(), 2);
        QCOMPARE(connection.value(u"PRAGMA foreign_keys"_s).toInt(), 1);
    }

    void testReadersCannotWrite()
    {
        const DatabaseUrl url = fresh();
        Connection(url, Connection::Mode::ReadWrite).script(u"CREATE TABLE t (n INTEGER) STRICT"_s);
        Connection reader(url, Connection::Mode::ReadOnly);
        QVERIFY(thrown([&] {
                    reader.change(u"INSERT INTO t VALUES (1)"_s);
                }).startsWith(u"store-failed"));
    }

    void testErrorsSayWhatAndWhere()
    {
        const DatabaseUrl url = fresh();
        QVERIFY(thrown([&] { Connection(url, Connection::Mode::ReadOnly); }).contains(url.path));
        Connection connection(url, Connection::Mode::ReadWrite);
        QVERIFY(thrown([&] {
                    connection.change(u"SELECT nothing FROM nowhere"_s);
                }).contains(u"nowhere"));
        connection.script(u"CREATE TABLE t (n INTEGER CHECK (n > 0)) STRICT"_s);
        QVERIFY(
            thrown([&] { connection.change(u"INSERT INTO t VALUES (0)"_s); }).contains(u"n > 0"));
        QFile broken(m_folder.filePath(u"broken.db"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(8192, 'x'));
        broken.close();
        QVERIFY(!thrown([&] {
                     Connection({broken.fileName()}, Connection::Mode::ReadWrite);
                 }).isEmpty());
    }

    void testMigrationsRunOnceAndInOrder()
    {
        const DatabaseUrl url = fresh();
        Connection connection(url, Connection::Mode::ReadWrite);
        QCOMPARE(schemaVersion(connection), 0);
        QVERIFY(thrown([&] { requireSchema(connection); }).contains(u"derdeskctl init"));
        QVERIFY(migrate(connection) > 1);
        QCOMPARE(schemaVersion(connection), requiredSchemaVersion(Engine::Sqlite));
        QCOMPARE(migrate(connection), 0);
        requireSchema(connection);
        connection.script(u"PRAGMA user_version = 999"_s);
        QVERIFY(thrown([&] { requireSchema(connection); }).contains(u"update the program"));
        QVERIFY(thrown([&] { migrate(connection); }).startsWith(u"schema-out-of-date"));
    }

    void testAnOldDatabaseGetsWhatIsNew()
    {
        const DatabaseUrl url = fresh();
        Connection connection(url, Connection::Mode::ReadWrite);
        for (const char *name : {"001-initial", "002-api-client-access"}) {
            QFile file(u":/migrations/%1.sql"_s.arg(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            connection.script(QString::fromUtf8(file.readAll()));
        }
        const auto task = [](const char *id, const char *object) {
            return u"INSERT INTO service_task (id, type, business_object, status, created_at, "
                   "status_at) VALUES (%1, 'ENROLLMENT', '%2', 'PENDING', 0, 0)"_s.arg(
                       QLatin1String(id), QLatin1String(object));
        };
        connection.script(u"PRAGMA user_version = 2"_s);
        connection.script(task("10000000000001", "ENROLLMENT"));
        migrate(connection);
        connection.script(task("10000000000002", "UNENROLLMENT"));
        Connection other(url, Connection::Mode::ReadWrite);
        other.script(task("10000000000003", "UNENROLLMENT"));
        QVERIFY(thrown([&] { other.script(task("10000000000004", "SALE")); }).contains(u"CHECK"));
        QCOMPARE(other.value(u"SELECT count(*) FROM service_task"_s).toInt(), 3);
        QCOMPARE(other.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }

    void testEveryTableIsStrict()
    {
        Connection connection(fresh(), Connection::Mode::ReadWrite);
        migrate(connection);
        const QString loose =
            u"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND strict = 0 AND name NOT LIKE 'sqlite_%'"_s;
        QCOMPARE(connection.value(loose).toInt(), 0);
    }

    void testReadersOnTheirThreads()
    {
        const DatabaseUrl url = fresh();
        Connection writer(url, Connection::Mode::ReadWrite);
        migrate(writer);
        Database database(url);
        auto count = database.ask([](Connection &connection) {
            return connection.value(u"SELECT count(*) FROM service_task_type"_s).toInt();
        });
        QCOMPARE(count.takeResult().value(), 5);
        auto failing = database.ask(
            [](Connection &connection) { return connection.value(u"SELECT x"_s).toInt(); });
        QCOMPARE(failing.takeResult().error()[0].code, ProblemCode::StoreFailed);
        writer.script(u"INSERT INTO manufacturer (code) VALUES ('New')"_s);
        const QString written = u"SELECT count(*) FROM manufacturer WHERE code = 'New'"_s;
        QCOMPARE(database.connection().value(written).toInt(), 1);
    }

    void testRecordIds()
    {
        Connection connection(fresh(), Connection::Mode::ReadWrite);
        connection.script(u"CREATE TABLE record (id INTEGER PRIMARY KEY, name TEXT) STRICT"_s);
        connection.begin();
        QList<RecordId> ids;
        for (int i = 0; i < 1000; ++i) {
            const RecordId id = newRecordId(connection, u"record"_s);
            connection.post(u"INSERT INTO record VALUES (?, ?)"_s, {id, u"r%1"_s.arg(i)});
            QCOMPARE(idText(id).size(), 14);
            QCOMPARE(idFromText(idText(id)), id);
            ids.append(id);
            if (i % 100 == 99) { // each transaction goes on above what is there
                connection.commit();
                connection.begin();
            }
        }
        connection.commit();
        QCOMPARE(connection.value(u"SELECT name FROM record WHERE id = ?"_s, {ids[7]}).toString(),
                 u"r7"_s);
        // Each is above the last, at a distance that nobody can guess.
        QSet<RecordId> steps;
        for (qsizetype i = 1; i < ids.size(); ++i) {
            QVERIFY(ids[i] > ids[i - 1]);
            steps.insert(ids[i] - ids[i - 1]);
        }
        QVERIFY(steps.size() > 950);
    }

    void testSearchKey()
    {
        QCOMPARE(searchKey(u"  ADA \t  Byron\n"_s), u"ada byron"_s);
        QCOMPARE(searchKey(u"ΑΘΗΝΑ"_s), searchKey(u"αθηνα"_s));
        QCOMPARE(searchKey(u"Mu\u0308ller"_s), searchKey(u"MÜLLER"_s));
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
