// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/DatabaseUrl.h"

#include <functional>

namespace derdesk {

enum class NewContent { Empty, Demo };

/// Makes a database file that is not there yet, ready for this program: with the default catalogue
/// alone, or with the demo data besides (as derdeskctl init and demo). It gets its name when it is
/// whole; until then it stands in a folder beside it, which goes away whatever happens.
/// \a goOn is asked before each of the newDatabaseSteps steps, which it is told, from 0; false ends
/// it: then the answer is false. Fails as the store does. Blocks for some seconds.
Result<bool> makeDatabaseFile(const DatabaseUrl &file, NewContent content, const Actor &actor,
                              const std::function<bool(int step)> &goOn);
constexpr int newDatabaseSteps = 3;

} // namespace derdesk
