// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ChangeFeed.h"

#include "store/ChangeNotice.h"
#include "store/Connection.h"
#include "store/Writer.h"

#include <QSqlDriver>
#include <QTimer>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto pollTime = std::chrono::milliseconds(500);
constexpr int firstPause = 1; // s, before one connects again; twice that the next time
constexpr int longestPause = 30;

/// Lives on the feed's thread, where it may wait for the server.
class Listener final : public QObject
{
public:
    Listener(DatabaseUrl url, QString self, ChangeFeed &feed)
        : m_url(std::move(url))
        , m_self(std::move(self))
        , m_feed(feed)
        , m_timer(this)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Listener::look);
    }

    void look()
    {
        try {
            if (!m_connection)
                listen();
            else
                m_connection->value(u"SELECT 1"_s); // who only listens does not hear a line go dead
            m_timer.start(pollTime);
        } catch (const StoreError &error) {
            m_connection.reset();
            const int pause = m_pause;
            m_pause = std::min(m_pause * 2, longestPause);
            Q_EMIT m_feed.connectionLost(error.problem().parameters.value(u"reason"_s), pause);
            m_timer.start(std::chrono::seconds(pause));
        }
    }

private:
    void listen()
    {
        m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadOnly);
        QSqlDriver *driver = m_connection->listen(ChangeNotice::channel());
        connect(driver, &QSqlDriver::notification, this,
                [this](const QString &, QSqlDriver::NotificationSource, const QVariant &payload) {
                    take(ChangeNotice::fromPayload(payload.toString()));
                });
        m_pause = firstPause;
        Q_EMIT m_feed.connected();
        Q_EMIT m_feed.tasksChanged({}); // until now we have heard nothing
    }

    void take(const ChangeNotice &notice)
    {
        if (notice.sender != m_self)
            Q_EMIT m_feed.tasksChanged(notice.ids.values());
    }

    const DatabaseUrl m_url;
    const QString m_self;
    ChangeFeed &m_feed;
    std::unique_ptr<Connection> m_connection;
    QTimer m_timer;
    int m_pause = firstPause;
};

} // namespace

ChangeFeed::ChangeFeed(const DatabaseUrl &url, const Writer &writer, QObject *parent)
    : QObject(parent)
{
    if (url.engine() == Engine::Sqlite) {
        connect(&writer, &Writer::othersChanged, this, [this] { Q_EMIT tasksChanged({}); });
        return;
    }
    auto *listener = new Listener(url, writer.name(), *this);
    listener->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, listener, &Listener::look);
    connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    m_thread.start();
}

ChangeFeed::~ChangeFeed()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace derdesk
