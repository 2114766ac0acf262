// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QTabWidget>

namespace derdesk {

class Database;
class TaskPortal;
class TaskQueryPortal;
class Writer;

/// The query portal, and one tab for each task that is open.
class TaskTabs final : public QTabWidget
{
    Q_OBJECT
public:
    TaskTabs(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);

    TaskQueryPortal &queryPortal() { return *m_query; }
    void showQueryPortal();
    /// Shows the task's tab; makes it if it is not open yet.
    void openTask(derdesk::RecordId id);
    /// Asks the clerk for a new task, and opens it.
    void addTask();
    /// The query portal stays.
    void closeCurrent();
    /// Steps to the right; negative: to the left; round the ends.
    void step(int by);
    void refreshCurrent();
    /// What is in all tabs.
    void refreshAll();
    void updateTasks(const QList<derdesk::RecordId> &ids);

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    TaskPortal *portalAt(int index) const;
    void closeTab(int index);
    void findTasks(const QString &text);
    void showNewCount(int count);

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    TaskQueryPortal *m_query;
};

} // namespace derdesk
