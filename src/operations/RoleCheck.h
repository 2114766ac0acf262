// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// What every operation of clerks asks first: whether the transaction's actor may do that, as the
/// database has it now. Monitor, API clients and the system are asked elsewhere, and cost no query
/// here. Fails with SignInNeeded, UserDisabled, ClerkNeeded, AdministratorNeeded.
Result<void> checkRole(Transaction &tx, Permission permission);

} // namespace derdesk
