// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/RawClient.h"
#include "support/TestDatabase.h"

#include <QFile>
#include <QSslSocket>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QString tlsFile(const QString &name)
{
    return QStringLiteral(DERDESK_SOURCE) + u"/tests/support/tls/"_s + name;
}

int statusOf(const Serve &serve, const QByteArray &fields)
{
    RawClient client(serve.url());
    client.send("GET /health/live HTTP/1.1\r\n" + fields + "\r\n");
    return client.status();
}

} // namespace

/// derdeskctl serve --limit, --name and --tls-….
class CliDoorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsEachLimitThatIsGiven();
    void answersToItsNames();
    void refusesWrongLimits_data();
    void refusesWrongLimits();
    void describesEachLimit();
    void listensBeyondThisMachineOverTls();
    void refusesWrongTlsFiles_data();
    void refusesWrongTlsFiles();
};

void CliDoorTest::setsEachLimitThatIsGiven()
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

void CliDoorTest::answersToItsNames()
{
    TestDatabase database;
    Serve serve(database.url(),
                {u"--name"_s, u"der.example.org"_s, u"--name"_s, u"der2.example.org"_s});
    for (const char *known : {"127.0.0.1", "localhost", "der.example.org", "DER2.example.org:443"})
        QCOMPARE(statusOf(serve, QByteArray("Host: ") + known + "\r\n"), 200);
    QCOMPARE(statusOf(serve, "Host: example.org\r\n"), 421);
}

void CliDoorTest::refusesWrongLimits_data()
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

void CliDoorTest::refusesWrongLimits()
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
void CliDoorTest::describesEachLimit()
{
    TestDatabase database;
    const QByteArray err = Derdeskctl(database.url()).run({u"serve"_s, u"--limit"_s, u"?"_s}).err;
    const qsizetype begin = err.indexOf("there are ") + 10;
    const QList<QByteArray> names = err.mid(begin, err.indexOf('\n') - begin).split(',');
    QCOMPARE(names.size(), 14);
    QFile page(QStringLiteral(DERDESK_SOURCE) + u"/packaging/derdeskctl.1"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    for (const QByteArray &name : names) {
        const QByteArray described = name.trimmed() + " \"=";
        const QByteArray last = name.trimmed() + " =";
        QVERIFY2(text.contains(described) || text.contains(last), name);
    }
}

void CliDoorTest::listensBeyondThisMachineOverTls()
{
    TestDatabase database;
    const QStringList everywhere{u"--listen"_s, u"0.0.0.0:0"_s};
    const Ended plain = Derdeskctl(database.url()).run(QStringList{u"serve"_s} + everywhere);
    QCOMPARE(plain.exitCode, 2);
    QVERIFY2(plain.err.contains("--tls-certificate"), plain.err);
    Serve serve(database.url(),
                everywhere + QStringList{u"--tls-certificate"_s, tlsFile(u"certificate.pem"_s),
                                         u"--tls-key"_s, tlsFile(u"key.pem"_s)});
    QCOMPARE(serve.url().host(), u"0.0.0.0");
    QCOMPARE(serve.url().scheme(), u"https");
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(u"127.0.0.1"_s, quint16(serve.url().port()));
    client.write("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    const QByteArray answer = client.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
}

void CliDoorTest::refusesWrongTlsFiles_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("message");
    const QString certificate = tlsFile(u"certificate.pem"_s);
    QTest::newRow("no key") << QStringList{u"--tls-certificate"_s, certificate} << 2
                            << QByteArray("are needed together");
    QTest::newRow("no certificate") << QStringList{u"--tls-key"_s, tlsFile(u"key.pem"_s)} << 2
                                    << QByteArray("are needed together");
    QTest::newRow("no file") << QStringList{u"--tls-certificate"_s, certificate, u"--tls-key"_s,
                                            u"/nothing"_s}
                             << 1 << QByteArray("/nothing cannot be read");
    QTest::newRow("wrong file") << QStringList{u"--tls-certificate"_s, certificate, u"--tls-key"_s,
                                               certificate}
                                << 1 << QByteArray("certificate.pem holds no private key");
}

void CliDoorTest::refusesWrongTlsFiles()
{
    QFETCH(QStringList, options);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, message);
    TestDatabase database;
    const Ended ended = Derdeskctl(database.url()).run(QStringList{u"serve"_s} + options);
    QCOMPARE(ended.exitCode, exitCode);
    QVERIFY2(ended.err.contains(message), ended.err);
}

QTEST_GUILESS_MAIN(CliDoorTest)
#include "tst_cli_door.moc"
