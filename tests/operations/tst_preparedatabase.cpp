// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/PrepareDatabase.h"
#include "store/Migrations.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

using namespace derdesk;
using namespace Qt::StringLiterals;

class PrepareDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatIsMissing()
    {
        const DatabaseUrl url = in(u"new/folder/derdesk.db"_s);
        const auto prepared = prepareDatabase(url);
        QVERIFY(prepared);
        QCOMPARE(prepared->schemaVersion, requiredSchemaVersion(Engine::Sqlite));
        QVERIFY(prepared->models > 2000);
        QCOMPARE(count(url, u"model"_s), prepared->models);
        const auto again = prepareDatabase(url);
        QVERIFY(again);
        QCOMPARE(again->models, prepared->models);
    }

    void keepsTheUtilitysOwnCatalogue()
    {
        const DatabaseUrl url = in(u"own.db"_s);
        {
            Connection connection(url, Connection::Mode::ReadWrite);
            migrate(connection);
            connection.script(u"INSERT INTO manufacturer (code) VALUES ('M'); "
                              "INSERT INTO model (manufacturer, code) VALUES ('M', 'X')"_s);
        }
        const auto prepared = prepareDatabase(url);
        QVERIFY(prepared);
        QCOMPARE(prepared->models, 1);
    }

    void severalAtOnceMakeOneDatabase()
    {
        const DatabaseUrl url = in(u"together.db"_s);
        QList<QFuture<Result<PreparedDatabase>>> programs;
        for (int i = 0; i < 4; ++i)
            programs.append(QtConcurrent::run([url] { return prepareDatabase(url); }));
        for (auto &program : programs)
            program.waitForFinished();
        for (auto &program : programs) {
            const auto prepared = program.result();
            const QString fault = prepared ? QString() : prepared.error().constFirst().detail();
            QVERIFY2(prepared, qPrintable(fault));
        }
        QVERIFY(count(url, u"model"_s) > 2000);
    }

    void saysWhatItCannotDo()
    {
        const auto none = prepareDatabase(DatabaseUrl{u"/proc/none/derdesk.db"_s});
        QVERIFY(!none);
        QCOMPARE(none.error().constFirst().code, ProblemCode::StoreFailed);
        QVERIFY(none.error().constFirst().detail().contains(u"/proc/none"));

        const DatabaseUrl newer = in(u"newer.db"_s);
        Connection(newer, Connection::Mode::ReadWrite).script(u"PRAGMA user_version = 999"_s);
        const auto refused = prepareDatabase(newer);
        QVERIFY(!refused);
        QCOMPARE(refused.error().constFirst().code, ProblemCode::SchemaOutOfDate);
    }

private:
    DatabaseUrl in(const QString &name) const { return {m_folder.filePath(name)}; }

    static qint64 count(const DatabaseUrl &url, const QString &table)
    {
        return Connection(url, Connection::Mode::ReadOnly)
            .value(u"SELECT count(*) FROM "_s + table)
            .toLongLong();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PrepareDatabaseTest)
#include "tst_preparedatabase.moc"
