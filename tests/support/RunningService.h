// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/HttpClient.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"
#include "web/WebService.h"

namespace derdesk {

/// A small database, and the web service on it.
class RunningService final
{
public:
    explicit RunningService(const GateLimits &limits = {}, int threads = 4)
        : m_service(database.database(), database.writer(),
                    {QHostAddress(QHostAddress::LocalHost), 0, threads, limits, {}})
    {
        if (!m_service.start())
            qFatal("the web service does not start");
    }

    HttpClient client(const QString &name = QStringLiteral("aggregator"),
                      const QStringList &scopes = {QStringLiteral("register"),
                                                   QStringLiteral("interconnect"),
                                                   QStringLiteral("read")})
    {
        return HttpClient(QUrl(m_service.url()), token(name, scopes));
    }

    QString token(const QString &name, const QStringList &scopes)
    {
        return *database.run([&](Transaction &tx) {
            return createToken(tx, name, {scopes, {}, {}});
        });
    }

    WebService &web() { return m_service; }

    TestDatabase database;

private:
    WebService m_service;
};

/// A good registration of a thermostat at Ada Byron's, as JSON.
inline QJsonObject registration(const QString &transactionId, const QString &serialNo)
{
    return {{QStringLiteral("transactionId"), transactionId},
            {QStringLiteral("assetInfo"),
             QJsonObject{
                 {QStringLiteral("specification"), QStringLiteral("TH-1")},
                 {QStringLiteral("serialNo"), serialNo},
                 {QStringLiteral("attributes"), QJsonObject{{QStringLiteral("rtgMaxW"), 2500}}}}},
            {QStringLiteral("customerInfo"),
             QJsonObject{{QStringLiteral("cisAccountId"), QStringLiteral("A1")}}},
            {QStringLiteral("locationInfo"),
             QJsonObject{{QStringLiteral("cisServicePointId"), QStringLiteral("SP1")}}}};
}

} // namespace derdesk
