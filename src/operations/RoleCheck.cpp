// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RoleCheck.h"

#include "store/UserQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

Result<void> checkRole(Transaction &tx, Permission permission)
{
    const Actor &actor = tx.actor();
    if (actor.kind != ActorKind::Clerk || actor.standing == Standing::Host)
        return {};
    if (actor.standing == Standing::Open) {
        if (signInRules(tx.db()).areRequired())
            return failed(ProblemCode::SignInNeeded);
        return {};
    }
    const auto user = findUser(tx.db(), actor.name);
    if (!user)
        return failed(ProblemCode::SignInNeeded);
    if (!user->isEnabled())
        return failed(ProblemCode::UserDisabled, {}, {{u"value"_s, user->name}});
    if (!may(user->role, permission))
        return failed({refusal(permission, user->name)});
    return {};
}

} // namespace derdesk
