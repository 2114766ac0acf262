// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "operations/CheckDatabase.h"

namespace derdesk {

using namespace Qt::StringLiterals;

CommandResult check(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    const CheckCounts counts = checkDatabase(opened.connection(), printFault);
    printLine(u"%1 tasks, %2 log entries: %3"_s.arg(counts.tasks)
                  .arg(counts.logEntries)
                  .arg(faultsText(counts.faults)));
    if (counts.faults > 0)
        return tl::unexpected(Failure{ExitCode::Failed, {}});
    return {};
}

} // namespace derdesk
