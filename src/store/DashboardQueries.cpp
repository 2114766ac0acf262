// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DashboardQueries.h"

#include "domain/Lifecycle.h"
#include "store/BatchRunQueries.h"
#include "store/ToDoQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

DashboardBar counted(Connection &connection, const TaskCriteria &search, int cap)
{
    return {search, countTasks(connection, search, cap)};
}

DashboardDay dayOf(Connection &connection, QDate day)
{
    TaskCriteria arrived;
    arrived.createdFrom = day;
    arrived.createdTo = day;
    TaskCriteria completed;
    completed.statuses = {TaskStatus::Completed};
    completed.statusFrom = day;
    completed.statusTo = day;
    return {day, counted(connection, arrived, Dashboard::dayCap),
            counted(connection, completed, Dashboard::dayCap)};
}

DashboardWaiting waitingIn(Connection &connection, TaskStatus status, QDate today)
{
    DashboardWaiting waiting{status, {}};
    for (const DashboardAge &age : dashboardAges(today)) {
        TaskCriteria search;
        search.statuses = {status};
        search.createdFrom = age.from;
        search.createdTo = age.to;
        waiting.byAge.append(counted(connection, search, Dashboard::waitingCap));
    }
    return waiting;
}

/// From one code to the next, without reading all that lies between them.
QStringList causes(Connection &connection)
{
    QStringList codes;
    for (QString code;;) {
        code = connection
                   .value(u"SELECT min(code) FROM service_task_issue WHERE code > ?"_s,
                          {code.isNull() ? u""_s : code})
                   .toString();
        if (code.isEmpty())
            return codes;
        codes.append(code);
    }
}

} // namespace

QList<DashboardAge> dashboardAges(QDate today)
{
    return {{today, today},
            {today.addDays(-1), today.addDays(-1)},
            {today.addDays(-6), today.addDays(-2)},
            {today.addDays(-29), today.addDays(-7)},
            {{}, today.addDays(-30)}};
}

Dashboard readDashboard(Connection &connection, QDate today, const QString &clerk)
{
    Dashboard dashboard;
    dashboard.today = today;
    for (int ago = Dashboard::days - 1; ago >= 0; --ago)
        dashboard.byDay.append(dayOf(connection, today.addDays(-ago)));
    for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i) {
        if (waitsAnywhere(TaskStatus(i)))
            dashboard.waiting.append(waitingIn(connection, TaskStatus(i), today));
    }
    for (const QString &code : causes(connection)) {
        TaskCriteria search;
        search.cause = code;
        dashboard.causes.append(counted(connection, search, Dashboard::waitingCap));
    }
    std::stable_sort(dashboard.causes.begin(), dashboard.causes.end(),
                     [](const auto &a, const auto &b) { return a.tasks > b.tasks; });
    dashboard.causes = dashboard.causes.mid(0, Dashboard::mostCauses);
    dashboard.runs = batchRuns(connection, u"F1-STKDF"_s, Dashboard::mostRuns);
    dashboard.myToDos = countToDos(connection, {{}, clerk}, Dashboard::waitingCap);
    dashboard.toDosOfNobody = countToDos(connection, {{}, QString()}, Dashboard::waitingCap);
    return dashboard;
}

} // namespace derdesk
