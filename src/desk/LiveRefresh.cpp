// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/LiveRefresh.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace derdesk {

namespace {

constexpr int leastPause = 1000; // ms

} // namespace

LiveRefresh::LiveRefresh(QWidget &page, std::function<void()> read)
    : QObject(&page)
    , m_page(page)
    , m_read(std::move(read))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_stale)
            now();
    });
    page.installEventFilter(this);
}

void LiveRefresh::now()
{
    m_stale = !m_page.isVisible();
    if (m_stale)
        return;
    m_pause.start(leastPause);
    m_read();
}

void LiveRefresh::soon()
{
    m_stale = true;
    if (!m_pause.isActive())
        now();
}

void LiveRefresh::took(qint64 time)
{
    m_pause.start(int(std::clamp<qint64>(time * 10, leastPause, 60'000)));
}

bool LiveRefresh::eventFilter(QObject *page, QEvent *event)
{
    if (event->type() == QEvent::Show && m_stale)
        now();
    return QObject::eventFilter(page, event);
}

} // namespace derdesk
