// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/ProblemDetails.h"

#include <QJsonArray>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

int statusOf(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return 400;
    case ProblemKind::Invalid:
        return 422;
    case ProblemKind::Conflict:
        return 409;
    case ProblemKind::NotFound:
        return 404;
    case ProblemKind::Unauthorized:
        return 401;
    case ProblemKind::Forbidden:
        return 403;
    case ProblemKind::MethodNotAllowed:
        return 405;
    case ProblemKind::NotAcceptable:
        return 406;
    case ProblemKind::TooLarge:
        return 413;
    case ProblemKind::UnsupportedMediaType:
        return 415;
    case ProblemKind::TooManyRequests:
        return 429;
    case ProblemKind::Unavailable:
        return 503;
    case ProblemKind::Internal:
        return 500;
    }
    Q_UNREACHABLE();
}

/// Paths, SQL and the like are for the log, not for callers.
QString detailForCallers(const Problem &problem)
{
    const ProblemKind kind = problemKind(problem.code);
    const bool inside = kind == ProblemKind::Unavailable || kind == ProblemKind::Internal;
    return inside ? problemTitle(problem.code) : problem.detail();
}

} // namespace

int httpStatus(const Problems &problems)
{
    if (problems.isEmpty())
        return statusOf(ProblemKind::Internal);
    const ProblemKind first = problemKind(problems.constFirst().code);
    const bool same =
        std::all_of(problems.cbegin(), problems.cend(),
                    [first](const Problem &problem) { return problemKind(problem.code) == first; });
    return statusOf(same ? first : ProblemKind::Invalid);
}

QJsonObject problemEntry(const Problem &problem)
{
    return {{u"code"_s, problemCodeText(problem.code)},
            {u"pointer"_s, problem.pointer},
            {u"detail"_s, detailForCallers(problem)}};
}

QJsonObject problemDetails(const Problems &problems)
{
    const Problem first = problems.isEmpty() ? Problem() : problems.constFirst();
    const bool same =
        std::all_of(problems.cbegin(), problems.cend(),
                    [&first](const Problem &problem) { return problem.code == first.code; });
    QJsonArray errors;
    for (const Problem &problem : problems)
        errors.append(problemEntry(problem));
    const QString type = same ? problemCodeText(first.code) : u"invalid-request"_s;
    return {{u"type"_s, QString(u"urn:derdesk:problem:"_s + type)},
            {u"title"_s, same ? problemTitle(first.code) : u"Invalid request"_s},
            {u"status"_s, httpStatus(problems)},
            {u"detail"_s, problems.size() > 1
                              ? u"%1 faults, listed in errors."_s.arg(problems.size())
                              : detailForCallers(first)},
            {u"errors"_s, errors}};
}

} // namespace derdesk
