// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/zones/FactList.h"
#include "store/TaskDetail.h"

#include <QGroupBox>

namespace derdesk {

/// All general information of a task: the task itself, whom it is for and where, and the device and
/// program that it is about. What VALIDATE has not found yet is shown as the request names it.
class ServiceTaskZone final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ServiceTaskZone(QWidget *parent = nullptr);

    void show(const TaskDetail &detail);
    /// What is shown, from left to right.
    QList<FactGroup> facts() const;

Q_SIGNALS:
    /// See RecordLink.h.
    void linkActivated(const QString &link);

private:
    void showTask(const TaskDetail &detail);
    void showCustomer(const TaskDetail &detail);
    void showDevice(const TaskDetail &detail);
    static QString asRequested(const QString &value);

    FactList *m_task;
    FactList *m_customer;
    FactList *m_device;
};

} // namespace derdesk
