// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/PortalMenu.h"

#include <QIcon>
#include <QPushButton>
#include <QToolButton>

namespace derdesk {

namespace {

/// Those with a text that the keyboard reaches and that can be pressed now.
QList<QAbstractButton *> pressableButtons(const QWidget &portal)
{
    QList<QAbstractButton *> found;
    for (QAbstractButton *button : portal.findChildren<QAbstractButton *>()) {
        const bool command =
            qobject_cast<QPushButton *>(button) || qobject_cast<QToolButton *>(button);
        if (command && button->focusPolicy() & Qt::TabFocus && button->isVisible() &&
            button->isEnabled() && !button->text().isEmpty())
            found.append(button);
    }
    return found;
}

} // namespace

PortalMenu::PortalMenu(std::function<QWidget *()> inFront, QWidget *parent)
    : QMenu(tr("Current Pa&ge"), parent)
    , m_inFront(std::move(inFront))
{
    setIcon(QIcon::fromTheme(QStringLiteral("run")));
    connect(this, &QMenu::aboutToShow, this, &PortalMenu::fill);
}

/// The keys are the buttons' own, and so are shown only.
void PortalMenu::fill()
{
    clear();
    for (QAbstractButton *button : pressableButtons(*m_inFront())) {
        QString text = button->text();
        if (!button->shortcut().isEmpty())
            text += u'\t' + button->shortcut().toString(QKeySequence::NativeText);
        addAction(button->icon(), text, button, &QAbstractButton::click);
    }
    if (isEmpty())
        addAction(tr("&Nothing to do here"))->setEnabled(false);
}

} // namespace derdesk
