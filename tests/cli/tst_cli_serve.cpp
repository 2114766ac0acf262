// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class CliServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsCleanly_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void stopsCleanly()
    {
        QFETCH(const int, signal);
        TestDatabase database;
        Serve serve(database.url());
        QCOMPARE(serve.url().host(), u"127.0.0.1"_s);
        QVERIFY(serve.url().port() > 0);
        QCOMPARE(status(get(serve.url(u"/health/ready"_s))), 200);
        const Ended ended = serve.stop(signal);
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.out, QByteArray()); // the one line has been read
        QCOMPARE(ended.err, QByteArray());
    }

    void preparesItsDatabase()
    {
        QTemporaryDir folder;
        const DatabaseUrl url{folder.filePath(u"new.db"_s)};
        Serve serve(url);
        Connection connection(url, Connection::Mode::ReadOnly);
        QVERIFY(connection.value(u"SELECT count(*) FROM model"_s).toLongLong() > 2000);
    }

    void keepsWhatItHasTaken()
    {
        TestDatabase database;
        const QByteArray secret =
            Derdeskctl(database.url()).run({u"token"_s, u"create"_s, u"a"_s}).out.trimmed();
        Serve serve(database.url(), {u"--monitor-interval"_s, u"0"_s});
        QList<QNetworkReply *> replies;
        for (int i = 0; i < 60; ++i)
            replies.append(registerThermostat(serve, secret, i));
        QTRY_VERIFY(std::any_of(replies.cbegin(), replies.cend(),
                                [](QNetworkReply *reply) { return reply->isFinished(); }));
        QCOMPARE(serve.stop().exitCode, 0);
        int accepted = 0;
        for (QNetworkReply *reply : replies) {
            QTRY_VERIFY(reply->isFinished());
            accepted += status(reply) == 200;
        }
        QVERIFY(accepted > 0);
        QCOMPARE(database.count("service_task"), accepted); // each that was taken was answered
        QCOMPARE(Derdeskctl(database.url()).run({u"check"_s}).exitCode, 0);
    }

    void runsTheMonitor()
    {
        TestDatabase database;
        const QByteArray secret =
            Derdeskctl(database.url()).run({u"token"_s, u"create"_s, u"a"_s}).out.trimmed();
        Serve serve(database.url(), {u"--monitor-interval"_s, u"1"_s});
        QNetworkReply *reply = registerThermostat(serve, secret, 1);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(status(reply), 200);
        QTRY_COMPARE_WITH_TIMEOUT(database.count("service_task WHERE status = 'COMPLETED'"), 1,
                                  20'000);
        QCOMPARE(serve.stop().exitCode, 0);
        QCOMPARE(database.count("batch_run WHERE status = 'RUNNING'"), 0);
    }

    void runsNoMonitorAtInterval0()
    {
        TestDatabase database;
        Serve serve(database.url(), {u"--monitor-interval"_s, u"0"_s});
        QTest::qWait(1500);
        QCOMPARE(serve.stop().exitCode, 0);
        QCOMPARE(database.count("batch_run"), 0);
    }

    void saysThatThePortIsTaken()
    {
        TestDatabase database;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString address = u"127.0.0.1:%1"_s.arg(taken.serverPort());
        const Ended ended = Derdeskctl(database.url()).run({u"serve"_s, u"--listen"_s, address});
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(address.toUtf8()), ended.err);
    }

    void listensOnIPv6()
    {
        TestDatabase database;
        if (!QTcpServer().listen(QHostAddress::LocalHostIPv6))
            return; // this machine has no IPv6
        QProcess process;
        process.start(Derdeskctl::program(), {u"--database"_s, database.url().text(), u"serve"_s,
                                              u"--listen"_s, u"[::1]:0"_s});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
        const QByteArray line = process.readLine();
        QVERIFY2(line.startsWith("listening on http://[::1]:"), line);
        process.terminate();
        QCOMPARE(Derdeskctl::endOf(process, process.waitForFinished(30'000)).exitCode, 0);
    }

    void idleConnectionsDoNotHoldItUp()
    {
        TestDatabase database;
        Serve serve(database.url());
        QTcpSocket idle;
        idle.connectToHost(u"127.0.0.1"_s, quint16(serve.url().port()));
        QVERIFY(idle.waitForConnected());
        idle.write("POST /rest/apis/cross/digitalAssets/derDeviceManagement/register HTTP/1.1\r\n");
        QVERIFY(idle.waitForBytesWritten());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(serve.stop().exitCode, 0);
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    QNetworkReply *get(const QUrl &url)
    {
        QNetworkReply *reply = m_http.get(QNetworkRequest(url));
        [&] { QTRY_VERIFY(reply->isFinished()); }();
        return reply;
    }

    QNetworkReply *registerThermostat(const Serve &serve, const QByteArray &secret, int number)
    {
        QNetworkRequest request(
            serve.url(u"/rest/apis/cross/digitalAssets/derDeviceManagement/register"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Authorization", "Bearer " + secret);
        const QJsonObject body{
            {u"transactionId"_s, u"T%1"_s.arg(number)},
            {u"assetInfo"_s, QJsonObject{{u"specification"_s, u"TH-1"_s},
                                         {u"serialNo"_s, u"SN%1"_s.arg(number)},
                                         {u"headEndSystem"_s, u"HE"_s},
                                         {u"nicId"_s, u"NIC%1"_s.arg(number)}}},
            {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
            {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}};
        return m_http.post(request, QJsonDocument(body).toJson());
    }

    static int status(QNetworkReply *reply)
    {
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    QNetworkAccessManager m_http;
};

QTEST_GUILESS_MAIN(CliServeTest)
#include "tst_cli_serve.moc"
