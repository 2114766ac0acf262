// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateLimits.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QHostAddress>
#include <QMutex>

namespace derdesk {

/// Makes addresses wait that bring wrong tokens one after the other. Thread-safe.
class WrongTokens final
{
public:
    explicit WrongTokens(const GateLimits &limits)
        : m_limits(limits)
    {
    }

    /// The seconds that the address has to wait before its tokens are looked at; 0: none.
    int wait(const QHostAddress &address);
    /// A token of this address was looked at.
    void note(const QHostAddress &address, bool wasRight);

private:
    struct Attempts
    {
        qint64 wrong = 0;
        QDeadlineTimer forgotten; ///< after the last of them
    };

    const GateLimits m_limits;
    QMutex m_mutex;
    QHash<QHostAddress, Attempts> m_attempts;
};

} // namespace derdesk
