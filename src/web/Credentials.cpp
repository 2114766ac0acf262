// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/Credentials.h"

#include "operations/RoleCheck.h"
#include "store/AuditTrail.h"
#include "store/Columns.h"
#include "store/ReferenceQueries.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 60;
constexpr std::size_t secretBytes = 32;

/// Makes a leaked secret recognisable to those who scan for such things.
const QByteArray prefix = "derdesk_";

void prepareSodium()
{
    static const int prepared = sodium_init();
    if (prepared < 0)
        throw std::runtime_error("libsodium does not work here");
}

QByteArray newSecret()
{
    prepareSodium();
    std::array<char, secretBytes> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    const QByteArray secret =
        prefix + QByteArray::fromRawData(bytes.data(), bytes.size())
                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    sodium_memzero(bytes.data(), bytes.size());
    return secret;
}

/// A secret of this many random bits needs no slow hash.
QByteArray hashOf(const QByteArray &secret)
{
    prepareSodium();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), crypto_generichash_BYTES,
                       reinterpret_cast<const unsigned char *>(secret.constData()),
                       static_cast<unsigned long long>(secret.size()), nullptr, 0);
    return hash;
}

bool isGoodName(const QString &name)
{
    return !name.isEmpty() && name == name.trimmed() && name.size() <= longestName &&
           name.isValidUtf16() &&
           std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.isPrint(); });
}

tl::unexpected<Problems> notAllowed(const QString &field, const QString &value,
                                    const QString &expected)
{
    return failed(ProblemCode::NotAllowedValue, u'/' + field,
                  {{u"field"_s, field}, {u"value"_s, value}, {u"expected"_s, expected}});
}

/// In the order of Scope, each once.
Result<QStringList> checkedScopes(const QStringList &scopes)
{
    QStringList known;
    for (const QLatin1StringView text : enumTexts(Scope{}))
        known.append(text);
    for (const QString &scope : scopes) {
        if (!known.contains(scope))
            return notAllowed(u"scope"_s, scope, known.join(u", "_s));
    }
    if (scopes.isEmpty())
        return notAllowed(u"scope"_s, {}, known.join(u", "_s));
    known.removeIf([&scopes](const QString &scope) { return !scopes.contains(scope); });
    return known;
}

QStringList scopesColumn(const QVariant &value)
{
    return value.toString().split(u',', Qt::SkipEmptyParts);
}

const QString select = uR"(
    SELECT name, scopes, expires_at, certificate, created_at, revoked_at, last_used_at,
        head_end_system FROM api_client)"_s;

Token readToken(const QSqlQuery &row)
{
    return {row.value(0).toString(),
            {scopesColumn(row.value(1)), timeColumn(row.value(2)), row.value(3).toString(),
             row.value(7).toString()},
            timeColumn(row.value(4)),
            timeColumn(row.value(5)),
            timeColumn(row.value(6))};
}

ApiClient readClient(const QSqlQuery &row)
{
    return {row.value(0).toString(), scopesColumn(row.value(1)), timeColumn(row.value(2)),
            timeColumn(row.value(3))};
}

std::optional<Token> findToken(Connection &connection, const QString &name)
{
    static const QString sql = select + u" WHERE name = ?"_s;
    return connection.first(sql, {name}, readToken);
}

/// Whether another client than \a name has the certificate.
bool isTaken(Connection &connection, const QString &certificate, const QString &name)
{
    return !certificate.isEmpty() &&
           connection
                   .value(u"SELECT count(*) FROM api_client WHERE certificate = ? AND name <> ?"_s,
                          {certificate, name})
                   .toInt() > 0;
}

/// As it stands in the audit trail; empty for none.
QString timeText(const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); }

void auditClient(Transaction &tx, const QString &action, const QString &name,
                 const QList<FieldChange> &changes)
{
    audit(tx, action, u"api_client"_s, name, changed(changes));
}

tl::unexpected<Problems> alreadyExists(const QString &field, const QString &value)
{
    return failed(ProblemCode::AlreadyExists, u'/' + field,
                  {{u"field"_s, field}, {u"value"_s, value}});
}

} // namespace

std::span<const QLatin1StringView> enumTexts(Scope)
{
    static constexpr std::array texts{"register"_L1, "interconnect"_L1, "read"_L1,
                                      "acknowledge"_L1};
    return texts;
}

QDateTime endOfDays(int days)
{
    return days > 0 ? QDateTime::currentDateTimeUtc().addDays(days) : QDateTime();
}

Result<QString> createToken(Transaction &tx, const QString &name, const Access &access)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (!isGoodName(name))
        return notAllowed(u"name"_s, name, u"1 to 60 printable characters"_s);
    const Result<QStringList> checked = checkedScopes(access.scopes);
    if (!checked)
        return failed(checked.error());
    if (findToken(tx.db(), name))
        return alreadyExists(u"name"_s, name);
    if (isTaken(tx.db(), access.certificate, name))
        return alreadyExists(u"certificate"_s, access.certificate);
    const QString &headEnd = access.headEndSystem;
    const bool acknowledges = checked->contains(toText(Scope::Acknowledge));
    if (acknowledges == headEnd.isEmpty() || (acknowledges && !findHeadEndSystem(tx.db(), headEnd)))
        return notAllowed(u"headEndSystem"_s, headEnd,
                          u"the code of a head-end system, for the scope acknowledge"_s);
    const QByteArray secret = newSecret();
    tx.db().change(uR"(
        INSERT INTO api_client (name, secret_hash, scopes, created_at, expires_at, certificate,
            head_end_system)
        VALUES (?, ?, ?, ?, ?, ?, ?))"_s,
                   {name, hashOf(secret), checked->join(u','), timeColumn(tx.now()),
                    timeColumn(access.expiresAt), referenceColumn(access.certificate),
                    referenceColumn(headEnd)});
    auditClient(tx, u"ADD"_s, name,
                {{u"scopes"_s, {}, checked->join(u',')},
                 {u"head_end_system"_s, {}, headEnd},
                 {u"expires_at"_s, {}, timeText(access.expiresAt)},
                 {u"certificate"_s, {}, access.certificate}});
    return QString::fromLatin1(secret);
}

Result<QString> renewToken(Transaction &tx, const QString &name, const QDateTime &expiresAt,
                           const QString &certificate)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    const std::optional<Token> token = findToken(tx.db(), name);
    if (!token)
        return failed(ProblemCode::NotFound, u"/name"_s,
                      {{u"field"_s, u"name"_s}, {u"value"_s, name}});
    if (isTaken(tx.db(), certificate, name))
        return alreadyExists(u"certificate"_s, certificate);
    const QByteArray secret = newSecret();
    tx.db().change(uR"(
        UPDATE api_client SET secret_hash = ?, expires_at = ?, revoked_at = NULL,
            certificate = coalesce(?, certificate)
        WHERE name = ?)"_s,
                   {hashOf(secret), timeColumn(expiresAt), referenceColumn(certificate), name});
    const QString &had = token->access.certificate;
    auditClient(tx, u"RENEW"_s, name,
                {{u"expires_at"_s, timeText(token->access.expiresAt), timeText(expiresAt)},
                 {u"revoked_at"_s, timeText(token->revokedAt), {}},
                 {u"certificate"_s, had, certificate.isEmpty() ? had : certificate}});
    return QString::fromLatin1(secret);
}

QList<Token> listTokens(Connection &connection)
{
    static const QString sql = select + u" ORDER BY name"_s;
    return connection.list(sql, {}, readToken);
}

Result<Token> revokeToken(Transaction &tx, const QString &name)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    std::optional<Token> token = findToken(tx.db(), name);
    if (!token || !token->revokedAt.isNull())
        return failed(ProblemCode::NotFound, u"/name"_s,
                      {{u"field"_s, u"name"_s}, {u"value"_s, name}});
    token->revokedAt = tx.now();
    tx.db().change(u"UPDATE api_client SET revoked_at = ?, certificate = NULL WHERE name = ?"_s,
                   {timeColumn(token->revokedAt), name});
    auditClient(tx, u"REVOKE"_s, name,
                {{u"revoked_at"_s, {}, timeText(token->revokedAt)},
                 {u"certificate"_s, token->access.certificate, {}}});
    return *token;
}

std::optional<ApiClient> authenticate(Connection &connection, const QByteArray &secret)
{
    struct Row
    {
        ApiClient client;
        QByteArray hash;
    };
    static const QString sql = uR"(
        SELECT name, scopes, expires_at, last_used_at, secret_hash FROM api_client
        WHERE secret_hash = ? AND revoked_at IS NULL)"_s;
    const QByteArray hash = hashOf(secret);
    const auto row = connection.first(sql, {hash}, [](const QSqlQuery &query) {
        return Row{readClient(query), query.value(4).toByteArray()};
    });
    const bool same = row && row->hash.size() == hash.size() &&
                      sodium_memcmp(row->hash.constData(), hash.constData(),
                                    static_cast<std::size_t>(hash.size())) == 0;
    return same ? std::optional(row->client) : std::nullopt;
}

std::optional<ApiClient> authenticateCertificate(Connection &connection,
                                                 const QByteArray &fingerprint)
{
    static const QString sql = uR"(
        SELECT name, scopes, expires_at, last_used_at FROM api_client
        WHERE certificate = ? AND revoked_at IS NULL)"_s;
    return connection.first(sql, {QString::fromLatin1(fingerprint)}, readClient);
}

void noteUse(Writer &writer, const QString &name, const QDateTime &now)
{
    writer.later(u"UPDATE api_client AS c SET last_used_at = v.at FROM %1 WHERE c.name = v.name"_s,
                 u"at BIGINT, name TEXT"_s, {timeColumn(now), name});
}

} // namespace derdesk
