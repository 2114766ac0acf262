// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/MonitorRun.h"

#include <QObject>
#include <QThread>

class QTimer;

namespace derdesk {

/// F1-STKDF on a thread of its own: runs when asked, and by itself every interval.
/// All members may be called from the GUI thread; none waits, but the destructor, which cancels.
/// Signals come from the worker thread.
class DeferredMonitor final : public QObject
{
    Q_OBJECT
public:
    DeferredMonitor(Database &database, Writer &writer, QObject *parent = nullptr);
    ~DeferredMonitor() override;
    Q_DISABLE_COPY_MOVE(DeferredMonitor)

    /// Runs by itself every \a seconds from now on; 0: only when asked.
    void setInterval(int seconds);
    int interval() const { return m_interval; }
    /// When it runs by itself next; null: not at all.
    QDateTime nextRun() const;
    bool isRunning() const { return m_running; }
    /// Runs as soon as the run under way, if any, has ended.
    void runNow(const Actor &startedBy, const MonitorParameters &parameters = {});
    /// Ends the run under way after the records in work.
    void cancel();

Q_SIGNALS:
    /// nextRun() is another one.
    void scheduled();
    void runStarted();
    void progressed(const derdesk::BatchRun &run);
    void runFinished(const derdesk::BatchRun &run);
    void runFailed(const derdesk::Problems &problems);

private:
    void run(const Actor &startedBy, const MonitorParameters &parameters);
    void noteNextRun();

    Database &m_database;
    Writer &m_writer;
    std::atomic_bool m_cancel = false; ///< the run under way is to end
    std::atomic_bool m_ending = false; ///< no further run is to begin
    std::atomic_bool m_running = false;
    std::atomic_int m_interval = 0;    ///< s; 0: runs only when asked
    std::atomic<qint64> m_nextRun = 0; ///< ms since 1970 UTC; 0: none
    QThread m_thread;
    QTimer *m_worker; ///< lives on m_thread
};

} // namespace derdesk
