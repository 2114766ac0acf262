// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

#include <utility>

namespace derdesk {

/// What searches say in SQL in more than one place.

/// Above every text that begins with this prefix. A range, not LIKE: an index on the column then
/// serves it on every engine.
inline QString afterPrefix(const QString &prefix)
{
    return prefix + QString::fromUcs4(U"\U0010FFFF", 1);
}

/// The ids that begin with these digits; nothing if none does.
std::optional<std::pair<RecordId, RecordId>> taskIdRange(const QString &digits);

/// The states that are asked for, as in "'PENDING','VALIDATE'"; empty: any.
QString statusList(const TaskCriteria &criteria);

} // namespace derdesk
