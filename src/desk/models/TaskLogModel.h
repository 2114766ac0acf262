// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QAbstractTableModel>

namespace derdesk {

/// What has happened to a task, newest first. Lives on the GUI thread.
class TaskLogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Who, Event, Message, Count };

    explicit TaskLogModel(QObject *parent = nullptr);

    /// \a entries: oldest first. A log only grows: rows that are there already stay, unless it is
    /// another task's.
    void setEntries(const QList<TaskLogEntry> &entries);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What the columns say; "Clerk ada" is who.
    static QString who(const Actor &actor);
    static QString event(const TaskLogEntry &entry);
    static QString message(const TaskLogEntry &entry);

private:
    static QString text(const TaskLogEntry &entry, int column);

    QList<TaskLogEntry> m_entries; ///< newest first
};

} // namespace derdesk
