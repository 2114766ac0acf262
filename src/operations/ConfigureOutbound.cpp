// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ConfigureOutbound.h"

#include "operations/RoleCheck.h"
#include "store/AuditTrail.h"
#include "store/OutboundQueries.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestUrl = 2000;
constexpr qsizetype longestAuthority = 100'000; // bytes
constexpr int overlapHours = 24;
const QString settingRecord = u"setting"_s;
const QString settingKey = u"outbound"_s;

bool staysHere(const QUrl &url)
{
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d{1,3}){3}|::1)$"_s);
    return loopback.match(url.host()).hasMatch();
}

Problems urlFaults(const QUrl &url)
{
    const bool secure = url.scheme() == u"https" || (url.scheme() == u"http" && staysHere(url));
    const bool good = url.isValid() && secure && !url.host().isEmpty() &&
                      url.userInfo().isEmpty() && !url.hasFragment() &&
                      url.toEncoded().size() <= longestUrl;
    if (good)
        return {};
    return {
        {ProblemCode::NotAllowedValue,
         u"/url"_s,
         {{u"value"_s, url.toDisplayString()},
          {u"expected"_s,
           u"https://HOST/PATH, or http to this machine; without a user name and without #"_s}}}};
}

Problems rangeFaults(const QString &field, int value, int least, int most)
{
    if (value >= least && value <= most)
        return {};
    return {
        {ProblemCode::OutOfRange,
         u'/' + field,
         {{u"value"_s, QString::number(value)}, {u"range"_s, u"%1 to %2"_s.arg(least).arg(most)}}}};
}

Problems faults(const OutboundAddress &address)
{
    Problems problems = urlFaults(address.url) +
                        rangeFaults(u"timeoutSeconds"_s, address.timeoutSeconds, 1, 60) +
                        rangeFaults(u"retryDelaySeconds"_s, address.retryDelaySeconds, 1, 3600) +
                        rangeFaults(u"mostAttempts"_s, address.mostAttempts, 1, 1000);
    if (address.authority.size() > longestAuthority)
        problems.append({ProblemCode::TooLong,
                         u"/authority"_s,
                         {{u"length"_s, QString::number(address.authority.size())},
                          {u"limit"_s, QString::number(longestAuthority)}}});
    return problems;
}

/// 256 bits; begins with letters, so that no shell takes it for an option.
QByteArray newSecret()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto bytes =
        QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), sizeof random);
    return "whsec_" +
           bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

tl::unexpected<Problems> noAddress()
{
    return failed(ProblemCode::NotFound, {}, {{u"field"_s, u"outbound address"_s}});
}

/// What of the address the audit trail tells.
QList<FieldChange> changes(const OutboundAddress &before, const OutboundAddress &after)
{
    const auto text = [](const OutboundAddress &address) {
        return address.url.isEmpty() ? QStringList(5)
                                     : QStringList{address.url.toString(QUrl::FullyEncoded),
                                                   QString::fromLatin1(address.authority),
                                                   QString::number(address.timeoutSeconds),
                                                   QString::number(address.retryDelaySeconds),
                                                   QString::number(address.mostAttempts)};
    };
    const QStringList names{u"url"_s, u"authority"_s, u"timeoutSeconds"_s, u"retryDelaySeconds"_s,
                            u"mostAttempts"_s};
    QList<FieldChange> all;
    for (qsizetype i = 0; i < names.size(); ++i)
        all.append({names[i], text(before)[i], text(after)[i]});
    return changed(all);
}

using ChangesStatus = bool (*)(Transaction &, qint64);

Result<int> changeStatus(Transaction &tx, const QList<qint64> &numbers, const QString &action,
                         ChangesStatus change)
{
    if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
        return failed(allowed.error());
    for (const qint64 number : numbers) {
        const auto message = findOutboundMessage(tx.db(), number);
        const QString id = message ? message->id() : QString::number(number);
        const QMap<QString, QString> named{{u"field"_s, u"Outbound message"_s}, {u"value"_s, id}};
        if (!message)
            return failed(ProblemCode::NotFound, {}, named);
        if (!change(tx, number))
            return failed(ProblemCode::RecordChanged, {}, named);
        const QString after = toText(findOutboundMessage(tx.db(), number)->status);
        audit(tx, action, u"outbound_message"_s, id,
              {{u"status"_s, toText(message->status), after}});
    }
    return int(numbers.size());
}

} // namespace

Result<QByteArray> configureOutbound(Transaction &tx, const OutboundAddress &address)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (const Problems problems = faults(address); !problems.isEmpty())
        return failed(problems);
    const OutboundAddress before = outboundAddress(tx.db()).value_or(OutboundAddress());
    storeOutboundAddress(tx, address);
    QList<FieldChange> told = changes(before, address);
    QByteArray secret;
    if (before.url != address.url) {
        secret = newSecret();
        storeOutboundSecrets(tx, {secret, {}, {}});
        told.append({u"secret"_s, {}, u"(new)"_s});
    }
    if (!told.isEmpty())
        audit(tx, u"CHANGE"_s, settingRecord, settingKey, told);
    return secret;
}

Result<QByteArray> rotateOutboundSecret(Transaction &tx)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    if (!outboundAddress(tx.db()))
        return noAddress();
    const QByteArray secret = newSecret();
    storeOutboundSecrets(
        tx, {secret, outboundSecrets(tx.db()).current, tx.now().addSecs(overlapHours * 3600)});
    audit(tx, u"ROTATE"_s, settingRecord, settingKey, {{u"secret"_s, {}, u"(new)"_s}});
    return secret;
}

Result<bool> switchOutboundOff(Transaction &tx)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    const auto before = outboundAddress(tx.db());
    if (!before)
        return noAddress();
    removeOutboundSettings(tx);
    audit(tx, u"REMOVE"_s, settingRecord, settingKey, changes(*before, {}));
    return true;
}

Result<int> resendOutbound(Transaction &tx, const QList<qint64> &numbers)
{
    return changeStatus(tx, numbers, u"RESEND"_s, requeueOutboundMessage);
}

Result<int> skipOutbound(Transaction &tx, const QList<qint64> &numbers)
{
    return changeStatus(tx, numbers, u"SKIP"_s, skipOutboundMessage);
}

} // namespace derdesk
