// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QString>

namespace derdesk {

/// Where the database is: "sqlite:/path/file.db".
struct DatabaseUrl
{
    QString path; ///< the SQLite file, absolute

    /// Fails with NotAllowedValue for a text that is no such URL.
    static Result<DatabaseUrl> parse(const QString &text);
    /// derdesk.db in the user's XDG data folder.
    static DatabaseUrl standard();
    QString text() const;
};

} // namespace derdesk
