// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// What whoever changes a task has to ask first.

/// The task, locked, for an actor who may work tasks. Fails as checkRole() does, with NotFound, or
/// with ChangedMeanwhile if \a version is not its.
Result<ServiceTask> taskToChange(Transaction &tx, RecordId id, std::optional<int> version);

/// ActionNotAllowed, with what the lifecycle allows instead.
tl::unexpected<Problems> notAllowed(const ServiceTask &task, const QString &action);

/// A person's words, trimmed. Fails with Missing if blank, TooLong beyond wordsLimit.
Result<QString> checkedWords(const QString &pointer, const QString &text);

} // namespace derdesk
