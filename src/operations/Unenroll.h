// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// Makes the unenrollment task, in PENDING, that ends the enrollment which the task \a enrollment
/// made. \a reason: a person's words, for the log. Fails as checkRole() does, with NotFound,
/// NotEnrolled if the enrollment has ended, AlreadyExists, Missing if \a reason is blank, TooLong
/// beyond wordsLimit.
Result<ServiceTask> unenroll(Transaction &tx, RecordId enrollment, const QString &reason);

} // namespace derdesk
