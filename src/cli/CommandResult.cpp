// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandResult.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

bool isOfStore(ProblemCode code)
{
    return code == ProblemCode::StoreBusy || code == ProblemCode::StoreFailed ||
           code == ProblemCode::SchemaOutOfDate;
}

} // namespace

tl::unexpected<Failure> wrongUsage(const QString &message)
{
    return tl::unexpected(Failure{ExitCode::WrongUsage, {message}});
}

tl::unexpected<Failure> failure(const QString &message)
{
    return tl::unexpected(Failure{ExitCode::Failed, {message}});
}

tl::unexpected<Failure> failure(const Problems &problems, const DatabaseUrl &database)
{
    return failure(problems, database.text());
}

tl::unexpected<Failure> failure(const Problems &problems, const QString &database)
{
    Failure failed;
    for (const Problem &problem : problems) {
        if (problem.code == ProblemCode::StoreBusy)
            failed.code = ExitCode::TryAgainLater;
        const QString where = isOfStore(problem.code) ? database + u": "_s : QString();
        failed.messages.append(where + problem.detail());
    }
    return tl::unexpected(failed);
}

} // namespace derdesk
