// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

namespace derdesk {

/// A 14-digit key for a new row of the table, at a random distance above the highest there is. Rows
/// are so appended, which keeps inserts fast at any size, yet no key leads to the next. Another
/// program may be about to use the same one: then inserting it is a conflict. Throws StoreError.
RecordId newRecordId(Connection &connection, const QString &table);
/// From now on, until Connection::forget(), newRecordId() asks no more for these.
void readHighestIdsAhead(Connection &connection, const QStringList &tables);

/// How searches and comparisons see a text: case folded, white space simplified, composed.
QString searchKey(const QString &text);

} // namespace derdesk
