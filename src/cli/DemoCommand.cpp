// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "operations/DemoData.h"
#include "operations/DemoTasks.h"
#include "operations/PrepareDatabase.h"
#include "store/TaskText.h"

#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostTasks = 100'000'000;
constexpr qint64 largestSeed = std::numeric_limits<quint32>::max();

Result<qint64> writeTasks(Writer &writer, qint64 count, quint32 seed)
{
    DemoTasks tasks(count, seed);
    Result<qint64> written = 0;
    while (written && !tasks.isDone())
        written = writer.wait(thisUser(), [&](Transaction &tx) { return tasks.writeBatch(tx); });
    return written;
}

/// Of so many at once the Writer would take long to add the texts.
Result<bool> addTexts(Writer &writer)
{
    constexpr int textsAtATime = 20'000;
    constexpr int pagesAtATime = 2'000;
    Result<bool> more = true;
    while (more && *more)
        more = writer.wait(thisUser(), [](Transaction &tx) -> Result<bool> {
            return tx.db().engine() == Engine::Sqlite &&
                   (addTaskTexts(tx.db(), textsAtATime) || mergeTaskTexts(tx.db(), pagesAtATime));
        });
    return more;
}

} // namespace

CommandResult makeDemoData(const Invocation &call)
{
    const auto tasks = call.number(u"tasks"_s, 1, mostTasks, 0);
    if (!tasks)
        return tl::unexpected(tasks.error());
    const auto seed = call.number(u"seed"_s, 0, largestSeed, 1);
    if (!seed)
        return tl::unexpected(seed.error());
    if (const auto prepared = prepareDatabase(call.database()); !prepared)
        return failure(prepared.error(), call.database());
    OpenedDatabase opened(call.database());
    DemoCounts made;
    if (!call.has(u"tasks"_s) || !hasDemoData(opened.connection())) {
        const auto filled = opened.writer().wait(
            thisUser(), [&](Transaction &tx) { return fillDemo(tx, quint32(*seed)); });
        if (!filled)
            return failure(filled.error(), call.database());
        made = *filled;
    }
    if (*tasks > made.tasks) {
        const auto written = writeTasks(opened.writer(), *tasks - made.tasks, quint32(*seed));
        if (!written)
            return failure(written.error(), call.database());
        made.tasks += *written;
        if (const auto added = addTexts(opened.writer()); !added)
            return failure(added.error(), call.database());
    }
    printLine(u"%1 customers, %2 tasks"_s.arg(made.customers).arg(made.tasks));
    return {};
}

} // namespace derdesk
