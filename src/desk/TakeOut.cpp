// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TakeOut.h"

#include "desk/TaskTabs.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/print/PrintTask.h"

#include <QDir>
#include <QIcon>
#include <QMenu>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

void saveAsPdf(std::shared_ptr<const TaskDocument> document, QWidget *parent, TaskTabs &tabs)
{
    saveTaskAsPdf(std::move(document), parent, [&tabs](const QString &path) {
        Q_EMIT tabs.statusMessage(TaskTabs::tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
    });
}

/// An action that can be used while the tab of a task is in front.
void addForTask(QMenu &menu, TaskTabs &tabs, const QString &name, const QString &icon,
                const QString &text, const QKeySequence &key,
                std::function<void(std::shared_ptr<const TaskDocument>, QWidget *)> run)
{
    QAction *action = menu.addAction(QIcon::fromTheme(icon), text);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setEnabled(false);
    QObject::connect(&tabs, &QTabWidget::currentChanged, action, [action, &tabs] {
        action->setEnabled(qobject_cast<TaskPortal *>(tabs.currentWidget()));
    });
    QObject::connect(action, &QAction::triggered, &tabs, [&tabs, run = std::move(run)] {
        auto *portal = qobject_cast<TaskPortal *>(tabs.currentWidget());
        if (auto document = portal->document())
            run(std::move(document), portal);
    });
}

} // namespace

void addTakeOut(QMenu &menu, TaskTabs &tabs)
{
    menu.addSeparator();
    QAction *found =
        menu.addAction(QIcon::fromTheme(u"export"_s), TaskTabs::tr("&Export Tasks Found…"));
    found->setObjectName(u"export"_s);
    found->setShortcut(QKeySequence(TaskTabs::tr("Ctrl+Shift+E")));
    QObject::connect(found, &QAction::triggered, &tabs, [&tabs] {
        tabs.showQueryPortal();
        tabs.queryPortal().exportFound();
    });
    addForTask(menu, tabs, u"print"_s, u"print"_s, TaskTabs::tr("&Print Task…"),
               QKeySequence::Print, printTask);
    addForTask(menu, tabs, u"print-preview"_s, u"search"_s, TaskTabs::tr("Print Pre&view…"), {},
               previewTask);
    addForTask(menu, tabs, u"pdf"_s, u"pdf"_s, TaskTabs::tr("Save Task as PD&F…"), {},
               [&tabs](std::shared_ptr<const TaskDocument> document, QWidget *parent) {
                   saveAsPdf(std::move(document), parent, tabs);
               });
    menu.addSeparator();
}

} // namespace derdesk
