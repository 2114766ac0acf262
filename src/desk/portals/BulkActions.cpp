// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/BulkActions.h"

#include "desk/Counts.h"
#include "desk/Rights.h"
#include "desk/dialogs/WordsDialog.h"
#include "desk/portals/TaskResults.h"
#include "desk/portals/TaskTable.h"
#include "operations/WorkTask.h"

#include <QIcon>
#include <QItemSelectionModel>
#include <QLocale>
#include <QMessageBox>

namespace derdesk {

using namespace Qt::StringLiterals;

BulkActions::BulkActions(TaskResults &results, const Actor &clerk, QWidget *portal)
    : QMenu(tr("Se&lected Tasks"))
    , m_portal(portal)
    , m_results(results)
    , m_clerk(clerk)
{
    setIcon(QIcon::fromTheme(u"service-tasks"_s));
    setToolTipsVisible(true);
    m_all = add(u"select-all"_s, u"service-tasks"_s, tr("Ctrl+Alt+A"),
                [this] { m_results.selectAllMatching(); });
    m_all->setText(tr("Select &All That Match"));
    addSeparator();
    m_actions = {{BulkAction::Process, add(u"bulk-process"_s, u"process"_s, tr("Ctrl+Shift+R"),
                                           [this] { ask(BulkAction::Process); })},
                 {BulkAction::Retry, add(u"bulk-retry"_s, u"retry"_s, tr("Ctrl+Shift+T"),
                                         [this] { ask(BulkAction::Retry); })},
                 {BulkAction::Cancel, add(u"bulk-cancel"_s, u"cancel"_s, tr("Ctrl+Shift+Del"),
                                          [this] { ask(BulkAction::Cancel); })}};
    addSeparator();
    m_assignToMe =
        add(u"bulk-assign"_s, u"assign"_s, tr("Ctrl+Shift+M"), [this] { assign(m_clerk.name); });
    m_assignToNobody =
        add(u"bulk-release"_s, u"assign"_s, tr("Ctrl+Shift+U"), [this] { assign({}); });
    addSeparator();
    m_export = add(u"bulk-export"_s, u"export"_s, tr("Ctrl+Shift+X"),
                   [this] { Q_EMIT exportAsked(selection()); });
    portal->addActions(actions());
    connect(m_results.table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BulkActions::showCount);
    connect(&m_results, &TaskResults::allMatchingChanged, this, &BulkActions::showCount);
    connect(this, &QMenu::aboutToShow, this, &BulkActions::showCount);
    showCount();
}

QAction *BulkActions::add(const QString &name, const QString &icon, const QString &keys,
                          std::function<void()> run)
{
    QAction *action = addAction(QIcon::fromTheme(icon), {}, this, std::move(run));
    action->setObjectName(name);
    action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

void BulkActions::setClerk(const Actor &clerk)
{
    m_clerk = clerk;
    showCount();
}

void BulkActions::ask(BulkAction action)
{
    if (action == BulkAction::Cancel)
        askReason();
    else
        askConfirmation({action, {}});
}

void BulkActions::assign(const QString &clerk) { askConfirmation({BulkAction::Assign, clerk}); }

/// The reason is asked for anyway: that is question enough.
void BulkActions::askReason()
{
    auto *dialog =
        new WordsDialog(tr("Cancel %1").arg(countText()),
                        tr("&Why are the tasks cancelled? Each gets the reason in its log."),
                        wordsLimit, tr("&Cancel Tasks"), m_portal);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WordsDialog::given, this,
            [this, dialog, chosen = selection()](const QString &reason) {
                dialog->accept();
                Q_EMIT asked({BulkAction::Cancel, reason}, chosen);
            });
    dialog->open();
}

void BulkActions::askConfirmation(const BulkWork &work)
{
    const TaskSelection chosen = selection();
    if (!chosen.matching && chosen.ids.size() == 1) {
        Q_EMIT asked(work, chosen);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, title().remove(u'&'),
                                tr("Do this to %1?").arg(countText()),
                                QMessageBox::Yes | QMessageBox::Cancel, m_portal);
    const QAction *action = work.action == BulkAction::Assign
                                ? (work.words.isEmpty() ? m_assignToNobody : m_assignToMe)
                                : m_actions[work.action];
    box->setInformativeText(QString(action->text()).remove(u'&'));
    box->setDefaultButton(QMessageBox::Yes);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, work, chosen](int answer) {
        if (answer == QMessageBox::Yes)
            Q_EMIT asked(work, chosen);
    });
    box->open();
}

TaskSelection BulkActions::selection() const
{
    if (m_results.allMatching())
        return {{}, m_results.criteria()};
    return {m_results.table().selectedTasks()};
}

int BulkActions::count() const
{
    return m_results.allMatching() ? m_results.matchCount()
                                   : int(m_results.table().selectedTasks().size());
}

QString BulkActions::countText() const
{
    const int tasks = count();
    if (tasks == 1)
        return tr("1 task");
    if (tasks < 0 || tasks > countCap)
        return tr("all tasks that match (%1+)").arg(QLocale().toString(countCap));
    return tr("%1 tasks").arg(QLocale().toString(tasks));
}

void BulkActions::showCount()
{
    const QString tasks = countText();
    m_actions[BulkAction::Process]->setText(tr("&Process %1…").arg(tasks));
    m_actions[BulkAction::Retry]->setText(tr("&Retry %1…").arg(tasks));
    m_actions[BulkAction::Cancel]->setText(tr("&Cancel %1…").arg(tasks));
    m_assignToMe->setText(tr("Assign %1 to &Me…").arg(tasks));
    m_assignToNobody->setText(tr("Assign %1 to &Nobody…").arg(tasks));
    m_export->setText(tr("E&xport %1…").arg(tasks));
    const bool any = count() != 0;
    m_export->setEnabled(any);
    for (QAction *action : {m_actions[BulkAction::Process], m_actions[BulkAction::Retry],
                            m_actions[BulkAction::Cancel], m_assignToMe, m_assignToNobody}) {
        allow(*action, m_clerk, Permission::Work);
        action->setEnabled(action->isEnabled() && any);
    }
}

} // namespace derdesk
