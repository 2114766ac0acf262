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
    const QString faults = counts.faults == 0   ? u"no faults"_s
                           : counts.faults == 1 ? u"1 fault"_s
                                                : u"%1 faults"_s.arg(counts.faults);
    printLine(
        u"%1 tasks, %2 log entries: %3"_s.arg(counts.tasks).arg(counts.logEntries).arg(faults));
    if (counts.faults > 0)
        return tl::unexpected(Failure{ExitCode::Failed, {}});
    return {};
}

} // namespace derdesk
