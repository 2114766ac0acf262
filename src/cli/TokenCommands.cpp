// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "web/Credentials.h"
#include "web/TlsFiles.h"

#include <functional>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

tl::expected<QStringList, Failure> scopesOf(const Invocation &call)
{
    QStringList all;
    for (QLatin1StringView text : enumTexts(Scope{}))
        all.append(text);
    if (!call.has(u"scope"_s)) {
        all.removeAll(toText(Scope::Acknowledge)); // for head ends alone
        return all;
    }
    const QStringList scopes = call.text(u"scope"_s).split(u',');
    for (const QString &scope : scopes) {
        if (!all.contains(scope))
            return wrongUsage(u"--scope: \"%1\" is not one of %2"_s.arg(scope, all.join(u", "_s)));
    }
    return scopes;
}

tl::expected<Access, Failure> accessOf(const Invocation &call)
{
    Access access;
    const auto scopes = scopesOf(call);
    if (!scopes)
        return tl::unexpected(scopes.error());
    access.scopes = *scopes;
    access.headEndSystem = call.text(u"head-end"_s);
    const auto days = call.number(u"valid-days"_s, 1, mostValidDays, 0);
    if (!days)
        return tl::unexpected(days.error());
    access.expiresAt = endOfDays(int(*days));
    if (call.has(u"certificate"_s)) {
        const auto fingerprint = readFingerprint(call.text(u"certificate"_s));
        if (!fingerprint)
            return failure(fingerprint.error());
        access.certificate = *fingerprint;
    }
    return access;
}

using MakesSecret = std::function<Result<QString>(Transaction &, const Access &)>;

CommandResult printToken(const Invocation &call, const MakesSecret &make)
{
    const auto access = accessOf(call);
    if (!access)
        return tl::unexpected(access.error());
    OpenedDatabase opened(call.database());
    const auto secret =
        opened.writer().wait(thisUser(), [&](Transaction &tx) { return make(tx, *access); });
    if (secret) {
        printLine(*secret);
        return {};
    }
    const Problem &first = secret.error().constFirst();
    if (first.code == ProblemCode::NotAllowedValue)
        return wrongUsage(first.detail());
    return failure(secret.error(), call.database());
}

} // namespace

CommandResult createApiToken(const Invocation &call)
{
    return printToken(call, [name = call.argument(0)](Transaction &tx, const Access &access) {
        return createToken(tx, name, access);
    });
}

CommandResult renewApiToken(const Invocation &call)
{
    return printToken(call, [name = call.argument(0)](Transaction &tx, const Access &access) {
        return renewToken(tx, name, access.expiresAt, access.certificate);
    });
}

CommandResult listApiTokens(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    for (const Token &token : listTokens(opened.connection())) {
        const QStringList columns{
            token.name,
            token.access.scopes.join(u','),
            timeText(token.createdAt),
            timeText(token.revokedAt),
            timeText(token.access.expiresAt),
            timeText(token.lastUsedAt),
            token.access.certificate.isEmpty() ? u"-"_s : token.access.certificate,
            token.access.headEndSystem.isEmpty() ? u"-"_s : token.access.headEndSystem};
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
