// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// What fillDemo() has made.
struct DemoCounts
{
    qint64 customers = 0;
    qint64 tasks = 0;
};

/// Whether the reference data of the demo is there.
bool hasDemoData(Connection &connection);

/// Fills an empty database with a small utility: reference data, 200 customers, and tasks in every
/// state, each made and worked by the operations that also serve real requests, during the last
/// four weeks. The catalogue may be there already. The same seed gives the same data, but for ids;
/// dates are relative to the transaction's. Fails with NotEmpty.
Result<DemoCounts> fillDemo(Transaction &tx, quint32 seed);

} // namespace derdesk
