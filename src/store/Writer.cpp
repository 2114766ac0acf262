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

/// A server takes writes from several connections at a time.
constexpr int serverThreads = 4;
/// So often is done once more what another connection was faster at.
constexpr int mostTries = 5;

} // namespace

/// What waits to be written, for all threads. Thread-safe.
class Writer::Queue final
{
public:
    void add(Item item)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_items.push_back(std::move(item));
        }
        m_arrived.wakeOne();
    }

    void addLater(Item item)
    {
        const QMutexLocker lock(&m_mutex);
        m_later.push_back(std::move(item));
        if (m_later.size() == 1) // else a thread looks at it within its patience anyway
            m_arrived.wakeOne();
    }

    void end()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_ending = true;
        }
        m_arrived.wakeAll();
    }

    /// Waits for work; empty when the writer ends and all is done.
    std::vector<Item> take()
    {
        const QMutexLocker lock(&m_mutex);
        std::vector<Item> group;
        while (group.empty() && !(m_ending && m_items.empty() && m_later.empty())) {
            const bool came = !m_items.empty() || m_ending ||
                              m_arrived.wait(&m_mutex, m_later.empty() ? ULONG_MAX : patience);
            if (!came || !m_items.empty() || m_ending)
                takeSome(group);
        }
        return group;
    }

private:
    void takeSome(std::vector<Item> &group)
    {
        for (std::deque<Item> *queue : {&m_items, &m_later}) {
            for (std::size_t i = 0; !queue->empty() && i < largestGroup; ++i) {
                group.push_back(std::move(queue->front()));
                queue->pop_front();
            }
        }
    }

    QMutex m_mutex;
    QWaitCondition m_arrived;
    std::deque<Item> m_items;
    std::deque<Item> m_later; ///< what nobody waits for
    bool m_ending = false;
};

class Writer::Thread final : public QThread
{
public:
    Thread(Writer &writer, DatabaseUrl url)
        : m_writer(writer)
        , m_url(std::move(url))
    {
        start();
    }

    ~Thread() override { wait(); }

protected:
    void run() override
    {
        for (std::vector<Item> group = m_writer.m_queue->take(); !group.empty();
             group = m_writer.m_queue->take()) {
            std::size_t published = 0;
            try {
                if (!m_connection || !m_connection->isOpen())
                    m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadWrite);
                commit(group, published);
            } catch (const std::exception &error) {
                m_connection.reset(); // what is open in it is rolled back; the next one starts anew
                const Problems problems{problemOf(error)};
                for (; published < group.size(); ++published)
                    publish(group[published], problems);
            }
        }
        m_connection.reset();
    }

private:
    enum class Outcome { Good, Refused, Spoilt, Conflict };

    static void publish(const Item &item, const Problems &thrown)
    {
        if (item.publish)
            item.publish(thrown.isEmpty() ? nullptr : &thrown);
    }

    void commit(const std::vector<Item> &group, std::size_t &published)
    {
        QList<qint64> changed;
        std::vector<Problems> thrown(group.size());
        m_connection->begin();
        std::size_t spoiler = 0;
        Outcome outcome = Outcome::Good;
        for (; spoiler < group.size(); ++spoiler) {
            outcome = work(group[spoiler], changed, thrown[spoiler]);
            if (outcome == Outcome::Spoilt || outcome == Outcome::Conflict)
                break;
        }
        if (spoiler < group.size()) {
            m_connection->rollback();
            const bool settled = outcome == Outcome::Spoilt;
            return commitEach(group, published, settled ? spoiler : group.size(), thrown[spoiler]);
        }
        m_connection->commit();
        for (; published < group.size(); ++published)
            publish(group[published], thrown[published]);
        if (!changed.isEmpty())
            Q_EMIT m_writer.tasksChanged(changed);
    }

    /// A transaction each. Next to no group has to be done so, and it spares all others their
    /// savepoints, which cost a tenth of the speed. \a settled: the one whose outcome is known.
    void commitEach(const std::vector<Item> &group, std::size_t &published, std::size_t settled,
                    const Problems &outcome)
    {
        QList<qint64> changed;
        for (; published < group.size(); ++published) {
            const bool again = published != settled;
            publish(group[published], again ? commitOne(group[published], changed) : outcome);
        }
        if (!changed.isEmpty())
            Q_EMIT m_writer.tasksChanged(changed);
    }

    Problems commitOne(const Item &item, QList<qint64> &changed)
    {
        Problems thrown;
        for (int tries = 0; tries < mostTries; ++tries) {
            thrown.clear();
            m_connection->begin();
            const Outcome outcome = work(item, changed, thrown);
            if (outcome == Outcome::Good)
                m_connection->commit();
            else
                m_connection->rollback();
            if (outcome != Outcome::Conflict)
                break;
        }
        return thrown;
    }

    Outcome work(const Item &item, QList<qint64> &changed, Problems &thrown)
    {
        Transaction tx(*m_connection, item.actor, QDateTime::currentDateTimeUtc());
        const qint64 before = m_connection->changes();
        try {
            if (item.run(tx)) {
                changed += tx.touched();
                return Outcome::Good;
            }
            return m_connection->changes() == before ? Outcome::Refused : Outcome::Spoilt;
        } catch (const StoreError &error) {
            if (!m_connection->isOpen())
                throw;
            thrown = {error.problem()};
            return error.conflict ? Outcome::Conflict : Outcome::Spoilt;
        } catch (const std::exception &error) {
            thrown = {problemOf(error)};
            return Outcome::Spoilt;
        }
    }

    Writer &m_writer;
    const DatabaseUrl m_url;
    std::unique_ptr<Connection> m_connection;
};

Writer::Writer(const DatabaseUrl &url, QObject *parent)
    : QObject(parent)
    , m_queue(std::make_unique<Queue>())
{
    const int threads = url.engine() == Engine::Sqlite ? 1 : serverThreads;
    for (int i = 0; i < threads; ++i)
        m_threads.push_back(std::make_unique<Thread>(*this, url));
}

Writer::~Writer() { m_queue->end(); }

void Writer::enqueue(Item item) { m_queue->add(std::move(item)); }

void Writer::later(const QString &sql, const QVariantList &values)
{
    m_queue->addLater({{},
                       [sql, values](Transaction &tx) {
                           tx.db().change(sql, values);
                           return true;
                       },
                       {}});
}

} // namespace derdesk
