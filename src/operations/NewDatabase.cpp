// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/NewDatabase.h"

#include "operations/DemoData.h"
#include "operations/EditUser.h"
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

Result<User> addAdministrator(const DatabaseUrl &url, const Actor &actor, const QString &name,
                              const PasswordHash &hash)
{
    User user;
    user.name = name;
    return Writer(url).wait(actor, [&](Transaction &tx) { return requireSignIn(tx, user, hash); });
}

} // namespace

Result<bool> makeDatabaseFile(const DatabaseUrl &file, const NewDatabase &wanted,
                              const Actor &actor, const std::function<bool(int step)> &goOn)
{
    const QFileInfo info(file.path);
    if (info.exists() || !QDir().mkpath(info.path()))
        return cannotBeMade(file.path);
    const QTemporaryDir folder(info.path() + u"/new-"_s);
    if (!folder.isValid())
        return cannotBeMade(file.path);
    const DatabaseUrl made{folder.filePath(info.fileName())};
    std::optional<PasswordHash> hash;
    if (wanted.administrator) { // whose password may be too short: better told before all is made
        const auto hashed = PasswordHash::of(wanted.administrator->password);
        if (!hashed)
            return failed(hashed.error());
        hash = *hashed;
    }
    if (!goOn(0))
        return false;
    if (const auto prepared = prepareDatabase(made); !prepared)
        return tl::unexpected(prepared.error());
    if (!goOn(1))
        return false;
    if (wanted.content == NewContent::Demo) {
        const auto filled =
            Writer(made).wait(actor, [](Transaction &tx) { return fillDemo(tx, seed); });
        if (!filled)
            return tl::unexpected(filled.error());
    }
    if (hash) {
        const auto added = addAdministrator(made, actor, wanted.administrator->name, *hash);
        if (!added)
            return tl::unexpected(added.error());
    }
    if (!goOn(2))
        return false;
    // Its last connection is closed, so that the file is all that there is of it.
    if (!QFile::rename(made.path, file.path))
        return cannotBeMade(file.path);
    return true;
}

} // namespace derdesk
