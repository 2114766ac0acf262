// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace derdesk {

class RequestsAhead;

/// The one thread that writes, or several where a server takes that: then the order in which work
/// is done is not that in which it came. Work that waits together is committed together; what a
/// piece that fails has written is undone without the others noticing, and a future is fulfilled
/// only after the commit that holds its piece. Thread-safe; never blocks the caller. The destructor
/// finishes all work that was submitted. On SQLite it keeps the index of the tasks' texts
/// (TaskText) while there is little else to do. Other programs on the same server are told what is
/// new or changed (ChangeNotice), at most ten times a second.
class Writer final : public QObject
{
    Q_OBJECT
public:
    using LookAhead = std::function<void(RequestsAhead &, Connection &)>;

    explicit Writer(const DatabaseUrl &url, QObject *parent = nullptr);
    ~Writer() override;
    Q_DISABLE_COPY_MOVE(Writer)

    /// Queues \a work(Transaction &) -> Result<T> on behalf of \a actor; gives QFuture<Result<T>>.
    /// A Result without a value undoes all that the work did. Work that succeeds may be done once
    /// more, if another piece of its group has to be undone, so it should change nothing but by its
    /// transaction. If the database fails, the result is StoreBusy or StoreFailed and nothing was
    /// done, unless the connection to a server broke in the very commit: then nobody knows. Work
    /// that names a task's version or a transaction id may be submitted again without harm.
    ///
    /// On a server, what all work of a group will look up is asked for at once beforehand: \a ahead
    /// says what this one will. It is called on the writer's thread.
    template <typename Work>
    auto submit(Actor actor, Work work, LookAhead ahead = {})
    {
        using Outcome = std::invoke_result_t<Work, Transaction &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        auto outcome = std::make_shared<std::optional<Outcome>>();
        promise->start();
        QFuture<Outcome> future = promise->future();
        enqueue({std::move(actor), std::move(ahead),
                 [work = std::move(work), outcome](Transaction &tx) {
                     outcome->emplace(work(tx));
                     return outcome->value().has_value();
                 },
                 [promise, outcome](const Problems *problems) {
                     promise->addResult(problems ? Outcome(failed(*problems))
                                                 : std::move(**outcome));
                     promise->finish();
                 }});
        return future;
    }

    /// Queues a row that nobody waits for, such as a line of a log, for a statement that reads it
    /// as Connection::postRows() says: it is committed together with other work, or by itself after
    /// a tenth of a second, and so costs no commit of its own.
    void later(const QString &sql, const QString &columns, const QVariantList &row);

    /// submit() and wait: for threads that may block (web, monitor, command line), never the GUI's.
    template <typename Work>
    auto wait(Actor actor, Work work)
    {
        return submit(std::move(actor), std::move(work)).takeResult();
    }

    /// By which notices of this Writer are told from others': see ChangeNotice.
    const QString &name() const { return m_name; }

Q_SIGNALS:
    /// After a commit, from the writer thread: these tasks are new or changed.
    void tasksChanged(const QList<qint64> &ids);
    /// From the writer thread, within a second: another program has written to the SQLite file.
    void othersChanged();

private:
    struct Item
    {
        Actor actor;
        LookAhead lookAhead;
        std::function<bool(Transaction &)> run; ///< false: undo
        std::function<void(const Problems *)>
            publish; ///< null: the outcome of run; none: nobody waits
    };
    class Queue;
    class Thread;

    void enqueue(Item item);

    const QString m_name;
    std::unique_ptr<Queue> m_queue;
    std::vector<std::unique_ptr<Thread>> m_threads; ///< one for SQLite
};

} // namespace derdesk
