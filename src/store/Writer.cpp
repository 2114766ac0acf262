// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Writer.h"

#include "store/StoreError.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <climits>
#include <deque>
#include <exception>
#include <vector>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// So much work of either sort is committed together at the most: bounds how long the first waits.
constexpr std::size_t largestGroup = 256;
/// So long does work that nobody waits for look out for company.
constexpr unsigned long patience = 100; // ms

Problem problemOf(const std::exception &error)
{
    if (const auto *store = dynamic_cast<const StoreError *>(&error))
        return store->problem();
    return {ProblemCode::Internal, {}, {{u"reason"_s, QString::fromUtf8(error.what())}}};
}

} // namespace

class Writer::Thread final : public QThread
{
public:
    Thread(Writer &writer, DatabaseUrl url)
        : m_writer(writer)
        , m_url(std::move(url))
    {
        start();
    }

    ~Thread() override
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_ending = true;
        }
        m_arrived.wakeOne();
        wait();
    }

    void add(Item item)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_queue.push_back(std::move(item));
        }
        m_arrived.wakeOne();
    }

    void addLater(Item item)
    {
        const QMutexLocker lock(&m_mutex);
        m_later.push_back(std::move(item));
        if (m_later.size() == 1) // else the thread looks at it within its patience anyway
            m_arrived.wakeOne();
    }

protected:
    void run() override
    {
        for (std::vector<Item> group = take(); !group.empty(); group = take()) {
            Problems problems;
            try {
                if (!m_connection)
                    m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadWrite);
                commit(group);
                continue;
            } catch (const std::exception &error) {
                problems = {problemOf(error)};
            }
            m_connection.reset(); // what is open in it is rolled back; the next group starts anew
            for (const Item &item : group)
                publish(item, &problems);
        }
        m_connection.reset();
    }

private:
    /// Waits for work; empty when the writer ends and all is done.
    std::vector<Item> take()
    {
        const QMutexLocker lock(&m_mutex);
        while (m_queue.empty() && !m_ending) {
            if (!m_arrived.wait(&m_mutex, m_later.empty() ? ULONG_MAX : patience))
                break; // nobody has come along
        }
        std::vector<Item> group;
        for (std::deque<Item> *queue : {&m_queue, &m_later}) {
            for (std::size_t i = 0; !queue->empty() && i < largestGroup; ++i) {
                group.push_back(std::move(queue->front()));
                queue->pop_front();
            }
        }
        return group;
    }

    static void publish(const Item &item, const Problems *problems)
    {
        if (item.publish)
            item.publish(problems);
    }

    void commit(const std::vector<Item> &group)
    {
        Done done;
        done.thrown.resize(group.size());
        m_connection->begin();
        const std::size_t spoilt = workAll(group, done);
        if (spoilt < group.size()) {
            m_connection->rollback();
            m_connection->begin();
            workEach(group, done, spoilt);
        }
        m_connection->commit();
        for (std::size_t i = 0; i < group.size(); ++i)
            publish(group[i], done.thrown[i].isEmpty() ? nullptr : &done.thrown[i]);
        if (!done.changed.isEmpty())
            Q_EMIT m_writer.tasksChanged(done.changed);
    }

    struct Done
    {
        QList<qint64> changed;        ///< tasks
        std::vector<Problems> thrown; ///< by each piece
    };

    /// Without savepoints: they cost a tenth of the speed, and next to no piece fails after it has
    /// written. Stops at one that has, and gives its place.
    std::size_t workAll(const std::vector<Item> &group, Done &done)
    {
        for (std::size_t i = 0; i < group.size(); ++i) {
            const qint64 before = m_connection->changes();
            const bool good = work(group[i], done.changed, done.thrown[i]);
            if (!good && (!done.thrown[i].isEmpty() || m_connection->changes() != before))
                return i;
        }
        return group.size();
    }

    /// Each in a savepoint of its own, but for the one that has failed already.
    void workEach(const std::vector<Item> &group, Done &done, std::size_t failed)
    {
        done.changed.clear();
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (i == failed)
                continue;
            m_connection->savepoint();
            if (work(group[i], done.changed, done.thrown[i]))
                m_connection->releaseSavepoint();
            else
                m_connection->rollbackToSavepoint();
        }
    }

    bool work(const Item &item, QList<qint64> &changed, Problems &thrown)
    {
        Transaction tx(*m_connection, item.actor, QDateTime::currentDateTimeUtc());
        try {
            const bool good = item.run(tx);
            if (good)
                changed += tx.touched();
            return good;
        } catch (const std::exception &error) {
            thrown = {problemOf(error)};
            return false;
        }
    }

    Writer &m_writer;
    const DatabaseUrl m_url;
    std::unique_ptr<Connection> m_connection;
    QMutex m_mutex;
    QWaitCondition m_arrived;
    std::deque<Item> m_queue;
    std::deque<Item> m_later; ///< what nobody waits for
    bool m_ending = false;
};

Writer::Writer(const DatabaseUrl &url, QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<Thread>(*this, url))
{
}

Writer::~Writer() = default;

void Writer::enqueue(Item item) { m_thread->add(std::move(item)); }

void Writer::later(const QString &sql, const QVariantList &values)
{
    m_thread->addLater({{},
                        [sql, values](Transaction &tx) {
                            tx.db().change(sql, values);
                            return true;
                        },
                        {}});
}

} // namespace derdesk
