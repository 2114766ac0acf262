// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

namespace derdesk {

/// What will clear a problem that holds a task up, in a sentence or two in the user's language;
/// empty for a code that holds no task up.
QString remedyText(ProblemCode code);

/// Whether correcting what the request says can clear it.
bool clearedByEditing(ProblemCode code);

} // namespace derdesk
