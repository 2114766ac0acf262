// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

namespace derdesk {

/// SQL that inserts a row under a new 14-digit key, at a random distance above the highest there
/// is. Rows are so appended, which keeps inserts fast at any size, yet no key leads to the next. \a
/// columns: all but id, parted by commas.
QString insertUnderNewIdSql(const QString &table, const QString &columns);
/// Runs it with the values of its columns; the row's id. Throws StoreError.
RecordId insertUnderNewId(Connection &connection, const QString &sql, QVariantList values);

/// How searches and comparisons see a text: case folded, white space simplified, composed.
QString searchKey(const QString &text);

} // namespace derdesk
