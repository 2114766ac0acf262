// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl init and derdeskctl import.
class CliImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initMakesADatabaseWithTheCatalogue()
    {
        const DatabaseUrl url{m_folder.filePath(u"deep/er/new.db"_s)};
        const Derdeskctl ctl(url);
        const Ended first = ctl.run({u"init"_s});
        QVERIFY2(first.exitCode == 0, first.err);
        QCOMPARE(first.err, QByteArray());
        Connection connection(url, Connection::Mode::ReadOnly);
        const qint64 models = connection.value(u"SELECT count(*) FROM model"_s).toLongLong();
        QVERIFY2(models > 2000, qPrintable(QString::number(models)));
        QCOMPARE(first.out,
                 u"schema version %1, %2 models\n"_s.arg(requiredSchemaVersion(Engine::Sqlite))
                     .arg(models)
                     .toUtf8());
        QCOMPARE(ctl.run({u"init"_s}).out, first.out);
        QCOMPARE(ctl.run({u"check"_s}).out, "0 tasks, 0 log entries: no faults\n"_ba);
    }

    void initLeavesACatalogueAlone()
    {
        TestDatabase database;
        const Ended ended = Derdeskctl(database.url()).run({u"init"_s});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.out.endsWith(" 5 models\n"));
        QCOMPARE(database.count("model"), 5);
    }

    void initRefusesANewerDatabase()
    {
        TestDatabase database;
        database.sql("PRAGMA user_version = 999");
        for (const char *command : {"init", "check", "serve", "demo"}) {
            const Ended ended = Derdeskctl(database.url()).run({QString::fromLatin1(command)});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains("999") && ended.err.contains("update the program"),
                     ended.err);
        }
    }

    void initRefusesWhatIsNoDatabase()
    {
        const QString path = file("notes.db", "These are my notes, and no database at all.\n");
        const Ended ended = Derdeskctl(DatabaseUrl{path}).run({u"init"_s});
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(ended.err.contains(path.toUtf8()), ended.err);
        QCOMPARE(contents(path), "These are my notes, and no database at all.\n"_ba);
    }

    void countsWhatItImports()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QString first =
            file("types.csv", "code,description,der_registration_flag\r\n"
                              "EV,\"Charger, at home\",REGISTRATION_ONLY\r\nPOOL,Pool pump,\r\n");
        checkImport(ctl.run({u"import"_s, u"asset-types"_s, first}),
                    "2 inserted, 0 updated, 0 unchanged\n");
        const QString second =
            file("types2.csv", "\xEF\xBB\xBF"
                               "description,code,der_registration_flag\n"
                               "\"Charger, at home\",EV,REGISTRATION_ONLY\nPool heater,POOL,\n"
                               "Water heater,WH,\n");
        checkImport(ctl.run({u"import"_s, u"asset-types"_s, second, u"--dry-run"_s}),
                    "1 inserted, 1 updated, 1 unchanged\n");
        QCOMPARE(database.count("asset_type WHERE code = 'WH'"), 0);
        QCOMPARE(database.count("asset_type WHERE description = 'Pool pump'"), 1);
        checkImport(ctl.run({u"import"_s, u"asset-types"_s, second}),
                    "1 inserted, 1 updated, 1 unchanged\n");
        QCOMPARE(database.count("asset_type WHERE description = 'Pool heater'"), 1);
    }

    void importsEveryKind_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("catalogue") << u"catalogue"_s << "manufacturer,model\nNewsun,N-1\n"_ba;
        QTest::newRow("asset-types")
            << u"asset-types"_s << "code,description,der_registration_flag\nEV,Charger,\n"_ba;
        QTest::newRow("programs")
            << u"programs"_s
            << "code,description,start_date,end_date,asset_types\nP2,Two,2026-01-01,,PV;TSTAT\n"_ba;
        QTest::newRow("head-ends")
            << u"head-ends"_s << "code,description,acknowledges\nHE2,Second,true\n"_ba;
        QTest::newRow("specifications")
            << u"specifications"_s
            << "code,description,asset_type,manufacturer,model,program,type,rtgMaxW\n"
               "PV-6,PV,PV,Sunline,S-5,DR,4,6000\n"_ba;
        QTest::newRow("customers")
            << u"customers"_s
            << "account_id,person_id,name,email,home_phone,business_phone,mobile_phone,"
               "service_point_id,premise_id,address1,address2,address3,address4,city,state,postal,"
               "country\nA9,P9,Zoë Ŵ,,,,,SP9,PR9,9 Main Street,,,,Springfield,IL,62701,USA\n"_ba;
    }

    void importsEveryKind()
    {
        QFETCH(const QString, kind);
        QFETCH(const QByteArray, content);
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QString path = file("kind.csv", content);
        checkImport(ctl.run({u"import"_s, kind, path}), "1 inserted, 0 updated, 0 unchanged\n");
        checkImport(ctl.run({u"import"_s, kind, path}), "0 inserted, 0 updated, 1 unchanged\n");
    }

    void namesEveryFault()
    {
        TestDatabase database;
        const QString path =
            file("bad.csv", "code,description,der_registration_flag\nGOOD,Good,\n"
                            ",No code,\nEV,Charger,SOMETIMES\nPOOL,too,many,fields\n");
        const Derdeskctl ctl(database.url());
        for (const QStringList &options : {QStringList(), QStringList{u"--dry-run"_s}}) {
            const Ended ended = ctl.run(QStringList{u"import"_s, u"asset-types"_s, path} + options);
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray());
            const QByteArrayList lines = ended.errLines();
            QCOMPARE(lines.size(), 3);
            const QByteArray name = path.toUtf8();
            QVERIFY2(lines[0].startsWith(QByteArray(name + ":3: code: ")), lines[0]);
            QVERIFY2(lines[1].startsWith(QByteArray(name + ":4: der_registration_flag: ")),
                     lines[1]);
            QVERIFY2(lines[1].contains("SOMETIMES"), lines[1]);
            QVERIFY2(lines[2].startsWith(QByteArray(name + ":5: ")), lines[2]);
            QCOMPARE(database.count("asset_type"), 4);
        }
    }

    void namesTheFileAsItWasGiven()
    {
        TestDatabase database;
        file("here.csv", "code,colour\nEV,red\n");
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(Derdeskctl::program(), {u"--database"_s, database.url().text(), u"import"_s,
                                              u"head-ends"_s, u"here.csv"_s});
        const Ended ended = Derdeskctl::endOf(process, process.waitForFinished(30'000));
        QCOMPARE(ended.exitCode, 1);
        for (const QByteArray &line : ended.errLines())
            QVERIFY2(line.startsWith("here.csv:1: "), line);
        QVERIFY2(ended.err.contains("colour"), ended.err);
    }

    void saysWhichFileItCannotRead()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        for (const QString &path : {m_folder.filePath(u"none.csv"_s), m_folder.path()}) {
            const Ended ended = ctl.run({u"import"_s, u"customers"_s, path});
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray());
            QVERIFY2(ended.err.startsWith(QByteArray("derdeskctl: " + path.toUtf8() + ": ")),
                     ended.err);
        }
    }

    void takesTheOwnCatalogueAgain()
    {
        const DatabaseUrl url{m_folder.filePath(u"again.db"_s)};
        const Derdeskctl ctl(url);
        QCOMPARE(ctl.run({u"init"_s}).exitCode, 0);
        const Ended ended =
            ctl.run({u"import"_s, u"catalogue"_s,
                     QStringLiteral(DERDESK_SOURCE "/resources/catalogue/cec-inverters.csv")});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY2(ended.out.startsWith("0 inserted, 0 updated, "), ended.out);
    }

private:
    static void checkImport(const Ended &ended, const char *line)
    {
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.out, QByteArray(line));
        QCOMPARE(ended.err, QByteArray());
    }

    QString file(const char *name, const QByteArray &content)
    {
        QFile made(m_folder.filePath(QString::fromLatin1(name)));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            throw std::runtime_error(name);
        return made.fileName();
    }

    static QByteArray contents(const QString &path)
    {
        QFile read(path);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliImportTest)
#include "tst_cli_import.moc"
