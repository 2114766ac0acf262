// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

namespace derdesk {

/// Keeping reference records: each call inserts the record, or replaces the one with the same code.
/// What a record refers to must exist. All throw StoreError.

void storeAssetType(Connection &connection, const AssetType &type);
void storeHeadEndSystem(Connection &connection, const HeadEndSystem &system);
/// With its eligible asset types.
void storeProgram(Connection &connection, const Program &program);
/// With its nameplate; the model is the one of modelId.
void storeSpecification(Connection &connection, const Specification &specification);

} // namespace derdesk
