// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Password.h"
#include "store/Transaction.h"

namespace derdesk {

/// What administrators do to users and to the rules for signing in. Users are never deleted: the
/// trail and the logs name them. Each change is in the audit trail, without passwords. All fail as
/// checkRole() does for administrators; those that concern a user, with NotFound; those that would
/// leave no administrator where signing in is required, with LastAdministrator.

/// \a user: name, full name and role count. Fails with everything that is wrong with them, by
/// "/name" and "/fullName", and with AlreadyExists, also for a name that differs only in case.
Result<User> addUser(Transaction &tx, const User &user, const PasswordHash &password);
/// Signed-in users may do it for themselves; wrong passwords that they gave are forgotten.
Result<User> setPassword(Transaction &tx, const QString &name, const PasswordHash &password);
Result<User> setRole(Transaction &tx, const QString &name, Role role);
/// Whoever is signed in as this user may do nothing from now on.
Result<User> disableUser(Transaction &tx, const QString &name);
Result<User> enableUser(Transaction &tx, const QString &name);

/// Fails with Missing if nothing is chosen, OutOfRange for the minutes.
Result<SignInRules> setSignInRules(Transaction &tx, const SignInRules &rules);
/// For the first run: the first administrator, and from now on everyone has to sign in.
Result<User> requireSignIn(Transaction &tx, const User &administrator,
                           const PasswordHash &password);

} // namespace derdesk
