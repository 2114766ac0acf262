// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>

#include <tl/expected.hpp>

namespace derdesk {

/// TLS 1.2 and above with the certificate (or chain) and the key of PEM files. Fails with a
/// sentence that names the file.
tl::expected<QSslConfiguration, QString> readTlsFiles(const QString &certificate,
                                                      const QString &key);

} // namespace derdesk
