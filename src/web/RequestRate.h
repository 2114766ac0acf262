// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QString>

namespace derdesk {

/// How often each caller asks. A caller that has been quiet may ask for a second's worth at once.
/// Thread-safe.
class RequestRate final
{
public:
    explicit RequestRate(qint64 perSecond);

    /// Counts a request; 0, or, if it was one too many and is not counted, the seconds to wait.
    int take(const QString &caller);

private:
    const qint64 m_interval; ///< ns between requests
    QElapsedTimer m_clock;
    QMutex m_mutex;
    QHash<QString, qint64> m_paidUntil; ///< ns: all its requests, one an interval, end then
};

} // namespace derdesk
