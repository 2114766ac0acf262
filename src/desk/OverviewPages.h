// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/Problem.h"
#include "domain/ServiceTask.h"

#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace derdesk {

class Database;
class DeferredMonitor;
class IssueNotices;
class LiveRefresh;
class StatusLabel;
class TaskChanges;
class TaskTabs;
class WebService;
class Writer;

/// The pages that tell how things stand, each a tab that is made when it is first asked for:
/// dashboard, To Do, web service, batch control. Keeps the number of To Dos before the clerk's
/// eyes, and tells him of new issues.
class OverviewPages final : public QObject
{
    Q_OBJECT
public:
    /// \a window: in which it all stands.
    OverviewPages(Database &database, Writer &writer, Actor clerk, TaskTabs &tabs,
                  const TaskChanges &changes, QWidget &window);

    /// Another one has signed in.
    void setClerk(const Actor &clerk);
    void addTo(QMenu &menu);
    /// Whether new issues are told of.
    QAction *newNoticesAction();
    /// For the status bar: how many To Dos there are for the clerk.
    QWidget *toDoStatus() const;
    void watch(const WebService &service, const Problems &faults);
    void watch(DeferredMonitor &monitor);

    void showDashboard();
    void showToDos();
    void showWebService();
    /// \a run: the one to look at; 0: whichever.
    void showBatchControl(qint64 run = 0);

private:
    template <typename Page, typename Make>
    Page *page(const QString &icon, const QString &title, Make make);
    QAction *addCommand(QMenu &menu, const QString &icon, const QString &text, const QString &keys,
                        std::function<void()> show);
    void hearNews();
    void countToDos();
    void showCounts(int mine, int nobodys);
    void followNotice();

    Database &m_database;
    Writer &m_writer;
    Actor m_clerk;
    TaskTabs &m_tabs;
    QWidget &m_window;
    QPointer<const WebService> m_service;
    Problems m_serviceFaults;
    DeferredMonitor *m_monitor = nullptr;
    IssueNotices *m_notices;
    StatusLabel *m_status;
    QAction *m_toDoAction = nullptr;
    LiveRefresh *m_counting;
    LatestAnswer m_counted;
    QString m_toDoTitle;
};

} // namespace derdesk
