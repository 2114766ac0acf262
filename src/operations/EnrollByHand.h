// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// An enrollment that a clerk makes: of a customer in a program, without a device or with a
/// controllable asset that is no DER.
struct EnrollmentRequest
{
    QString accountId;      ///< of the customer; must exist
    QString servicePointId; ///< must be the customer's
    QString program;
    QString specification; ///< empty: no device
    QString serialNo;      ///< needed with a specification
};

/// Makes the enrollment task in PENDING. Fails as checkRole() does; other pointers are "/accountId"
/// and so on.
Result<ServiceTask> enrollByHand(Transaction &tx, const EnrollmentRequest &request);

} // namespace derdesk
