// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"

#include <QTemporaryDir>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What scripts rely on whatever the command: exit codes, and where messages go.
class CliUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHow()
    {
        const Ended help = Derdeskctl::runBare({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.err.isEmpty());
        for (const char *command :
             {"init", "demo", "import KIND FILE", "export tasks FILE", "token create NAME",
              "token list", "token revoke NAME", "serve", "monitor", "task show ID",
              "task process ID", "task retry ID", "task cancel ID", "check"})
            QVERIFY2(help.out.contains(QByteArray(QByteArray("\n  ") + command + ' ')), command);

        const Ended ofImport = Derdeskctl::runBare({u"import"_s, u"--help"_s});
        QCOMPARE(ofImport.exitCode, 0);
        QVERIFY(ofImport.out.startsWith(
            "Usage: derdeskctl import KIND FILE [--dry-run] [--changes]\n"));

        const Ended version = Derdeskctl::runBare({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("derdeskctl "));
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("message"); // part of the first line
        const auto row = [](const char *name, const QString &words, const char *message) {
            QTest::newRow(name) << words.split(u' ', Qt::SkipEmptyParts) << QByteArray(message);
        };
        const QString id = u"12345678901234"_s;
        row("nothing", u""_s, "a command is missing");
        row("unknown command", u"frobnicate"_s, "\"frobnicate\"");
        row("half a command", u"token"_s, "create, renew, list, revoke");
        row("half a task command", u"task"_s,
            "show, process, retry, acknowledge, approve, reject, cancel, reinstate, edit, assign, "
            "unenroll");
        row("unknown second word", u"task eat "_s + id,
            "show, process, retry, acknowledge, approve, reject, cancel, reinstate, edit, assign, "
            "unenroll");
        row("unknown option", u"init --frob"_s, "frob");
        row("another command's option", u"init --dry-run"_s, "dry-run");
        row("option without its value", u"demo --tasks"_s, "tasks");
        row("missing KIND", u"import"_s, "KIND is missing");
        row("missing FILE", u"import customers"_s, "FILE is missing");
        row("extra argument", u"import customers a.csv b.csv"_s, "b.csv");
        row("extra argument of none", u"init now"_s, "now");
        row("unknown kind", u"import cats a.csv"_s, "\"cats\" is not one of catalogue");
        row("missing NAME", u"token create"_s, "NAME is missing");
        row("unknown scope", u"token create a --scope register,eat"_s, "\"eat\" is not one of");
        row("empty scope", u"token create a --scope register,"_s, "\"\" is not one of");
        row("number of tasks", u"demo --tasks many"_s, "--tasks: \"many\"");
        row("no tasks", u"demo --tasks 0"_s, "--tasks: \"0\"");
        row("negative seed", u"demo --seed -1"_s, "--seed: \"-1\"");
        row("records", u"monitor --max-records 1.5"_s, "--max-records: \"1.5\"");
        row("errors", u"monitor --max-errors -1"_s, "--max-errors: \"-1\"");
        row("commits", u"monitor --commit-every 0"_s, "--commit-every: \"0\"");
        row("business object", u"monitor --business-object CAT"_s, "ENROLLMENT, INTERCONNECTION");
        row("status", u"monitor --status OPEN"_s, "PENDING, VALIDATE");
        row("interval", u"serve --monitor-interval soon"_s, "--monitor-interval: \"soon\"");
        row("listen without port", u"serve --listen 127.0.0.1"_s, "127.0.0.1");
        row("listen port", u"serve --listen 127.0.0.1:65536"_s, "65536");
        row("listen address", u"serve --listen nowhere:80"_s, "nowhere");
        row("listen to the world", u"serve --listen 0.0.0.0:8480"_s, "TLS");
        row("listen to the world by IPv6", u"serve --listen [::]:8480"_s, "TLS");
        row("no id", u"task show"_s, "ID is missing");
        row("short id", u"task show 123"_s, "\"123\" is no service task id");
        row("id of letters", u"task process 1234567890123x"_s, "1234567890123x");
        row("id with a sign", u"task retry +1234567890123"_s, "+1234567890123");
        row("id that begins with 0", u"task show 01234567890123"_s, "01234567890123");
        row("no reason", u"task cancel "_s + id, "--reason is missing");
        row("database of another kind", u"init --database mysql:x"_s, "mysql:x");
        row("database without path", u"init --database sqlite:"_s, "sqlite:");
        row("database without value", u"init --database"_s, "database");
    }

    void refusesWrongUsage()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, message);
        const Ended ended = Derdeskctl::runBare(arguments, onlyHere());
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.out, QByteArray());
        const QByteArray first = ended.errLines().constFirst();
        QVERIFY2(first.startsWith("derdeskctl: ") && first.contains(message), first);
        QVERIFY2(ended.err.contains("\nUsage: derdeskctl "), ended.err);
        QVERIFY(!QFile::exists(m_folder.filePath(u"derdesk"_s))); // nothing is made on the way
    }

    void refusesABlankReason()
    {
        const Ended ended = Derdeskctl::runBare(
            {u"task"_s, u"cancel"_s, u"12345678901234"_s, u"--reason"_s, u"  "_s}, onlyHere());
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(ended.err.contains("--reason"));
    }

    void takesTheDatabaseAnywhere()
    {
        const QString url = u"sqlite:"_s + m_folder.filePath(u"any where/ä.db"_s);
        for (const QStringList &arguments :
             {QStringList{u"--database"_s, url, u"init"_s},
              QStringList{u"init"_s, u"--database"_s, url},
              QStringList{u"init"_s, u"--database="_s + url},
              QStringList{u"token"_s, u"--database"_s, url, u"list"_s}}) {
            const Ended ended = Derdeskctl::runBare(arguments, onlyHere());
            QVERIFY2(ended.exitCode == 0, ended.err);
        }
        QVERIFY(QFile::exists(m_folder.filePath(u"any where/ä.db"_s)));
    }

    void keepsTheDatabaseInTheDataFolder()
    {
        QTemporaryDir data;
        const Ended ended = Derdeskctl::runBare({u"init"_s}, {{u"XDG_DATA_HOME"_s, data.path()}});
        QCOMPARE(ended.exitCode, 0);
        const QFileInfo made(data.filePath(u"derdesk/derdesk.db"_s));
        QVERIFY(made.exists());
        QCOMPARE(made.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void needsADatabase_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("import") << u"import customers /dev/null"_s;
        QTest::newRow("token create") << u"token create a"_s;
        QTest::newRow("token list") << u"token list"_s;
        QTest::newRow("token revoke") << u"token revoke a"_s;
        QTest::newRow("monitor") << u"monitor"_s;
        QTest::newRow("task show") << u"task show 12345678901234"_s;
        QTest::newRow("task process") << u"task process 12345678901234"_s;
        QTest::newRow("check") << u"check"_s;
    }

    void needsADatabase()
    {
        QFETCH(const QString, command);
        const QString path = m_folder.filePath(u"missing.db"_s);
        const QStringList database{u"--database"_s, u"sqlite:"_s + path};
        const Ended ended = Derdeskctl::runBare(database + command.split(u' '));
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains("run derdeskctl init"), ended.err);
        QVERIFY2(ended.err.contains(path.toUtf8()), ended.err);
        QVERIFY(!QFile::exists(path));
    }

    void saysWhenOutputIsLost()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(Derdeskctl::program(),
                      {u"--database"_s, u"sqlite:"_s + m_folder.filePath(u"full.db"_s), u"init"_s});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }

private:
    QMap<QString, QString> onlyHere() const { return {{u"XDG_DATA_HOME"_s, m_folder.path()}}; }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
