// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

#include <QGroupBox>

class QLabel;

namespace derdesk {

/// What holds a task up: every fault in words, the task at fault one click away, and when the
/// monitor tries next. Hidden while nothing does.
class IssuesZone final : public QGroupBox
{
    Q_OBJECT
public:
    explicit IssuesZone(QWidget *parent = nullptr);

    void show(const TaskDetail &detail);

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

private:
    static QString nextAttempt(const ServiceTask &task);

    QLabel *m_faults;
    QLabel *m_next;
};

} // namespace derdesk
