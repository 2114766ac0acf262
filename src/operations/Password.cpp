// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Password.h"

#include "operations/FieldChecks.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The same password on any keyboard: "ü" may be typed as one character or as two.
QByteArray bytesOf(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

QByteArray passwordHash(const QString &password)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not work here");
    const QByteArray bytes = bytesOf(password);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(
            hash.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::runtime_error("there is no memory to make a password's hash");
    return hash.data();
}

} // namespace

Result<PasswordHash> PasswordHash::of(const QString &password)
{
    const qsizetype length = characterCount(password);
    if (length < shortestPassword || length > longestPassword)
        return failed(ProblemCode::OutOfRange, u"/password"_s,
                      {{u"value"_s, u"%1 characters long"_s.arg(length)},
                       {u"range"_s,
                        u"%1 to %2 characters long"_s.arg(shortestPassword).arg(longestPassword)}});
    return PasswordHash(passwordHash(password));
}

bool passwordMatches(const QByteArray &hash, const QString &password)
{
    static const QByteArray nobodys = passwordHash(u"of nobody"_s);
    const QByteArray bytes = bytesOf(password);
    const QByteArray &asked = hash.isEmpty() ? nobodys : hash;
    const bool same = crypto_pwhash_str_verify(asked.constData(), bytes.constData(),
                                               static_cast<unsigned long long>(bytes.size())) == 0;
    return same && !hash.isEmpty();
}

} // namespace derdesk
