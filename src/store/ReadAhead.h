// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// Asks a server at once for what working each of these tasks looks up; whoever looks it up then
/// asks no more, until Connection::forget(). Their assets are locked, and no two have the same.
/// Throws StoreError.
void readAhead(Transaction &tx, const QList<ServiceTask> &tasks);

} // namespace derdesk
