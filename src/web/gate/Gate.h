// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/Door.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace derdesk {

class GateSocket;

/// The door in front of the HTTP server: takes connections, keeps their number and their patience
/// within the limits, and gives each a GateSocket. When there is no room, the connection that has
/// dawdled longest makes some for a newcomer who has sent the whole head of a request. One on each
/// web thread.
class Gate final : public QTcpServer
{
    Q_OBJECT
public:
    /// \a door must outlive it.
    Gate(Door &door, QObject *parent);

    /// Whether nothing that came in is unanswered, and no answer is still to be sent.
    bool isIdle() const;
    /// Takes no more connections, but those that wait to be taken.
    void shut();
    /// Ends all connections.
    void disconnectAll();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void acceptFurther();
    void endPause();
    void queue(QTcpSocket *wire);
    void letIn(QTcpSocket *wire, std::chrono::milliseconds retry);
    void admit(QTcpSocket *wire);
    void turnAway(QTcpSocket *wire);
    bool makeRoom(const QHostAddress &address, bool dribblersOnly);
    void checkTimes();

    Door &m_door;
    QList<GateSocket *> m_sockets;
    QList<QTcpSocket *> m_queue; ///< wait for room, the oldest first
    bool m_shutting = false;
    bool m_pausing = false; ///< for want of descriptors, or with more than its share
    QTimer m_clock;
};

} // namespace derdesk
