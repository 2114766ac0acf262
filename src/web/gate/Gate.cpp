// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/Gate.h"

#include "web/gate/GateSocket.h"
#include "web/gate/Refusal.h"

#include <chrono>

namespace derdesk {

namespace {

constexpr auto clockTick = std::chrono::milliseconds(250);

} // namespace

Gate::Gate(const GateLimits &limits, std::shared_ptr<GateCensus> census, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_census(std::move(census))
{
    connect(&m_clock, &QTimer::timeout, this, &Gate::checkTimes);
    m_clock.start(clockTick);
}

Gate::~Gate()
{
    for (GateSocket *socket : std::as_const(m_sockets))
        socket->disconnect(this);
}

void Gate::incomingConnection(qintptr descriptor)
{
    auto wire = std::make_unique<QTcpSocket>();
    if (!wire->setSocketDescriptor(descriptor))
        return; // it has gone already
    const QHostAddress address = wire->peerAddress();
    GateCensus::Room room = m_census->enter(address);
    if (room != GateCensus::Room::Free && makeRoom(room, address))
        room = m_census->enter(address);
    if (room == GateCensus::Room::Free)
        return admit(std::move(wire));
    wire->write(refusal(503));
    wire->disconnectFromHost();
    connect(wire.get(), &QTcpSocket::disconnected, wire.get(), &QObject::deleteLater);
    QTimer::singleShot(m_limits.headTime, wire.get(), [gone = wire.get()] { gone->abort(); });
    wire.release()->setParent(this);
}

/// Sends away the one that has dawdled longest: rather in a request that does not come on than
/// between two, and of the same address if that has too many.
bool Gate::makeRoom(GateCensus::Room shortage, const QHostAddress &address)
{
    GateSocket *worst = nullptr;
    for (GateSocket *socket : std::as_const(m_sockets)) {
        const bool eligible = socket->isWaiting() && (shortage == GateCensus::Room::Full ||
                                                      socket->peerAddress() == address);
        if (!eligible)
            continue;
        const auto rank = [](const GateSocket *s) {
            return std::pair(s->isDribbling(), s->waitedFor());
        };
        if (!worst || rank(socket) > rank(worst))
            worst = socket;
    }
    if (!worst)
        return false;
    worst->refuse(worst->isDribbling() ? 408 : 503);
    m_census->leave(worst->peerAddress());
    m_sockets.removeOne(worst);
    worst->disconnect(this);
    return true;
}

void Gate::admit(std::unique_ptr<QTcpSocket> wire)
{
    auto *socket = new GateSocket(std::move(wire), m_limits, this);
    m_sockets.append(socket);
    const QHostAddress address = socket->peerAddress();
    connect(socket, &QTcpSocket::disconnected, this, [this, socket, address] {
        if (m_sockets.removeOne(socket))
            m_census->leave(address);
    });
    addPendingConnection(socket);
}

void Gate::checkTimes()
{
    const QList<GateSocket *> sockets = m_sockets; // may change meanwhile
    for (GateSocket *socket : sockets)
        socket->checkTime();
}

} // namespace derdesk
