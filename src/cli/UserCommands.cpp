// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/PasswordPrompt.h"
#include "operations/EditUser.h"
#include "store/UserQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int dayOfMinutes = 24 * 60;

tl::expected<Role, Failure> roleOf(const QString &text)
{
    if (const auto role = fromText<Role>(text.toUpper()))
        return *role;
    return wrongUsage(u"\"%1\" is not one of viewer, clerk, administrator"_s.arg(text));
}

tl::expected<PasswordHash, Failure> newHash(const QString &name)
{
    const auto password = readNewPassword(name);
    if (!password)
        return failure(u"the two passwords are not the same; nothing was changed"_s);
    const auto hash = PasswordHash::of(*password);
    if (!hash)
        return failure(hash.error().constFirst().detail());
    return *hash;
}

template <typename Work>
CommandResult change(const Invocation &call, Work work)
{
    OpenedDatabase opened(call.database());
    const auto done = opened.writer().wait(thisUser(), work);
    if (!done)
        return failure(done.error(), call.database());
    return {};
}

} // namespace

CommandResult createUser(const Invocation &call)
{
    const auto role = roleOf(call.text(u"role"_s));
    if (!role)
        return tl::unexpected(role.error());
    User user;
    user.name = call.argument(0);
    user.fullName = call.text(u"full-name"_s);
    user.role = *role;
    const auto hash = newHash(user.name);
    if (!hash)
        return tl::unexpected(hash.error());
    return change(call, [&](Transaction &tx) { return addUser(tx, user, *hash); });
}

CommandResult listUsers(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    for (const User &user : users(opened.connection())) {
        const QStringList columns{user.name, toText(user.role).toLower(), user.fullName,
                                  timeText(user.lastSignIn), timeText(user.disabledAt)};
        printLine(columns.join(u'\t'));
    }
    return {};
}

CommandResult setUserPassword(const Invocation &call)
{
    const auto hash = newHash(call.argument(0));
    if (!hash)
        return tl::unexpected(hash.error());
    return change(call, [&](Transaction &tx) { return setPassword(tx, call.argument(0), *hash); });
}

CommandResult setUserRole(const Invocation &call)
{
    const auto role = roleOf(call.argument(1));
    if (!role)
        return tl::unexpected(role.error());
    return change(call, [&](Transaction &tx) { return setRole(tx, call.argument(0), *role); });
}

CommandResult disableUserNow(const Invocation &call)
{
    return change(call, [&](Transaction &tx) { return disableUser(tx, call.argument(0)); });
}

CommandResult enableUserNow(const Invocation &call)
{
    return change(call, [&](Transaction &tx) { return enableUser(tx, call.argument(0)); });
}

CommandResult setSignIn(const Invocation &call)
{
    const auto signIn = fromText<SignIn>(call.argument(0));
    if (!signIn)
        return wrongUsage(u"\"%1\" is not one of required, none"_s.arg(call.argument(0)));
    const auto minutes = call.number(u"lock-minutes"_s, 0, dayOfMinutes, -1);
    if (!minutes)
        return tl::unexpected(minutes.error());
    return change(call, [&](Transaction &tx) {
        SignInRules rules = signInRules(tx.db());
        rules.signIn = *signIn;
        if (*minutes >= 0)
            rules.lockMinutes = int(*minutes);
        return setSignInRules(tx, rules);
    });
}

} // namespace derdesk
