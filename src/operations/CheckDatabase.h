// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Integrity.h"

namespace derdesk {

struct CheckCounts
{
    qint64 tasks = 0;
    qint64 logEntries = 0;
    qint64 faults = 0;
};

/// Checks what is stored: the database itself, that every reference leads somewhere, that every
/// service task came to its state as Lifecycle.h allows, and that nobody has changed the audit
/// trail. Each fault is told to \a fault as it is
/// found. Sees one state of the database, however long it takes, and needs no more memory for a
/// larger one. Throws StoreError, but not for what is damaged.
CheckCounts checkDatabase(Connection &connection, const FaultSink &fault);

} // namespace derdesk
