// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/User.h"
#include "store/Transaction.h"

namespace derdesk {

/// As the audit trail names their table.
inline const QString userTable = QStringLiteral("app_user");

/// The users and the rules for signing in. All throw StoreError.

/// Asked but once in a transaction, until somebody changes one.
std::optional<User> findUser(Connection &connection, const QString &name);
/// All of them, by name.
QList<User> users(Connection &connection);
/// How many administrators can sign in.
int countAdministrators(Connection &connection);
/// What verifies the password; empty if there is no such user.
QByteArray passwordHash(Connection &connection, const QString &name);

/// From here to the commit nobody else changes users or rules.
void lockUsers(Transaction &tx);
void insertUser(Transaction &tx, const User &user, const QByteArray &passwordHash);
/// Keeps all but the name and the password.
void updateUser(Transaction &tx, const User &user);
void updatePassword(Transaction &tx, const QString &name, const QByteArray &passwordHash);

/// Asked but once in a transaction, until somebody changes them.
SignInRules signInRules(Connection &connection);
/// \a rules.signIn must be chosen.
void updateSignInRules(Transaction &tx, const SignInRules &rules);

} // namespace derdesk
