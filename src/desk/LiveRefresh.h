// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace derdesk {

/// Keeps a page true while it is seen, reading at most once a second however often there is news;
/// what is not seen costs nothing and is read when it is shown.
class LiveRefresh final : public QObject
{
    Q_OBJECT
public:
    LiveRefresh(QWidget &page, std::function<void()> read);

    /// Reads at once if the page is seen.
    void now();
    /// There is news.
    void soon();
    /// Reading took so long, in ms: a slow database is left alone for ten times that.
    void took(qint64 time);

protected:
    bool eventFilter(QObject *page, QEvent *event) override;

private:
    QWidget &m_page;
    const std::function<void()> m_read;
    bool m_stale = true;
    QTimer m_pause;
};

} // namespace derdesk
