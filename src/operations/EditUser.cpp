// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EditUser.h"

#include "operations/FieldChecks.h"
#include "operations/RoleCheck.h"
#include "store/AuditTrail.h"
#include "store/UserQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 60;
constexpr int longestFullName = 254;
constexpr int longestLock = 24 * 60; // minutes

Problems faultsOfUser(Transaction &tx, const User &user)
{
    Problems problems;
    checkText(problems, user.name, u"/name"_s, longestName, Presence::Required);
    checkText(problems, user.fullName, u"/fullName"_s, longestFullName);
    const bool printable =
        std::all_of(user.name.cbegin(), user.name.cend(), [](QChar c) { return c.isPrint(); });
    if (problems.isEmpty() && (!printable || user.name != user.name.trimmed()))
        problems.append(
            {ProblemCode::NotAllowedValue,
             u"/name"_s,
             {{u"value"_s, user.name}, {u"expected"_s, u"1 to 60 printable characters"_s}}});
    const QList<User> others = users(tx.db());
    const bool taken = std::any_of(others.cbegin(), others.cend(), [&](const User &other) {
        return other.name.compare(user.name, Qt::CaseInsensitive) == 0;
    });
    if (taken)
        problems.append({ProblemCode::AlreadyExists,
                         u"/name"_s,
                         {{u"field"_s, u"user"_s}, {u"value"_s, user.name}}});
    return problems;
}

/// To be changed by the actor.
Result<User> userToChange(Transaction &tx, const QString &name, Permission permission)
{
    if (const auto allowed = checkRole(tx, permission); !allowed)
        return failed(allowed.error());
    lockUsers(tx);
    const auto user = findUser(tx.db(), name);
    if (!user)
        return failed(ProblemCode::NotFound, {}, {{u"field"_s, u"user"_s}, {u"value"_s, name}});
    return *user;
}

/// Asked before anything is written.
bool isLastAdministrator(Transaction &tx, const User &user)
{
    return user.role == Role::Administrator && user.isEnabled() &&
           signInRules(tx.db()).areRequired() && countAdministrators(tx.db()) == 1;
}

} // namespace

Result<User> addUser(Transaction &tx, const User &user, const PasswordHash &password)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    lockUsers(tx);
    if (const Problems problems = faultsOfUser(tx, user); !problems.isEmpty())
        return failed(problems);
    insertUser(tx, user, password.text());
    audit(tx, u"ADD"_s, userTable, user.name,
          changed({{u"full_name"_s, {}, user.fullName}, {u"role"_s, {}, toText(user.role)}}));
    return *findUser(tx.db(), user.name);
}

Result<User> setPassword(Transaction &tx, const QString &name, const PasswordHash &password)
{
    const Actor &actor = tx.actor();
    const bool own = actor.standing == Standing::SignedIn && actor.name == name;
    auto user = userToChange(tx, name, own ? Permission::View : Permission::Administer);
    if (!user)
        return user;
    updatePassword(tx, name, password.text());
    user->wrongPasswords = 0;
    updateUser(tx, *user);
    audit(tx, u"PASSWORD"_s, userTable, name, {});
    return user;
}

Result<User> setRole(Transaction &tx, const QString &name, Role role)
{
    auto user = userToChange(tx, name, Permission::Administer);
    if (!user || user->role == role)
        return user;
    if (isLastAdministrator(tx, *user))
        return failed(ProblemCode::LastAdministrator);
    const FieldChange change{u"role"_s, toText(user->role), toText(role)};
    user->role = role;
    updateUser(tx, *user);
    audit(tx, u"CHANGE"_s, userTable, name, {change});
    return user;
}

Result<User> disableUser(Transaction &tx, const QString &name)
{
    auto user = userToChange(tx, name, Permission::Administer);
    if (!user || !user->isEnabled())
        return user;
    if (isLastAdministrator(tx, *user))
        return failed(ProblemCode::LastAdministrator);
    user->disabledAt = tx.now();
    updateUser(tx, *user);
    audit(tx, u"DISABLE"_s, userTable, name, {});
    return user;
}

Result<User> enableUser(Transaction &tx, const QString &name)
{
    auto user = userToChange(tx, name, Permission::Administer);
    if (!user || user->isEnabled())
        return user;
    user->disabledAt = {};
    user->wrongPasswords = 0;
    updateUser(tx, *user);
    audit(tx, u"ENABLE"_s, userTable, name, {});
    return user;
}

Result<SignInRules> setSignInRules(Transaction &tx, const SignInRules &rules)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (!rules.signIn)
        return failed(ProblemCode::Missing, u"/signIn"_s);
    if (rules.lockMinutes < 0 || rules.lockMinutes > longestLock)
        return failed(ProblemCode::OutOfRange, u"/lockMinutes"_s,
                      {{u"value"_s, QString::number(rules.lockMinutes)},
                       {u"range"_s, u"0 to %1"_s.arg(longestLock)}});
    lockUsers(tx);
    if (rules.areRequired() && countAdministrators(tx.db()) == 0)
        return failed(ProblemCode::LastAdministrator);
    const SignInRules before = signInRules(tx.db());
    const QString chosen = before.signIn ? QString(toText(*before.signIn)) : QString();
    const QList<FieldChange> changes =
        changed({{u"sign_in"_s, chosen, toText(*rules.signIn)},
                 {u"lock_minutes"_s, QString::number(before.lockMinutes),
                  QString::number(rules.lockMinutes)}});
    if (changes.isEmpty())
        return rules;
    updateSignInRules(tx, rules);
    audit(tx, u"CHANGE"_s, u"setting"_s, u"sign_in"_s, changes);
    return rules;
}

Result<User> requireSignIn(Transaction &tx, const User &administrator, const PasswordHash &password)
{
    User first = administrator;
    first.role = Role::Administrator;
    const auto user = addUser(tx, first, password);
    if (!user)
        return user;
    SignInRules rules = signInRules(tx.db());
    rules.signIn = SignIn::Required;
    if (const auto kept = setSignInRules(tx, rules); !kept)
        return failed(kept.error());
    return user;
}

} // namespace derdesk
