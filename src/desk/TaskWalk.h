// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/ServiceTask.h"
#include "store/Database.h"

#include <QObject>

class QTimer;

namespace derdesk {

class TaskListModel;

/// The way from task to task along the list of results, without going back to it: the neighbours of
/// a task, and at which place it stands.
class TaskWalk final : public QObject
{
    Q_OBJECT
public:
    TaskWalk(TaskListModel &list, Database &database, QObject *parent = nullptr);

    /// Looks for the task that many rows further down; arrived() tells which it is.
    void step(RecordId from, int rows);
    /// As in "7 of 1,234"; empty if it is not in the list, or until it is counted.
    QString place(RecordId task);

Q_SIGNALS:
    /// \a to: 0 if the list ends there.
    void arrived(derdesk::RecordId from, int rows, derdesk::RecordId to);
    /// What place() gives is another.
    void placesChanged();

private:
    void count();

    TaskListModel &m_list;
    Database &m_database;
    std::optional<int> m_count;
    bool m_outOfDate = true; ///< the count, which is shown until there is another
    QTimer *m_recount;
    LatestAnswer m_step;
    LatestAnswer m_counted;
};

} // namespace derdesk
