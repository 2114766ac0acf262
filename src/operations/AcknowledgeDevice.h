// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"

namespace derdesk {

/// The head end says what has become of a device: every task that waits for it goes on. Only the
/// client that speaks for the device's head-end system may say so. A repeat of the same transaction
/// id gives the same answer and does nothing. Fails with NotFound if no task waits for that,
/// Forbidden, TransactionConflict, and everything that is wrong with the request, by pointer.
Result<Acceptance> acknowledgeDevice(Transaction &tx, const AcknowledgeRequest &request);

} // namespace derdesk
