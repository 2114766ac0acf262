// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskMenu.h"

#include "desk/TaskTabs.h"
#include "desk/portals/TaskPortal.h"

#include <QAbstractButton>
#include <QIcon>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskMenu::TaskMenu(TaskTabs &tabs, QWidget *parent)
    : QMenu(tr("Tas&k in Front"), parent)
    , m_tabs(tabs)
{
    setIcon(QIcon::fromTheme(u"service-task"_s));
    addEntry(u"previousTask"_s, u"previous"_s, tr("Pre&vious of the List"),
             QKeySequence(Qt::ALT | Qt::Key_Up));
    addEntry(u"nextTask"_s, u"next"_s, tr("Ne&xt of the List"),
             QKeySequence(Qt::ALT | Qt::Key_Down));
    addSeparator();
    addEntry(u"processTask"_s, u"process"_s, tr("&Process"), QKeySequence(Qt::Key_F8));
    addEntry(u"retryTask"_s, u"retry"_s, tr("&Retry"), QKeySequence(Qt::CTRL | Qt::Key_R));
    addEntry(u"acknowledgeTask"_s, u"acknowledge"_s, tr("&Acknowledge"),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    addEntry(u"approveTask"_s, u"approve"_s, tr("Approv&e"),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y));
    addEntry(u"rejectTask"_s, u"cancel"_s, tr("Re&ject…"),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    addEntry(u"cancelTask"_s, u"cancel"_s, tr("&Cancel…"), QKeySequence(Qt::CTRL | Qt::Key_Delete));
    addEntry(u"undoCancel"_s, u"undo"_s, tr("U&ndo Cancellation"), QKeySequence::Undo);
    addSeparator();
    addEntry(u"assignTask"_s, u"assign"_s, tr("Assi&gn to Me"), QKeySequence(Qt::CTRL | Qt::Key_G));
    addEntry(u"releaseTask"_s, u"assign"_s, tr("Give &Back"),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    addEntry(u"editTask"_s, u"edit"_s, tr("E&dit…"), QKeySequence(Qt::Key_F2));
    addEntry(u"commentTask"_s, u"comment"_s, tr("C&omment…"), QKeySequence(Qt::CTRL | Qt::Key_M));
    addEntry(u"unenroll"_s, u"unenroll"_s, tr("&Unenroll…"), QKeySequence(Qt::CTRL | Qt::Key_U));
    connect(&tabs, &TaskTabs::taskOpened, this,
            [this](TaskPortal *portal) { portal->addActions(actions()); });
    connect(this, &QMenu::aboutToShow, this, &TaskMenu::showAllowed);
    connect(this, &QMenu::aboutToHide, this, [this] {
        for (QAction *action : actions())
            action->setEnabled(true); // keys ask the button itself
    });
}

void TaskMenu::addEntry(const QString &button, const QString &icon, const QString &text,
                        const QKeySequence &keys)
{
    QAction *action = addAction(QIcon::fromTheme(icon), text);
    action->setObjectName(button + u"Action");
    action->setData(button);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, button] { press(button); });
}

void TaskMenu::press(const QString &button)
{
    TaskPortal *portal = m_tabs.currentTask();
    auto *pressed = portal ? portal->findChild<QAbstractButton *>(button) : nullptr;
    if (pressed && pressed->isVisible() && pressed->isEnabled())
        pressed->click();
}

void TaskMenu::showAllowed()
{
    const TaskPortal *portal = m_tabs.currentTask();
    for (QAction *action : actions()) {
        const auto *button = portal && !action->isSeparator()
                                 ? portal->findChild<QAbstractButton *>(action->data().toString())
                                 : nullptr;
        action->setEnabled(button && button->isVisible() && button->isEnabled());
    }
}

} // namespace derdesk
