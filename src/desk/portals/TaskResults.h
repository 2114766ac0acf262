// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/models/TaskListModel.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace derdesk {

class TaskTable;

/// What a search has found: the list, how many there are, how many are new, or in words why there
/// is nothing to see.
class TaskResults final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskResults(Database &database, QWidget *parent = nullptr);

    /// \a asked: the fields that ask for something, in words; for the sentence when nothing
    /// matches.
    void search(const TaskCriteria &criteria, const QStringList &asked);
    void refresh();
    void updateTasks(const QList<RecordId> &ids);

    TaskListModel &model() { return *m_model; }
    TaskTable &table() { return *m_table; }
    const TaskListModel &model() const { return *m_model; }
    const TaskCriteria &criteria() const { return m_model->criteria(); }
    /// How many match, more than 10,000 as 10,001; −1: not known yet.
    int matchCount() const { return m_matchCount; }
    /// Whether the selection stands for all that match, loaded or not; ends when the clerk selects
    /// rows, or searches for something else.
    bool allMatching() const { return m_allMatching; }
    void selectAllMatching();
    /// Shows it between how many tasks match and what can be done with them, where the list below
    /// does not move when it comes or goes.
    void placeBesideCount(QWidget &widget);
    /// A button for what can be done to the tasks selected, which the list's menu has too.
    void setSelectionMenu(QMenu &menu);
    int newCount() const { return m_model->newCount(); }

Q_SIGNALS:
    void openTask(derdesk::RecordId id);
    /// What has been searched for is shown, or why it is not.
    void answered();
    void newCountChanged(int count);
    void exportAsked();
    void allMatchingChanged(bool all);

private:
    void setAllMatching(bool all);
    void build();
    QToolButton *newSelectionButton();
    QWidget *newExportButton();
    QWidget *newMessagePage();
    void count();
    void showCount(const Result<int> &count);
    void showNew(int count);
    void showState();
    void showFailure(const Problems &problems);
    void showMessage(const QString &icon, const QString &text, bool retry);

    Database &m_database;
    TaskListModel *m_model;
    TaskTable *m_table;
    QHBoxLayout *m_bar;
    QToolButton *m_selection;
    QLabel *m_count;
    QPushButton *m_new;
    QStackedWidget *m_pages;
    QLabel *m_messageIcon;
    QLabel *m_message;
    QPushButton *m_retry;
    QTimer *m_recount;
    QStringList m_asked;
    int m_matchCount = -1;
    bool m_countWanted = false; ///< once the rows are there
    bool m_allMatching = false;
    LatestAnswer m_counted;
};

} // namespace derdesk
