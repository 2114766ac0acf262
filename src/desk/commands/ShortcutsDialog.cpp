// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/ShortcutsDialog.h"

#include "desk/commands/ActionKeys.h"
#include "desk/commands/WindowActions.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/WordFilter.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QTreeWidget>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const FixedKeys &fixed, QMainWindow &window)
    : QDialog(&window)
    , m_fixed(fixed)
    , m_window(window)
    , m_words(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_keys(new QKeySequenceEdit)
    , m_use(new QPushButton(tr("&Use These Keys")))
    , m_reset(new QPushButton(tr("&Reset")))
    , m_message(new MessageStrip)
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    build();
    fill();
    connect(m_words, &QLineEdit::textChanged, this,
            [this](const QString &words) { showRowsWith(*m_list, words); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::showTyped);
    connect(m_use, &QPushButton::clicked, this, &ShortcutsDialog::use);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    resize(640, 560);
}

void ShortcutsDialog::build()
{
    m_words->setPlaceholderText(tr("Words of the command, or keys"));
    m_words->setAccessibleName(tr("Find"));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->setAccessibleDescription(tr("Press the keys that the chosen command shall have"));
    m_keys->setToolTip(m_keys->accessibleDescription());
    m_keys->findChild<QLineEdit *>()->setAccessibleName(m_keys->accessibleName());
    m_reset->setToolTip(tr("Give the chosen command the keys that it had at first"));
    auto *find = new QLabel(tr("&Find:"));
    find->setBuddy(m_words);
    auto *label = new QLabel(tr("&New keys:"));
    label->setBuddy(m_keys);
    auto *all = new QPushButton(tr("Reset &All"));
    all->setToolTip(tr("Give every command the keys that it had at first"));
    connect(all, &QPushButton::clicked, this, &ShortcutsDialog::resetAll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *top = new QHBoxLayout;
    top->addWidget(find);
    top->addWidget(m_words);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    for (QPushButton *button : {m_use, m_reset, all}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_message);
    layout->addLayout(row);
    layout->addWidget(buttons);
}

void ShortcutsDialog::fill()
{
    for (const WindowAction &entry : actionsOf(m_window)) {
        if (entry.action->objectName().isEmpty() && entry.action->shortcuts().isEmpty())
            continue;
        m_actions.append(entry.action);
        addRow(entry.path, textOf(entry.action->shortcuts()));
    }
    for (const auto &[keys, what] : m_fixed)
        addRow(what, keys);
}

void ShortcutsDialog::addRow(const QString &what, const QString &keys)
{
    auto *item = new QTreeWidgetItem(m_list, {what, keys});
    item->setSizeHint(0, {0, fontMetrics().height() * 3 / 2});
}

QAction *ShortcutsDialog::current() const
{
    QAction *action = m_actions.value(m_list->indexOfTopLevelItem(m_list->currentItem()));
    return action && !action->objectName().isEmpty() ? action : nullptr;
}

int ShortcutsDialog::ownerOf(const QKeySequence &keys) const
{
    for (int row = 0; row < m_actions.size(); ++row) {
        if (m_actions[row] != current() && m_actions[row]->shortcuts().contains(keys))
            return row;
    }
    return -1;
}

void ShortcutsDialog::showCurrent()
{
    const QAction *action = current();
    m_keys->setEnabled(action);
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_use->setEnabled(false);
    m_reset->setEnabled(action && action->shortcuts() != defaultKeys(*action));
    m_message->hide();
}

void ShortcutsDialog::showTyped()
{
    const QAction *action = current();
    const QKeySequence keys = m_keys->keySequence();
    const QString text = keys.toString(QKeySequence::NativeText);
    const int owner = keys.isEmpty() ? -1 : ownerOf(keys);
    const bool allowed = keys.isEmpty() || mayBeKeys(keys);
    const bool free = owner < 0 || !m_actions[owner]->objectName().isEmpty();
    m_use->setEnabled(action && allowed && free && keys != action->shortcut());
    if (!free)
        m_message->showWarning(tr("%1 are the keys of “%2”, which cannot be changed.")
                                   .arg(text, m_list->topLevelItem(owner)->text(0)));
    else if (!allowed)
        m_message->showWarning(tr("%1 types a character or presses an underlined letter. Take a "
                                  "function key, or keys with Ctrl.")
                                   .arg(text));
    else if (owner >= 0)
        m_message->showWarning(tr("%1 are the keys of “%2”, which loses them if you use them here.")
                                   .arg(text, m_list->topLevelItem(owner)->text(0)));
    else
        m_message->hide();
}

void ShortcutsDialog::use()
{
    const QKeySequence keys = m_keys->keySequence();
    if (const int owner = keys.isEmpty() ? -1 : ownerOf(keys); owner >= 0) {
        QList<QKeySequence> left = m_actions[owner]->shortcuts();
        left.removeAll(keys);
        change(owner, left);
    }
    change(m_list->indexOfTopLevelItem(m_list->currentItem()),
           keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    showCurrent();
}

void ShortcutsDialog::reset()
{
    const QList<QKeySequence> keys = defaultKeys(*current());
    for (const QKeySequence &one : keys) {
        if (const int owner = ownerOf(one); owner >= 0) {
            m_message->showFault(tr("%1 are now the keys of “%2”. Change or reset those first.")
                                     .arg(one.toString(QKeySequence::NativeText),
                                          m_list->topLevelItem(owner)->text(0)));
            return;
        }
    }
    change(m_list->indexOfTopLevelItem(m_list->currentItem()), keys);
    showCurrent();
}

void ShortcutsDialog::resetAll()
{
    for (int row = 0; row < m_actions.size(); ++row)
        change(row, defaultKeys(*m_actions[row]));
    showCurrent();
}

void ShortcutsDialog::change(int row, const QList<QKeySequence> &keys)
{
    if (!m_actions[row]->objectName().isEmpty())
        keepKeys(*m_actions[row], keys);
    m_list->topLevelItem(row)->setText(1, textOf(m_actions[row]->shortcuts()));
}

} // namespace derdesk
