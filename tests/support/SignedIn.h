// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/EditUser.h"
#include "support/TestDatabase.h"

namespace derdesk {

/// The password of all users that tests make.
inline QString testPassword() { return QStringLiteral("correct horse"); }

inline Actor signedIn(const QString &name, Role role = Role::Administrator)
{
    return {ActorKind::Clerk, name, Standing::SignedIn, role};
}

/// Adds a user as whoever may run programs on the host does.
inline void addTestUser(TestDatabase &db, const QString &name, Role role)
{
    static const PasswordHash hash = *PasswordHash::of(testPassword());
    const Actor host{ActorKind::Clerk, QStringLiteral("root"), Standing::Host};
    const auto added = db.writer().wait(host, [&](Transaction &tx) {
        return addUser(tx, {name, name + QStringLiteral(" the First"), role, {}, {}, 0, {}}, hash);
    });
    if (!added)
        qFatal("%s", qPrintable(sentences(added.error())));
}

/// One user for each role, named after it; everyone has to sign in.
inline void addTestUsers(TestDatabase &db, SignIn signIn = SignIn::Required)
{
    addTestUser(db, QStringLiteral("viewer"), Role::Viewer);
    addTestUser(db, QStringLiteral("clerk"), Role::Clerk);
    addTestUser(db, QStringLiteral("administrator"), Role::Administrator);
    const auto chosen = db.run([&](Transaction &tx) { return setSignInRules(tx, {signIn, 15}); });
    if (!chosen)
        qFatal("%s", qPrintable(sentences(chosen.error())));
}

} // namespace derdesk
