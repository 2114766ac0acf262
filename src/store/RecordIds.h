// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QDateTime>

namespace derdesk {

/// A new 14-digit key: six digits for the hour since 2000, eight that nobody can guess. Records of
/// one hour lie near each other in the database, yet none leads to the next. Whether it is free is
/// for the caller to see; taken ones are rare.
RecordId newRecordId(const QDateTime &now);

/// How searches and comparisons see a text: case folded, white space simplified, composed.
QString searchKey(const QString &text);

} // namespace derdesk
