// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OutboundSettings.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString urlName = u"outbound.url"_s;
const QString authorityName = u"outbound.authority"_s;
const QString timeoutName = u"outbound.timeout_seconds"_s;
const QString delayName = u"outbound.retry_delay_seconds"_s;
const QString attemptsName = u"outbound.most_attempts"_s;
const QString secretName = u"outbound.secret"_s;
const QString previousName = u"outbound.previous_secret"_s;
const QString untilName = u"outbound.previous_secret_until"_s;

QHash<QString, QString> settings(Connection &connection)
{
    QHash<QString, QString> values;
    connection.list(u"SELECT name, value FROM setting WHERE name LIKE 'outbound.%'"_s, {},
                    [&values](const QSqlQuery &row) {
                        values.insert(row.value(0).toString(), row.value(1).toString());
                        return true;
                    });
    return values;
}

void store(Transaction &tx, const QString &name, const QString &value)
{
    tx.db().change(u"INSERT INTO setting (name, value) VALUES (?, ?) "
                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                   {name, value});
}

} // namespace

std::optional<OutboundAddress> outboundAddress(Connection &connection)
{
    const QHash<QString, QString> values = settings(connection);
    if (!values.contains(urlName))
        return std::nullopt;
    const OutboundAddress standard;
    const auto number = [&values](const QString &name, int otherwise) {
        return values.contains(name) ? values.value(name).toInt() : otherwise;
    };
    return OutboundAddress{QUrl(values.value(urlName)), values.value(authorityName).toLatin1(),
                           number(timeoutName, standard.timeoutSeconds),
                           number(delayName, standard.retryDelaySeconds),
                           number(attemptsName, standard.mostAttempts)};
}

OutboundSecrets outboundSecrets(Connection &connection)
{
    const QHash<QString, QString> values = settings(connection);
    const QString until = values.value(untilName);
    return {values.value(secretName).toLatin1(), values.value(previousName).toLatin1(),
            until.isEmpty() ? QDateTime()
                            : QDateTime::fromMSecsSinceEpoch(until.toLongLong(), Qt::UTC)};
}

void storeOutboundAddress(Transaction &tx, const OutboundAddress &address)
{
    store(tx, urlName, address.url.toString(QUrl::FullyEncoded));
    store(tx, authorityName, QString::fromLatin1(address.authority));
    store(tx, timeoutName, QString::number(address.timeoutSeconds));
    store(tx, delayName, QString::number(address.retryDelaySeconds));
    store(tx, attemptsName, QString::number(address.mostAttempts));
}

void storeOutboundSecrets(Transaction &tx, const OutboundSecrets &secrets)
{
    store(tx, secretName, QString::fromLatin1(secrets.current));
    store(tx, previousName, QString::fromLatin1(secrets.previous));
    store(tx, untilName,
          secrets.previousUntil.isValid()
              ? QString::number(secrets.previousUntil.toMSecsSinceEpoch())
              : QString());
}

bool removeOutboundSettings(Transaction &tx)
{
    return tx.db().change(u"DELETE FROM setting WHERE name LIKE 'outbound.%'"_s) > 0;
}

} // namespace derdesk
