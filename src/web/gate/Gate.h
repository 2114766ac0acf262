// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateCensus.h"

#include <QPointer>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace derdesk {

class GateSocket;

/// The door in front of the HTTP server: takes connections, keeps their number and their patience
/// within the limits, and gives each a GateSocket. When there is no room, the connection that has
/// dawdled longest makes some. One on each web thread.
class Gate final : public QTcpServer
{
    Q_OBJECT
public:
    Gate(const GateLimits &limits, std::shared_ptr<GateCensus> census, QObject *parent);
    ~Gate() override;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool makeRoom(GateCensus::Room shortage, const QHostAddress &address);
    void admit(std::unique_ptr<QTcpSocket> wire);
    void checkTimes();

    const GateLimits m_limits;
    const std::shared_ptr<GateCensus> m_census;
    QList<GateSocket *> m_sockets;
    QTimer m_clock;
};

} // namespace derdesk
