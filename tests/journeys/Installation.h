// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Bodies.h"
#include "support/HttpClient.h"
#include "support/ImportedDatabase.h"

#include <QJsonArray>

namespace derdesk {

/// The program as it is installed: a database, "derdeskctl serve" on it, and an external
/// application that sends to it.
class Installation final
{
public:
    HttpReply registerDer(const QJsonObject &body) { return m_client.registerDer(body); }
    HttpReply interconnect(const QJsonObject &body) { return m_client.interconnect(body); }
    HttpReply post(QStringView operation, const QByteArray &xml)
    {
        return m_client.post(operation, xml, "application/xml");
    }
    /// In JSON or in XML; the answer is always asked for in JSON.
    HttpReply send(QStringView operation, const QJsonObject &body, Wire wire)
    {
        const HttpClient::Headers headers{{"Accept", "application/json"}};
        return wire == Wire::Json
                   ? m_client.postJson(operation, body, headers)
                   : m_client.post(operation, xmlOf(body), "application/xml", headers);
    }
    HttpClient &client() { return m_client; }
    QUrl url() const { return m_serve.url(); }
    qint64 processId() const { return m_serve.processId(); }
    QJsonObject task(const QString &id) { return get(QStringLiteral("tasks/") + id); }
    QJsonObject transaction(const QString &id) { return get(QStringLiteral("transactions/") + id); }
    QString statusOf(const HttpReply &accepted)
    {
        return task(accepted.text(QLatin1StringView("serviceTaskId")))
            .value(QLatin1StringView("status"))
            .toString();
    }
    Ended stop() { return m_serve.stop(SIGTERM); }

    ImportedDatabase database;

private:
    QJsonObject get(const QString &path)
    {
        const HttpReply reply = m_client.get(HttpClient::path(path));
        return reply.status == 200 ? reply.json() : QJsonObject();
    }

    Serve m_serve{database.url(), {QStringLiteral("--monitor-interval"), QStringLiteral("0")}};
    HttpClient m_client{m_serve.url(), database.token(QStringLiteral("aggregator"))};
};

inline const QJsonObject ada{{QStringLiteral("cisAccountId"), QStringLiteral("A1")}};
inline const QJsonObject atAda{{QStringLiteral("cisServicePointId"), QStringLiteral("SP1")}};

inline QJsonObject request(const QString &transactionId, const QJsonObject &assetInfo,
                           const QJsonObject &customer = ada, const QJsonObject &location = atAda)
{
    return {{QStringLiteral("transactionId"), transactionId},
            {QStringLiteral("assetInfo"), assetInfo},
            {QStringLiteral("customerInfo"), customer},
            {QStringLiteral("locationInfo"), location}};
}

inline QJsonObject thermostat(const QString &serialNo)
{
    return {{QStringLiteral("specification"), QStringLiteral("TH-1")},
            {QStringLiteral("serialNo"), serialNo}};
}

inline QJsonObject inverter(const QString &serialNo)
{
    return {{QStringLiteral("manufacturer"), QStringLiteral("SUNLINE")},
            {QStringLiteral("model"), QStringLiteral("S-5")},
            {QStringLiteral("serialNo"), serialNo}};
}

inline QJsonObject with(QJsonObject object, const QString &member, const QJsonValue &value)
{
    object.insert(member, value);
    return object;
}

inline QStringList codesOf(const QJsonObject &json, QLatin1StringView list)
{
    QStringList codes;
    const QJsonArray entries = json.value(list).toArray();
    for (const QJsonValue &entry : entries)
        codes.append(entry[QLatin1StringView("code")].toString());
    codes.sort();
    return codes;
}

inline QStringList pointersOf(const HttpReply &reply)
{
    QStringList pointers;
    const QJsonArray errors = reply.json().value(QLatin1StringView("errors")).toArray();
    for (const QJsonValue &error : errors)
        pointers.append(error[QLatin1StringView("pointer")].toString());
    pointers.sort();
    return pointers;
}

} // namespace derdesk
