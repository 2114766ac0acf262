// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateLimits.h"

#include <QHash>
#include <QHostAddress>
#include <QMutex>

namespace derdesk {

/// Counts the connections of all web threads, in all and by address. Thread-safe.
class GateCensus final
{
public:
    enum class Room { Free, Full, AddressFull };

    explicit GateCensus(const GateLimits &limits)
        : m_limits(limits)
    {
    }
    Q_DISABLE_COPY_MOVE(GateCensus)

    /// Counts a connection in if there is room for it.
    Room enter(const QHostAddress &address)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_all >= m_limits.connections)
            return Room::Full;
        int &ofAddress = m_byAddress[address];
        if (ofAddress >= m_limits.connectionsPerAddress)
            return Room::AddressFull;
        ++ofAddress;
        ++m_all;
        return Room::Free;
    }

    void leave(const QHostAddress &address)
    {
        const QMutexLocker lock(&m_mutex);
        --m_all;
        if (--m_byAddress[address] == 0)
            m_byAddress.remove(address);
    }

    int connections() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_all;
    }

private:
    const GateLimits m_limits;
    mutable QMutex m_mutex;
    int m_all = 0;
    QHash<QHostAddress, int> m_byAddress;
};

} // namespace derdesk
