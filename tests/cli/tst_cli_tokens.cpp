// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"

#include <QRegularExpression>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class CliTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsATokenOfAllScopes()
    {
        TestDatabase database;
        const Ended ended =
            Derdeskctl(database.url()).run({u"token"_s, u"create"_s, u"aggregator"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.err, QByteArray());
        QVERIFY(ended.out.endsWith('\n') && ended.out.count('\n') == 1);
        const QByteArray secret = ended.out.chopped(1);
        QVERIFY2(secret.size() >= 40 && !secret.contains(' '), secret);
        const auto client = authenticate(database.read(), secret);
        QVERIFY(client);
        QCOMPARE(client->name, u"aggregator"_s);
        for (Scope scope : {Scope::Register, Scope::Interconnect, Scope::Read})
            QVERIFY(client->may(scope));
        QFile file(database.url().path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(secret));
    }

    void createsATokenOfSomeScopes()
    {
        TestDatabase database;
        const Ended ended =
            Derdeskctl(database.url())
                .run({u"token"_s, u"create"_s, u"reader"_s, u"--scope"_s, u"read,register"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        const auto client = authenticate(database.read(), ended.out.trimmed());
        QVERIFY(client && client->may(Scope::Read) && client->may(Scope::Register));
        QVERIFY(!client->may(Scope::Interconnect));
    }

    void listsTokens()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"token"_s, u"list"_s}).out, QByteArray());
        ctl.run({u"token"_s, u"create"_s, u"zebra corp"_s});
        ctl.run({u"token"_s, u"create"_s, u"apple"_s, u"--scope"_s, u"read"_s});
        QCOMPARE(ctl.run({u"token"_s, u"revoke"_s, u"apple"_s}).exitCode, 0);
        const Ended list = ctl.run({u"token"_s, u"list"_s});
        QCOMPARE(list.exitCode, 0);
        const QString time = u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"_s;
        const QRegularExpression expected(
            u"\\Aapple\tread\t%1\t%1\nzebra corp\tregister,interconnect,read\t%1\t-\n\\z"_s.arg(
                time));
        QVERIFY2(expected.match(QString::fromUtf8(list.out)).hasMatch(), list.out);
    }

    void revokesOnce()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QByteArray secret = ctl.run({u"token"_s, u"create"_s, u"a"_s}).out.trimmed();
        const Ended ended = ctl.run({u"token"_s, u"revoke"_s, u"a"_s});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(!authenticate(database.read(), secret));
        for (const QString &name : {u"a"_s, u"nobody"_s}) {
            const Ended again = ctl.run({u"token"_s, u"revoke"_s, name});
            QCOMPARE(again.exitCode, 1);
            QVERIFY2(again.err.contains(name.toUtf8()), again.err);
        }
    }

    void refusesNames()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"token"_s, u"create"_s, u"a"_s}).exitCode, 0);
        const Ended twice = ctl.run({u"token"_s, u"create"_s, u"a"_s});
        QCOMPARE(twice.exitCode, 1);
        QCOMPARE(twice.out, QByteArray());
        QVERIFY2(twice.err.contains("exists"), twice.err);
        for (const QString &name : {QString(), u" "_s, u"a\tb"_s, QString(61, u'x')}) {
            const Ended ended = ctl.run({u"token"_s, u"create"_s, name});
            QCOMPARE(ended.exitCode, 2);
            QCOMPARE(ended.out, QByteArray());
        }
        QCOMPARE(database.count("api_client"), 1);
    }
};

QTEST_GUILESS_MAIN(CliTokensTest)
#include "tst_cli_tokens.moc"
