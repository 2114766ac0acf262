// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"
#include "store/Writer.h"

namespace derdesk {

/// The database that a command reads and writes. It has to be there and up to date: only init, demo
/// and serve prepare one.
class OpenedDatabase final
{
public:
    /// Throws StoreError.
    explicit OpenedDatabase(const DatabaseUrl &url);

    Database &database() { return m_database; }
    Connection &connection() { return m_database.connection(); }
    Writer &writer() { return m_writer; }

private:
    Database m_database;
    Writer m_writer;
};

/// Who runs the program, as the operating system names him. He may do all: he has the database.
Actor thisUser();

} // namespace derdesk
