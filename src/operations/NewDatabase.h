// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/DatabaseUrl.h"

#include <functional>
#include <optional>

namespace derdesk {

enum class NewContent { Empty, Demo };

struct FirstAdministrator
{
    QString name;
    QString password;
};

struct NewDatabase
{
    NewContent content = NewContent::Empty;
    /// With one, everyone has to sign in.
    std::optional<FirstAdministrator> administrator = {};
};

/// Makes a database file that is not there yet, ready for this program: with the default catalogue
/// alone, or with the demo data besides (as derdeskctl init and demo). It gets its name when it is
/// whole; until then it stands in a folder beside it, which goes away whatever happens.
/// \a goOn is asked before each of the newDatabaseSteps steps, which it is told, from 0; false ends
/// it: then the answer is false. Fails as the store does, and as PasswordHash::of() and
/// requireSignIn() do. Blocks for some seconds.
Result<bool> makeDatabaseFile(const DatabaseUrl &file, const NewDatabase &wanted,
                              const Actor &actor, const std::function<bool(int step)> &goOn);
constexpr int newDatabaseSteps = 3;

} // namespace derdesk
