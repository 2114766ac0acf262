// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/StoreError.h"

#include <QFuture>
#include <QThreadPool>
#include <QThreadStorage>
#include <QtConcurrentRun>

namespace derdesk {

/// The database as its readers see it: one read-only connection a thread. Outlives every thread
/// that asks.
class Database final
{
public:
    explicit Database(DatabaseUrl url);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    const DatabaseUrl &url() const { return m_url; }

    /// The calling thread's own read-only connection, opened when first asked for. Throws
    /// StoreError.
    Connection &connection();

    /// Runs \a query(Connection &) -> T on a reader thread and gives a QFuture<Result<T>>.
    /// This is how the GUI thread asks: database.ask(…).then(this, …).
    template <typename Query>
    auto ask(Query query)
    {
        using Value = std::invoke_result_t<Query, Connection &>;
        return QtConcurrent::run(&m_readers, [this, query = std::move(query)]() -> Result<Value> {
            for (bool again = false;; again = true) {
                try {
                    return query(connection());
                } catch (const StoreError &error) {
                    if (again || !isBroken())
                        return failed({error.problem()});
                } // the server went away meanwhile, and may be there again
            }
        });
    }

private:
    /// The server no longer is at the other end of the calling thread's connection.
    bool isBroken();

    DatabaseUrl m_url;
    QThreadStorage<Connection *> m_connections;
    QThreadPool m_readers;
};

} // namespace derdesk
