// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/CheckDatabase.h"
#include "store/DatabaseUrl.h"

namespace derdesk {

struct CopyCounts
{
    qint64 tables = 0;
    qint64 rows = 0;   ///< that are equal in both
    CheckCounts check; ///< of the new database
    qint64 faults = 0; ///< of the comparison and the check
};

/// Is told how far a table is: its name, the rows copied, and how many there are.
using CopyProgress = std::function<void(const QString &table, qint64 rows, qint64 all)>;

/// Copies all records of one database into another, new one, whatever their engines are; then
/// compares every row, checks the new database, and opens it to the other programs. The source may
/// be in use: what is copied is one state of it. After an interruption the same call goes on where
/// the last one ended, unless the source has changed since: the comparison finds that. Faults are
/// told to \a fault; if there are any, the new database stays shut. Throws StoreError whose reason
/// names the database.
CopyCounts copyDatabase(const DatabaseUrl &from, const DatabaseUrl &to,
                        const CopyProgress &progress, const FaultSink &fault);

} // namespace derdesk
