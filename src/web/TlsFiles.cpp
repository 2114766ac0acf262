// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/TlsFiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::expected<QByteArray, QString> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
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

} // namespace

tl::expected<QSslConfiguration, QString> readTlsFiles(const QString &certificate,
                                                      const QString &key)
{
    const auto certificatePem = readFile(certificate);
    if (!certificatePem)
        return tl::unexpected(certificatePem.error());
    const auto keyPem = readFile(key);
    if (!keyPem)
        return tl::unexpected(keyPem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem);
    if (chain.isEmpty())
        return tl::unexpected(u"%1 holds no certificate in PEM"_s.arg(certificate));
    const QSslKey privateKey = keyOf(*keyPem);
    if (privateKey.isNull())
        return tl::unexpected(u"%1 holds no private key, RSA or EC, in PEM"_s.arg(key));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    return configuration;
}

} // namespace derdesk
