// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <functional>

namespace derdesk {

/// What the buttons of the tab in front do now: an entry presses its button.
class PortalMenu final : public QMenu
{
    Q_OBJECT
public:
    /// \a inFront: gives the tab that is in front when the menu opens.
    explicit PortalMenu(std::function<QWidget *()> inFront, QWidget *parent = nullptr);

private:
    void fill();

    const std::function<QWidget *()> m_inFront;
};

} // namespace derdesk
