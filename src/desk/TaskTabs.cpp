// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskTabs.h"

#include "desk/dialogs/AddTaskDialog.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"

#include <QIcon>
#include <QLocale>
#include <QTabBar>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskTabs::TaskTabs(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : QTabWidget(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_query(new TaskQueryPortal(database))
{
    setDocumentMode(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    tabBar()->setAccessibleName(tr("Open portals"));
    addTab(m_query, QIcon::fromTheme(u"service-tasks"_s), {});
    for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide})
        tabBar()->setTabButton(0, side, nullptr);
    showNewCount(0);
    connect(this, &QTabWidget::tabCloseRequested, this, &TaskTabs::closeTab);
    connect(m_query, &TaskQueryPortal::openTask, this, &TaskTabs::openTask);
    connect(m_query, &TaskQueryPortal::newCountChanged, this, &TaskTabs::showNewCount);
}

void TaskTabs::showQueryPortal() { setCurrentWidget(m_query); }

void TaskTabs::openTask(RecordId id)
{
    if (!id)
        return;
    for (int index = 0; index < count(); ++index) {
        const TaskPortal *portal = portalAt(index);
        if (portal && portal->taskId() == id) {
            setCurrentIndex(index);
            return;
        }
    }
    auto *portal = new TaskPortal(id, m_database, m_writer, m_clerk, this);
    connect(portal, &TaskPortal::openTask, this, &TaskTabs::openTask);
    connect(portal, &TaskPortal::findTasks, this, &TaskTabs::findTasks);
    connect(portal, &TaskPortal::statusMessage, this, &TaskTabs::statusMessage);
    connect(portal, &TaskPortal::titleChanged, this, [this, portal](const QString &title) {
        setTabText(indexOf(portal), title);
        setTabToolTip(indexOf(portal), title);
    });
    setCurrentIndex(addTab(portal, QIcon::fromTheme(u"service-task"_s), idText(id)));
    portal->setFocus(Qt::OtherFocusReason);
}

void TaskTabs::addTask()
{
    auto *dialog = new AddTaskDialog(m_database, m_writer, m_clerk, this);
    connect(dialog, &AddTaskDialog::added, this, &TaskTabs::openTask);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TaskTabs::findTasks(const QString &text)
{
    showQueryPortal();
    m_query->find(text);
}

TaskPortal *TaskTabs::portalAt(int index) const
{
    return qobject_cast<TaskPortal *>(widget(index));
}

void TaskTabs::closeCurrent() { closeTab(currentIndex()); }

void TaskTabs::closeTab(int index)
{
    TaskPortal *portal = portalAt(index);
    if (!portal)
        return;
    removeTab(index);
    portal->deleteLater(); // it may be its own signal that closes it
}

void TaskTabs::step(int by) { setCurrentIndex((currentIndex() + by + count()) % count()); }

void TaskTabs::refreshCurrent()
{
    if (TaskPortal *portal = portalAt(currentIndex()))
        portal->refresh();
    else
        m_query->refresh();
}

void TaskTabs::refreshAll()
{
    m_query->refresh();
    for (int index = 0; index < count(); ++index) {
        if (TaskPortal *portal = portalAt(index))
            portal->refresh();
    }
}

void TaskTabs::updateTasks(const QList<RecordId> &ids)
{
    m_query->updateTasks(ids);
    for (int index = 0; index < count(); ++index) {
        TaskPortal *portal = portalAt(index);
        if (portal && ids.contains(portal->taskId()))
            portal->refresh();
    }
}

void TaskTabs::showNewCount(int count)
{
    const QString title = tr("Service Tasks");
    setTabText(0, count ? tr("%1 (%2 new)").arg(title, QLocale().toString(count)) : title);
}

} // namespace derdesk
