// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

namespace derdesk {

/// The index of the tasks' texts on SQLite, by trigrams (migration 011): which tasks may hold a
/// part of a text. It finds too many rather than too few, so what it finds has to be compared.
/// PostgreSQL keeps such an index by itself.

/// Adds at most \a most tasks that are new or changed since they were added. In a transaction that
/// writes; whether there are more.
bool addTaskTexts(Connection &connection, int most);
/// Whether there is something to add.
bool hasTaskTextsToAdd(Connection &connection);

/// What to search the index for, such that every task that has these criteria is found; empty if
/// it cannot tell them from others, which it needs three letters for.
QString taskTextMatch(Connection &connection, const TaskCriteria &criteria);
/// SELECT of the tasks that a match, its one value, finds, and of those that are still to be added.
QString taskTextSelect();
/// SELECT of the tasks whose request names a service point or premise in a range, its two values,
/// and of those that are still to be added.
QString taskPlaceSelect();

} // namespace derdesk
