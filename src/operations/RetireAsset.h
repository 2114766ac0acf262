// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Takes a DER asset out of use for good: no request may name it any more. It is in the audit
/// trail. Fails as checkRole() does, with NotFound, AssetRetired if that has been done,
/// OpenTaskExists while a service task of it is neither completed nor canceled, and InUse while it
/// is enrolled in a program.
Result<DerAsset> retireAsset(Transaction &tx, RecordId id);

} // namespace derdesk
