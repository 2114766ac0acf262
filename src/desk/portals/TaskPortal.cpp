// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskPortal.h"

#include "desk/dialogs/EditTaskDialog.h"
#include "desk/dialogs/WordsDialog.h"
#include "desk/portals/TaskActions.h"
#include "desk/portals/TaskLogPage.h"
#include "desk/print/TaskDocument.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/zones/DerAttributesZone.h"
#include "desk/zones/IssuesZone.h"
#include "desk/zones/ServiceTaskZone.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"

#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskPortal::TaskPortal(RecordId id, Database &database, Writer &writer, const Actor &clerk,
                       QWidget *parent)
    : Portal(parent)
    , m_id(id)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(clerk)
    , m_pages(new QStackedWidget)
    , m_actions(new TaskActions)
    , m_message(new MessageStrip)
    , m_serviceTask(new ServiceTaskZone)
    , m_issues(new IssuesZone)
    , m_attributes(new DerAttributesZone)
    , m_log(new TaskLogPage)
    , m_failure(new QLabel)
{
    build();
    m_actions->setClerk(clerk);
    connect(m_actions, &TaskActions::asked, this, &TaskPortal::ask);
    connect(m_actions, &TaskActions::commentAsked, this, &TaskPortal::askComment);
    connect(m_actions, &TaskActions::editAsked, this, &TaskPortal::edit);
    connect(m_actions, &TaskActions::unenrollAsked, this, &TaskPortal::askUnenrollment);
    connect(m_issues, &IssuesZone::openTask, this, &TaskPortal::openTask);
    connect(m_attributes, &DerAttributesZone::statusMessage, this, &TaskPortal::statusMessage);
    connect(m_serviceTask, &ServiceTaskZone::findTasks, this, &TaskPortal::findTasks);
    connect(m_serviceTask, &ServiceTaskZone::openRecord, this, &TaskPortal::openRecord);
    refresh();
}

void TaskPortal::build()
{
    auto *tabs = new QTabWidget;
    tabs->setAccessibleName(tr("Pages of the task"));
    tabs->addTab(newMainPage(), QIcon::fromTheme(u"service-task"_s), tr("Ma&in"));
    tabs->addTab(m_log, QIcon::fromTheme(u"log"_s), tr("&Log"));
    auto *task = new QWidget;
    auto *column = new QVBoxLayout(task);
    column->addWidget(m_actions);
    column->addWidget(m_message);
    column->addWidget(tabs, 1);

    m_pages->addWidget(new QWidget); // nothing is known yet
    m_pages->addWidget(task);
    m_pages->addWidget(newFailurePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
}

QWidget *TaskPortal::newMainPage()
{
    auto *zones = new QWidget;
    auto *layout = new QVBoxLayout(zones);
    layout->addWidget(m_issues);
    layout->addWidget(m_serviceTask);
    layout->addWidget(m_attributes);
    layout->addStretch();
    auto *page = new QScrollArea;
    page->setAccessibleName(tr("Zones of the task"));
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    page->setWidget(zones);
    return page;
}

QWidget *TaskPortal::newFailurePage()
{
    m_failure->setAccessibleName(tr("Message"));
    m_failure->setAlignment(Qt::AlignCenter);
    m_failure->setWordWrap(true);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *retry = new QPushButton(QIcon::fromTheme(u"retry"_s), tr("&Try Again"));
    connect(retry, &QPushButton::clicked, this, &TaskPortal::refresh);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_failure);
    layout->addWidget(retry, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void TaskPortal::refresh()
{
    const auto query = [id = m_id](Connection &connection) {
        return readTaskDetail(connection, id);
    };
    m_read.await(m_database.ask(query), [this](const auto &answer) { take(answer); });
}

std::unique_ptr<TaskDocument> TaskPortal::document() const
{
    return m_detail ? std::make_unique<TaskDocument>(*m_detail, m_serviceTask->facts()) : nullptr;
}

void TaskPortal::take(const Result<std::optional<TaskDetail>> &answer)
{
    if (!answer)
        showFailure(tr("The task could not be read.\n%1").arg(sentences(answer.error())));
    else if (!*answer)
        showFailure(tr("There is no task %1 in this database.").arg(idText(m_id)));
    else
        show(**answer);
}

void TaskPortal::show(const TaskDetail &detail)
{
    m_detail = detail;
    m_actions->show(detail);
    m_issues->show(detail);
    m_serviceTask->show(detail);
    m_attributes->show(detail);
    m_log->show(detail.log);
    m_pages->setCurrentIndex(1);
    const QString name = detail.customer ? detail.customer->name : detail.task.customer.name;
    Q_EMIT titleChanged(name.isEmpty() ? idText(m_id) : tr("%1 %2").arg(idText(m_id), name));
}

/// What is shown already stays, with the message above it.
void TaskPortal::showFailure(const QString &text)
{
    m_failure->setText(text);
    if (m_detail)
        m_message->showFault(text);
    else
        m_pages->setCurrentIndex(2);
}

void TaskPortal::ask(TaskAction action)
{
    const RecordId id = m_id;
    const int version = m_detail->task.version;
    switch (action) {
    case TaskAction::Process:
        run(action, [=](Transaction &tx) { return processTask(tx, id, version); });
        break;
    case TaskAction::Retry:
        run(action, [=](Transaction &tx) { return retryTask(tx, id, version); });
        break;
    case TaskAction::Acknowledge:
        run(action, [=](Transaction &tx) { return acknowledgeTask(tx, id, version); });
        break;
    case TaskAction::Approve:
        run(action, [=](Transaction &tx) { return approveTask(tx, id, version); });
        break;
    case TaskAction::Reject:
    case TaskAction::Cancel:
        askReason(action);
        break;
    case TaskAction::Advance:
    case TaskAction::RequireApproval:
    case TaskAction::Fault:
        Q_UNREACHABLE(); // they happen by themselves
    }
}

void TaskPortal::askReason(TaskAction action)
{
    const bool rejects = action == TaskAction::Reject;
    const QString title = rejects ? tr("Reject Task %1") : tr("Cancel Task %1");
    const QString question =
        rejects ? tr("&Why is the task rejected? A rejected task cannot be taken up again.")
                : tr("&Why is the task cancelled? A cancelled task cannot be taken up again.");
    auto *dialog = new WordsDialog(title.arg(idText(m_id)), question, wordsLimit,
                                   rejects ? tr("&Reject Task") : tr("&Cancel Task"), this);
    connect(dialog, &WordsDialog::given, this,
            [this, action](const QString &reason) { end(action, reason); });
    openDialog(dialog);
}

void TaskPortal::askUnenrollment()
{
    auto *dialog = new WordsDialog(
        tr("End the Enrollment of Task %1").arg(idText(m_id)),
        tr("&Why does the enrollment in %1 end? An unenrollment task is made, which does it.")
            .arg(m_detail->enrollment->program),
        wordsLimit, tr("&Unenroll"), this);
    connect(dialog, &WordsDialog::given, this, &TaskPortal::endEnrollment);
    openDialog(dialog);
}

void TaskPortal::endEnrollment(const QString &reason)
{
    m_actions->setWorking(true);
    const auto work = [id = m_id, reason](Transaction &tx) { return unenroll(tx, id, reason); };
    m_work.await(m_writer.submit(m_clerk, work), [this](const Result<ServiceTask> &outcome) {
        m_actions->setWorking(false);
        if (!outcome) {
            showFault(outcome.error());
            return;
        }
        if (m_dialog)
            m_dialog->accept();
        m_message->showDone(tr("Unenrollment task %1 is made.").arg(idText(outcome->id)));
        Q_EMIT openTask(outcome->id);
    });
}

void TaskPortal::edit()
{
    auto *dialog = new EditTaskDialog(*m_detail, m_database, m_writer, m_clerk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditTaskDialog::edited, this, [this](const ServiceTask &task) {
        m_message->showDone(task.status == TaskStatus::IssueDetected
                                ? tr("The corrections are kept. Retry, or let the monitor do so.")
                                : tr("The corrections are kept."));
        refresh();
    });
    dialog->open();
}

void TaskPortal::askComment()
{
    auto *dialog = new WordsDialog(tr("Comment on Task %1").arg(idText(m_id)), tr("C&omment"),
                                   wordsLimit, tr("&Add Comment"), this);
    connect(dialog, &WordsDialog::given, this, &TaskPortal::comment);
    openDialog(dialog);
}

void TaskPortal::openDialog(WordsDialog *dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TaskPortal::end(TaskAction action, const QString &reason)
{
    const auto operation = action == TaskAction::Reject ? rejectTask : cancelTask;
    run(action, [=, id = m_id, version = m_detail->task.version](Transaction &tx) {
        return operation(tx, id, reason, version);
    });
}

void TaskPortal::comment(const QString &words)
{
    m_actions->setWorking(true);
    const auto work = [id = m_id, words](Transaction &tx) { return commentTask(tx, id, words); };
    m_work.await(m_writer.submit(m_clerk, work), [this](const Result<ServiceTask> &outcome) {
        m_actions->setWorking(false);
        if (!outcome) {
            showFault(outcome.error());
            return;
        }
        if (m_dialog)
            m_dialog->accept();
        m_message->showDone(tr("The comment is in the log."));
        refresh();
    });
}

template <typename Work>
void TaskPortal::run(TaskAction action, Work work)
{
    m_actions->setWorking(true);
    m_work.await(
        m_writer.submit(m_clerk, std::move(work)),
        [this, action](const Result<ServiceTask> &outcome) { takeOutcome(action, outcome); });
}

void TaskPortal::takeOutcome(TaskAction action, const Result<ServiceTask> &outcome)
{
    m_actions->setWorking(false);
    refresh();
    if (!outcome) {
        showFault(outcome.error());
        return;
    }
    if (m_dialog)
        m_dialog->accept();
    showOutcome(action, *outcome);
    Q_EMIT statusMessage(tr("%1: %2").arg(idText(m_id), m_message->text()));
}

void TaskPortal::showOutcome(TaskAction action, const ServiceTask &task)
{
    switch (task.status) {
    case TaskStatus::Completed:
        m_message->showDone(tr("Done: the task is completed."));
        break;
    case TaskStatus::Canceled:
        m_message->showDone(tr("The task is cancelled."));
        break;
    case TaskStatus::DeviceSetup:
        m_message->showDone(tr("Checked and found good. The task goes on when the head-end system "
                               "acknowledges the device."));
        break;
    case TaskStatus::Approval:
        m_message->showDone(tr("Checked and found good. The task goes on when it is approved."));
        break;
    case TaskStatus::DeviceRemoval:
        m_message->showDone(tr("The task goes on when the head-end system has given the device "
                               "up."));
        break;
    case TaskStatus::IssueDetected:
        m_message->showWarning(
            action == TaskAction::Retry
                ? tr("Tried again, but the task is still held up; below is what by.")
                : tr("Checked, but something holds the task up; below is what."));
        break;
    default:
        m_message->showDone(tr("The task is now: %1.").arg(taskStatusText(task.status)));
    }
}

/// Where the clerk's words wait in a dialog, it is said there.
void TaskPortal::showFault(const Problems &problems)
{
    QString text = tr("Nothing was done.\n%1").arg(sentences(problems));
    if (problems.constFirst().code == ProblemCode::ChangedMeanwhile)
        text = tr("Nothing was done: somebody else, or the monitor, has changed the task "
                  "meanwhile. It is shown as it is now; look at it and decide anew.");
    if (m_dialog)
        m_dialog->showFault(text);
    else
        m_message->showFault(text);
}

} // namespace derdesk
