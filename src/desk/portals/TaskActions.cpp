// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskActions.h"

#include "desk/Rights.h"
#include "desk/StatusIcon.h"
#include "desk/widgets/ElidingLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskActions::TaskActions(const QString &clerk, QWidget *parent)
    : QWidget(parent)
    , m_clerk(clerk)
    , m_place(new QLabel)
    , m_icon(new QLabel)
    , m_status(new ElidingLabel)
{
    QFont large = m_status->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_status->setFont(large);
    m_status->setAccessibleName(tr("Status"));
    m_place->setAccessibleName(tr("Place in the list"));
    m_place->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    addStep(u"previous"_s, tr("Previous task of the list (Alt+Up)"), -1);
    addStep(u"next"_s, tr("Next task of the list (Alt+Down)"), 1);
    layout->addWidget(m_place);
    layout->addWidget(m_icon);
    layout->addWidget(m_status, 1);
    m_actions = {{TaskAction::Process,
                  addButton(u"processTask"_s, u"process"_s, tr("&Process"),
                            tr("Check the task and take it as far as its lifecycle allows"))},
                 {TaskAction::Retry, addButton(u"retryTask"_s, u"retry"_s, tr("&Retry"),
                                               tr("Try the step again that failed"))},
                 {TaskAction::Acknowledge,
                  addButton(u"acknowledgeTask"_s, u"acknowledge"_s, tr("&Acknowledge"),
                            tr("The head-end system has done what it was asked for"))},
                 {TaskAction::Approve, addButton(u"approveTask"_s, u"approve"_s, tr("Approv&e"),
                                                 tr("Let the task go on"))},
                 {TaskAction::Reject, addButton(u"rejectTask"_s, u"cancel"_s, tr("Re&ject…"),
                                                tr("End the task without doing what it asks"))},
                 {TaskAction::Cancel, addButton(u"cancelTask"_s, u"cancel"_s, tr("&Cancel Task…"),
                                                tr("End the task for good"))}};
    for (const auto &[action, button] : m_actions)
        connect(button, &QPushButton::clicked, this,
                [this, action = action] { Q_EMIT asked(action); });
    m_undo = addButton(u"undoCancel"_s, u"undo"_s, tr("U&ndo Cancellation"),
                       tr("Take the task up again where it was"));
    connect(m_undo, &QPushButton::clicked, this, &TaskActions::undoAsked);
    m_assign = addButton(u"assignTask"_s, u"assign"_s, tr("Assi&gn to Me"),
                         tr("Tell the others that you see to this task"));
    connect(m_assign, &QPushButton::clicked, this, [this] { Q_EMIT assignAsked(m_clerk); });
    m_release = addButton(u"releaseTask"_s, u"assign"_s, tr("Give &Back"),
                          tr("Leave this task to whoever takes it"));
    connect(m_release, &QPushButton::clicked, this, [this] { Q_EMIT assignAsked(QString()); });
    m_edit = addButton(u"editTask"_s, u"edit"_s, tr("E&dit…"), tr("Correct what the request says"));
    connect(m_edit, &QPushButton::clicked, this, &TaskActions::editAsked);
    m_unenroll = addButton(u"unenroll"_s, u"unenroll"_s, tr("&Unenroll…"),
                           tr("Make a task that ends this enrollment"));
    connect(m_unenroll, &QPushButton::clicked, this, &TaskActions::unenrollAsked);
    m_comment = addButton(u"commentTask"_s, u"comment"_s, tr("C&omment…"),
                          tr("Add your words to the task's log"));
    connect(m_comment, &QPushButton::clicked, this, &TaskActions::commentAsked);
    m_others = {m_undo, m_assign, m_release, m_edit, m_unenroll, m_comment};
    for (QPushButton *button : findChildren<QPushButton *>())
        button->hide(); // until it is known which of them make sense: all at once need much room
}

void TaskActions::addStep(const QString &name, const QString &text, int rows)
{
    auto *button = new QToolButton;
    button->setObjectName(name + u"Task"_s);
    button->setIcon(QIcon::fromTheme(name));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(text);
    button->setAccessibleName(text);
    connect(button, &QToolButton::clicked, this, [this, rows] { Q_EMIT stepAsked(rows); });
    layout()->addWidget(button);
}

QPushButton *TaskActions::addButton(const QString &name, const QString &icon, const QString &text,
                                    const QString &toolTip)
{
    auto *button = new QPushButton(QIcon::fromTheme(icon), text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    layout()->addWidget(button);
    return button;
}

void TaskActions::setClerk(const Actor &clerk)
{
    m_mayWork = clerk.may(Permission::Work);
    for (QPushButton *button : findChildren<QPushButton *>())
        allow(*button, clerk, Permission::Work);
}

void TaskActions::showPlace(const QString &place)
{
    m_place->setText(place);
    m_place->setVisible(!place.isEmpty());
}

void TaskActions::show(const TaskDetail &detail)
{
    const ServiceTask &task = detail.task;
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize) * 3 / 4;
    m_icon->setPixmap(statusIcon(task.status).pixmap(QSize(size, size), devicePixelRatio()));
    m_status->setText(
        task.statusReason.isEmpty()
            ? taskStatusText(task.status)
            : tr("%1: %2").arg(taskStatusText(task.status), statusReasonText(task.statusReason)));
    const QList<TaskAction> allowed = derdesk::actions(task.businessObject, task.status);
    for (const auto &[action, button] : m_actions)
        button->setVisible(allowed.contains(action));
    m_undo->setVisible(detail.cancellation && detail.cancellation->canBeUndone());
    const bool mine = detail.toDo && detail.toDo->assignedTo == m_clerk;
    m_assign->setVisible(detail.toDo && !mine);
    m_release->setVisible(mine);
    m_edit->setVisible(editable(task.businessObject, task.status));
    m_comment->setVisible(true);
    m_unenroll->setVisible(task.businessObject == BusinessObject::Enrollment && detail.enrollment &&
                           detail.enrollment->active);
}

void TaskActions::setWorking(bool working)
{
    for (const auto &[action, button] : m_actions)
        button->setEnabled(!working && m_mayWork);
    for (QPushButton *button : std::as_const(m_others))
        button->setEnabled(!working && m_mayWork);
}

} // namespace derdesk
