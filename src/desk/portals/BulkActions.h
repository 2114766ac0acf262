// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/BulkRun.h"

#include <QMenu>

#include <functional>

namespace derdesk {

class TaskResults;

/// What may be done to all tasks that are selected in the list, or that match: a menu whose entries
/// name how many these are. Asks for what it needs, such as a reason, and once before it begins
/// with more than one.
class BulkActions final : public QMenu
{
    Q_OBJECT
public:
    /// \a portal: within which the keys work. Not its child: a menu among the children of a widget
    /// that is still to come into a window keeps Tab from going round (Qt 6.4).
    BulkActions(TaskResults &results, const Actor &clerk, QWidget *portal);

    /// Who "me" is, and what his role allows.
    void setClerk(const Actor &clerk);

Q_SIGNALS:
    void exportAsked(const derdesk::TaskSelection &selection);
    void asked(const derdesk::BulkWork &work, const derdesk::TaskSelection &selection);

private:
    QAction *add(const QString &name, const QString &icon, const QString &keys,
                 std::function<void()> run);
    void assign(const QString &clerk);
    void ask(BulkAction action);
    void askReason();
    void askConfirmation(const BulkWork &work);
    void showCount();
    TaskSelection selection() const;
    int count() const;
    QString countText() const;

    QWidget *const m_portal;
    TaskResults &m_results;
    Actor m_clerk;
    QAction *m_all;
    QMap<BulkAction, QAction *> m_actions;
    QAction *m_assignToMe;
    QAction *m_assignToNobody;
    QAction *m_export;
};

} // namespace derdesk
