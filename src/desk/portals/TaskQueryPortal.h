// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "domain/Records.h"
#include "store/Database.h"
#include "store/TaskSearch.h"

#include <memory>

class QLabel;
class QLineEdit;
class QSettings;
class QTimer;
class QToolButton;

namespace derdesk {

class TaskExportStrip;
class TaskListModel;
class BulkActions;
class CriteriaChips;
class TaskResults;
struct TaskSelection;
class TaskSearchForm;
class TaskTable;

/// Where a clerk finds service tasks: one box that takes everything, a field for each thing to
/// search by, and what was found.
class TaskQueryPortal final : public Portal
{
    Q_OBJECT
public:
    TaskQueryPortal(Database &database, const Actor &clerk, QWidget *parent = nullptr);
    ~TaskQueryPortal() override;

    /// What is asked for now: every field, and the box.
    TaskCriteria criteria() const;
    int newCount() const;

    void search();
    /// Searches for \a text in the box, and for nothing else.
    void find(const QString &text);
    /// Searches for these criteria, and for nothing else: each stands in its field, the rest in the
    /// box.
    void find(const TaskCriteria &criteria);
    /// The same question anew, and what there is to choose from.
    void refresh() override;
    void clear();
    void updateTasks(const QList<derdesk::RecordId> &ids);
    void focusSearch();
    /// All tasks that match what was searched for last, not only those that are loaded.
    void exportFound();
    void exportSelected(const derdesk::TaskSelection &selection);
    /// Asks, if an export would end with the window.
    bool mayClose() override;
    /// What was found.
    TaskListModel &results();
    /// What can be done to those that are selected, or to all of them.
    BulkActions &selected() { return *m_selected; }
    /// Makes it the current one of what was found, if it is there.
    void chooseTask(RecordId id);
    TaskTable &table();

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void openTask(derdesk::RecordId id);
    void newCountChanged(int count);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Choices
    {
        QList<ServiceTaskType> types;
        QList<Program> programs;
    };

    void build();
    QWidget *newSearchPanel();
    void askChoices();
    void showFields(bool shown);
    void removeCriterion(const QString &member);

    Database &m_database;
    QLineEdit *m_quick;
    TaskSearchForm *m_form;
    QToolButton *m_fields;
    CriteriaChips *m_chips;
    QLabel *m_faults;
    TaskResults *m_results;
    std::unique_ptr<BulkActions> m_selected;
    TaskExportStrip *m_export;
    QTimer *m_typing;
    TaskCriteria m_others; ///< what is asked for that no field shows: the chips do
    LatestAnswer m_choices;
};

} // namespace derdesk
