// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Migrations.h"
#include "store/Transaction.h"

#include "support/PostgresCluster.h"

namespace derdesk {

/// An empty, migrated database in a folder that goes away with it.
class FreshDatabase final
{
public:
    FreshDatabase()
        : m_url(migratedDatabase(m_folder))
        , m_connection(m_url, Connection::Mode::ReadWrite)
    {
    }

    const DatabaseUrl &url() const { return m_url; }
    Connection &connection() { return m_connection; }

    /// Runs \a work(Transaction &) -> Result or the like as the writer does: without a value,
    /// nothing stays.
    template <typename Work>
    auto write(Work work, const QDateTime &now = QDateTime::currentDateTimeUtc())
    {
        Transaction tx(m_connection, {ActorKind::Clerk, QLatin1String("test")}, now);
        m_connection.begin();
        auto outcome = work(tx);
        if (outcome.has_value())
            m_connection.commit();
        else
            m_connection.rollback();
        return outcome;
    }

    qint64 count(const QString &table)
    {
        return m_connection.value(QLatin1String("SELECT count(*) FROM ") + table).toLongLong();
    }

private:
    static DatabaseUrl migratedDatabase(const QTemporaryDir &folder)
    {
        static const TemplateDatabase prepared([](Connection &connection) { migrate(connection); });
        return prepared.copyTo(folder);
    }

    QTemporaryDir m_folder;
    DatabaseUrl m_url;
    Connection m_connection;
};

} // namespace derdesk
