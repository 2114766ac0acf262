// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/ReachDatabase.h"

#include "operations/PrepareDatabase.h"
#include "store/Migrations.h"
#include "store/ServerPassword.h"

#include <QCoreApplication>

namespace derdesk {

namespace {

Result<bool> prepared(const DatabaseUrl &url)
{
    const auto ready = prepareDatabase(url);
    return ready ? Result<bool>(true) : tl::unexpected(ready.error());
}

} // namespace

Result<bool> reachFile(const DatabaseUrl &file)
{
    try {
        Connection connection(file, Connection::Mode::ReadOnly);
        if (schemaVersion(connection) == 0)
            return false;
    } catch (const StoreError &error) {
        return failed({error.problem()});
    }
    return prepared(file);
}

Result<bool> reachServer(const DatabaseUrl &server, bool prepare)
{
    const PasswordState password = passwordState(server);
    if (password != PasswordState::Good) {
        const QString reason =
            password == PasswordState::Missing
                ? QCoreApplication::translate("ReachDatabase", "the server wants a password")
                : QCoreApplication::translate("ReachDatabase", "that was not the password");
        return failed(
            {StoreError(ProblemCode::StoreFailed, server.name() + u": " + reason).problem()});
    }
    try {
        const Connection connection(server, Connection::Mode::ReadOnly);
    } catch (const StoreError &error) {
        return failed({error.problem()});
    }
    return prepare ? prepared(server) : Result<bool>(true);
}

} // namespace derdesk
