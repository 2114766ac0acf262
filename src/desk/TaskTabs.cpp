// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskTabs.h"

#include "desk/dialogs/AddTaskDialog.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
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
    setAccessibleName(tabBar()->accessibleName()); // a screen reader takes it for a control, too
    addTab(m_query, QIcon::fromTheme(u"service-tasks"_s), {});
    for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide})
        tabBar()->setTabButton(0, side, nullptr);
    showNewCount(0);
    connect(this, &QTabWidget::tabCloseRequested, this, &TaskTabs::closeTab);
    connect(m_query, &TaskQueryPortal::openTask, this, &TaskTabs::openTask);
    connect(m_query, &TaskQueryPortal::newCountChanged, this, &TaskTabs::showNewCount);
}

void TaskTabs::showQueryPortal() { setCurrentWidget(m_query); }

template <typename Which>
bool TaskTabs::showPortal(Which which)
{
    for (int index = 0; index < count(); ++index) {
        if (which(widget(index))) {
            setCurrentIndex(index);
            return true;
        }
    }
    return false;
}

void TaskTabs::addPortal(Portal *portal, const QString &icon, const QString &title)
{
    setCurrentIndex(addTab(portal, QIcon::fromTheme(icon), title));
    portal->setFocus(Qt::OtherFocusReason);
}

void TaskTabs::openTask(RecordId id)
{
    const auto isTask = [id](QWidget *widget) {
        const auto *portal = qobject_cast<TaskPortal *>(widget);
        return portal && portal->taskId() == id;
    };
    if (!id || showPortal(isTask))
        return;
    auto *portal = new TaskPortal(id, m_database, m_writer, m_clerk, this);
    connect(portal, &TaskPortal::openTask, this, &TaskTabs::openTask);
    connect(portal, &TaskPortal::findTasks, this, &TaskTabs::findTasks);
    connect(portal, &TaskPortal::statusMessage, this, &TaskTabs::statusMessage);
    connect(portal, &TaskPortal::titleChanged, this, [this, portal](const QString &title) {
        setTabText(indexOf(portal), title);
        setTabToolTip(indexOf(portal), title);
    });
    addPortal(portal, u"service-task"_s, idText(id));
}

void TaskTabs::showRecords(const QString &kind)
{
    const RecordKind &known = *findRecordKind(kind);
    const auto isKind = [&known](QWidget *widget) {
        const auto *portal = qobject_cast<RecordQueryPortal *>(widget);
        return portal && &portal->kind() == &known;
    };
    if (showPortal(isKind))
        return;
    auto *portal = new RecordQueryPortal(known, m_database, this);
    connect(portal, &RecordQueryPortal::openRecord, this, &TaskTabs::openRecord);
    addPortal(portal, u"database"_s, recordText(known.plural));
}

void TaskTabs::openRecord(const QString &kind, const QString &key)
{
    const RecordKind &known = *findRecordKind(kind);
    const auto isRecord = [&](QWidget *widget) {
        const auto *portal = qobject_cast<RecordPortal *>(widget);
        return portal && !key.isEmpty() && &portal->kind() == &known && portal->key() == key;
    };
    if (showPortal(isRecord))
        return;
    auto *portal = new RecordPortal(known, key, m_database, m_writer, m_clerk, this);
    connect(portal, &RecordPortal::openTask, this, &TaskTabs::openTask);
    connect(portal, &RecordPortal::openRecord, this, &TaskTabs::openRecord);
    connect(portal, &RecordPortal::statusMessage, this, &TaskTabs::statusMessage);
    connect(portal, &RecordPortal::removed, this, [this, portal] { drop(portal); });
    connect(portal, &RecordPortal::titleChanged, this, [this, portal](const QString &title) {
        setTabText(indexOf(portal), title);
        setTabToolTip(indexOf(portal), title);
    });
    addPortal(portal, u"database"_s, recordText(known.singular));
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
    auto *portal = qobject_cast<Portal *>(widget(index));
    if (portal && portal != m_query && portal->mayClose())
        drop(portal);
}

void TaskTabs::drop(Portal *portal)
{
    removeTab(indexOf(portal));
    portal->deleteLater(); // it may be its own signal that closes it
}

void TaskTabs::step(int by) { setCurrentIndex((currentIndex() + by + count()) % count()); }

void TaskTabs::refreshCurrent() { qobject_cast<Portal *>(currentWidget())->refresh(); }

void TaskTabs::refreshAll()
{
    for (int index = 0; index < count(); ++index)
        qobject_cast<Portal *>(widget(index))->refresh();
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
