// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>

#include <tl/expected.hpp>

namespace derdesk {

/// TLS 1.2 and above with the certificate (or chain) and the key of PEM files; callers are asked
/// for a certificate, but need none. Fails with a sentence that names the file.
tl::expected<QSslConfiguration, QString> readTlsFiles(const QString &certificate,
                                                      const QString &key);

/// The SHA-256 fingerprint of a PEM file's first certificate, in lower-case hexadecimal digits.
/// Fails with a sentence that names the file.
tl::expected<QString, QString> readFingerprint(const QString &certificate);

} // namespace derdesk
