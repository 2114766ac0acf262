// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"
#include "store/Writer.h"
#include "web/Door.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <vector>

class QTcpServer;

namespace derdesk {

class WebThread;

struct WebSettings
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 8480; ///< 0: a free one
    int threads = 64;    ///< each waits for the Writer on its own
    GateLimits limits = {};
    QStringList names = {}; ///< under which callers ask for it, beside its address
    std::optional<QSslConfiguration> tls = {};

    /// "ADDR:PORT", "[::1]:PORT". Fails with NotAllowedValue.
    static Result<WebSettings> parse(const QString &listen);
};

/// The inbound web service X1-DERDeviceManagement, in threads of its own. start() and stop() belong
/// to the thread that made it; the signal comes from the web threads.
class WebService final : public QObject
{
    Q_OBJECT
public:
    WebService(Database &database, Writer &writer, WebSettings settings, QObject *parent = nullptr);
    ~WebService() override;
    Q_DISABLE_COPY_MOVE(WebService)

    /// Listens; the port. Fails with NotAllowedValue, naming address and reason.
    Result<quint16> start();
    /// Takes no more connections, answers what it has taken, and ends its threads. Idempotent.
    void stop();
    /// "http://127.0.0.1:8480", or https; empty unless it listens.
    QString url() const;
    const WebSettings &settings() const { return m_settings; }

Q_SIGNALS:
    /// A request was answered with this HTTP status.
    void requestAnswered(int status);

private:
    bool startThread(const QTcpServer &listener);

    Database &m_database;
    Writer &m_writer;
    const WebSettings m_settings;
    Door m_door;
    quint16 m_port = 0; ///< 0: not listening
    std::vector<std::unique_ptr<WebThread>> m_threads;
};

} // namespace derdesk
