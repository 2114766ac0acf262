// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Output.h"
#include "store/Snapshot.h"

#include <QFileInfo>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Failure> serversTask(const DatabaseUrl &database)
{
    return failure(database.text() +
                   u": a server's databases are saved by its own tools: pg_dump and pg_restore, or "
                   "pg_basebackup; see README.md"_s);
}

} // namespace

CommandResult backUp(const Invocation &call)
{
    if (call.database().engine() == Engine::PostgreSql)
        return serversTask(call.database());
    const QString file = QFileInfo(call.argument(0)).absoluteFilePath();
    saveSnapshot(call.database().path, file);
    printLine(u"%1 bytes in %2"_s.arg(QFileInfo(file).size()).arg(file));
    return {};
}

CommandResult restore(const Invocation &call)
{
    if (call.database().engine() == Engine::PostgreSql)
        return serversTask(call.database());
    const QString &database = call.database().path;
    if (QFileInfo::exists(database) && !call.has(u"replace"_s))
        return failure(database + u": is there already; with --replace it is put aside"_s);
    const QString kept = restoreSnapshot(QFileInfo(call.argument(0)).absoluteFilePath(), database);
    printLine(u"restored %1"_s.arg(database));
    if (!kept.isEmpty())
        printLine(u"what was there before is in %1"_s.arg(kept));
    return {};
}

} // namespace derdesk
