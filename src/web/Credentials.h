// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "store/Writer.h"

namespace derdesk {

/// What an API client may do: register, interconnect, read, acknowledge.
enum class Scope { Register, Interconnect, Read, Acknowledge };
std::span<const QLatin1StringView> enumTexts(Scope);

/// Who sent a request, as its token or certificate says.
struct ApiClient
{
    QString name;
    QStringList scopes;   ///< texts of Scope
    QDateTime expiresAt;  ///< UTC; null: never
    QDateTime lastUsedAt; ///< UTC, to the minute; null: never

    bool may(Scope scope) const { return scopes.contains(toText(scope)); }
    bool hasExpired(const QDateTime &now) const { return expiresAt.isValid() && expiresAt <= now; }
};

/// How an API client may come in.
struct Access
{
    QStringList scopes;  ///< texts of Scope
    QDateTime expiresAt; ///< UTC; null: never
    QString certificate; ///< SHA-256 fingerprint, in lower-case hexadecimal digits; empty: none
    QString headEndSystem = {}; ///< for which it speaks, with the scope acknowledge; empty: none
};

/// For so many days at the most.
constexpr int mostValidDays = 36'500;
/// When they are over, from now on; null for 0 days, which is never.
QDateTime endOfDays(int days);

/// A token as it is kept: all but its secret.
struct Token
{
    QString name;
    Access access;
    QDateTime createdAt;  ///< UTC
    QDateTime revokedAt;  ///< UTC; null: live
    QDateTime lastUsedAt; ///< UTC, to the minute; null: never
};

/// Only administrators may make, renew and revoke: others fail as checkRole() does. What is done is
/// in the audit trail, without any secret.

/// Makes a token and gives its secret, which is kept nowhere. Fails with NotAllowedValue for a name
/// that is blank, longer than 60 or not printable, for no or unknown scopes,
/// and for the scope acknowledge without a head-end system that is there; with AlreadyExists
/// for a name that was ever used, since transactions are kept by it, and for another's certificate.
Result<QString> createToken(Transaction &tx, const QString &name, const Access &access);

/// Gives the client a new secret, whether its token was live, revoked or expired, and another
/// certificate unless \a certificate is empty. What it had opens nothing from now on. Fails with
/// NotFound, and with AlreadyExists for another's certificate.
Result<QString> renewToken(Transaction &tx, const QString &name, const QDateTime &expiresAt,
                           const QString &certificate);

/// Live and revoked ones, by name.
QList<Token> listTokens(Connection &connection);

/// From now on neither token nor certificate opens anything. Fails with NotFound if there is no
/// live one of this name.
Result<Token> revokeToken(Transaction &tx, const QString &name);

/// The client whose secret this is, unless it is revoked; it may have expired.
std::optional<ApiClient> authenticate(Connection &connection, const QByteArray &secret);

/// The client whose certificate this is the fingerprint of, unless it is revoked; it may have
/// expired.
std::optional<ApiClient> authenticateCertificate(Connection &connection,
                                                 const QByteArray &fingerprint);

/// Has the Writer note that the client came in.
void noteUse(Writer &writer, const QString &name, const QDateTime &now);

} // namespace derdesk
