// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"
#include "store/PostgreSql.h"
#include "store/ServerPassword.h"
#include "support/PostgresCluster.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is asked of a PostgreSQL server, and what its administrator is told.
class TestPostgreSql : public QObject
{
    Q_OBJECT

    static void asOwner(const DatabaseUrl &url, const QString &sql)
    {
        Connection(url, Connection::Mode::ReadWrite).script(sql);
    }

    static DatabaseUrl as(const QString &user, DatabaseUrl url)
    {
        url.server.setUserName(user);
        return url;
    }

    /// Why it cannot be prepared; empty if it can.
    static QString refusal(const DatabaseUrl &url)
    {
        try {
            Connection connection(url, Connection::Mode::ReadWrite);
            migrate(connection);
            return {};
        } catch (const StoreError &error) {
            return QString::fromUtf8(error.what());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        asOwner(PostgresCluster::instance().url(u"postgres"_s),
                u"CREATE ROLE clerk LOGIN; CREATE ROLE guest LOGIN"_s);
    }

    void whoOwnsTheDatabasePreparesIt()
    {
        const DatabaseUrl url = PostgresCluster::instance().create();
        asOwner(url, u"ALTER DATABASE %1 OWNER TO clerk"_s.arg(url.server.path().mid(1)));
        QCOMPARE(refusal(as(u"clerk"_s, url)), QString());
        QCOMPARE(refusal(as(u"clerk"_s, url)), QString()); // nothing is left to do
    }

    void whoMayNotCreateTablesIsToldWhatToAskFor()
    {
        const DatabaseUrl url = PostgresCluster::instance().create();
        const QString reason = refusal(as(u"guest"_s, url));
        QVERIFY2(reason.contains(u"GRANT CREATE ON SCHEMA public"_s), qPrintable(reason));
    }

    void whoMayNotAddTheExtensionIsToldWhatToAskFor()
    {
        const DatabaseUrl url = PostgresCluster::instance().create();
        asOwner(url, u"GRANT CREATE ON SCHEMA public TO guest"_s);
        const QString reason = refusal(as(u"guest"_s, url));
        QVERIFY2(reason.contains(u"CREATE EXTENSION pg_trgm"_s), qPrintable(reason));
        asOwner(url, u"CREATE EXTENSION pg_trgm"_s);
        QCOMPARE(refusal(as(u"guest"_s, url)), QString());
    }

    void anotherEncodingIsRefused()
    {
        const DatabaseUrl postgres = PostgresCluster::instance().url(u"postgres"_s);
        asOwner(postgres, u"CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0"_s);
        const QString reason = refusal(PostgresCluster::instance().url(u"latin"_s));
        QVERIFY2(reason.contains(u"UTF8"_s), qPrintable(reason));
    }

    void aPasswordIsAskedForAndChecked()
    {
        PostgresCluster &cluster = PostgresCluster::instance();
        cluster.addUser(u"keeper"_s, u"open sesame"_s);
        const DatabaseUrl url = as(u"keeper"_s, cluster.create());
        QTRY_COMPARE(passwordState(url), PasswordState::Missing); // the server reads its rules anew
        setServerPassword(url, u"open barley"_s);
        QCOMPARE(passwordState(url), PasswordState::Wrong);
        QVERIFY(!refusal(url).isEmpty());
        setServerPassword(url, u"open sesame"_s);
        QCOMPARE(passwordState(url), PasswordState::Good);
        QCOMPARE(refusal(url), QString());
    }

    void aServerElsewhereHasToProveWhoItIs()
    {
        const auto sslmode = [](const QString &text) {
            QString last;
            for (const auto &[name, value] : postgreSqlParameters(*DatabaseUrl::parse(text)))
                last = name == u"sslmode" ? value : last;
            return last;
        };
        QCOMPARE(sslmode(u"postgresql://u@db.example.org/d"_s), u"verify-full"_s);
        QCOMPARE(sslmode(u"postgresql://u@db.example.org/d?sslmode=require"_s), u"require"_s);
        for (const char *here : {"localhost", "127.0.0.1", "[::1]", ""})
            QCOMPARE(sslmode(u"postgresql://u@%1/d"_s.arg(QString::fromLatin1(here))), QString());
    }

    void noServerIsSaid()
    {
        const DatabaseUrl url =
            *DatabaseUrl::parse(u"postgresql://derdesk@127.0.0.1:9/derdesk"_s); // discard: nobody
        const QString reason = refusal(url);
        QVERIFY2(reason.contains(u"127.0.0.1"_s), qPrintable(reason));
    }
};

QTEST_GUILESS_MAIN(TestPostgreSql)
#include "tst_postgresql.moc"
