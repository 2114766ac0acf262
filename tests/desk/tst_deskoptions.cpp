// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/DeskOptions.h"
#include "support/FreshDatabase.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What derdesk takes from its command line, and how the real program answers to it.
class TestDeskOptions : public QObject
{
    Q_OBJECT

    struct Ended
    {
        int exitCode = -1;
        QString out;
        QString err;
    };
    static auto parse(const QStringList &arguments)
    {
        return DeskOptions::parse(QStringList{u"derdesk"_s} + arguments);
    }
    static Ended run(const QStringList &arguments, const QString &platform = u"offscreen"_s)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(DERDESK_BIN "/derdesk"), arguments);
        if (!process.waitForFinished(30'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void nothingIsAskedFor()
    {
        const auto options = parse({});
        QVERIFY(options);
        QVERIFY(!options->database);
        QVERIFY(options->listen);
        QCOMPARE(options->listen->address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(options->listen->port, quint16(8480));
        QVERIFY(!options->language);
        QVERIFY(!options->theme);
        QVERIFY(!options->helpWanted);
    }

    void everythingIsAskedFor()
    {
        const auto options =
            parse({u"--database"_s, u"sqlite:/data/desk.db"_s, u"--listen"_s, u"[::1]:9000"_s,
                   u"--language"_s, u"de"_s, u"--theme"_s, u"dark"_s});
        QVERIFY(options);
        QCOMPARE(options->database->path, u"/data/desk.db"_s);
        QCOMPARE(options->listen->address, QHostAddress(QHostAddress::LocalHostIPv6));
        QCOMPARE(options->listen->port, quint16(9000));
        QCOMPARE(options->language->language(), QLocale::German);
        QCOMPARE(options->theme, Theme::Dark);
    }

    void noWebService()
    {
        const auto options = parse({u"--listen=none"_s});
        QVERIFY(options);
        QVERIFY(!options->listen);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QStringList &arguments, const QString &words) {
            QTest::newRow(name) << arguments << words;
        };
        row("unknown option", {u"--colour"_s}, u"colour"_s);
        row("a word", {u"serve"_s}, u"Unexpected argument \"serve\"."_s);
        row("theme", {u"--theme=blue"_s},
            u"--theme: \"blue\" is not one of light, dark, system."_s);
        row("language", {u"--language=klingon"_s}, u"--language: \"klingon\" is no language."_s);
        row("port", {u"--listen=127.0.0.1:70000"_s}, u"127.0.0.1:70000"_s);
        row("no port", {u"--listen=127.0.0.1"_s}, u"--listen: "_s);
        row("host name", {u"--listen=example.com:80"_s}, u"--listen: "_s);
        row("database", {u"--database=desk.db"_s}, u"--database: "_s);
        row("no value", {u"--theme"_s}, u"theme"_s);
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const auto options = parse(arguments);
        QVERIFY(!options);
        QVERIFY2(options.error().join(u'\n').contains(words),
                 qPrintable(options.error().join(u'\n')));
        const Ended ended = run(arguments);
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.err.contains(words), qPrintable(ended.err));
        QVERIFY(ended.err.endsWith(u"Try derdesk --help\n"_s));
        QCOMPARE(ended.out, QString());
    }

    void allFaultsAreNamedTogether()
    {
        const auto options = parse({u"--theme=blue"_s, u"--listen=x"_s, u"word"_s});
        QVERIFY(!options);
        QCOMPARE(options.error().size(), 3);
    }

    void helpNeedsNoScreen()
    {
        const Ended ended = run({u"--help"_s}, u"xcb"_s);
        QCOMPARE(ended.exitCode, 0);
        for (const char *option :
             {"--database", "--listen", "--language", "--theme", "--help", "--version"})
            QVERIFY2(ended.out.contains(QString::fromLatin1(option)), option);
    }

    void versionNeedsNoScreen()
    {
        const Ended ended = run({u"--version"_s}, u"xcb"_s);
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.out, u"derdesk %1\n"_s.arg(QStringLiteral(DERDESK_VERSION)));
    }

    void theDeskServesWhileItIsOpen()
    {
        FreshDatabase database;
        quint16 port = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            port = probe.serverPort();
        }
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(
            QStringLiteral(DERDESK_BIN "/derdesk"),
            {u"--database"_s, database.url().text(), u"--listen"_s, u"127.0.0.1:%1"_s.arg(port)});
        QVERIFY(process.waitForStarted());
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     QTcpSocket socket;
                                     socket.connectToHost(QHostAddress::LocalHost, port);
                                     if (!socket.waitForConnected(500))
                                         return false;
                                     socket.write(
                                         "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n"
                                         "Connection: close\r\n\r\n");
                                     while (socket.waitForReadyRead(2000))
                                         answer += socket.readAll();
                                     return answer.startsWith("HTTP/1.1 200");
                                 }()),
                                 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestDeskOptions)
#include "tst_deskoptions.moc"
