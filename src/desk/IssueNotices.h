// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/ToDoQueries.h"

#include <QIcon>
#include <QTimer>

#include <limits>
#include <memory>

class QSystemTrayIcon;

namespace derdesk {

/// Tells the clerk of new issues while he works elsewhere: a number upon the icon in the desktop's
/// tray, and a message there, not more often than every 30 seconds. Where there is no tray, or he
/// does not want it, only unseenChanged() tells. What comes while the window is in front is seen.
class IssueNotices final : public QObject
{
    Q_OBJECT
public:
    IssueNotices(Database &database, QWidget &window);
    ~IssueNotices() override;

    /// There is news of tasks.
    void look();
    int unseen() const { return m_unseen; }
    /// Whether the clerk wants messages; kept from start to start.
    static bool isWanted();
    void setWanted(bool wanted);

    /// The icon with a number upon it; 0: as it is.
    static QIcon withNumber(const QIcon &icon, int number);

Q_SIGNALS:
    void unseenChanged(int count);
    /// What a message says.
    void noticed(const QString &words);
    /// The clerk has followed it.
    void chosen();

protected:
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    void ask();
    void take(const ToDoNews &news);
    void setUnseen(int count);
    void tell();
    void makeTray();

    Database &m_database;
    QWidget &m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QTimer m_pause; ///< between two questions
    QTimer m_quiet; ///< between two messages
    static constexpr qint64 allThereIs = std::numeric_limits<qint64>::max();
    qint64 m_last = allThereIs; ///< the newest entry known, when it has been asked for
    int m_unseen = 0;
    int m_untold = 0; ///< of the unseen
    bool m_stale = false;
    LatestAnswer m_answer;
};

} // namespace derdesk
