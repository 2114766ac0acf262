// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "domain/Problem.h"

#include <QDateTime>

namespace derdesk {

/// What a user is; each may do all that those before it may.
enum class Role { Viewer, Clerk, Administrator };
std::span<const QLatin1StringView> enumTexts(Role);
/// In the user's language.
QString roleText(Role role);

/// What can be done, by who may do it.
enum class Permission {
    View,       ///< see, find, print and export
    Work,       ///< what is done to service tasks, runs of F1-STKDF
    Administer, ///< records, imports, API clients, users and settings
};
bool may(Role role, Permission permission);
/// Says to \a user, who may not, whom this is for and what to do next.
Problem refusal(Permission permission, const QString &user);

/// Who may sign in. All but the password.
struct User
{
    QString name;     ///< 1–60 characters
    QString fullName; ///< 254
    Role role = Role::Viewer;
    QDateTime disabledAt;   ///< UTC; null: enabled
    QDateTime lastSignIn;   ///< UTC; null: never
    int wrongPasswords = 0; ///< in a row
    QDateTime lastWrong;    ///< UTC; null: never

    bool isEnabled() const { return disabledAt.isNull(); }
};

/// Whether a database asks its users who they are.
enum class SignIn { None, Required };
std::span<const QLatin1StringView> enumTexts(SignIn);

/// What holds for everyone who opens a window on the database.
struct SignInRules
{
    std::optional<SignIn> signIn; ///< nothing: nobody has chosen yet, which counts as None
    int lockMinutes = 15; ///< 0–1440; a window locks after so long without input; 0: never

    bool areRequired() const { return signIn == SignIn::Required; }
};

} // namespace derdesk
