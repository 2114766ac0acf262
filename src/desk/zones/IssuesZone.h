// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

#include <QGroupBox>

class QLabel;
class QTimer;

namespace derdesk {

/// Explains why a task stands still: whom it waits for, every fault in words with what will clear
/// it, the records at fault one click away, and when the monitor tries next. Hidden when the task
/// has ended.
class IssuesZone final : public QGroupBox
{
    Q_OBJECT
public:
    explicit IssuesZone(QWidget *parent = nullptr);

    void show(const TaskDetail &detail);

Q_SIGNALS:
    /// See RecordLink.h.
    void linkActivated(const QString &link);

private:
    QLabel *newText(const QString &accessibleName);
    void showMonitor();

    TaskDetail m_detail;
    QLabel *m_icon;
    QLabel *m_waits;
    QLabel *m_faults;
    QLabel *m_next;
    QTimer *m_clock; ///< what is said relative to now goes on with it
};

} // namespace derdesk
