// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Rights.h"

#include <QAbstractButton>
#include <QAction>

namespace derdesk {

void allow(QAction &action, const Actor &clerk, Permission permission)
{
    const bool allowed = clerk.may(permission);
    action.setEnabled(allowed);
    action.setToolTip(allowed ? QString() : refusal(permission, clerk.name).text());
}

void allow(QWidget &widget, const Actor &clerk, Permission permission)
{
    if (clerk.may(permission))
        return;
    widget.setEnabled(false);
    const QString why = refusal(permission, clerk.name).text();
    widget.setToolTip(why);
    for (QAbstractButton *button : widget.findChildren<QAbstractButton *>())
        button->setToolTip(why);
}

} // namespace derdesk
