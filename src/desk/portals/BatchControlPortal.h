// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "monitor/MonitorRun.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace derdesk {

class DeferredMonitor;
class LineModel;
class LineTable;
class LiveRefresh;
class MessageStrip;

/// F1-STKDF: run it now with parameters, when it runs by itself, its runs as they go, the records
/// in error of each, and an end to the one that runs.
class BatchControlPortal final : public Portal
{
    Q_OBJECT
public:
    /// \a monitor: null where this program runs none; outlives the portal.
    BatchControlPortal(Database &database, Writer &writer, Actor clerk, DeferredMonitor *monitor,
                       QWidget *parent = nullptr);

    void refresh() override;
    void newsCame();
    void showRun(qint64 number);

    /// How often this desk's monitor runs by itself, in seconds; 0: only when asked.
    static int keptInterval();

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

private:
    void build();
    QWidget *newControls();
    QWidget *newRunBox();
    QWidget *newScheduleBox();
    QWidget *newRuns();
    void watch(DeferredMonitor &monitor);
    MonitorParameters parameters() const;
    void runNow();
    void cancelRun();
    void setInterval();
    void showSchedule();
    void read();
    void readMore();
    void take(const QList<BatchRun> &runs, int limit);
    void readErrors();
    void showFault(const Problems &problems);

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    DeferredMonitor *m_monitor;
    QComboBox *m_object;
    QComboBox *m_status;
    QSpinBox *m_commitEvery;
    QSpinBox *m_maxErrors;
    QSpinBox *m_maxRecords;
    QSpinBox *m_interval;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QLabel *m_next;
    MessageStrip *m_message;
    LineModel *m_runs;
    LineTable *m_runTable;
    LineModel *m_errors;
    LineTable *m_errorTable;
    LiveRefresh *m_live;
    qint64 m_running = 0; ///< the newest run that has not ended; 0: none
    qint64 m_wanted = 0;  ///< the run to show when it has been read
    QHash<qint64, RecordId> m_errorTasks;
    LatestAnswer m_page;
    LatestAnswer m_errorPage;
    LatestAnswer m_canceled;
};

} // namespace derdesk
