// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/SignIn.h"

#include "operations/Password.h"
#include "store/AuditTrail.h"
#include "store/UserQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstPause = 30; // s
constexpr qint64 longestPause = 15 * 60;
constexpr int mostDoublings = 5;

/// Whoever tries is not known yet.
Actor door() { return {ActorKind::System, u"sign-in"_s}; }

/// How many seconds are left to wait.
qint64 pauseLeft(const User &user, const QDateTime &now)
{
    if (user.wrongPasswords < freeTries)
        return 0;
    const int doublings = std::min(user.wrongPasswords - freeTries, mostDoublings);
    const qint64 pause = std::min(firstPause << doublings, longestPause);
    return std::clamp<qint64>(pause - user.lastWrong.secsTo(now), 0, pause);
}

/// Gives what the password has to match; nothing if there is no such user.
Result<QByteArray> countTry(Transaction &tx, const QString &name)
{
    lockUsers(tx);
    auto user = findUser(tx.db(), name);
    if (!user)
        return QByteArray();
    if (const qint64 left = pauseLeft(*user, tx.now()); left > 0)
        return failed(ProblemCode::SignInPaused, {},
                      {{u"value"_s, name}, {u"limit"_s, QString::number(left)}});
    ++user->wrongPasswords;
    user->lastWrong = tx.now();
    updateUser(tx, *user);
    return passwordHash(tx.db(), name);
}

/// A name that there is not stays out of the trail: it may be a password typed into the wrong
/// field.
Result<bool> noteWrong(Transaction &tx, const QString &name)
{
    if (findUser(tx.db(), name))
        audit(tx, u"WRONG_PASSWORD"_s, userTable, name, {});
    return true;
}

/// \a hash: that the password matches; another one may have been set meanwhile.
Result<Actor> letIn(Transaction &tx, const QString &name, const QByteArray &hash)
{
    lockUsers(tx);
    auto user = findUser(tx.db(), name);
    if (!user || passwordHash(tx.db(), name) != hash)
        return failed(ProblemCode::WrongPassword);
    if (!user->isEnabled())
        return failed(ProblemCode::UserDisabled, {}, {{u"value"_s, name}});
    user->wrongPasswords = 0;
    user->lastSignIn = tx.now();
    updateUser(tx, *user);
    audit(tx, u"SIGN_IN"_s, userTable, name, {});
    return Actor{ActorKind::Clerk, name, Standing::SignedIn, user->role};
}

} // namespace

Result<Actor> signIn(Writer &writer, const QString &name, const QString &password)
{
    const auto hash = writer.wait(door(), [&name](Transaction &tx) { return countTry(tx, name); });
    if (!hash)
        return failed(hash.error());
    if (!passwordMatches(*hash, password)) {
        writer.wait(door(), [&name](Transaction &tx) { return noteWrong(tx, name); });
        return failed(ProblemCode::WrongPassword);
    }
    return writer.wait(Actor{ActorKind::Clerk, name, Standing::SignedIn},
                       [&](Transaction &tx) { return letIn(tx, name, *hash); });
}

} // namespace derdesk
