// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"

namespace derdesk {

/// Takes an interconnection: makes the interconnection task in PENDING. The asset is made when the
/// task is worked. Repeats as in registerDerDevice().
Result<Acceptance> interconnectDer(Transaction &tx, const InterconnectionRequest &request);

} // namespace derdesk
