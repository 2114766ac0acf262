// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "store/Transaction.h"

namespace derdesk {

/// What an API client may do: register, interconnect, read.
enum class Scope { Register, Interconnect, Read };
std::span<const QLatin1StringView> enumTexts(Scope);

/// Who sent a request, as its token says.
struct ApiClient
{
    QString name;
    QStringList scopes; ///< texts of Scope

    bool may(Scope scope) const { return scopes.contains(toText(scope)); }
};

/// A token as it is kept: all but its secret.
struct Token
{
    QString name;
    QStringList scopes;
    QDateTime createdAt; ///< UTC
    QDateTime revokedAt; ///< UTC; null: live
};

/// Makes a token and gives its secret, which is kept nowhere. Fails with NotAllowedValue for a name
/// that is blank, longer than 60 or not printable, and for no or unknown scopes; with AlreadyExists
/// for a name that was ever used, since transactions are kept by it.
Result<QString> createToken(Transaction &tx, const QString &name, const QStringList &scopes);

/// Live and revoked ones, by name.
QList<Token> listTokens(Connection &connection);

/// From now on the token opens nothing. Fails with NotFound if there is no live one of this name.
Result<Token> revokeToken(Transaction &tx, const QString &name);

/// The client whose live token this is.
std::optional<ApiClient> authenticate(Connection &connection, const QByteArray &secret);

} // namespace derdesk
