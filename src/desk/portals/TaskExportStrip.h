// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "operations/ExportTasks.h"

#include <QFrame>
#include <QPointer>
#include <QThreadPool>

class QFileDialog;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace derdesk {

/// Takes tasks out into a file that the clerk chooses, on a thread of its own, while everything
/// else stays usable: shows how far it is, ends it when asked, and says how it went. Hidden until
/// there is something to say. One export at a time; its end is this object's at the latest.
class TaskExportStrip final : public QFrame
{
    Q_OBJECT
public:
    /// \a database: where the tasks are.
    explicit TaskExportStrip(DatabaseUrl database, QWidget *parent = nullptr);
    ~TaskExportStrip() override;

    using Tasks = decltype(TaskExport::tasks);
    /// Asks for the file, then exports. \a columns: of TaskColumns, in this order. While one export
    /// runs, another is not begun.
    void ask(const Tasks &tasks, TaskOrder order, const QList<int> &columns);

    bool isRunning() const { return m_answer.isWaiting(); }
    QString text() const;

private:
    void build();
    void start(TaskExport what);
    void show(const ExportProgress &progress);
    void take(const Result<ExportResult> &answer);
    void end(const QString &icon, const QString &text);
    void showIcon(const QString &icon);
    void stop();
    void openFolder();

    const DatabaseUrl m_database;
    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_open;
    QToolButton *m_close;
    QPointer<QFileDialog> m_dialog;
    QString m_path;
    std::atomic_bool m_stop = false;
    LatestAnswer m_answer;
    QThreadPool m_thread;
};

} // namespace derdesk
