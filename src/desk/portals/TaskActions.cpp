// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskActions.h"

#include "desk/Rights.h"
#include "desk/StatusIcon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskActions::TaskActions(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_status(new QLabel)
{
    QFont large = m_status->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_status->setFont(large);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_icon);
    layout->addWidget(m_status, 1);
    m_actions = {
        {TaskAction::Process,
         addButton(u"process"_s, tr("&Process"),
                   tr("Check the task and take it as far as its lifecycle allows"))},
        {TaskAction::Retry,
         addButton(u"retry"_s, tr("&Retry"), tr("Try the step again that failed"))},
        {TaskAction::Acknowledge,
         addButton(u"acknowledge"_s, tr("&Acknowledge"),
                   tr("The head-end system has done what it was asked for"))},
        {TaskAction::Approve, addButton(u"approve"_s, tr("Approv&e"), tr("Let the task go on"))},
        {TaskAction::Reject,
         addButton(u"cancel"_s, tr("Re&ject…"), tr("End the task without doing what it asks"))},
        {TaskAction::Cancel,
         addButton(u"cancel"_s, tr("&Cancel Task…"), tr("End the task for good"))}};
    for (const auto &[action, button] : m_actions)
        connect(button, &QPushButton::clicked, this,
                [this, action = action] { Q_EMIT asked(action); });
    m_edit = addButton(u"edit"_s, tr("E&dit…"), tr("Correct what the request says"));
    connect(m_edit, &QPushButton::clicked, this, &TaskActions::editAsked);
    m_unenroll =
        addButton(u"unenroll"_s, tr("&Unenroll…"), tr("Make a task that ends this enrollment"));
    connect(m_unenroll, &QPushButton::clicked, this, &TaskActions::unenrollAsked);
    m_comment = addButton(u"comment"_s, tr("C&omment…"), tr("Add your words to the task's log"));
    connect(m_comment, &QPushButton::clicked, this, &TaskActions::commentAsked);
}

QPushButton *TaskActions::addButton(const QString &icon, const QString &text,
                                    const QString &toolTip)
{
    auto *button = new QPushButton(QIcon::fromTheme(icon), text);
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
    m_edit->setVisible(editable(task.businessObject, task.status));
    m_unenroll->setVisible(task.businessObject == BusinessObject::Enrollment && detail.enrollment &&
                           detail.enrollment->active);
}

void TaskActions::setWorking(bool working)
{
    for (const auto &[action, button] : m_actions)
        button->setEnabled(!working && m_mayWork);
    for (QPushButton *button : {m_edit, m_unenroll, m_comment})
        button->setEnabled(!working && m_mayWork);
}

} // namespace derdesk
