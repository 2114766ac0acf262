// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/widgets/ElidingLabel.h"

namespace derdesk {

/// Words in the status bar that lead to a page when they are clicked. With the keyboard one gets
/// there by the menu.
class StatusLabel : public ElidingLabel
{
    Q_OBJECT
public:
    explicit StatusLabel(QWidget *parent = nullptr);

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
};

} // namespace derdesk
