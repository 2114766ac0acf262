// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskTabs.h"

#include "desk/TaskWalk.h"
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/dialogs/ApiClientDialog.h"
#include "desk/portals/AsleepPortal.h"
#include "desk/portals/BulkActions.h"
#include "desk/portals/BulkPortal.h"
#include "desk/portals/ImportPortal.h"
#include "desk/portals/OutboundPortal.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/portals/TaskTable.h"
#include "store/Database.h"
#include "store/RecordKinds.h"

#include <QIcon>
#include <QLocale>
#include <QSettings>
#include <QTabBar>
#include <QUrl>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskTabs::TaskTabs(Database &database, Writer &writer, Actor clerk, QWidget *parent)
    : QTabWidget(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_query(new TaskQueryPortal(database, m_clerk))
    , m_walk(new TaskWalk(m_query->results(), database, this))
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
    connect(this, &QTabWidget::currentChanged, this, [this](int index) {
        const RecordLink record = recordAt(index);
        if (!record.key.isEmpty())
            Q_EMIT recordOpened(record);
    });
    connect(this, &QTabWidget::tabCloseRequested, this, &TaskTabs::closeTab);
    connect(m_query, &TaskQueryPortal::openTask, this, &TaskTabs::openTask);
    connect(&m_query->selected(), &BulkActions::asked, this, &TaskTabs::startBulk);
    connect(m_query, &TaskQueryPortal::newCountChanged, this, &TaskTabs::showNewCount);
    connect(m_walk, &TaskWalk::arrived, this, &TaskTabs::arrive);
    connect(m_walk, &TaskWalk::placesChanged, this, &TaskTabs::showPlace);
    connect(this, &QTabWidget::currentChanged, this, [this](int index) {
        wake(index);
        showPlace();
    });
}

void TaskTabs::setClerk(const Actor &clerk)
{
    QSettings settings;
    saveState(settings);
    setCurrentWidget(m_query);
    while (count() > 1)
        drop(qobject_cast<Portal *>(widget(1)));
    m_clerk = clerk;
    m_query->selected().setClerk(clerk);
    m_query->clear();
}

void TaskTabs::showQueryPortal() { setCurrentWidget(m_query); }

template <typename Which>
bool TaskTabs::showFirst(Which which)
{
    for (int index = 0; index < count(); ++index) {
        if (which(qobject_cast<Portal *>(widget(index)))) {
            setCurrentIndex(index);
            return true;
        }
    }
    return false;
}

bool TaskTabs::showPortal(const QString &address)
{
    return showFirst([&address](const Portal *portal) { return portal->address() == address; });
}

void TaskTabs::addPortal(Portal *portal, const QString &icon, const QString &title)
{
    setCurrentIndex(addTab(portal, QIcon::fromTheme(icon), title));
    portal->setFocus(Qt::OtherFocusReason);
}

/// Shows the tab of this address, and makes it if there is none yet.
void TaskTabs::open(const QString &address)
{
    if (showPortal(address))
        return;
    if (Portal *portal = newPortal(address)) {
        setCurrentWidget(portal);
        portal->setFocus(Qt::OtherFocusReason);
    }
}

/// At the right of the others; nullptr if the address is none of this program.
Portal *TaskTabs::newPortal(const QString &address)
{
    const QString rest = address.section(u'/', 1);
    const RecordKind *kind = findRecordKind(rest.section(u'/', 0, 0));
    if (address.startsWith("task/"_L1) && idFromText(rest))
        return newTask(idFromText(rest));
    if (address.startsWith("record/"_L1) && kind)
        return newRecord(*kind, rest.section(u'/', 1));
    if (address.startsWith("records/"_L1) && kind) {
        auto *portal = new RecordQueryPortal(*kind, m_database, this);
        portal->setClerk(m_clerk);
        connect(portal, &RecordQueryPortal::openRecord, this, &TaskTabs::openRecord);
        connect(portal, &RecordQueryPortal::openImport, this, &TaskTabs::showImport);
        addTab(portal, QIcon::fromTheme(u"database"_s), recordText(kind->plural));
        return portal;
    }
    return nullptr;
}

Portal *TaskTabs::newTask(RecordId id)
{
    auto *portal = new TaskPortal(id, m_database, m_writer, m_clerk, this);
    connect(portal, &TaskPortal::openTask, this, &TaskTabs::openTask);
    connect(portal, &TaskPortal::openRecord, this, &TaskTabs::openRecord);
    connect(portal, &TaskPortal::findTasks, this, &TaskTabs::findTasks);
    connect(portal, &TaskPortal::findRecords, this, &TaskTabs::findRecords);
    connect(portal, &TaskPortal::statusMessage, this, &TaskTabs::statusMessage);
    connect(portal, &TaskPortal::titleChanged, this,
            [this, portal](const QString &title) { showTitle(portal, title); });
    connect(portal, &TaskPortal::stepAsked, this,
            [this, portal](int rows) { m_walk->step(portal->taskId(), rows); });
    addTab(portal, QIcon::fromTheme(u"service-task"_s), idText(id));
    Q_EMIT taskOpened(portal);
    return portal;
}

Portal *TaskTabs::newRecord(const RecordKind &kind, const QString &key)
{
    auto *portal = new RecordPortal(kind, key, m_database, m_writer, m_clerk, this);
    connect(portal, &RecordPortal::openTask, this, &TaskTabs::openTask);
    connect(portal, &RecordPortal::openRecord, this, &TaskTabs::openRecord);
    connect(portal, &RecordPortal::statusMessage, this, &TaskTabs::statusMessage);
    connect(portal, &RecordPortal::removed, this, [this, portal] { drop(portal); });
    connect(portal, &RecordPortal::titleChanged, this,
            [this, portal](const QString &title) { showTitle(portal, title); });
    addTab(portal, QIcon::fromTheme(u"database"_s), recordText(kind.singular));
    return portal;
}

void TaskTabs::showTitle(Portal *portal, const QString &title)
{
    setTabText(indexOf(portal), title);
    setTabToolTip(indexOf(portal), title);
    if (const RecordLink record = recordAt(indexOf(portal)); !record.key.isEmpty())
        Q_EMIT recordNamed(record);
}

void TaskTabs::openTask(RecordId id)
{
    if (id)
        open(u"task/"_s + idText(id));
}

void TaskTabs::showRecords(const QString &kind) { open(u"records/"_s + kind); }

void TaskTabs::findRecords(const QString &kind, const QString &text)
{
    showRecords(kind);
    if (auto *portal = qobject_cast<RecordQueryPortal *>(currentWidget()))
        portal->find(text);
}

void TaskTabs::showImport(const RecordKind &kind)
{
    const ImportKind files = *ImportPortal::kindFor(kind);
    const auto isImport = [files](const Portal *tab) {
        const auto *portal = qobject_cast<const ImportPortal *>(tab);
        return portal && portal->kind() == files;
    };
    if (showFirst(isImport))
        return;
    auto *portal = new ImportPortal(files, m_database.url(), m_clerk, this);
    connect(portal, &ImportPortal::imported, this, &TaskTabs::refreshAll);
    addPortal(portal, u"import"_s, ImportPortal::titleOf(files));
}

void TaskTabs::addApiClient()
{
    auto *dialog = new ApiClientDialog({}, m_database, m_writer, m_clerk, this);
    connect(dialog, &ApiClientDialog::made, this,
            [this](const QString &name) { openRecord(u"api-client"_s, name); });
    dialog->open();
}

void TaskTabs::openRecord(const QString &kind, const QString &key)
{
    if (key.isEmpty() && kind == "api-client"_L1)
        return addApiClient();
    const QString address = u"record/%1/%2"_s.arg(kind, key);
    if (!key.isEmpty() && showPortal(address))
        return;
    if (Portal *portal = newPortal(address)) {
        setCurrentWidget(portal);
        portal->setFocus(Qt::OtherFocusReason);
    }
}

void TaskTabs::startBulk(const BulkWork &work, const TaskSelection &selection)
{
    auto *portal = new BulkPortal(m_database, m_writer, m_clerk, work, this);
    connect(portal, &BulkPortal::openTask, this, &TaskTabs::openTask);
    addPortal(portal, u"run"_s, portal->title());
    portal->start(selection);
}

void TaskTabs::showOutbound()
{
    if (showFirst([](const Portal *tab) { return qobject_cast<const OutboundPortal *>(tab); }))
        return;
    auto *portal = new OutboundPortal(m_database, m_writer, m_clerk, this);
    connect(portal, &OutboundPortal::openTask, this, &TaskTabs::openTask);
    addPortal(portal, u"outbound"_s, tr("Outbound Messages"));
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

void TaskTabs::find(const TaskCriteria &criteria)
{
    showQueryPortal();
    m_query->find(criteria);
}

void TaskTabs::openLink(const RecordLink &record)
{
    if (record.kind == RecordLink::task())
        openTask(idFromText(record.key));
    else if (findRecordKind(record.kind)) // else a newer program knew it
        openRecord(record.kind, record.key);
}

RecordLink TaskTabs::recordAt(int index) const
{
    if (const TaskPortal *portal = portalAt(index))
        return {RecordLink::task(), idText(portal->taskId()), tabText(index)};
    if (const auto *portal = qobject_cast<const RecordPortal *>(widget(index)))
        return {portal->kind().code, portal->key(), tabText(index)};
    return {};
}

RecordLink TaskTabs::currentRecord() const
{
    if (currentWidget() != m_query)
        return recordAt(currentIndex());
    const QString id = idText(m_query->table().currentTask());
    return {RecordLink::task(), id, id};
}

TaskPortal *TaskTabs::portalAt(int index) const
{
    return qobject_cast<TaskPortal *>(widget(index));
}

TaskPortal *TaskTabs::currentTask() const { return portalAt(currentIndex()); }

void TaskTabs::arrive(RecordId from, int rows, RecordId to)
{
    TaskPortal *portal = currentTask();
    if (!portal || portal->taskId() != from)
        return; // the clerk has gone elsewhere meanwhile
    if (!to) {
        portal->showEndOfList(rows > 0);
        return;
    }
    m_query->chooseTask(to);
    if (!showPortal(u"task/"_s + idText(to)))
        portal->go(to);
    showPlace();
}

void TaskTabs::showPlace()
{
    if (TaskPortal *portal = currentTask())
        portal->showPlaceInList(m_walk->place(portal->taskId()));
}

/// A tab of the last end gets its portal now that it is shown.
void TaskTabs::wake(int index)
{
    auto *asleep = qobject_cast<AsleepPortal *>(widget(index));
    if (!asleep)
        return;
    const QString title = tabText(index);
    Portal *portal = nullptr;
    {
        const QSignalBlocker blocker(this);
        portal = newPortal(asleep->address());
        if (portal) {
            portal->restorePlace(asleep->place());
            tabBar()->moveTab(indexOf(portal), index);
            setCurrentWidget(portal);
            showTitle(portal, title); // until it is read
        }
        removeTab(indexOf(asleep));
    }
    asleep->deleteLater();
    // Both were blocked.
    if (auto *task = qobject_cast<TaskPortal *>(portal))
        Q_EMIT taskOpened(task);
    if (const RecordLink record = recordAt(indexOf(portal)); !record.key.isEmpty())
        Q_EMIT recordOpened(record);
}

QString TaskTabs::stateKey() const
{
    const auto part = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return u"clerks/%1/%2/"_s.arg(part(m_clerk.name), part(m_database.url().text()));
}

void TaskTabs::saveState(QSettings &settings) const
{
    QVariantList tabs;
    for (int index = 0; index < count(); ++index) {
        const auto *portal = qobject_cast<const Portal *>(widget(index));
        if (!portal->address().isEmpty())
            tabs.append(QVariantMap{{u"address"_s, portal->address()},
                                    {u"title"_s, tabText(index)},
                                    {u"place"_s, portal->place()}});
    }
    settings.setValue(stateKey() + u"tabs", tabs);
    settings.setValue(stateKey() + u"current",
                      qobject_cast<const Portal *>(currentWidget())->address());
}

void TaskTabs::restoreState(const QSettings &settings)
{
    const QVariantList tabs = settings.value(stateKey() + u"tabs").toList();
    for (const QVariant &saved : tabs) {
        const QVariantMap tab = saved.toMap();
        const QString address = tab.value(u"address"_s).toString();
        const bool isTask = address.startsWith("task/"_L1);
        auto *portal = new AsleepPortal(address, tab.value(u"place"_s).toMap(), this);
        const QString title = tab.value(u"title"_s).toString();
        addTab(portal, QIcon::fromTheme(isTask ? u"service-task"_s : u"database"_s), title);
        setTabToolTip(indexOf(portal), title);
    }
    const QString current = settings.value(stateKey() + u"current").toString();
    if (!current.isEmpty())
        (void)showPortal(current);
}

bool TaskTabs::mayClose()
{
    for (int index = 0; index < count(); ++index) {
        auto *portal = qobject_cast<Portal *>(widget(index));
        if (!portal->mayClose()) {
            setCurrentIndex(index);
            return false;
        }
    }
    return true;
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
    const QString text = count ? tr("%1 (%2 new)").arg(title, QLocale().toString(count)) : title;
    if (text != tabText(0)) // else all that is in the tabs would be laid out and painted anew
        setTabText(0, text);
}

} // namespace derdesk
