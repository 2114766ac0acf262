// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/StatusLabel.h"

#include <QMouseEvent>

namespace derdesk {

StatusLabel::StatusLabel(QWidget *parent)
    : ElidingLabel(parent)
{
    setCursor(Qt::PointingHandCursor);
}

void StatusLabel::mouseReleaseEvent(QMouseEvent *event)
{
    ElidingLabel::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

} // namespace derdesk
