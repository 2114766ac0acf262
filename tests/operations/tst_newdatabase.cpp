// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoData.h"
#include "operations/NewDatabase.h"
#include "operations/SignIn.h"
#include "store/CatalogueQueries.h"
#include "store/Connection.h"
#include "store/Migrations.h"
#include "store/UserQueries.h"
#include "store/Writer.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A new database file is there as a whole, or not at all.
class TestNewDatabase : public QObject
{
    Q_OBJECT
    const Actor m_clerk{ActorKind::Clerk, u"clerk"_s};

    static bool always(int) { return true; }
    static QStringList files(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void anEmptyOneHasTheCatalogueAlone()
    {
        const QTemporaryDir folder;
        const DatabaseUrl url{folder.filePath(u"new.db"_s)};
        const auto made = makeDatabaseFile(url, {NewContent::Empty}, m_clerk, always);
        QVERIFY(made && *made);
        Connection connection(url, Connection::Mode::ReadOnly);
        QCOMPARE(schemaVersion(connection), requiredSchemaVersion(Engine::Sqlite));
        QVERIFY(countModels(connection) > 2000);
        QVERIFY(!hasDemoData(connection));
    }

    void demoDataIsInAFileOfItsOwn()
    {
        const QTemporaryDir folder;
        const DatabaseUrl url{folder.filePath(u"below/demo.db"_s)};
        QList<int> steps;
        const auto made = makeDatabaseFile(url, {NewContent::Demo}, m_clerk, [&](int step) {
            steps.append(step);
            return true;
        });
        QVERIFY(made && *made);
        QCOMPARE(steps, (QList<int>{0, 1, 2}));
        QCOMPARE(steps.size(), qsizetype(newDatabaseSteps));
        QCOMPARE(
            QDir(folder.filePath(u"below"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
            QStringList{u"demo.db"_s});
        Connection connection(url, Connection::Mode::ReadOnly);
        QVERIFY(hasDemoData(connection));
        QVERIFY(connection.value(u"SELECT count(*) FROM service_task"_s).toInt() > 100);
    }

    void nothingStaysOfOneThatWasGivenUp_data()
    {
        QTest::addColumn<int>("last");
        for (int step = 0; step < newDatabaseSteps; ++step)
            QTest::addRow("before step %d", step) << step;
    }
    void nothingStaysOfOneThatWasGivenUp()
    {
        QFETCH(int, last);
        const QTemporaryDir folder;
        const auto made = makeDatabaseFile({folder.filePath(u"new.db"_s)}, {NewContent::Empty},
                                           m_clerk, [&](int step) { return step < last; });
        QVERIFY(made && !*made);
        QCOMPARE(files(folder), QStringList());
    }

    void aFileThatIsThereStaysAsItIs()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"mine.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const auto made = makeDatabaseFile({file.fileName()}, {NewContent::Empty}, m_clerk, always);
        QVERIFY(!made);
        QVERIFY(sentences(made.error()).contains(u"mine.db"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        QCOMPARE(files(folder), QStringList{u"mine.db"_s});
    }

    void whereEveryoneSignsInThereIsOneAdministrator()
    {
        const QTemporaryDir folder;
        const DatabaseUrl url{folder.filePath(u"new.db"_s)};
        const auto made = makeDatabaseFile(
            url, {NewContent::Empty, FirstAdministrator{u"ada"_s, u"correct horse"_s}}, m_clerk,
            always);
        QVERIFY(made && *made);
        Writer writer(url);
        const auto clerk = signIn(writer, u"ada"_s, u"correct horse"_s);
        QVERIFY(clerk);
        QCOMPARE(clerk->role, Role::Administrator);
        Connection connection(url, Connection::Mode::ReadOnly);
        QVERIFY(signInRules(connection).areRequired());
    }

    void nothingStaysOfOneWhoseAdministratorIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("short password") << u"ada"_s << u"short"_s << u"/password"_s;
        QTest::newRow("no name") << u""_s << u"correct horse"_s << u"/name"_s;
    }
    void nothingStaysOfOneWhoseAdministratorIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, password);
        const QTemporaryDir folder;
        const auto made = makeDatabaseFile({folder.filePath(u"new.db"_s)},
                                           {NewContent::Empty, FirstAdministrator{name, password}},
                                           m_clerk, always);
        QVERIFY(!made);
        QTEST(made.error().first().pointer, "pointer");
        QCOMPARE(files(folder), QStringList());
    }

    void aShortPasswordIsToldBeforeAnythingIsMade()
    {
        const QTemporaryDir folder;
        int steps = 0;
        const auto made = makeDatabaseFile({folder.filePath(u"new.db"_s)},
                                           {NewContent::Demo, FirstAdministrator{u"ada"_s, u"x"_s}},
                                           m_clerk, [&steps](int) { return ++steps; });
        QVERIFY(!made);
        QCOMPARE(steps, 0);
    }

    void whereNoFolderCanBeMadeItSaysSo()
    {
        const auto made =
            makeDatabaseFile({u"/proc/none/new.db"_s}, {NewContent::Empty}, m_clerk, always);
        QVERIFY(!made);
        QVERIFY(sentences(made.error()).contains(u"/proc/none/new.db"_s));
    }
};

QTEST_GUILESS_MAIN(TestNewDatabase)
#include "tst_newdatabase.moc"
