// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Lifecycle.h"
#include "store/TaskDetail.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace derdesk {

/// A button for each action that the lifecycle allows a task now, and for what else can be done
/// to it.
class TaskActions final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskActions(QWidget *parent = nullptr);

    /// What the clerk's role does not allow is shown, but disabled.
    void setClerk(const Actor &clerk);
    void show(const TaskDetail &detail);
    /// While an action is under way no other one can be asked for.
    void setWorking(bool working);

Q_SIGNALS:
    void asked(derdesk::TaskAction action);
    void editAsked();
    void unenrollAsked();
    void commentAsked();

private:
    QPushButton *addButton(const QString &icon, const QString &text, const QString &toolTip);

    QLabel *m_icon;
    QLabel *m_status;
    QList<std::pair<TaskAction, QPushButton *>> m_actions;
    QPushButton *m_edit;
    QPushButton *m_unenroll;
    QPushButton *m_comment;
    bool m_mayWork = true;
};

} // namespace derdesk
