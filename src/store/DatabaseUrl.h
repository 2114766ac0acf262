// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QUrl>

namespace derdesk {

enum class Engine { Sqlite, PostgreSql };

/// Where the database is: "sqlite:/path/file.db", or
/// "postgresql://user@host:port/name?sslmode=verify-full" with any of libpq's connection
/// parameters.
struct DatabaseUrl
{
    QString path;     ///< the SQLite file, absolute
    QUrl server = {}; ///< of PostgreSQL; empty: the path counts

    Engine engine() const { return server.isEmpty() ? Engine::Sqlite : Engine::PostgreSql; }

    /// Fails with NotAllowedValue for a text that is no such URL, and for one with a password:
    /// whoever lists the processes of a machine could read it.
    static Result<DatabaseUrl> parse(const QString &text);
    /// derdesk.db in the user's XDG data folder.
    static DatabaseUrl standard();
    QString text() const;
    /// Short enough for a status bar: the file's name, or the database's with its host.
    QString name() const;
};

} // namespace derdesk
