// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/NewDatabase.h"

#include "operations/DemoData.h"
#include "operations/PrepareDatabase.h"
#include "store/StoreError.h"
#include "store/Writer.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 1; // as derdeskctl demo without --seed

tl::unexpected<Problems> cannotBeMade(const QString &path)
{
    return failed(
        {StoreError(ProblemCode::StoreFailed, path + u": cannot be made there"_s).problem()});
}

} // namespace

Result<bool> makeDatabaseFile(const DatabaseUrl &file, NewContent content, const Actor &actor,
                              const std::function<bool(int step)> &goOn)
{
    const QFileInfo info(file.path);
    if (info.exists() || !QDir().mkpath(info.path()))
        return cannotBeMade(file.path);
    const QTemporaryDir folder(info.path() + u"/new-"_s);
    if (!folder.isValid())
        return cannotBeMade(file.path);
    const DatabaseUrl made{folder.filePath(info.fileName())};
    if (!goOn(0))
        return false;
    if (const auto prepared = prepareDatabase(made); !prepared)
        return tl::unexpected(prepared.error());
    if (!goOn(1))
        return false;
    if (content == NewContent::Demo) {
        const auto filled =
            Writer(made).wait(actor, [](Transaction &tx) { return fillDemo(tx, seed); });
        if (!filled)
            return tl::unexpected(filled.error());
    }
    if (!goOn(2))
        return false;
    // Its last connection is closed, so that the file is all that there is of it.
    if (!QFile::rename(made.path, file.path))
        return cannotBeMade(file.path);
    return true;
}

} // namespace derdesk
