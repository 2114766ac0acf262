// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"

namespace derdesk {

Database::Database(DatabaseUrl url)
    : m_url(std::move(url))
{
    // Three: a slow search and the counts beside it do not keep a record from being opened. They
    // live as long as the program, since each holds a connection.
    m_readers.setMaxThreadCount(3);
    m_readers.setExpiryTimeout(-1);
}

Database::~Database()
{
    m_readers.waitForDone();
    // A later Database may be given this storage's slot: nothing of this thread's must be left in
    // it.
    m_connections.setLocalData(nullptr);
}

Connection &Database::connection()
{
    if (!m_connections.hasLocalData() || !m_connections.localData()->isOpen())
        m_connections.setLocalData(new Connection(m_url, Connection::Mode::ReadOnly));
    return *m_connections.localData();
}

bool Database::isBroken()
{
    return m_connections.hasLocalData() && !m_connections.localData()->isOpen();
}

} // namespace derdesk
