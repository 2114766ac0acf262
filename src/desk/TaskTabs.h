// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

#include <QTabWidget>

namespace derdesk {

class Database;
class Portal;
class TaskPortal;
class TaskQueryPortal;
class Writer;

/// The query portal, and one tab for each task, kind of record and record that is open.
class TaskTabs final : public QTabWidget
{
    Q_OBJECT
public:
    TaskTabs(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);

    TaskQueryPortal &queryPortal() { return *m_query; }
    void showQueryPortal();
    /// Shows the query portal with what this question finds.
    void find(const TaskCriteria &criteria);
    /// Shows a page in a new tab, which owns it.
    void addPortal(Portal *portal, const QString &icon, const QString &title);
    /// Shows the task's tab; makes it if it is not open yet.
    void openTask(derdesk::RecordId id);
    /// Asks the clerk for a new task, and opens it.
    void addTask();
    /// Shows the query portal of a kind of record.
    void showRecords(const QString &kind);
    /// Shows a record's tab; an empty key: that of a new one.
    void openRecord(const QString &kind, const QString &key);
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
    template <typename Which>
    bool showPortal(Which which);
    void drop(Portal *portal);
    void closeTab(int index);
    void findTasks(const QString &text);
    void showNewCount(int count);

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    TaskQueryPortal *m_query;
};

} // namespace derdesk
