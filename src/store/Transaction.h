// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

#include <QList>

namespace derdesk {

/// What an operation works in: the writing connection, on whose behalf, and the one time that all
/// of its entries carry. Commit and rollback are its maker's.
class Transaction final
{
public:
    Transaction(Connection &connection, Actor actor, const QDateTime &now)
        : m_connection(connection)
        , m_actor(std::move(actor))
        , m_now(now)
    {
    }
    Q_DISABLE_COPY_MOVE(Transaction)

    Connection &db() { return m_connection; }
    const Actor &actor() const { return m_actor; }
    /// UTC, with milliseconds.
    QDateTime now() const { return m_now; }

    /// Says that a task is new or changed: the desks are told after the commit.
    void touch(RecordId task) { m_touched.append(task); }
    const QList<RecordId> &touched() const { return m_touched; }

private:
    Connection &m_connection;
    Actor m_actor;
    QDateTime m_now;
    QList<RecordId> m_touched;
};

} // namespace derdesk
