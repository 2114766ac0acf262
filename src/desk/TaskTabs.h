// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/find/RecordLink.h"
#include "store/TaskCriteria.h"

#include <QTabWidget>

class QSettings;

namespace derdesk {

class Database;
class Portal;
class TaskPortal;
class TaskQueryPortal;
class TaskWalk;
class Writer;
struct BulkWork;
struct RecordKind;
struct TaskSelection;

/// The query portal, and one tab for each task, kind of record and record that is open.
class TaskTabs final : public QTabWidget
{
    Q_OBJECT
public:
    TaskTabs(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);

    /// Another one has signed in: the tabs that are open go, as they are kept for whoever had them.
    void setClerk(const Actor &clerk);

    TaskQueryPortal &queryPortal() { return *m_query; }
    void showQueryPortal();
    /// Shows the query portal with what this question finds.
    void find(const TaskCriteria &criteria);
    /// Shows the task's tab; makes it if it is not open yet.
    void openTask(derdesk::RecordId id);
    /// Asks the clerk for a new task, and opens it.
    void addTask();
    /// Shows the query portal of a kind of record.
    void showRecords(const QString &kind);
    /// Shows the portal that imports records of a kind.
    void showImport(const derdesk::RecordKind &kind);
    /// Asks for a new API client, and opens it.
    void addApiClient();
    /// Shows a record's tab; an empty key: that of a new one.
    void openRecord(const QString &kind, const QString &key);
    /// Does it to all these tasks, in a tab of its own.
    void startBulk(const derdesk::BulkWork &work, const derdesk::TaskSelection &selection);
    /// Shows what other systems are told.
    void showOutbound();
    /// In a tab of its own, in front.
    void addPortal(Portal *portal, const QString &icon, const QString &title);
    /// The query portal stays.
    void closeCurrent();
    /// Steps to the right; negative: to the left; round the ends.
    void step(int by);
    void refreshCurrent();
    /// Searches for what the quick-search box understands.
    void findTasks(const QString &text);
    void openLink(const RecordLink &record);
    /// What the tab in front shows, or the task chosen in the list; no key if there is none.
    RecordLink currentRecord() const;
    /// What is in all tabs.
    void refreshAll();
    void updateTasks(const QList<derdesk::RecordId> &ids);

    /// The task in front; nullptr if there is none.
    TaskPortal *currentTask() const;
    /// Asks the user once for each tab where something would be lost.
    bool mayClose();
    /// The open tabs of this clerk and database, each with its place; opened again, they read their
    /// records when they are shown first.
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void statusMessage(const QString &message);
    void taskOpened(derdesk::TaskPortal *portal);
    /// The clerk has come to a record that was not in front before.
    void recordOpened(const derdesk::RecordLink &record);
    /// What it is called is known now.
    void recordNamed(const derdesk::RecordLink &record);

private:
    RecordLink recordAt(int index) const;
    TaskPortal *portalAt(int index) const;
    QString stateKey() const;
    void open(const QString &address);
    Portal *newPortal(const QString &address);
    Portal *newTask(RecordId id);
    Portal *newRecord(const RecordKind &kind, const QString &key);
    bool showPortal(const QString &address);
    template <typename Which>
    bool showFirst(Which which);
    void wake(int index);
    void showTitle(Portal *portal, const QString &title);
    void findRecords(const QString &kind, const QString &text);
    void arrive(RecordId from, int rows, RecordId to);
    void showPlace();
    void drop(Portal *portal);
    void closeTab(int index);
    void showNewCount(int count);

    Database &m_database;
    Writer &m_writer;
    Actor m_clerk;
    TaskQueryPortal *m_query;
    TaskWalk *m_walk;
};

} // namespace derdesk
