// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordQueries.h"

namespace derdesk {

/// What administrators do to the records of any kind that may be changed by hand. Each change is in
/// the audit trail, with old and new values, and wakes the tasks that it may help.

/// All fail as checkRole() does, and with NotAllowedValue for a kind of which that is not done by
/// hand.

/// Makes a record; its key. Fails with AlreadyExists, and with everything that is wrong with the
/// values, by "/field": Missing, TooLong, WrongType, OutOfRange, NotAllowedValue, NotFound for a
/// reference to what is not there.
Result<QString> addRecord(Transaction &tx, const RecordKind &kind, const RecordValues &given);

/// Changes those fields of a record that are in \a given. \a seen: what they were when the user
/// began; fails with RecordChanged if they are that no longer, with NotFound, and as addRecord().
Result<QString> changeRecord(Transaction &tx, const RecordKind &kind, const QString &key,
                             const RecordValues &given, const RecordValues &seen);

/// Fails with NotFound, and with InUse, naming who uses it.
Result<QString> removeRecord(Transaction &tx, const RecordKind &kind, const QString &key);

/// Makes one record of two that mean the same: whatever refers to \a from refers to \a into, and
/// \a from is deleted. Of two manufacturers, models of the same name are merged too. Fails with
/// NotFound, and with InUse if both have an asset with the same serial number.
Result<QString> mergeRecords(Transaction &tx, const RecordKind &kind, const QString &from,
                             const QString &into);

} // namespace derdesk
