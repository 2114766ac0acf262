// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/CommandPalette.h"

#include "desk/commands/WindowActions.h"
#include "desk/widgets/WordFilter.h"

#include <QAction>
#include <QHeaderView>
#include <QIcon>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPointer>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

CommandPalette::CommandPalette(QMainWindow &window, QTabWidget &tabs)
    : QFrame(&window, Qt::Popup)
    , m_window(window)
    , m_tabs(tabs)
    , m_words(new QLineEdit)
    , m_list(new QTreeWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(StyledPanel);
    setWindowTitle(tr("Command Palette"));
    setAccessibleName(windowTitle());
    m_words->setPlaceholderText(tr("What do you want to do?"));
    m_words->setAccessibleName(tr("Words of the command"));
    m_words->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_words);
    layout->addWidget(m_list);
    setFocusProxy(m_words);
    fill();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::itemActivated, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    // What a screen reader says while the focus stays in the field.
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        m_words->setAccessibleDescription(item ? item->text(0) : tr("No such command"));
    });
    filter();
}

void CommandPalette::open()
{
    const int width = qMin(640, m_window.width() - 40);
    resize(width, qMin(420, m_window.height() - 80));
    move(m_window.mapToGlobal(QPoint((m_window.width() - width) / 2, 40)));
    show();
    m_words->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    for (const WindowAction &entry : actionsOf(m_window)) {
        if (!entry.offered)
            continue;
        addCommand(entry.action->icon(), entry.path,
                   entry.action->shortcut().toString(QKeySequence::NativeText),
                   [action = QPointer(entry.action)] {
                       if (action)
                           action->trigger();
                   });
    }
    addTabs();
}

void CommandPalette::addCommand(const QIcon &icon, const QString &path, const QString &keys,
                                std::function<void()> run)
{
    auto *item = new QTreeWidgetItem(m_list, {path, keys});
    item->setIcon(0, icon);
    item->setSizeHint(0, {0, fontMetrics().height() * 3 / 2});
    m_runs.append(std::move(run));
}

void CommandPalette::addTabs()
{
    for (int index = 0; index < m_tabs.count(); ++index)
        addCommand(m_tabs.tabIcon(index), joinedPath(tr("Tab"), m_tabs.tabText(index)), {},
                   [tabs = QPointer(&m_tabs), tab = QPointer(m_tabs.widget(index))] {
                       if (tabs && tab)
                           tabs->setCurrentWidget(tab);
                   });
}

void CommandPalette::filter()
{
    showRowsWith(*m_list, m_words->text());
    m_list->setCurrentItem(nullptr);
    choose(0);
}

/// The first row from there on that is shown.
void CommandPalette::choose(int row)
{
    for (; row < m_list->topLevelItemCount(); ++row) {
        if (!m_list->topLevelItem(row)->isHidden()) {
            m_list->setCurrentItem(m_list->topLevelItem(row));
            return;
        }
    }
}

void CommandPalette::step(int by)
{
    QTreeWidgetItem *item = m_list->currentItem();
    for (int i = 0; item && i < qAbs(by); ++i) {
        QTreeWidgetItem *next = by > 0 ? m_list->itemBelow(item) : m_list->itemAbove(item);
        if (!next)
            break;
        item = next;
    }
    m_list->setCurrentItem(item);
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_words && event->type() == QEvent::KeyPress) {
        const int page = qMax(1, m_list->viewport()->height() / qMax(1, m_list->sizeHintForRow(0)));
        const QHash<int, int> steps{
            {Qt::Key_Down, 1}, {Qt::Key_Up, -1}, {Qt::Key_PageDown, page}, {Qt::Key_PageUp, -page}};
        const int by = steps.value(static_cast<QKeyEvent *>(event)->key());
        if (by != 0) {
            step(by);
            return true;
        }
    }
    return QFrame::eventFilter(object, event);
}

/// When this is closed, so that the command finds the focus where it was.
void CommandPalette::run()
{
    QTreeWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    QMetaObject::invokeMethod(&m_window, m_runs[m_list->indexOfTopLevelItem(item)],
                              Qt::QueuedConnection);
    close();
}

} // namespace derdesk
