// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"

#include <QWidget>

class QToolButton;

namespace derdesk {

class DeferredMonitor;
class StatusLabel;

/// F1-STKDF in the status bar: what it does now, how its last run ended, and a button to run it.
class MonitorStatus final : public QWidget
{
    Q_OBJECT
public:
    explicit MonitorStatus(Actor clerk, QWidget *parent = nullptr);

    void watch(DeferredMonitor &monitor);
    /// Who may run it, if the role allows that.
    void setClerk(const Actor &clerk);
    void runNow();

Q_SIGNALS:
    /// The words were.
    void clicked();

private:
    void showRunning(qint64 processed);
    void showFinished(const BatchRun &run);
    void showFailed(const Problems &problems);
    void show(const QString &words, const QString &toolTip);
    void showButton();
    void showToolTip();
    static QString outcome(const BatchRun &run);

    Actor m_clerk;
    DeferredMonitor *m_monitor = nullptr;
    QString m_details; ///< of the last run
    StatusLabel *m_words;
    QToolButton *m_run;
    bool m_idle = false; ///< there is a monitor, and it does nothing
};

} // namespace derdesk
