// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>
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

    /// By which TaskTabs opens it again at the next start, as in "task/12345678901234"; empty: it
    /// does not.
    virtual QString address() const { return {}; }
    /// The page and the part of it that the user has before him, for the next start.
    virtual QVariantMap place() const { return {}; }
    /// Shows that place as soon as it is there.
    virtual void restorePlace(const QVariantMap &place) { Q_UNUSED(place) }

protected:
    /// A pause in typing that asks: shorter than one notices, longer than between two keys.
    static constexpr int typingPause = 200; // ms
    /// Between two looks at the progress of work that goes on in another thread.
    static constexpr int lookPause = 100; // ms
};

} // namespace derdesk
