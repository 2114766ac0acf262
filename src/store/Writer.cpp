// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Writer.h"

#include "store/ChangeNotice.h"
#include "store/RequestsAhead.h"
#include "store/StoreError.h"
#include "store/TaskText.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QThread>
#include <QUuid>
#include <QWaitCondition>

#include <deque>
#include <exception>
#include <vector>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// So much work of either sort is committed together at the most: bounds how long the first waits.
constexpr std::size_t largestGroup = 256;
/// So long does work that nobody waits for look out for company, and a notice for more to tell.
constexpr unsigned long patience = 100; // ms
/// So often one looks whether another program has written to the same file.
constexpr unsigned long lookTime = 500; // ms
/// So many tasks' texts are added to the index at a time (some 20 ms); while there is other work so
/// many fewer, and so often: what waits for its commit then waits some 4 ms longer at the most, and
/// the index keeps up with a thousand tasks a second.
constexpr int textsAtATime = 500;
constexpr int textsMeanwhile = 100;
/// So many pages of the index are merged at a time, which takes as long, when there is nothing
/// else.
constexpr int textPages = 200;
constexpr qint64 textPause = 100; // ms

Problem problemOf(const std::exception &error)
{
    if (const auto *store = dynamic_cast<const StoreError *>(&error))
        return store->problem();
    return {ProblemCode::Internal, {}, {{u"reason"_s, QString::fromUtf8(error.what())}}};
}

/// A server takes writes from several connections at a time. With two, one writes while the other
/// waits for its commit; more would have smaller groups each, which cost more than they gain.
int threadsOf(const DatabaseUrl &url) { return url.engine() == Engine::Sqlite ? 1 : 2; }

/// So often is done once more what another connection was faster at.
constexpr int mostTries = 5;

} // namespace

/// What waits to be written, for all threads. Thread-safe.
class Writer::Queue final
{
public:
    /// \a sender: of notices. \a takers: so many threads share what waits.
    Queue(QString sender, int takers)
        : m_sender(std::move(sender))
        , m_takers(std::size_t(takers))
    {
        m_sinceNotice.start();
    }

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

    bool isEmpty()
    {
        const QMutexLocker lock(&m_mutex);
        return m_items.empty() && !m_ending;
    }

    /// Other programs are to be told of these tasks.
    void addNews(const QList<qint64> &ids)
    {
        const QMutexLocker lock(&m_mutex);
        m_news += QSet<qint64>(ids.cbegin(), ids.cend());
    }

    void end()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_ending = true;
        }
        m_arrived.wakeAll();
    }

    /// Waits for work, for a while: there may be none yet. False when the writer ends and all is
    /// done.
    bool take(std::vector<Item> &group)
    {
        const QMutexLocker lock(&m_mutex);
        group.clear();
        const bool patient = !m_later.empty() || !m_news.isEmpty();
        if (m_ending && m_items.empty() && !patient)
            return false;
        const bool company = !m_items.empty() || m_ending ||
                             !m_arrived.wait(&m_mutex, patient ? patience : lookTime);
        if (company || !m_items.empty() || m_ending)
            takeSome(group);
        return true;
    }

private:
    void takeSome(std::vector<Item> &group)
    {
        for (std::deque<Item> *queue : {&m_items, &m_later}) {
            const std::size_t share = (queue->size() + m_takers - 1) / m_takers;
            for (std::size_t i = 0; i < share && i < largestGroup; ++i) {
                group.push_back(std::move(queue->front()));
                queue->pop_front();
            }
        }
        if (!m_news.isEmpty() && (m_ending || m_sinceNotice.hasExpired(patience)))
            group.push_back(notice());
    }

    Item notice()
    {
        m_sinceNotice.restart();
        const QString payload = ChangeNotice{m_sender, std::exchange(m_news, {})}.payload();
        return {{},
                {},
                [payload](Transaction &tx) {
                    tx.db().post(u"SELECT pg_notify(?, ?)"_s, {ChangeNotice::channel(), payload});
                    return true;
                },
                {}};
    }

    const QString m_sender;
    const std::size_t m_takers;
    QMutex m_mutex;
    QWaitCondition m_arrived;
    std::deque<Item> m_items;
    std::deque<Item> m_later; ///< what nobody waits for
    QSet<qint64> m_news;      ///< tasks of which other programs are to be told
    QElapsedTimer m_sinceNotice;
    bool m_ending = false;
};

class Writer::Thread final : public QThread
{
public:
    Thread(Writer &writer, DatabaseUrl url)
        : m_writer(writer)
        , m_url(std::move(url))
    {
        m_sinceLook.start();
        m_sinceText.start();
        start();
    }

    ~Thread() override { wait(); }

protected:
    void run() override
    {
        std::vector<Item> group;
        while (m_writer.m_queue->take(group)) {
            if (!group.empty())
                write(group);
            if (m_url.engine() != Engine::Sqlite)
                continue;
            if (m_sinceLook.hasExpired(lookTime))
                lookRound();
            if (group.empty() || m_sinceText.hasExpired(textPause))
                addTexts(group.empty());
        }
        m_connection.reset();
    }

private:
    /// Refused: nothing was changed. Spoilt: something was, and is to be undone. Failed, Conflict:
    /// it has thrown, maybe at what an item before it has posted.
    enum class Outcome { Good, Refused, Spoilt, Failed, Conflict };
    static bool spoils(Outcome outcome)
    {
        return outcome != Outcome::Good && outcome != Outcome::Refused;
    }

    void write(const std::vector<Item> &group)
    {
        std::size_t published = 0;
        for (int tries = 0; published < group.size(); ++tries) {
            try {
                if (!m_connection || !m_connection->isOpen())
                    m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadWrite);
                commit(group, published);
            } catch (const std::exception &error) {
                const bool gone = m_connection && !m_connection->isOpen();
                m_connection.reset(); // what is open in it is rolled back; the next one starts anew
                if (gone && !m_committing && tries == 0)
                    continue; // nothing is done yet, and the server may be there again
                const Problems problems{problemOf(error)};
                for (; published < group.size(); ++published)
                    publish(group[published], problems);
            }
        }
    }

    /// https://www.sqlite.org/pragma.html#pragma_data_version
    void lookRound()
    {
        m_sinceLook.restart();
        try {
            if (!m_connection)
                m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadWrite);
            const qint64 version = m_connection->value(u"PRAGMA data_version"_s).toLongLong();
            const qint64 before = std::exchange(m_dataVersion, version);
            if (before != 0 && before != version) {
                m_textsDue = true;
                Q_EMIT m_writer.othersChanged();
            }
        } catch (const StoreError &) { // whoever writes next is told
            m_connection.reset();
        }
    }

    /// One lot of them, or, as long as there is no other work, all, and merges the index then.
    void addTexts(bool idle)
    {
        const int texts = idle ? textsAtATime : textsMeanwhile;
        while (m_textsDue && m_writer.m_queue->isEmpty()) {
            m_sinceText.restart();
            try {
                if (!m_connection)
                    m_connection = std::make_unique<Connection>(m_url, Connection::Mode::ReadWrite);
                if (hasTaskTextsToAdd(*m_connection))
                    m_connection->inTransaction([=, this] { addTaskTexts(*m_connection, texts); });
                else if (idle)
                    m_connection->inTransaction(
                        [this] { m_textsDue = mergeTaskTexts(*m_connection, textPages); });
            } catch (const StoreError &) { // the tasks are found all the same; later, then
                m_connection.reset();
                m_textsDue = false;
            }
            if (!idle)
                break;
        }
    }

    void commit()
    {
        m_committing = true;
        m_connection->commit();
        m_committing = false;
    }

    void tell(const QList<qint64> &changed)
    {
        if (changed.isEmpty())
            return;
        m_textsDue = true;
        if (m_url.engine() == Engine::PostgreSql)
            m_writer.m_queue->addNews(changed);
        Q_EMIT m_writer.tasksChanged(changed);
    }

    static void publish(const Item &item, const Problems &thrown)
    {
        if (item.publish)
            item.publish(thrown.isEmpty() ? nullptr : &thrown);
    }

    void commit(const std::vector<Item> &group, std::size_t &published)
    {
        QList<qint64> changed;
        std::vector<Problems> thrown(group.size());
        m_committing = false;
        m_connection->begin();
        if (!lookAhead(group, published)) {
            m_connection->rollback();
            return commitEach(group, published, group.size(), {});
        }
        std::size_t spoiler = published;
        Outcome outcome = Outcome::Good;
        for (; spoiler < group.size(); ++spoiler) {
            outcome = work(group[spoiler], changed, thrown[spoiler]);
            if (spoils(outcome))
                break;
        }
        if (!spoils(outcome))
            outcome = flush(thrown.back());
        if (spoils(outcome)) {
            m_connection->rollback();
            const bool first = spoiler == published;
            const bool settled =
                outcome == Outcome::Spoilt || (first && outcome == Outcome::Failed);
            return commitEach(group, published, settled ? spoiler : group.size(),
                              thrown[published]);
        }
        commit();
        for (; published < group.size(); ++published)
            publish(group[published], thrown[published]);
        tell(changed);
    }

    /// False: nothing is known then, and each of the group is to be done alone.
    bool lookAhead(const std::vector<Item> &group, std::size_t first)
    {
        if (m_url.engine() == Engine::Sqlite) // which is asked without a message to a server
            return true;
        Problems thrown;
        return !spoils(guarded(thrown, [&] {
            RequestsAhead ahead;
            for (std::size_t i = first; i < group.size(); ++i) {
                if (group[i].lookAhead)
                    group[i].lookAhead(ahead, *m_connection);
            }
            ahead.read(*m_connection);
            return Outcome::Good;
        }));
    }

    /// A transaction each. Next to no group has to be done so, and it spares all others their
    /// savepoints, which cost a tenth of the speed. \a settled: the one whose outcome is known.
    void commitEach(const std::vector<Item> &group, std::size_t &published, std::size_t settled,
                    const Problems &outcome)
    {
        for (; published < group.size(); ++published) {
            QList<qint64> changed;
            const bool again = published != settled;
            publish(group[published], again ? commitOne(group[published], changed) : outcome);
            tell(changed);
        }
    }

    Problems commitOne(const Item &item, QList<qint64> &changed)
    {
        Problems thrown;
        for (int tries = 0; tries < mostTries; ++tries) {
            thrown.clear();
            m_connection->begin();
            Outcome outcome = work(item, changed, thrown);
            if (outcome == Outcome::Good)
                outcome = flush(thrown);
            if (outcome == Outcome::Good)
                commit();
            else
                m_connection->rollback();
            if (outcome != Outcome::Conflict)
                break;
        }
        return thrown;
    }

    Outcome work(const Item &item, QList<qint64> &changed, Problems &thrown)
    {
        return guarded(thrown, [&] {
            Transaction tx(*m_connection, item.actor, QDateTime::currentDateTimeUtc());
            const qint64 before = m_connection->changes();
            m_connection->beginPiece();
            const bool good = item.run(tx);
            const bool changes = m_connection->changes() != before;
            if (changes && !item.lookAhead && item.publish)
                m_connection->forget(); // what others have looked up ahead may be otherwise now
            if (good)
                changed += tx.touched();
            else if (changes)
                return Outcome::Spoilt;
            return good ? Outcome::Good : Outcome::Refused;
        });
    }

    /// What was posted has been done, then, and its faults are known.
    Outcome flush(Problems &thrown)
    {
        return guarded(thrown, [this] {
            m_connection->flush();
            return Outcome::Good;
        });
    }

    template <typename Work>
    Outcome guarded(Problems &thrown, Work work)
    {
        try {
            return work();
        } catch (const StoreError &error) {
            if (!m_connection->isOpen())
                throw;
            thrown = {error.problem()};
            return error.conflict ? Outcome::Conflict : Outcome::Failed;
        } catch (const std::exception &error) {
            thrown = {problemOf(error)};
            return Outcome::Failed;
        }
    }

    Writer &m_writer;
    const DatabaseUrl m_url;
    std::unique_ptr<Connection> m_connection;
    bool m_committing = false; ///< if the connection broke now, nobody knew what was done
    QElapsedTimer m_sinceLook;
    qint64 m_dataVersion = 0; ///< 0: not looked yet
    QElapsedTimer m_sinceText;
    bool m_textsDue = true; ///< there may be texts to be added or to be merged
};

Writer::Writer(const DatabaseUrl &url, QObject *parent)
    : QObject(parent)
    , m_name(QUuid::createUuid().toString(QUuid::Id128))
    , m_queue(std::make_unique<Queue>(m_name, threadsOf(url)))
{
    for (int i = 0; i < threadsOf(url); ++i)
        m_threads.push_back(std::make_unique<Thread>(*this, url));
}

Writer::~Writer() { m_queue->end(); }

void Writer::enqueue(Item item) { m_queue->add(std::move(item)); }

void Writer::later(const QString &sql, const QString &columns, const QVariantList &row)
{
    m_queue->addLater({{},
                       {},
                       [=](Transaction &tx) {
                           tx.db().postRows(sql, columns, {row});
                           return true;
                       },
                       {}});
}

} // namespace derdesk
