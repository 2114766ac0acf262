// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskPortal.h"

#include "desk/dialogs/EditTaskDialog.h"
#include "desk/dialogs/WordsDialog.h"
#include "desk/portals/TaskActions.h"
#include "desk/portals/TaskLogPage.h"
#include "desk/print/TaskDocument.h"
#include "desk/widgets/CollapsibleZone.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/zones/DerAttributesZone.h"
#include "desk/zones/IssuesZone.h"
#include "desk/zones/ServiceTaskZone.h"
#include "operations/ReinstateTask.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"

#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

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
    , m_tabs(new QTabWidget)
    , m_zones(new QScrollArea)
    , m_actions(new TaskActions(clerk.name))
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
    connect(m_actions, &TaskActions::editAsked, this, [this] { edit(); });
    connect(m_actions, &TaskActions::unenrollAsked, this, &TaskPortal::askUnenrollment);
    connect(m_attributes, &DerAttributesZone::statusMessage, this, &TaskPortal::statusMessage);
    connect(m_actions, &TaskActions::undoAsked, this, &TaskPortal::undoCancel);
    connect(m_actions, &TaskActions::assignAsked, this, &TaskPortal::assign);
    connect(m_actions, &TaskActions::stepAsked, this, &TaskPortal::stepAsked);
    connect(m_message, &MessageStrip::taken, this, &TaskPortal::undoCancel);
    connect(m_issues, &IssuesZone::linkActivated, this, &TaskPortal::follow);
    connect(m_serviceTask, &ServiceTaskZone::linkActivated, this, &TaskPortal::follow);
    refresh();
}

void TaskPortal::build()
{
    m_tabs->setAccessibleName(tr("Pages of the task"));
    m_tabs->addTab(newMainPage(), QIcon::fromTheme(u"service-task"_s), tr("Ma&in"));
    m_tabs->addTab(m_log, QIcon::fromTheme(u"log"_s), tr("&Log"));
    auto *task = new QWidget;
    auto *column = new QVBoxLayout(task);
    column->addWidget(m_actions);
    column->addWidget(m_message);
    column->addWidget(m_tabs, 1);

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
    layout->addWidget(new CollapsibleZone(m_issues, u"explanation"_s));
    layout->addWidget(new CollapsibleZone(m_serviceTask, u"serviceTask"_s));
    layout->addWidget(new CollapsibleZone(m_attributes, u"derAttributes"_s));
    layout->addStretch(1); // the zones are no higher than they have to be
    m_zones->setAccessibleName(tr("Zones of the task"));
    m_zones->setFrameShape(QFrame::NoFrame);
    m_zones->setWidgetResizable(true);
    m_zones->setWidget(zones);
    return m_zones;
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
    m_actions->setWorking(m_work.isWaiting());
    // The zones have their height when they have been laid out.
    if (const int scrolled = std::exchange(m_scrolled, 0))
        QTimer::singleShot(0, this,
                           [=, this] { m_zones->verticalScrollBar()->setValue(scrolled); });
    const QString name = detail.customer ? detail.customer->name : detail.task.customer.name;
    Q_EMIT titleChanged(name.isEmpty() ? idText(m_id) : tr("%1 %2").arg(idText(m_id), name));
}

void TaskPortal::go(RecordId id)
{
    if (id == m_id || m_work.isWaiting())
        return;
    m_id = id;
    m_detail.reset();
    m_message->hide();
    m_actions->setWorking(true); // until it is known what may be done
    m_zones->verticalScrollBar()->setValue(0);
    refresh();
}

void TaskPortal::showPlaceInList(const QString &place) { m_actions->showPlace(place); }

void TaskPortal::showEndOfList(bool last)
{
    m_message->showWarning(last ? tr("This is the last task of the list.")
                                : tr("This is the first task of the list."));
}

QString TaskPortal::address() const { return u"task/"_s + idText(m_id); }

QVariantMap TaskPortal::place() const
{
    return {{u"page"_s, m_tabs->currentIndex()},
            {u"scrolled"_s, m_zones->verticalScrollBar()->value()}};
}

void TaskPortal::restorePlace(const QVariantMap &place)
{
    m_tabs->setCurrentIndex(place.value(u"page"_s).toInt());
    m_scrolled = place.value(u"scrolled"_s).toInt();
}

bool TaskPortal::mayClose() { return !m_editing || m_editing->mayClose(); }

/// See RecordLink.h.
void TaskPortal::follow(const QString &link)
{
    const QString rest = link.section(u':', 1);
    if (const RecordId id = idFromText(link))
        Q_EMIT openTask(id);
    else if (link.startsWith("record:"_L1))
        Q_EMIT openRecord(rest.section(u'/', 0, 0), rest.section(u'/', 1));
    else if (link.startsWith("records:"_L1))
        Q_EMIT findRecords(rest.section(u'/', 0, 0), rest.section(u'/', 1));
    else if (link.startsWith("edit:"_L1))
        edit(rest);
    else
        Q_EMIT findTasks(link.startsWith("find:"_L1) ? rest : link);
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
    case TaskAction::UndoCancel:
        Q_UNREACHABLE(); // they happen by themselves, or have a button of their own
    }
}

void TaskPortal::askReason(TaskAction action)
{
    const bool rejects = action == TaskAction::Reject;
    const QString title = rejects ? tr("Reject Task %1") : tr("Cancel Task %1");
    const QString question =
        rejects ? tr("&Why is the task rejected? This can be undone while no other task has taken "
                     "its place.")
                : tr("&Why is the task cancelled? This can be undone while no other task has taken "
                     "its place.");
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

void TaskPortal::undoCancel()
{
    run(TaskAction::UndoCancel, [id = m_id, version = m_detail->task.version](Transaction &tx) {
        return reinstateTask(tx, id, version);
    });
}

void TaskPortal::assign(const QString &clerk)
{
    m_actions->setWorking(true);
    const auto work = [id = m_id, clerk](Transaction &tx) { return assignTask(tx, id, clerk); };
    m_work.await(m_writer.submit(m_clerk, work), [this, clerk](const Result<ServiceTask> &outcome) {
        m_actions->setWorking(false);
        refresh();
        if (!outcome)
            showFault(outcome.error());
        else
            m_message->showDone(clerk.isEmpty() ? tr("The To Do is left to whoever takes it.")
                                                : tr("The To Do is assigned to you."));
    });
}

void TaskPortal::edit(const QString &pointer)
{
    auto *dialog = new EditTaskDialog(*m_detail, m_database, m_writer, m_clerk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_editing = dialog;
    dialog->goTo(pointer);
    connect(dialog, &EditTaskDialog::kept, this, [this](const ServiceTask &task) {
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
    m_detail->task = *outcome; // whoever undoes this at once undoes this version
    if (m_dialog)
        m_dialog->accept();
    showOutcome(action, *outcome);
    Q_EMIT statusMessage(tr("%1: %2").arg(idText(m_id), m_message->text()));
}

void TaskPortal::showOutcome(TaskAction action, const ServiceTask &task)
{
    if (action == TaskAction::UndoCancel) {
        m_message->showDone(tr("The cancellation is undone. The task is again: %1.")
                                .arg(taskStatusText(task.status)));
        return;
    }
    switch (task.status) {
    case TaskStatus::Completed:
        m_message->showDone(tr("Done: the task is completed."));
        break;
    case TaskStatus::Canceled:
        m_message->showDone(tr("The task is cancelled."));
        m_message->offer(tr("Undo"));
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
