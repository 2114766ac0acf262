// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/User.h"

#include <QCoreApplication>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct PermissionRow
{
    Role least;
    ProblemCode refusal;
};

// One row for each enumerator of Permission, in its order.
constexpr std::array permissionRows{
    PermissionRow{Role::Viewer, ProblemCode::SignInNeeded},
    PermissionRow{Role::Clerk, ProblemCode::ClerkNeeded},
    PermissionRow{Role::Administrator, ProblemCode::AdministratorNeeded},
};
static_assert(permissionRows.size() == std::size_t(Permission::Administer) + 1);

} // namespace

std::span<const QLatin1StringView> enumTexts(Role)
{
    static constexpr std::array texts{"VIEWER"_L1, "CLERK"_L1, "ADMINISTRATOR"_L1};
    return texts;
}

std::span<const QLatin1StringView> enumTexts(SignIn)
{
    static constexpr std::array texts{"none"_L1, "required"_L1};
    return texts;
}

QString roleText(Role role)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("Role", "Viewer"),
                                      QT_TRANSLATE_NOOP("Role", "Clerk"),
                                      QT_TRANSLATE_NOOP("Role", "Administrator")};
    return QCoreApplication::translate("Role", texts[std::size_t(role)]);
}

bool may(Role role, Permission permission)
{
    return role >= permissionRows[std::size_t(permission)].least;
}

Problem refusal(Permission permission, const QString &user)
{
    return {permissionRows[std::size_t(permission)].refusal, {}, {{u"value"_s, user}}};
}

} // namespace derdesk
