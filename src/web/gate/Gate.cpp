// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/Gate.h"

#include "web/RequestId.h"
#include "web/gate/GateSocket.h"

#include <QDeadlineTimer>
#include <QSslSocket>
#include <QtEndian>

#include <algorithm>
#include <chrono>
#include <memory>

namespace derdesk {

namespace {

constexpr auto clockTick = std::chrono::milliseconds(100);
/// Whoever has begun a request just now does not dawdle yet.
constexpr qint64 grace = 25; // ms
/// How long newcomers wait for room, and how many of a thread's.
constexpr auto patience = std::chrono::seconds(1);
constexpr qsizetype mostQueued = 16;
/// After how long one looks again whether there is room; twice that the next time, and so on.
constexpr auto firstRetry = std::chrono::milliseconds(2);
constexpr auto lastRetry = std::chrono::milliseconds(64);
constexpr auto tlsRecordHead = 5; // bytes, of which the last two are the length of the rest
constexpr auto backlogTime = std::chrono::milliseconds(100);

/// Whether all that a caller has to say first has come: not so from one that dribbles.
bool hasSpoken(QTcpSocket &wire, const GateLimits &limits)
{
    const QByteArray said = wire.peek(limits.headBytes);
    if (!qobject_cast<QSslSocket *>(&wire))
        return said.contains("\r\n\r\n") || said.size() == limits.headBytes;
    return said.size() >= tlsRecordHead &&
           said.size() >= tlsRecordHead + qFromBigEndian<quint16>(said.constData() + 3);
}

} // namespace

Gate::Gate(Door &door, QObject *parent)
    : QTcpServer(parent)
    , m_door(door)
{
    connect(&m_clock, &QTimer::timeout, this, &Gate::checkTimes);
    connect(&m_door.census, &GateCensus::roomWanted, this,
            [this](const QHostAddress &address, bool idle) {
                if (!m_door.census.hasRoom(address)) // nor has another thread made any
                    makeRoom(address, !idle);
            });
    // Qt gives up when the process has no descriptors left.
    connect(this, &QTcpServer::acceptError, this, [this] { m_pausing = true; });
    m_door.census.addGate();
    connect(&m_door.census, &GateCensus::shareGrown, this, &Gate::endPause);
    m_clock.start(clockTick);
}

bool Gate::isIdle() const
{
    return std::all_of(m_sockets.cbegin(), m_sockets.cend(),
                       [](const GateSocket *socket) { return socket->isIdle(); });
}

void Gate::disconnectAll()
{
    for (GateSocket *socket : QList(m_sockets)) // some leave at once
        socket->disconnectFromHost();
}

void Gate::shut()
{
    m_shutting = true;
    const QDeadlineTimer deadline(backlogTime);
    setMaxPendingConnections(1);
    // Who waits in the queue believes to be connected already.
    while (isListening() && !deadline.hasExpired() && waitForNewConnection(0)) {
    }
    close();
}

void Gate::incomingConnection(qintptr descriptor)
{
    if (!m_shutting) { // Qt would take all that come before it serves one; other threads are idle
        setMaxPendingConnections(0);
        QTimer::singleShot(0, this, &Gate::acceptFurther);
    }
    std::unique_ptr<QTcpSocket> wire(m_door.tls ? new QSslSocket(this) : new QTcpSocket(this));
    wire->setReadBufferSize(m_door.limits.headBytes); // what it may say before it is let in
    if (!wire->setSocketDescriptor(descriptor))
        return; // it has gone already
    if (m_door.census.enter(wire->peerAddress()) == GateCensus::Room::Free)
        admit(wire.release());
    else
        queue(wire.release());
}

/// A thread answers one after the other, so whoever has more than its share leaves newcomers to the
/// others.
void Gate::acceptFurther()
{
    m_pausing = m_sockets.size() > m_door.census.share();
    if (m_shutting || m_pausing)
        return; // until endPause()
    setMaxPendingConnections(1);
    resumeAccepting();
}

void Gate::endPause()
{
    if (m_pausing)
        QTimer::singleShot(0, this, &Gate::acceptFurther);
}

/// There is no room. Who waits is not let in by the order of coming, or one that dribbles would
/// keep others waiting, but when it has spoken.
void Gate::queue(QTcpSocket *wire)
{
    if (m_queue.size() == mostQueued)
        turnAway(m_queue.constFirst());
    m_queue.append(wire);
    connect(wire, &QTcpSocket::disconnected, this, [this, wire] {
        m_queue.removeOne(wire);
        wire->deleteLater();
    });
    connect(wire, &QTcpSocket::readyRead, this, [this, wire] {
        if (!hasSpoken(*wire, m_door.limits))
            return;
        disconnect(wire, &QTcpSocket::readyRead, this, nullptr);
        letIn(wire, firstRetry);
    });
    QTimer::singleShot(patience, wire, [this, wire] { turnAway(wire); });
}

/// Now, or as soon as somebody has made room.
void Gate::letIn(QTcpSocket *wire, std::chrono::milliseconds retry)
{
    if (!m_queue.contains(wire))
        return; // turned away
    const QHostAddress address = wire->peerAddress();
    GateCensus::Room room = m_door.census.enter(address);
    const QHostAddress whose = room == GateCensus::Room::Full ? QHostAddress() : address;
    const bool dribblersOnly = retry < lastRetry;
    if (room != GateCensus::Room::Free && makeRoom(whose, dribblersOnly))
        room = m_door.census.enter(address);
    if (room == GateCensus::Room::Free) {
        m_queue.removeOne(wire);
        wire->disconnect(this);
        return admit(wire);
    }
    Q_EMIT m_door.census.roomWanted(whose, !dribblersOnly);
    QTimer::singleShot(retry, wire,
                       [this, wire, retry] { letIn(wire, std::min(retry * 2, lastRetry)); });
}

void Gate::admit(QTcpSocket *wire)
{
    wire->setParent(nullptr);
    const auto gone = [this](GateSocket *socket) {
        m_sockets.removeOne(socket);
        m_door.census.leave(socket->peerAddress());
        endPause();
    };
    auto *socket = new GateSocket(std::unique_ptr<QTcpSocket>(wire), m_door, gone, this);
    m_sockets.append(socket);
    if (m_door.tls)
        socket->startTls(*m_door.tls);
    addPendingConnection(socket);
    // Qt says so by itself only of those that are admitted as soon as they come.
    QMetaObject::invokeMethod(this, "newConnection");
}

void Gate::turnAway(QTcpSocket *wire)
{
    if (!m_queue.removeOne(wire))
        return; // it has been let in
    wire->disconnect(this);
    connect(wire, &QTcpSocket::disconnected, wire, &QObject::deleteLater);
    if (m_door.tls)
        return wire->abort(); // nothing can be said before the handshake
    wire->write(refusal(503, requestIdFor({})));
    wire->disconnectFromHost();
    QTimer::singleShot(m_door.limits.headTime, wire, &QTcpSocket::abort);
}

/// Sends away the one that has dawdled longest: rather in a request that does not come on than
/// between two, where it may stay as long as a header may take. \a address: of those of which there
/// are too many; null: of any.
bool Gate::makeRoom(const QHostAddress &address, bool dribblersOnly)
{
    const auto rank = [](const GateSocket *socket) {
        return std::pair(socket->isDribbling(), socket->waitedFor());
    };
    GateSocket *worst = nullptr;
    for (GateSocket *socket : std::as_const(m_sockets)) {
        const bool dawdles =
            socket->isDribbling()
                ? socket->waitedFor() > grace
                : socket->waitedFor() > m_door.limits.headTime.count() && !dribblersOnly;
        const bool eligible = dawdles && socket->isWaiting() &&
                              (address.isNull() || socket->peerAddress() == address);
        if (eligible && (!worst || rank(socket) > rank(worst)))
            worst = socket;
    }
    if (worst)
        worst->dismiss();
    return worst;
}

void Gate::checkTimes()
{
    for (GateSocket *socket : QList(m_sockets)) // some leave at once
        socket->checkTime();
    endPause();
}

} // namespace derdesk
