// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoTasks.h"
#include "operations/RegisterDerDevice.h"
#include "store/Migrations.h"
#include "store/Tables.h"
#include "support/Derdeskctl.h"
#include "support/PostgresCluster.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl copy.
class CliCopyTest : public QObject
{
    Q_OBJECT

    static Ended copy(const DatabaseUrl &from, const DatabaseUrl &to)
    {
        return Derdeskctl::runBare({u"copy"_s, u"--from"_s, from.text(), u"--to"_s, to.text()});
    }

    /// Everything that is stored, as text.
    static QStringList contents(const DatabaseUrl &url)
    {
        Connection connection(url, Connection::Mode::ReadOnly);
        QStringList all;
        for (const Table &table : tables(connection)) {
            all += connection.list(
                u"SELECT * FROM %1 ORDER BY %2"_s.arg(table.name, table.key.join(u", "_s)), {},
                [&table](const QSqlQuery &row) {
                    QStringList cells{table.name};
                    for (int i = 0; i < table.columns.size(); ++i)
                        cells += row.isNull(i) ? u"NULL"_s : row.value(i).toString();
                    return cells.join(u'|');
                });
        }
        all.sort();
        return all;
    }

    /// A server ends what it was told last, although the program that told it was killed.
    static int otherSessions(Connection &connection)
    {
        return connection
            .value(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                   "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"_s)
            .toInt();
    }

    DatabaseUrl file(const QString &name) const { return {m_folder.filePath(name)}; }
    /// A database with as many tasks as wanted.
    DatabaseUrl demo(const QString &name, int tasks) const
    {
        const DatabaseUrl url = file(name);
        Derdeskctl(url).run({u"demo"_s, u"--tasks"_s, QString::number(tasks)});
        return url;
    }

private Q_SLOTS:
    void movesToAServerAndBack()
    {
        const DatabaseUrl first = demo(u"first.db"_s, 1'500);
        Derdeskctl(first).run({u"token"_s, u"create"_s, u"aggregator"_s}); // has bytes
        const DatabaseUrl server = PostgresCluster::instance().create();
        const Ended there = copy(first, server);
        QVERIFY2(there.exitCode == 0, there.err);
        QVERIFY2(there.out.contains("service_task: 1500 of 1500 rows\n"), there.out);
        QVERIFY2(there.out.contains("1500 tasks, ") && there.out.endsWith("no faults\n"),
                 there.out);
        QCOMPARE(contents(server), contents(first));

        const Ended back = copy(server, file(u"back.db"_s));
        QVERIFY2(back.exitCode == 0, back.err);
        QCOMPARE(contents(file(u"back.db"_s)), contents(first));
        QCOMPARE(Derdeskctl(file(u"back.db"_s)).run({u"check"_s}).exitCode, 0);
    }

    void theNewDatabaseIsUsedAsTheOldOneWas()
    {
        const DatabaseUrl server = PostgresCluster::instance().create();
        TestDatabase old;
        QVERIFY(old.run(
            [](Transaction &tx) { return registerDerDevice(tx, thermostat(u"t1"_s, u"1"_s)); }));
        const Ended copied = copy(old.url(), server);
        QVERIFY2(copied.exitCode == 0, copied.err);
        const Derdeskctl ctl(server);
        QCOMPARE(ctl.run({u"init"_s}).exitCode, 0);
        const Ended monitor = ctl.run({u"monitor"_s});
        QVERIFY2(monitor.exitCode == 0, monitor.err);
        Writer writer(server); // ids go on where the old ones ended
        QVERIFY(writer.wait({ActorKind::Clerk, u"clerk"_s}, [](Transaction &tx) {
            return registerDerDevice(tx, thermostat(u"t2"_s, u"2"_s));
        }));
        QCOMPARE(ctl.run({u"monitor"_s}).exitCode, 0);
        Connection connection(server, Connection::Mode::ReadOnly);
        QCOMPARE(connection.value(u"SELECT count(*) FROM enrollment WHERE active = 1"_s).toInt(),
                 2);
    }

    void goesOnAfterKill()
    {
        const DatabaseUrl source = demo(u"source.db"_s, 6'000);
        const DatabaseUrl target = PostgresCluster::instance().create();
        int kills = 0;
        int version = 0;
        for (int wait = 150; version <= 0; wait += 150) { // each gets a little further
            QProcess process;
            process.start(Derdeskctl::program(),
                          {u"copy"_s, u"--from"_s, source.text(), u"--to"_s, target.text()});
            if (process.waitForFinished(wait)) {
                const Ended ended = Derdeskctl::endOf(process, true);
                QVERIFY2(ended.exitCode == 0, ended.err);
            } else {
                process.kill();
                process.waitForFinished();
                ++kills;
            }
            Connection connection(target, Connection::Mode::ReadOnly);
            QTRY_COMPARE_WITH_TIMEOUT(otherSessions(connection), 0, 30'000);
            version = schemaVersion(connection); // above 0 also if killed after the last step
            if (version < 0)
                refusesToUse(target);
        }
        QVERIFY2(kills >= 2, qPrintable(QString::number(kills)));
        QCOMPARE(contents(target), contents(source));
    }

    void findsWhatHasChangedMeanwhile()
    {
        TestDatabase source;
        const DatabaseUrl target = file(u"meanwhile.db"_s);
        {
            Connection connection(target, Connection::Mode::ReadWrite);
            migrateForCopy(connection);
            connection.script(u"INSERT INTO manufacturer (code) VALUES ('Ironcore')"_s);
            connection.script(u"INSERT INTO head_end_system VALUES ('HE', 'As it was', 0)"_s);
        }
        const Ended ended = copy(source.url(), target);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.errLines(),
                 QByteArrayList({"head_end_system: row 1 is not as it was copied. The source has "
                                 "changed since; copy it into a new database"}));
        refusesToUse(target);
    }

    void refusesADatabaseThatHasRecords()
    {
        TestDatabase source;
        TestDatabase target;
        const QStringList before = contents(target.url());
        for (const DatabaseUrl &to : {target.url(), source.url()}) {
            const Ended ended = copy(source.url(), to);
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains(u"%1: it has records of its own"_s.arg(to.text()).toUtf8()),
                     ended.err);
        }
        QCOMPARE(contents(target.url()), before);
    }

    void namesTheDatabaseAtFault()
    {
        TestDatabase good;
        TestDatabase old;
        old.forgetSchemaVersion();
        const Ended outOfDate = copy(old.url(), file(u"x.db"_s));
        QCOMPARE(outOfDate.exitCode, 1);
        QVERIFY2(
            outOfDate.err.contains(u"%1: the database has schema"_s.arg(old.url().text()).toUtf8()),
            outOfDate.err);
        QVERIFY(!QFile::exists(m_folder.filePath(u"x.db"_s)));
        const Ended missing = copy(file(u"missing.db"_s), file(u"x.db"_s));
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("there is no database"), missing.err);
        const DatabaseUrl away = *DatabaseUrl::parse(u"postgresql://nobody@/none?host=/nowhere"_s);
        const Ended unreachable = copy(good.url(), away);
        QCOMPARE(unreachable.exitCode, 75);
        QVERIFY2(unreachable.err.contains("/nowhere"), unreachable.err);
    }

    void wantsTwoUrls()
    {
        for (const QStringList &arguments : {QStringList{u"copy"_s},
                                             {u"copy"_s, u"--from"_s, u"sqlite:/a.db"_s},
                                             {u"copy"_s, u"--from"_s, u"a"_s, u"--to"_s, u"b"_s}}) {
            const Ended ended = Derdeskctl::runBare(arguments);
            QCOMPARE(ended.exitCode, 2);
            QVERIFY2(ended.err.contains("Usage: derdeskctl copy --from URL --to URL"), ended.err);
        }
    }

private:
    static void refusesToUse(const DatabaseUrl &url)
    {
        for (const char *command : {"init", "check", "serve", "monitor", "demo"}) {
            const Ended ended = Derdeskctl(url).run({QString::fromLatin1(command)});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains("run derdeskctl copy again"), ended.err);
        }
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliCopyTest)
#include "tst_cli_copy.moc"
