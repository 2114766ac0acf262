// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace derdesk {

/// What stands in a tab of the window.
class Portal : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows what is in the database now. What a user has typed and not saved stays.
    virtual void refresh() = 0;
    /// Asks the user once, if something would be lost.
    virtual bool mayClose() { return true; }
};

} // namespace derdesk
