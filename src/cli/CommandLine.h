// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/CommandResult.h"

namespace derdesk {

/// Runs derdeskctl; \a arguments are the program's, its name first. Prints what there is to say.
ExitCode runCommandLine(const QStringList &arguments);

} // namespace derdesk
