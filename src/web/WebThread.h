// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"
#include "store/Writer.h"
#include "web/Door.h"

#include <QThread>

namespace derdesk {

/// One of the threads of the web service, with an HTTP server and a database connection of its own.
/// Runs from start() on. quit() makes it take no more connections, answer what it has taken, and
/// end within a few seconds.
class WebThread final : public QThread
{
    Q_OBJECT
public:
    /// \a listening: a descriptor that listens, which it takes over.
    WebThread(Database &database, Writer &writer, Door &door, qintptr listening);

Q_SIGNALS:
    void requestAnswered(int status);

protected:
    void run() override;

private:
    Database &m_database;
    Writer &m_writer;
    Door &m_door;
    const qintptr m_listening;
};

} // namespace derdesk
