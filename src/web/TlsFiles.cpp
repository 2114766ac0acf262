// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/TlsFiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::expected<QByteArray, QString> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QCoreApplication::translate("TlsFiles", "%1 cannot be read: %2")
                                  .arg(path, file.errorString()));
    return file.readAll();
}

QSslKey keyOf(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

tl::expected<QList<QSslCertificate>, QString> readCertificates(const QString &path)
{
    const auto pem = readFile(path);
    if (!pem)
        return tl::unexpected(pem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*pem);
    if (chain.isEmpty())
        return tl::unexpected(
            QCoreApplication::translate("TlsFiles", "%1 holds no certificate in PEM").arg(path));
    return chain;
}

/// Begins to greet a caller: only then it turns out whether the key is the certificate's.
class Greeter final : public QTcpServer
{
public:
    explicit Greeter(const QSslConfiguration &configuration)
        : m_configuration(configuration)
    {
    }

    QString error; ///< empty: none

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QSslSocket socket;
        QObject::connect(&socket, &QSslSocket::errorOccurred, this, [this, &socket] {
            error = error.isEmpty() ? socket.errorString() : error;
        });
        socket.setSocketDescriptor(descriptor);
        socket.setSslConfiguration(m_configuration);
        socket.startServerEncryption();
    }

private:
    const QSslConfiguration m_configuration;
};

/// Why the configuration cannot serve; empty if it can.
QString faultOf(const QSslConfiguration &configuration)
{
    Greeter greeter(configuration);
    QTcpSocket caller;
    greeter.listen(QHostAddress::LocalHost);
    caller.connectToHost(QHostAddress::LocalHost, greeter.serverPort());
    return greeter.waitForNewConnection(1'000) ? greeter.error : greeter.errorString();
}

} // namespace

tl::expected<QSslConfiguration, QString> readTlsFiles(const QString &certificate,
                                                      const QString &key)
{
    const auto chain = readCertificates(certificate);
    if (!chain)
        return tl::unexpected(chain.error());
    const auto keyPem = readFile(key);
    if (!keyPem)
        return tl::unexpected(keyPem.error());
    const QSslKey privateKey = keyOf(*keyPem);
    if (privateKey.isNull())
        return tl::unexpected(u"%1 holds no private key, RSA or EC, in PEM"_s.arg(key));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    // Who signed a caller's certificate does not matter: its fingerprint is looked up.
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    configuration.setCaCertificates({});
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(privateKey);
    if (const QString fault = faultOf(configuration); !fault.isEmpty())
        return tl::unexpected(
            u"%1 and %2 do not serve together: %3"_s.arg(certificate, key, fault));
    return configuration;
}

tl::expected<QString, QString> readFingerprint(const QString &certificate)
{
    const auto chain = readCertificates(certificate);
    if (!chain)
        return tl::unexpected(chain.error());
    return QString::fromLatin1(chain->constFirst().digest(QCryptographicHash::Sha256).toHex());
}

} // namespace derdesk
