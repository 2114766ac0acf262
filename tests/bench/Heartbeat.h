// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace derdesk {

/// How long the event loop of this thread was away at the longest: a timer asks to be called each
/// millisecond, and what it has to wait beyond that is what a key press would have waited too.
class Heartbeat final
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    }

    void start()
    {
        m_gaps.clear();
        m_clock.start();
        m_timer.start();
    }
    void stop()
    {
        m_timer.stop();
        std::sort(m_gaps.begin(), m_gaps.end());
    }

    /// In ms, of what lies between start() and stop().
    double longest() const { return m_gaps.empty() ? 0 : m_gaps.back(); }
    /// The gap that all but one in a thousand stay below, in ms.
    double p999() const
    {
        return m_gaps.empty() ? 0 : m_gaps[std::size_t(double(m_gaps.size()) * 0.999)];
    }

private:
    void beat()
    {
        m_gaps.push_back(std::max(0.0, double(m_clock.nsecsElapsed()) / 1e6 - 1));
        m_clock.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

} // namespace derdesk
