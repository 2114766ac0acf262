// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "domain/Lifecycle.h"
#include "store/Database.h"
#include "store/TaskDetail.h"
#include "store/Writer.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabWidget;

namespace derdesk {

class DerAttributesZone;
class EditTaskDialog;
class IssuesZone;
class MessageStrip;
class ServiceTaskZone;
class TaskActions;
class TaskDocument;
class TaskLogPage;
class WordsDialog;

/// The maintenance portal of one service task: what the lifecycle allows now, a page with its
/// zones and a page with its log. Shows the task as it is in the database; an action is done to
/// the version that is shown, or not at all.
class TaskPortal final : public Portal
{
    Q_OBJECT
public:
    TaskPortal(RecordId id, Database &database, Writer &writer, const Actor &clerk,
               QWidget *parent = nullptr);

    RecordId taskId() const { return m_id; }
    /// Shows another task in place of this one; not while something is done to this one.
    void go(RecordId id);
    /// As in "7 of 1,234"; empty: it is not in the list of results.
    void showPlaceInList(const QString &place);
    void showEndOfList(bool last);
    /// Reads the task anew; page, selection and scroll position stay.
    void refresh() override;
    /// As it is shown, for paper; nothing while nothing is shown.
    std::unique_ptr<TaskDocument> document() const;
    bool mayClose() override;
    QString address() const override;
    QVariantMap place() const override;
    void restorePlace(const QVariantMap &place) override;

Q_SIGNALS:
    void titleChanged(const QString &title);
    void openTask(derdesk::RecordId id);
    void openRecord(const QString &kind, const QString &key);
    /// Asks for the records of a kind that are found with this text.
    void findRecords(const QString &kind, const QString &text);
    /// Asks for the task that many rows further down the list of results.
    void stepAsked(int rows);
    /// Asks for the tasks that the quick search finds with this text.
    void findTasks(const QString &text);
    void statusMessage(const QString &message);

private:
    void build();
    QWidget *newMainPage();
    QWidget *newFailurePage();
    void take(const Result<std::optional<TaskDetail>> &answer);
    void show(const TaskDetail &detail);
    void showFailure(const QString &text);

    void ask(TaskAction action);
    void askReason(TaskAction action);
    void askUnenrollment();
    void askComment();
    void openDialog(WordsDialog *dialog);
    template <typename Work>
    void run(TaskAction action, Work work);
    void end(TaskAction action, const QString &reason);
    void endEnrollment(const QString &reason);
    void undoCancel();
    void assign(const QString &clerk);
    void follow(const QString &link);
    /// \a pointer: the field that gets the focus.
    void edit(const QString &pointer = {});
    void comment(const QString &words);
    void takeOutcome(TaskAction action, const Result<ServiceTask> &outcome);
    void showOutcome(TaskAction action, const ServiceTask &task);
    void showFault(const Problems &problems);

    RecordId m_id;
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    std::optional<TaskDetail> m_detail; ///< what is shown

    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    QScrollArea *m_zones;
    TaskActions *m_actions;
    MessageStrip *m_message;
    ServiceTaskZone *m_serviceTask;
    IssuesZone *m_issues;
    DerAttributesZone *m_attributes;
    TaskLogPage *m_log;
    QLabel *m_failure;
    QPointer<WordsDialog> m_dialog;
    QPointer<EditTaskDialog> m_editing;
    int m_scrolled = 0; ///< still to be restored
    LatestAnswer m_read;
    LatestAnswer m_work;
};

} // namespace derdesk
