// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RegisterDerDevice.h"
#include "store/Migrations.h"
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl backup and derdeskctl restore.
class CliBackupTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name) const { return m_folder.filePath(name); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files, QDir::Name); }

    static void makeTask(TestDatabase &database, const QString &name)
    {
        QVERIFY(database.run(
            [&](Transaction &tx) { return registerDerDevice(tx, thermostat(name, name)); }));
    }
    static qint64 tasksIn(const QString &path)
    {
        Connection connection({path}, Connection::Mode::ReadOnly);
        return connection.value(u"SELECT count(*) FROM service_task"_s).toLongLong();
    }
    static void write(const QString &path, const QByteArray &bytes, qint64 at = 0)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { m_folder = QTemporaryDir(); }

    void bringsBackWhatWasSaved()
    {
        TestDatabase database;
        makeTask(database, u"before"_s);
        const Derdeskctl ctl(database.url());
        const Ended saved = ctl.run({u"backup"_s, file(u"saved.db"_s)});
        QVERIFY2(saved.exitCode == 0, saved.err);
        QCOMPARE(saved.out, u"%1 bytes in %2\n"_s.arg(QFileInfo(file(u"saved.db"_s)).size())
                                .arg(file(u"saved.db"_s))
                                .toUtf8());
        QCOMPARE(QFile::permissions(file(u"saved.db"_s)) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        makeTask(database, u"after"_s);
        QCOMPARE(tasksIn(file(u"saved.db"_s)), 1);

        const DatabaseUrl restored{file(u"deep/restored.db"_s)};
        QVERIFY(QDir(m_folder.path()).mkdir(u"deep"_s));
        const Ended ended = Derdeskctl(restored).run({u"restore"_s, file(u"saved.db"_s)});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(Derdeskctl(restored).run({u"check"_s}).out,
                 "1 tasks, 1 log entries: no faults\n"_ba);
        QCOMPARE(Derdeskctl(restored).run({u"monitor"_s}).exitCode, 0); // it can be written
    }

    void savesOneStateWhileRequestsArrive()
    {
        TestDatabase database;
        std::atomic_bool ending = false;
        std::unique_ptr<QThread> arrivals(QThread::create([&] {
            for (int i = 0; !ending; ++i)
                makeTask(database, QString::number(i));
        }));
        arrivals->start();
        QTRY_VERIFY(database.count("service_task") > 50);
        for (int i = 0; i < 5; ++i) {
            const DatabaseUrl saved{file(u"saved%1.db"_s.arg(i))};
            const Ended ended = Derdeskctl(database.url()).run({u"backup"_s, saved.path});
            QVERIFY2(ended.exitCode == 0, ended.err);
            const Ended check = Derdeskctl(saved).run({u"check"_s});
            QVERIFY2(check.exitCode == 0, check.err);
        }
        ending = true;
        arrivals->wait();
        QVERIFY(tasksIn(file(u"saved0.db"_s)) >= 50);
        QVERIFY(tasksIn(file(u"saved0.db"_s)) < tasksIn(file(u"saved4.db"_s)));
        QVERIFY(tasksIn(file(u"saved4.db"_s)) <= database.count("service_task"));
    }

    void writesOverNothing()
    {
        TestDatabase database;
        write(file(u"letter"_s), "Dear customer");
        const Ended ended = Derdeskctl(database.url()).run({u"backup"_s, file(u"letter"_s)});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains("is there already"), ended.err);
        QCOMPARE(QFileInfo(file(u"letter"_s)).size(), 13);
        const Ended nowhere = Derdeskctl(database.url()).run({u"backup"_s, file(u"no/where"_s)});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY2(nowhere.err.contains("no/where"), nowhere.err);
        const Ended again = Derdeskctl(database.url()).run({u"restore"_s, file(u"letter"_s)});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("--replace"), again.err);
        QCOMPARE(files(), QStringList{u"letter"_s}); // and leaves nothing behind
    }

    void replacesAndKeepsWhatWasThere()
    {
        TestDatabase database;
        makeTask(database, u"1"_s);
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"backup"_s, file(u"one.db"_s)}).exitCode, 0);
        makeTask(database, u"2"_s);
        QCOMPARE(ctl.run({u"backup"_s, file(u"two.db"_s)}).exitCode, 0);

        const Derdeskctl two(DatabaseUrl{file(u"two.db"_s)});
        const Ended ended = two.run({u"restore"_s, u"--replace"_s, file(u"one.db"_s)});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(tasksIn(file(u"two.db"_s)), 1);
        const QStringList kept = files().filter(u"two.db.replaced-"_s);
        QCOMPARE(kept.size(), 1);
        QVERIFY2(ended.out.contains(file(kept[0]).toUtf8()), ended.out);
        QCOMPARE(tasksIn(file(kept[0])), 2);
    }

    void leavesADatabaseInUseAlone()
    {
        TestDatabase database;
        makeTask(database, u"1"_s);
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"backup"_s, file(u"saved.db"_s)}).exitCode, 0);
        const DatabaseUrl used{file(u"used.db"_s)};
        QCOMPARE(Derdeskctl(used).run({u"demo"_s}).exitCode, 0);
        Serve serve(used);
        const QStringList before = files();
        const Ended ended =
            Derdeskctl(used).run({u"restore"_s, u"--replace"_s, file(u"saved.db"_s)});
        QCOMPARE(ended.exitCode, 75);
        QVERIFY2(ended.err.contains("is in use"), ended.err);
        QCOMPARE(files(), before);
        QCOMPARE(serve.stop().exitCode, 0);
        const Ended later =
            Derdeskctl(used).run({u"restore"_s, u"--replace"_s, file(u"saved.db"_s)});
        QVERIFY2(later.exitCode == 0, later.err);
        QCOMPARE(tasksIn(used.path), 1);
    }

    void replacesADamagedDatabase()
    {
        TestDatabase database;
        makeTask(database, u"1"_s);
        QCOMPARE(Derdeskctl(database.url()).run({u"backup"_s, file(u"saved.db"_s)}).exitCode, 0);
        write(file(u"damaged.db"_s), "no longer a database, and its journal:");
        const DatabaseUrl damaged{file(u"damaged.db"_s)};
        const Ended ended =
            Derdeskctl(damaged).run({u"restore"_s, u"--replace"_s, file(u"saved.db"_s)});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(Derdeskctl(damaged).run({u"check"_s}).exitCode, 0);
        QCOMPARE(files().filter(u".replaced-"_s).size(), 1);
    }

    void leavesAnOldJournalAside()
    {
        TestDatabase database;
        QCOMPARE(Derdeskctl(database.url()).run({u"backup"_s, file(u"saved.db"_s)}).exitCode, 0);
        makeTask(database, u"1"_s); // is in the journal alone as yet
        QVERIFY(QFile::copy(database.url().path + u"-wal", file(u"gone.db-wal"_s)));
        const DatabaseUrl gone{file(u"gone.db"_s)};
        const Ended ended = Derdeskctl(gone).run({u"restore"_s, file(u"saved.db"_s)});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(tasksIn(gone.path), 0);
        QCOMPARE(files().filter(u"gone.db.replaced-"_s).size(), 1);
    }

    void takesNoDamagedBackup()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"backup"_s, file(u"saved.db"_s)}).exitCode, 0);
        write(file(u"saved.db"_s), QByteArray(5'000, 'x'), 40'000); // some pages in its midst
        write(file(u"text"_s), "These are my notes, and no database at all.");
        for (const QString &bad : {file(u"saved.db"_s), file(u"text"_s), file(u"missing"_s)}) {
            const DatabaseUrl target{file(u"target.db"_s)};
            const Ended ended = Derdeskctl(target).run({u"restore"_s, bad});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains(bad.toUtf8()), ended.err);
            QVERIFY(!QFile::exists(target.path));
        }
        QCOMPARE(files(), QStringList({u"saved.db"_s, u"text"_s}));
    }

    void leavesServersToTheirTools()
    {
        for (const char *command : {"backup", "restore"}) {
            const Derdeskctl ctl(*DatabaseUrl::parse(u"postgresql://clerk@db.example/derdesk"_s));
            const Ended ended = ctl.run({QString::fromLatin1(command), file(u"x"_s)});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains("pg_dump"), ended.err);
        }
    }
};

QTEST_GUILESS_MAIN(CliBackupTest)
#include "tst_cli_backup.moc"
