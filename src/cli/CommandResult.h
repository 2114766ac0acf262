// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QStringList>

namespace derdesk {

/// What scripts see of a command's end (domain.md section 9).
enum class ExitCode {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    TryAgainLater = 75, ///< EX_TEMPFAIL of sysexits.h: the database is busy or away
};

/// Why a command did not do what it was asked.
struct Failure
{
    ExitCode code = ExitCode::Failed;
    QStringList messages; ///< for stderr; none if the command has said all of it
};

using CommandResult = tl::expected<void, Failure>;

tl::unexpected<Failure> wrongUsage(const QString &message);
tl::unexpected<Failure> failure(const QString &message);
/// One message a problem; those of the store name the \a database.
tl::unexpected<Failure> failure(const Problems &problems, const DatabaseUrl &database);
tl::unexpected<Failure> failure(const Problems &problems, const QString &database);

} // namespace derdesk
