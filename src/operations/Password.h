// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QByteArray>

namespace derdesk {

/// The shortest and the longest password, in characters.
inline constexpr int shortestPassword = 10;
inline constexpr int longestPassword = 200;

/// What is kept of a password: Argon2id with its salt and its costs, as a text. Making one takes
/// 64 MiB and some tenths of a second: never on the GUI's thread, nor in a transaction.
class PasswordHash final
{
public:
    /// Fails with OutOfRange, at "/password", if it is too short or too long.
    static Result<PasswordHash> of(const QString &password);

    const QByteArray &text() const { return m_text; }

private:
    explicit PasswordHash(QByteArray text)
        : m_text(std::move(text))
    {
    }

    QByteArray m_text;
};

/// Whether it is the password of that hash. Takes as long as making one, also if \a hash is empty,
/// as that of a user who is not there: then it is not.
bool passwordMatches(const QByteArray &hash, const QString &password);

} // namespace derdesk
