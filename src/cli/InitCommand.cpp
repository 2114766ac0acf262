// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Output.h"
#include "operations/PrepareDatabase.h"

namespace derdesk {

using namespace Qt::StringLiterals;

CommandResult initDatabase(const Invocation &call)
{
    const auto prepared = prepareDatabase(call.database());
    if (!prepared)
        return failure(prepared.error(), call.database());
    printLine(u"schema version %1, %2 models"_s.arg(prepared->schemaVersion).arg(prepared->models));
    return {};
}

} // namespace derdesk
