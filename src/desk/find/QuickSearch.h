// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/TaskSuggestions.h"

#include <QLineEdit>

class QTreeWidget;

namespace derdesk {

/// The box that finds a service task from anywhere. As one types, it offers what begins so: ids,
/// serial numbers, accounts, names, addresses, models. Enter opens the task that was typed or
/// chosen, or else searches.
class QuickSearch final : public QLineEdit
{
    Q_OBJECT
public:
    explicit QuickSearch(Database &database, QWidget *parent = nullptr);
    ~QuickSearch() override;

Q_SIGNALS:
    void openTask(derdesk::RecordId id);
    /// What the words find.
    void findTasks(const QString &text);
    void findCriteria(const derdesk::TaskCriteria &criteria);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void suggest(const QString &text);
    void show(const QList<TaskSuggestion> &suggestions);
    void placeList();
    void step(int by);
    void choose(const TaskSuggestion &suggestion);
    void submit();

    Database &m_database;
    QTreeWidget *m_list; ///< over the window's contents, below the box
    QList<TaskSuggestion> m_suggestions;
    LatestAnswer m_asked;
    LatestAnswer m_called;
};

} // namespace derdesk
