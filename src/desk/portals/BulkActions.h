// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/BulkRun.h"

#include <QMenu>

namespace derdesk {

class TaskResults;

/// What may be done to all tasks that are selected in the list, or that match: a menu whose entries
/// name how many these are. Asks for what it needs, such as a reason, and once before it begins
/// with more than one.
class BulkActions final : public QMenu
{
    Q_OBJECT
public:
    BulkActions(TaskResults &results, const Actor &clerk, QWidget *parent = nullptr);

Q_SIGNALS:
    void asked(const derdesk::BulkWork &work, const derdesk::TaskSelection &selection);

private:
    void add(BulkAction action, const QString &icon, const QKeySequence &keys);
    void assign(const QString &clerk);
    void ask(BulkAction action);
    void askReason();
    void askConfirmation(const BulkWork &work);
    void showCount();
    TaskSelection selection() const;
    int count() const;
    QString countText() const;

    TaskResults &m_results;
    const Actor m_clerk;
    QAction *m_all;
    QMap<BulkAction, QAction *> m_actions;
    QAction *m_assignToMe;
    QAction *m_assignToNobody;
};

} // namespace derdesk
