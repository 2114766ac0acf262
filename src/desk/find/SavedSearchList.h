// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/find/SavedSearches.h"
#include "store/Database.h"

#include <QTimer>
#include <QTreeWidget>

#include <optional>

namespace derdesk {

/// The saved searches, each with how many tasks it finds now. A click or Enter searches; F2
/// renames, Del takes away and Ctrl+Z brings back, Alt+Up and Alt+Down or the mouse move. Counts
/// are asked for in the background, and only while they can be seen.
class SavedSearchList final : public QTreeWidget
{
    Q_OBJECT
public:
    SavedSearchList(Database &database, SavedSearches &searches, QWidget *parent = nullptr);

    /// Adds a search at the end and lets the clerk name it.
    void add(const SavedSearch &search);
    /// Tasks have changed: the counts are asked for soon.
    void countSoon();

Q_SIGNALS:
    void searched(const derdesk::TaskCriteria &criteria);
    void statusMessage(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Column { Name, Count };

    void addCommands();
    void addCommand(const QString &icon, const QString &text, const QKeySequence &keys,
                    void (SavedSearchList::*run)());
    void fill();
    void count();
    void showCounts(const QList<int> &counts);
    int currentRow() const;
    void searchCurrent();
    void renameCurrent();
    void removeCurrent();
    void bringBack();
    void move(int by);
    void moveUp() { move(-1); }
    void moveDown() { move(1); }

    Database &m_database;
    SavedSearches &m_searches;
    QList<int> m_counts;
    std::optional<std::pair<qsizetype, SavedSearch>> m_removed;
    bool m_filling = false;
    QTimer m_pause;
    LatestAnswer m_counted;
};

} // namespace derdesk
