// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/RequestRate.h"

namespace derdesk {

namespace {

constexpr qint64 second = 1'000'000'000; // ns
constexpr qsizetype mostCallers = 10'000;

} // namespace

RequestRate::RequestRate(qint64 perSecond)
    : m_interval(second / perSecond)
{
    m_clock.start();
}

int RequestRate::take(const QString &caller)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_clock.nsecsElapsed();
    if (m_paidUntil.size() >= mostCallers) // those that are quiet again need no entry
        m_paidUntil.removeIf([now](const auto &entry) { return entry.value() <= now; });
    qint64 &paidUntil = m_paidUntil[caller];
    const qint64 paid = qMax(paidUntil, now) + m_interval;
    const qint64 excess = paid - now - qMax(second, m_interval);
    if (excess > 0)
        return int((excess + second - 1) / second);
    paidUntil = paid;
    return 0;
}

} // namespace derdesk
