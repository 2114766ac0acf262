// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateLimits.h"

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <QObject>

namespace derdesk {

/// Counts the connections of all web threads, in all and by address, and their large bodies.
/// Thread-safe.
class GateCensus final : public QObject
{
    Q_OBJECT
public:
    enum class Room { Free, Full, AddressFull };

    explicit GateCensus(const GateLimits &limits)
        : m_limits(limits)
    {
    }

    /// One Gate more among which connections are shared out.
    void addGate()
    {
        const QMutexLocker lock(&m_mutex);
        ++m_gates;
    }
    /// How many connections a Gate has if all have as many.
    qint64 share()
    {
        const QMutexLocker lock(&m_mutex);
        return m_all / m_gates;
    }

    /// Counts a connection in if there is room for it.
    Room enter(const QHostAddress &address)
    {
        QMutexLocker lock(&m_mutex);
        if (const Room room = roomFor(address); room != Room::Free)
            return room;
        ++m_byAddress[address];
        ++m_all;
        const bool grown = m_all % m_gates == 0;
        lock.unlock();
        if (grown)
            Q_EMIT shareGrown();
        return Room::Free;
    }

    /// Whether another connection would be let in; address: null for one of any.
    bool hasRoom(const QHostAddress &address)
    {
        const QMutexLocker lock(&m_mutex);
        return roomFor(address) == Room::Free;
    }

    /// Counts in a body that is larger than a single request's may be, if there is room for it.
    bool enterBatch()
    {
        const QMutexLocker lock(&m_mutex);
        return m_batches < m_limits.batches && ++m_batches;
    }
    void leaveBatch()
    {
        const QMutexLocker lock(&m_mutex);
        --m_batches;
    }

    void leave(const QHostAddress &address)
    {
        const QMutexLocker lock(&m_mutex);
        --m_all;
        if (--m_byAddress[address] == 0)
            m_byAddress.remove(address);
    }

Q_SIGNALS:
    /// Somebody waits for room that other threads may make: by connections of this address (null:
    /// of any) that dribble, or, if that has not helped, \a idle ones too.
    void roomWanted(const QHostAddress &address, bool idle);
    void shareGrown();

private:
    Room roomFor(const QHostAddress &address) const
    {
        if (m_all >= m_limits.connections)
            return Room::Full;
        const bool full = m_byAddress.value(address) >= m_limits.connectionsPerAddress;
        return full ? Room::AddressFull : Room::Free;
    }

    const GateLimits m_limits;
    QMutex m_mutex;
    qint64 m_gates = 0;
    qint64 m_all = 0;
    qint64 m_batches = 0;
    QHash<QHostAddress, qint64> m_byAddress;
};

} // namespace derdesk
