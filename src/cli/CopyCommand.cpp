// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Output.h"
#include "cli/PasswordPrompt.h"
#include "operations/CopyDatabase.h"
#include "store/StoreError.h"

#include <QElapsedTimer>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::expected<DatabaseUrl, Failure> urlOf(const Invocation &call, const QString &option)
{
    const auto url = DatabaseUrl::parse(call.text(option));
    if (!url)
        return wrongUsage(u"--%1: %2"_s.arg(option, url.error().constFirst().detail()));
    return *url;
}

/// A line when a table is done, and one now and then before.
CopyProgress printProgress()
{
    QElapsedTimer timer;
    timer.start();
    return [timer](const QString &table, qint64 rows, qint64 all) mutable {
        if (rows < all && timer.elapsed() < betweenLines)
            return;
        timer.restart();
        printLine(u"%1: %2 of %3 rows"_s.arg(table).arg(rows).arg(all));
    };
}

CommandResult copy(const DatabaseUrl &from, const DatabaseUrl &to)
{
    askServerPassword(from);
    askServerPassword(to);
    const CopyCounts copied = copyDatabase(from, to, printProgress(), printFault);
    printLine(
        u"%1 tables, %2 rows are equal in both; %3 tasks, %4 log entries: %5"_s.arg(copied.tables)
            .arg(copied.rows)
            .arg(copied.check.tasks)
            .arg(copied.check.logEntries)
            .arg(faultsText(copied.faults)));
    if (copied.faults > 0)
        return tl::unexpected(Failure{ExitCode::Failed, {}});
    return {};
}

} // namespace

CommandResult copyRecords(const Invocation &call)
{
    const auto from = urlOf(call, u"from"_s);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = urlOf(call, u"to"_s);
    if (!to)
        return tl::unexpected(to.error());
    try {
        return copy(*from, *to);
    } catch (const StoreError &error) {
        return failure({error.problem()}, u"%1 to %2"_s.arg(from->text(), to->text()));
    }
}

} // namespace derdesk
