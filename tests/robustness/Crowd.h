// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/WorkTask.h"
#include "store/Database.h"
#include "store/Writer.h"
#include "support/Derdeskctl.h"
#include "support/HttpClient.h"

#include <QMap>
#include <QMutex>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <functional>

namespace derdesk {

/// Something that goes on by itself until it is told to end.
class Participant : public QThread
{
public:
    void end()
    {
        m_ending = true;
        wait();
    }

protected:
    std::atomic_bool m_ending = false;
};

/// A program that is started again whenever it has ended.
class Killable : public Participant
{
public:
    explicit Killable(DatabaseUrl url)
        : m_url(std::move(url))
    {
    }

    /// kill -9, if it runs.
    bool kill()
    {
        const pid_t id = m_processId;
        return id > 0 && ::kill(id, SIGKILL) == 0;
    }

protected:
    const DatabaseUrl m_url;
    std::atomic<pid_t> m_processId = 0;
};

/// "derdeskctl serve", without a monitor.
class WebHost final : public Killable
{
public:
    using Killable::Killable;

    /// Where it listens; empty while it does not.
    QUrl service() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_service;
    }

protected:
    void run() override
    {
        while (!m_ending) {
            try {
                Serve serve(m_url, {QStringLiteral("--monitor-interval"), QStringLiteral("0")});
                setService(serve.url());
                m_processId = pid_t(serve.processId());
                while (!m_ending && !serve.hasEnded(50)) {
                }
                m_processId = 0;
                setService({});
            } catch (const std::exception &) { // the server is away
                msleep(100);
            }
        }
    }

private:
    void setService(const QUrl &url)
    {
        const QMutexLocker lock(&m_mutex);
        m_service = url;
    }

    mutable QMutex m_mutex;
    QUrl m_service;
};

/// "derdeskctl monitor", again and again.
class MonitorHost final : public Killable
{
public:
    using Killable::Killable;

protected:
    void run() override
    {
        while (!m_ending) {
            QProcess process;
            process.start(Derdeskctl::program(),
                          {QStringLiteral("--database"), m_url.text(), QStringLiteral("monitor")});
            process.waitForStarted();
            m_processId = pid_t(process.processId());
            process.waitForFinished(60'000);
            m_processId = 0;
            msleep(200);
        }
    }
};

/// Works tasks that it comes across, by the operations behind the desk's buttons.
class Clerk final : public Participant
{
public:
    Clerk(const DatabaseUrl &url, quint32 seed)
        : m_database(url)
        , m_writer(url)
        , m_random(seed)
    {
    }

    int done() const { return m_done; }

protected:
    void run() override
    {
        const Actor clerk{ActorKind::Clerk, QStringLiteral("clerk")};
        while (!m_ending) {
            msleep(20);
            const auto task = anyTask();
            if (!task)
                continue;
            const auto [id, version] = *task;
            const int choice = m_random.bounded(8);
            const auto outcome = m_writer.wait(clerk, [=](Transaction &tx) {
                switch (choice) {
                case 0:
                    return cancelTask(tx, id, QStringLiteral("by chance"), version);
                case 1:
                    return commentTask(tx, id, QStringLiteral("seen"));
                case 2:
                case 3:
                    return retryTask(tx, id, version);
                default:
                    return processTask(tx, id, version);
                }
            });
            m_done += outcome ? 1 : 0;
        }
    }

private:
    std::optional<std::pair<RecordId, int>> anyTask()
    {
        const qint64 start = 10'000'000'000'000 + qint64(m_random.bounded(2'000'000'000));
        try {
            return m_database.connection().first(
                QStringLiteral("SELECT id, version FROM service_task WHERE status IN ('PENDING', "
                               "'ISSUE_DETECTED') AND id > ? ORDER BY id LIMIT 1"),
                {m_random.bounded(2) ? 0 : start}, [](const QSqlQuery &row) {
                    return std::pair(row.value(0).toLongLong(), row.value(1).toInt());
                });
        } catch (const StoreError &) { // the server is away
            return std::nullopt;
        }
    }

    Database m_database;
    Writer m_writer;
    QRandomGenerator m_random;
    int m_done = 0;
};

/// Sends requests to one host or another, and repeats each until it is answered for good.
class Aggregator final : public Participant
{
public:
    Aggregator(int number, QString token, std::function<QUrl(int)> host)
        : m_number(number)
        , m_token(std::move(token))
        , m_host(std::move(host))
        , m_random(quint32(number))
    {
    }

    /// Task ids by transaction id.
    const QMap<QString, QString> &accepted() const { return m_accepted; }
    int refused() const { return m_refused; }
    int repeats() const { return m_repeats; }

protected:
    void run() override
    {
        for (int count = 0; !m_ending; ++count)
            send(QStringLiteral("a%1-%2").arg(m_number).arg(count));
    }

private:
    /// Every fifth is of a device that others ask for at the same time.
    void send(const QString &transactionId)
    {
        const bool shared = m_random.bounded(5) == 0;
        const bool inverter = m_random.bounded(3) == 0;
        const QString serial =
            shared ? QStringLiteral("shared-%1").arg(m_random.bounded(40)) : transactionId;
        const QJsonObject thermostat{{QStringLiteral("specification"), QStringLiteral("TH-1")},
                                     {QStringLiteral("serialNo"), serial}};
        const QJsonObject system{{QStringLiteral("manufacturer"), QStringLiteral("Sunline")},
                                 {QStringLiteral("model"), QStringLiteral("S-5")},
                                 {QStringLiteral("serialNo"), serial}};
        const QJsonObject body{
            {QStringLiteral("transactionId"), transactionId},
            {QStringLiteral("assetInfo"), inverter ? system : thermostat},
            {QStringLiteral("customerInfo"),
             QJsonObject{{QStringLiteral("cisAccountId"), QStringLiteral("A1")}}},
            {QStringLiteral("locationInfo"),
             QJsonObject{{QStringLiteral("cisServicePointId"), QStringLiteral("SP1")}}}};
        while (!answered(inverter ? u"interconnect" : u"register", transactionId, body)) {
            ++m_repeats;
            msleep(50);
        }
    }

    bool answered(QStringView operation, const QString &transactionId, const QJsonObject &body)
    {
        const QUrl service = m_host(m_random.bounded(4));
        if (service.isEmpty())
            return false;
        HttpClient client(service, m_token);
        const HttpReply reply = client.postJson(operation, body);
        if (reply.status == 200)
            m_accepted.insert(transactionId, reply.text(QLatin1StringView("serviceTaskId")));
        const bool refused = reply.status == 409 || reply.status == 422;
        m_refused += refused ? 1 : 0;
        return reply.status == 200 || refused;
    }

    const int m_number;
    const QString m_token;
    const std::function<QUrl(int)> m_host;
    QRandomGenerator m_random;
    QMap<QString, QString> m_accepted;
    int m_refused = 0;
    int m_repeats = 0;
};

} // namespace derdesk
