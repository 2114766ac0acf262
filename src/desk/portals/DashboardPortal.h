// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/DashboardQueries.h"
#include "store/Database.h"

#include <QElapsedTimer>

class QBoxLayout;

namespace derdesk {

class ChartCard;
class KeyFigure;
class LiveRefresh;
class MessageStrip;

/// How things stand: some figures, and charts whose bars each lead to the tasks that they count.
class DashboardPortal final : public Portal
{
    Q_OBJECT
public:
    DashboardPortal(Database &database, QString clerk, QWidget *parent = nullptr);

    void refresh() override;
    /// There is news; read within a second if the page is seen.
    void newsCame();

Q_SIGNALS:
    void findTasks(const derdesk::TaskCriteria &criteria);
    void openToDos();
    void openRun(qint64 number);

private:
    void build();
    QWidget *newFigures();
    void addFigure(QBoxLayout &row, KeyFigure *figure, std::function<void()> choose);
    void read();
    void show(const Dashboard &dashboard);
    void showFigures();
    void showDays();
    void showWaiting();
    void showCauses();
    void showRuns();

    Database &m_database;
    const QString m_clerk;
    Dashboard m_dashboard;
    MessageStrip *m_message;
    KeyFigure *m_attention;
    KeyFigure *m_waiting;
    KeyFigure *m_toDos;
    KeyFigure *m_arrived;
    KeyFigure *m_completed;
    ChartCard *m_days;
    ChartCard *m_ages;
    ChartCard *m_causes;
    ChartCard *m_runs;
    LiveRefresh *m_live;
    QElapsedTimer m_asked;
    LatestAnswer m_answer;
};

} // namespace derdesk
