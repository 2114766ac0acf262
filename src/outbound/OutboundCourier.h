// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QObject>
#include <QThread>

namespace derdesk {

class Database;
class OutboundDelivery;
class Writer;

/// Delivers the outbox on a thread of its own, for as long as it lives: what this program's Writer
/// has added within a tenth of a second, what others have added and what is to be tried again
/// within two. Where no address is set it looks for one, and does nothing else. The destructor
/// breaks off what is being sent; it is sent again by whoever delivers next.
class OutboundCourier final : public QObject
{
    Q_OBJECT
public:
    OutboundCourier(Database &database, Writer &writer, QObject *parent = nullptr);
    ~OutboundCourier() override;
    Q_DISABLE_COPY_MOVE(OutboundCourier)

Q_SIGNALS:
    /// From the courier's thread: the database could not be read or written. It goes on trying.
    void failed(const derdesk::Problems &problems);

private:
    QThread m_thread;
    OutboundDelivery *m_delivery; ///< lives on m_thread
};

} // namespace derdesk
