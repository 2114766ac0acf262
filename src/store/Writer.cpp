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
        QList<qint64> changed;
        std::vector<Problems> thrown(group.size());
        m_connection->begin();
        for (std::size_t i = 0; i < group.size(); ++i)
            changed += work(group[i], thrown[i]);
        m_connection->commit();
        for (std::size_t i = 0; i < group.size(); ++i)
            publish(group[i], thrown[i].isEmpty() ? nullptr : &thrown[i]);
        if (!changed.isEmpty())
            Q_EMIT m_writer.tasksChanged(changed);
    }

    /// One piece in its savepoint: what it throws undoes that piece alone. The tasks that it
    /// touched.
    QList<qint64> work(const Item &item, Problems &thrown)
    {
        Transaction tx(*m_connection, item.actor, QDateTime::currentDateTimeUtc());
        const bool alone = !item.publish; // a statement that fails undoes itself
        if (!alone)
            m_connection->savepoint();
        try {
            if (item.run(tx)) {
                if (!alone)
                    m_connection->releaseSavepoint();
                return tx.touched();
            }
        } catch (const std::exception &error) {
            thrown = {problemOf(error)};
        }
        if (!alone)
            m_connection->rollbackToSavepoint();
        return {};
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
