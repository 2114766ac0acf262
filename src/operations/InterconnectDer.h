// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"

namespace derdesk {

class RequestsAhead;

/// Takes an interconnection: makes the interconnection task in PENDING. The asset is made when the
/// task is worked. Repeats as in registerDerDevice().
Result<Acceptance> interconnectDer(Transaction &tx, const InterconnectionRequest &request);
/// Tells what interconnectDer() will look up: see Writer::submit().
void lookAhead(RequestsAhead &ahead, Connection &connection, const InterconnectionRequest &request);

} // namespace derdesk
