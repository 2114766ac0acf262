// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "web/Credentials.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::expected<QStringList, Failure> scopesOf(const Invocation &call)
{
    QStringList all;
    for (QLatin1StringView text : enumTexts(Scope{}))
        all.append(text);
    if (!call.has(u"scope"_s))
        return all;
    const QStringList scopes = call.text(u"scope"_s).split(u',');
    for (const QString &scope : scopes) {
        if (!all.contains(scope))
            return wrongUsage(u"--scope: \"%1\" is not one of %2"_s.arg(scope, all.join(u", "_s)));
    }
    return scopes;
}

/// As in "2026-01-31T12:00:00Z"; "-" for none.
QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : u"-"_s;
}

} // namespace

CommandResult createApiToken(const Invocation &call)
{
    const auto scopes = scopesOf(call);
    if (!scopes)
        return tl::unexpected(scopes.error());
    OpenedDatabase opened(call.database());
    const auto secret = opened.writer().wait(
        thisUser(), [&](Transaction &tx) { return createToken(tx, call.argument(0), *scopes); });
    if (secret) {
        printLine(*secret);
        return {};
    }
    const Problem &first = secret.error().constFirst();
    if (first.code == ProblemCode::NotAllowedValue)
        return wrongUsage(first.detail());
    return failure(secret.error(), call.database());
}

CommandResult listApiTokens(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    for (const Token &token : listTokens(opened.connection())) {
        const QStringList columns{token.name, token.scopes.join(u','), timeText(token.createdAt),
                                  timeText(token.revokedAt)};
        printLine(columns.join(u'\t'));
    }
    return {};
}

CommandResult revokeApiToken(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    const auto revoked = opened.writer().wait(
        thisUser(), [&](Transaction &tx) { return revokeToken(tx, call.argument(0)); });
    if (revoked)
        return {};
    if (revoked.error().constFirst().code == ProblemCode::NotFound)
        return failure(u"there is no live token of the name "_s + call.argument(0));
    return failure(revoked.error(), call.database());
}

} // namespace derdesk
