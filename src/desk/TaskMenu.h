// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace derdesk {

class TaskTabs;

/// What can be done to the task in front, with a key for each: an entry presses the button of that
/// portal, so that what is allowed is said in one place. The keys work within the portal.
class TaskMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit TaskMenu(TaskTabs &tabs, QWidget *parent = nullptr);

private:
    /// \a button: its object name.
    void addEntry(const QString &button, const QString &icon, const QString &text,
                  const QKeySequence &keys);
    void press(const QString &button);
    void showAllowed();

    TaskTabs &m_tabs;
};

} // namespace derdesk
