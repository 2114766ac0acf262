// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Lifecycle.h"
#include "store/TaskDetail.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace derdesk {

/// A button for each action that the lifecycle allows a task now, and for what else can be done
/// to it; and the way to its neighbours in the list of results. Each button has an object name, by
/// which TaskMenu presses it.
class TaskActions final : public QWidget
{
    Q_OBJECT
public:
    /// \a clerk: to whom "me" refers.
    explicit TaskActions(const QString &clerk, QWidget *parent = nullptr);

    /// What the clerk's role does not allow is shown, but disabled.
    void setClerk(const Actor &clerk);
    void show(const TaskDetail &detail);
    /// Where the task stands in the list of results, as in "7 of 1,234"; empty: not in it.
    void showPlace(const QString &place);
    /// While an action is under way no other one can be asked for.
    void setWorking(bool working);

Q_SIGNALS:
    void asked(derdesk::TaskAction action);
    void editAsked();
    void unenrollAsked();
    void commentAsked();
    void undoAsked();
    /// To this clerk, or to nobody (empty).
    void assignAsked(const QString &clerk);
    /// For the task that many rows further down the list of results.
    void stepAsked(int rows);

private:
    void addStep(const QString &name, const QString &text, int rows);
    QPushButton *addButton(const QString &name, const QString &icon, const QString &text,
                           const QString &toolTip);

    const QString m_clerk;
    QLabel *m_place;
    QLabel *m_icon;
    QLabel *m_status;
    QList<std::pair<TaskAction, QPushButton *>> m_actions;
    QList<QPushButton *> m_others; ///< all buttons that are not of m_actions
    QPushButton *m_undo;
    QPushButton *m_assign;
    QPushButton *m_release;
    QPushButton *m_edit;
    QPushButton *m_unenroll;
    QPushButton *m_comment;
    bool m_mayWork = true;
};

} // namespace derdesk
