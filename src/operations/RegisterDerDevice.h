// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"

namespace derdesk {

class RequestsAhead;

/// Takes a registration: makes or reuses the asset and its device, chooses the program, keeps the
/// attributes, and makes the enrollment task in PENDING (domain.md section 3). A repeat of the same
/// client and transaction id gives the same answer and makes nothing. All faults come together.
Result<Acceptance> registerDerDevice(Transaction &tx, const RegistrationRequest &request);
/// Tells what registerDerDevice() will look up: see Writer::submit().
void lookAhead(RequestsAhead &ahead, Connection &connection, const RegistrationRequest &request);

} // namespace derdesk
