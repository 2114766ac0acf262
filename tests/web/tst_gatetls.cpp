// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawClient.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"
#include "web/TlsFiles.h"
#include "web/WebService.h"

#include <QSslKey>
#include <QSslSocket>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

QString file(const QString &name)
{
    return QStringLiteral(DERDESK_SOURCE) + u"/tests/support/tls/"_s + name;
}

/// A caller that trusts the service's certificate.
class TlsClient final
{
public:
    explicit TlsClient(const WebService &service, QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater,
                       const QString &certificate = {})
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setProtocol(protocol);
        if (!certificate.isEmpty()) {
            configuration.setLocalCertificateChain(
                QSslCertificate::fromPath(file(certificate + u"certificate.pem"_s)));
            QFile key(file(certificate + u"key.pem"_s));
            if (key.open(QIODevice::ReadOnly))
                configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        }
        configuration.setCaCertificates(QSslCertificate::fromPath(file(u"certificate.pem"_s)));
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(QUrl(service.url()).port()));
    }

    bool isEncrypted() { return m_socket.waitForEncrypted(5'000); }

    QByteArray ask(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        QByteArray answer;
        while (!answer.contains('}') && m_socket.waitForReadyRead(5'000))
            answer += m_socket.readAll();
        return answer;
    }

private:
    QSslSocket m_socket;
};

} // namespace

/// The service behind TLS.
class GateTlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersOverTls();
    void refusesOverTls();
    void speaksNoOldTls();
    void refusesPlainCallers();
    void stalledHandshakesBlockNobody();
    void endsStalledHandshakes();
    void namesFilesThatAreWrong_data();
    void namesFilesThatAreWrong();
    void knowsACallerByItsCertificate();
    void theTokenCountsWhereBothAreShown();
    void believesNoHeaderAboutCertificates();

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<WebService> m_service;
};

void GateTlsTest::init()
{
    const auto tls = readTlsFiles(file(u"certificate.pem"_s), file(u"key.pem"_s));
    QVERIFY2(tls, qPrintable(tls ? QString() : tls.error()));
    WebSettings settings;
    settings.port = 0;
    settings.threads = 2;
    settings.limits.headTime = std::chrono::milliseconds(1'500);
    settings.tls = *tls;
    m_database = std::make_unique<TestDatabase>();
    m_service =
        std::make_unique<WebService>(m_database->database(), m_database->writer(), settings);
    QVERIFY(m_service->start());
    QVERIFY(m_service->url().startsWith(u"https://127.0.0.1:"));
}

/// Whatever happened, a good request works.
void GateTlsTest::cleanup()
{
    QVERIFY(TlsClient(*m_service).ask(good).startsWith("HTTP/1.1 200"));
    m_service.reset();
    m_database.reset();
}

void GateTlsTest::answersOverTls()
{
    TlsClient client(*m_service);
    QVERIFY(client.isEncrypted());
    for (int i = 0; i < 3; ++i)
        QVERIFY(client.ask(good).startsWith("HTTP/1.1 200"));
}

void GateTlsTest::refusesOverTls()
{
    QVERIFY(TlsClient(*m_service).ask("GET /%00 HTTP/1.1\r\n").startsWith("HTTP/1.1 400"));
    TlsClient half(*m_service);
    QVERIFY(half.ask("GET / HT").startsWith("HTTP/1.1 408"));
}

void GateTlsTest::speaksNoOldTls()
{
    QVERIFY(TlsClient(*m_service, QSsl::TlsV1_2).isEncrypted());
    QVERIFY(TlsClient(*m_service, QSsl::TlsV1_3).isEncrypted());
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QVERIFY(!TlsClient(*m_service, QSsl::TlsV1_1).isEncrypted());
    QT_WARNING_POP
}

void GateTlsTest::refusesPlainCallers()
{
    RawClient plain(QUrl(m_service->url()));
    plain.send(good);
    QCOMPARE(plain.status(), 0);
}

void GateTlsTest::stalledHandshakesBlockNobody()
{
    std::vector<std::unique_ptr<RawClient>> stalled;
    for (int i = 0; i < 60; ++i) {
        stalled.push_back(std::make_unique<RawClient>(QUrl(m_service->url())));
        if (i % 2)
            stalled.back()->send("\x16\x03\x01\x02");
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(TlsClient(*m_service).ask(good).startsWith("HTTP/1.1 200"));
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
}

void GateTlsTest::endsStalledHandshakes()
{
    RawClient silent(QUrl(m_service->url()));
    RawClient half(QUrl(m_service->url()));
    half.send("\x16\x03\x01\x02");
    QVERIFY(silent.isClosed(4'000));
    QVERIFY(half.isClosed(4'000));
}

void GateTlsTest::namesFilesThatAreWrong_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message");
    QTest::newRow("no certificate")
        << u"none.pem"_s << u"key.pem"_s << u"none.pem cannot be read"_s;
    QTest::newRow("no key") << u"certificate.pem"_s << u"none.pem"_s
                            << u"none.pem cannot be read"_s;
    QTest::newRow("key as certificate")
        << u"key.pem"_s << u"key.pem"_s << u"key.pem holds no certificate"_s;
    QTest::newRow("another's key")
        << u"certificate.pem"_s << u"client-key.pem"_s << u"client-key.pem do not serve together"_s;
    QTest::newRow("certificate as key") << u"certificate.pem"_s << u"certificate.pem"_s
                                        << u"certificate.pem holds no private key"_s;
}

void GateTlsTest::namesFilesThatAreWrong()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, message);
    const auto tls = readTlsFiles(file(certificate), file(key));
    QVERIFY(!tls);
    QVERIFY2(tls.error().contains(message), qPrintable(tls.error()));
}

namespace {

QByteArray ask(const WebService &service, const QString &certificate, const QByteArray &fields = {},
               QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
{
    TlsClient client(service, protocol, certificate);
    if (!client.isEncrypted())
        return "no handshake";
    return client
        .ask("GET /rest/apis/cross/digitalAssets/derDeviceManagement/tasks/10000000000000 "
             "HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
             fields + "\r\n")
        .mid(9, 3);
}

Result<QString> createClient(TestDatabase &database, const QString &name, const QStringList &scopes,
                             const QString &fingerprint)
{
    return database.run([&](Transaction &tx) {
        return createToken(tx, name, {scopes, {}, fingerprint});
    });
}

} // namespace

void GateTlsTest::knowsACallerByItsCertificate()
{
    const QString fingerprint = *readFingerprint(file(u"client-certificate.pem"_s));
    QCOMPARE(ask(*m_service, u"client-"_s), "401"); // known to nobody yet
    QVERIFY(createClient(*m_database, u"aggregator"_s, {u"read"_s}, fingerprint));
    for (const QSsl::SslProtocol protocol : {QSsl::TlsV1_2, QSsl::TlsV1_3})
        QCOMPARE(ask(*m_service, u"client-"_s, {}, protocol), "404"); // is let in
    QCOMPARE(ask(*m_service, {}), "401");
    QCOMPARE(ask(*m_service, u""_s, "Authorization: Bearer x\r\n"), "401");
    QTRY_COMPARE(m_database->count("request_log WHERE client = 'aggregator' AND status = 404"), 2);
    QVERIFY(m_database->run([](Transaction &tx) { return revokeToken(tx, u"aggregator"_s); }));
    QCOMPARE(ask(*m_service, u"client-"_s), "401");
}

void GateTlsTest::theTokenCountsWhereBothAreShown()
{
    const QString fingerprint = *readFingerprint(file(u"client-certificate.pem"_s));
    QVERIFY(createClient(*m_database, u"reader"_s, {u"read"_s}, fingerprint));
    const auto other = createClient(*m_database, u"writer"_s, {u"register"_s}, {});
    QCOMPARE(ask(*m_service, u"client-"_s, "Authorization: Bearer " + other->toLatin1() + "\r\n"),
             "403");
    QCOMPARE(ask(*m_service, u"client-"_s, "Authorization: Bearer wrong\r\n"), "401");
}

void GateTlsTest::believesNoHeaderAboutCertificates()
{
    const QString fingerprint = *readFingerprint(file(u"client-certificate.pem"_s));
    QVERIFY(createClient(*m_database, u"aggregator"_s, {u"read"_s}, fingerprint));
    QCOMPARE(ask(*m_service, {}, "X-Client-Certificate: " + fingerprint.toLatin1() + "\r\n"),
             "401");
}

QTEST_GUILESS_MAIN(GateTlsTest)
#include "tst_gatetls.moc"
