// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/TaskSearch.h"

namespace derdesk {

/// How things stand. What a clerk sees counted is what a search finds: each bar of the dashboard is
/// a search, and its height the number of tasks that this search finds.

struct DashboardBar
{
    TaskCriteria search;
    int tasks = 0; ///< cap + 1: more than cap

    bool operator==(const DashboardBar &) const = default;
};

/// Days are local.
struct DashboardDay
{
    QDate day;
    DashboardBar arrived;
    DashboardBar completed; ///< on that day, whenever they arrived
};

/// How long ago what waits arrived: the first and the last day of the class.
struct DashboardAge
{
    QDate from; ///< null: however long ago
    QDate to;
};
/// Today, yesterday, 2 to 6 days ago, 7 to 29, and longer.
QList<DashboardAge> dashboardAges(QDate today);

struct DashboardWaiting
{
    TaskStatus status = TaskStatus::Pending;
    QList<DashboardBar> byAge; ///< as dashboardAges() says
};

struct Dashboard
{
    /// Days are counted exactly up to here: some milliseconds of an index.
    static constexpr int dayCap = 100'000;
    /// What waits, and what holds it up, up to here.
    static constexpr int waitingCap = 10'000;
    static constexpr int mostCauses = 8;
    static constexpr int days = 14;
    static constexpr int mostRuns = 20;

    QDate today;
    QList<DashboardDay> byDay; ///< the last days, today last
    QList<DashboardWaiting> waiting;
    QList<DashboardBar> causes; ///< the most frequent first
    QList<BatchRun> runs;       ///< the newest first
    int myToDos = 0;            ///< cap + 1: more than cap
    int toDosOfNobody = 0;      ///< the same
};

/// The clerk's: \a clerk. Asks indexes, and of these not more than the caps: a fraction of a second
/// even where there are millions of tasks. Throws StoreError.
Dashboard readDashboard(Connection &connection, QDate today, const QString &clerk);

} // namespace derdesk
