// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/Theme.h"

#include <QMenu>

namespace derdesk {

/// The choice between light, dark and what the desktop has, which is kept for later starts.
class ThemeMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ThemeMenu(QWidget *parent = nullptr);

    /// The one that the clerk chose last.
    static Theme chosen();
};

} // namespace derdesk
