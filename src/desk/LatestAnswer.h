// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <memory>

namespace derdesk {

/// Awaits the answer to the newest question only: an answer to an older one, or one that comes
/// after this object's end, is dropped. Never waits. Belongs to one thread with an event loop.
/// (QFuture::then() with a context is no choice in Qt 6.4: it fails if the context goes first.)
class LatestAnswer final
{
public:
    LatestAnswer() = default;
    Q_DISABLE_COPY_MOVE(LatestAnswer)

    /// Calls \a take(const T &) when \a answer is there.
    template <typename T, typename Take>
    void await(const QFuture<T> &answer, Take take)
    {
        auto *watcher = new QFutureWatcher<T>;
        m_watcher.reset(watcher);
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [this, watcher, take = std::move(take)] {
                             // take() may ask anew or end this object
                             m_watcher.release()->deleteLater();
                             take(watcher->result());
                         });
        watcher->setFuture(answer);
    }

    bool isWaiting() const { return m_watcher != nullptr; }
    /// Drops the answer that is awaited.
    void forget() { m_watcher.reset(); }

private:
    std::unique_ptr<QFutureWatcherBase> m_watcher;
};

} // namespace derdesk
