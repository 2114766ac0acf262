// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/RawClient.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

int statusOf(const Serve &serve, const QByteArray &fields)
{
    RawClient client(serve.url());
    client.send("GET /health/live HTTP/1.1\r\n" + fields + "\r\n");
    return client.status();
}

} // namespace

/// derdeskctl serve --limit and --name.
class CliLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsEachLimitThatIsGiven();
    void answersToItsNames();
    void refusesWrongLimits_data();
    void refusesWrongLimits();
    void describesEachLimit();
};

void CliLimitsTest::setsEachLimitThatIsGiven()
{
    TestDatabase database;
    Serve serve(database.url(), {u"--limit"_s, u"header-fields=3"_s, u"--limit"_s,
                                 u"body-bytes=2"_s, u"--limit"_s, u"body-bytes=1"_s});
    const QByteArray host = "Host: localhost\r\n";
    QCOMPARE(statusOf(serve, host + "A: b\r\nA: b\r\n"), 200);
    QCOMPARE(statusOf(serve, host + "A: b\r\nA: b\r\nA: b\r\n"), 431);
    QCOMPARE(statusOf(serve, host + "Content-Length: 2\r\n"), 413); // the last one counts
    QCOMPARE(serve.stop().exitCode, 0);
}

void CliLimitsTest::answersToItsNames()
{
    TestDatabase database;
    Serve serve(database.url(),
                {u"--name"_s, u"der.example.org"_s, u"--name"_s, u"der2.example.org"_s});
    for (const char *known : {"127.0.0.1", "localhost", "der.example.org", "DER2.example.org:443"})
        QCOMPARE(statusOf(serve, QByteArray("Host: ") + known + "\r\n"), 200);
    QCOMPARE(statusOf(serve, "Host: example.org\r\n"), 421);
}

void CliLimitsTest::refusesWrongLimits_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("unknown") << u"colour=3"_s
                             << QByteArray("--limit: there is no limit \"colour\"; there are "
                                           "header-bytes, header-fields, ");
    QTest::newRow("value") << u"connections=many"_s
                           << QByteArray("--limit: connections is \"many\"; it must be a whole "
                                         "number from 1 to 100000");
    QTest::newRow("no value") << u"head-seconds"_s
                              << QByteArray("--limit: head-seconds is \"\"; it must be a number "
                                            "from 0.01 to 86400");
}

void CliLimitsTest::refusesWrongLimits()
{
    QFETCH(QString, limit);
    QFETCH(QByteArray, message);
    TestDatabase database;
    const Ended ended = Derdeskctl(database.url()).run({u"serve"_s, u"--limit"_s, limit});
    QCOMPARE(ended.exitCode, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(message), ended.err);
}

/// What the refusal lists is what the manual page describes.
void CliLimitsTest::describesEachLimit()
{
    TestDatabase database;
    const QByteArray err = Derdeskctl(database.url()).run({u"serve"_s, u"--limit"_s, u"?"_s}).err;
    const qsizetype begin = err.indexOf("there are ") + 10;
    const QList<QByteArray> names = err.mid(begin, err.indexOf('\n') - begin).split(',');
    QCOMPARE(names.size(), 12);
    QFile page(QStringLiteral(DERDESK_SOURCE) + u"/packaging/derdeskctl.1"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    for (const QByteArray &name : names) {
        const QByteArray described = name.trimmed() + " \"=";
        const QByteArray last = name.trimmed() + " =";
        QVERIFY2(text.contains(described) || text.contains(last), name);
    }
}

QTEST_GUILESS_MAIN(CliLimitsTest)
#include "tst_cli_limits.moc"
