// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"

#include <QRegularExpression>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QString certificate()
{
    return QStringLiteral(DERDESK_SOURCE "/tests/support/tls/client-certificate.pem");
}

} // namespace

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
        ctl.run({u"token"_s, u"create"_s, u"zebra corp"_s, u"--valid-days"_s, u"90"_s,
                 u"--certificate"_s, certificate()});
        ctl.run({u"token"_s, u"create"_s, u"apple"_s, u"--scope"_s, u"read"_s});
        QCOMPARE(ctl.run({u"token"_s, u"revoke"_s, u"apple"_s}).exitCode, 0);
        const Ended list = ctl.run({u"token"_s, u"list"_s});
        QCOMPARE(list.exitCode, 0);
        const QString time = u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"_s;
        const QRegularExpression expected(
            u"\\Aapple\tread\t%1\t%1\t-\t-\t-\t-\n"
            "zebra corp\tregister,interconnect,read\t%1\t-\t%1\t-\t[0-9a-f]{64}\t-\n\\z"_s.arg(
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

    void letsInForDays()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QByteArray secret =
            ctl.run({u"token"_s, u"create"_s, u"a"_s, u"--valid-days"_s, u"30"_s}).out.trimmed();
        const auto client = authenticate(database.read(), secret);
        QVERIFY(client);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(!client->hasExpired(now.addDays(30).addSecs(-60)));
        QVERIFY(client->hasExpired(now.addDays(30)));
        for (const QString &days : {u"0"_s, u"-1"_s, u"soon"_s, u"40000"_s}) {
            const Ended ended = ctl.run({u"token"_s, u"create"_s, u"b"_s, u"--valid-days"_s, days});
            QCOMPARE(ended.exitCode, 2);
            QVERIFY2(ended.err.contains("--valid-days"), ended.err);
        }
    }

    void renews()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        const QByteArray old = ctl.run({u"token"_s, u"create"_s, u"a"_s}).out.trimmed();
        const Ended renewed = ctl.run({u"token"_s, u"renew"_s, u"a"_s});
        QCOMPARE(renewed.exitCode, 0);
        QVERIFY(!authenticate(database.read(), old));
        QVERIFY(authenticate(database.read(), renewed.out.trimmed()));
        const Ended nobody = ctl.run({u"token"_s, u"renew"_s, u"nobody"_s});
        QCOMPARE(nobody.exitCode, 1);
        QVERIFY2(nobody.err.contains("nobody"), nobody.err);
    }

    void refusesFilesThatAreNoCertificates()
    {
        TestDatabase database;
        const Derdeskctl ctl(database.url());
        for (const QString &file : {u"/none.pem"_s, QStringLiteral(DERDESK_SOURCE "/LICENSE")}) {
            const Ended ended =
                ctl.run({u"token"_s, u"create"_s, u"a"_s, u"--certificate"_s, file});
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(ended.err.contains(file.toUtf8()), ended.err);
        }
        QCOMPARE(database.count("api_client"), 0);
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
