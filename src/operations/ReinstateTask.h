// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// Takes a person's cancellation or rejection back while nothing has followed: the task is again in
/// the state it was in, with its issues and its To Do, and due at once. Nothing is worked. Gives
/// the task as it is then, or fails with NotFound, ActionNotAllowed if it is not cancelled or has
/// expired, AlreadyExists if another task has taken its place, or, if \a version is given and is
/// not the task's, ChangedMeanwhile.
Result<ServiceTask> reinstateTask(Transaction &tx, RecordId id, std::optional<int> version = {});

} // namespace derdesk
