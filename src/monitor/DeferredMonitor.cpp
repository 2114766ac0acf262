// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/DeferredMonitor.h"

#include <QTimer>

#include <chrono>

namespace derdesk {

using namespace Qt::StringLiterals;

DeferredMonitor::DeferredMonitor(Database &database, Writer &writer, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_writer(writer)
    , m_worker(new QTimer)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &QTimer::timeout, m_worker, [this] {
        run({ActorKind::Monitor, u"F1-STKDF"_s}, {});
    });
    m_thread.setObjectName(u"F1-STKDF"_s);
    m_thread.start();
}

DeferredMonitor::~DeferredMonitor()
{
    m_ending = true;
    m_cancel = true;
    m_thread.quit();
    m_thread.wait();
}

void DeferredMonitor::setInterval(int seconds)
{
    m_interval = seconds;
    QMetaObject::invokeMethod(m_worker, [this, seconds] {
        if (seconds > 0)
            m_worker->start(std::chrono::seconds(seconds));
        else
            m_worker->stop();
        noteNextRun();
    });
}

/// On the worker's thread.
void DeferredMonitor::noteNextRun()
{
    m_nextRun =
        m_worker->isActive() ? QDateTime::currentMSecsSinceEpoch() + m_worker->remainingTime() : 0;
    Q_EMIT scheduled();
}

QDateTime DeferredMonitor::nextRun() const
{
    const qint64 time = m_nextRun;
    return time ? QDateTime::fromMSecsSinceEpoch(time, Qt::UTC) : QDateTime();
}

void DeferredMonitor::runNow(const Actor &startedBy, const MonitorParameters &parameters)
{
    QMetaObject::invokeMethod(m_worker,
                              [this, startedBy, parameters] { run(startedBy, parameters); });
}

void DeferredMonitor::cancel() { m_cancel = true; }

void DeferredMonitor::run(const Actor &startedBy, const MonitorParameters &parameters)
{
    m_cancel = m_ending.load();
    m_running = true;
    noteNextRun();
    Q_EMIT runStarted();
    const auto outcome =
        runDeferredMonitor(m_database, m_writer, startedBy, parameters, m_cancel,
                           [this](const BatchRun &run) { Q_EMIT progressed(run); });
    m_running = false;
    if (outcome)
        Q_EMIT runFinished(*outcome);
    else
        Q_EMIT runFailed(outcome.error());
}

} // namespace derdesk
