// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

#include <optional>

namespace derdesk {

/// A SELECT of task ids, in which an id may stand more than once.
struct TaskCandidates
{
    QString select;
    QVariantList values;
};

/// SQLite: the least that one of its indexes narrows the tasks down to that may have these
/// criteria. Nothing if that is so many that one finds a page of them sooner by going through the
/// tasks in their order: SQLite itself would choose without knowing how many there are.
/// \a statuses: whether states are tried; not, if one goes through the tasks of a state in order.
std::optional<TaskCandidates> fewCandidates(Connection &connection, const TaskCriteria &criteria,
                                            bool statuses);
/// The same for who stops after some: many are as good as few.
std::optional<TaskCandidates> anyCandidates(Connection &connection, const TaskCriteria &criteria);

/// SQLite: all tasks whose serial number begins as it should, where that alone is asked for, with
/// created_at, such that the first in \a order of creation are soon found. If many of the first
/// tasks begin so, they are found among all. Else that number's index has the time, too, so none of
/// their rows is read: numbers are given out one after the other, so from the last one on nearly
/// each of the first is one of the newest, and hardly any other has to be put in their order.
std::optional<TaskCandidates> numbersFrom(Connection &connection, const TaskCriteria &criteria,
                                          Qt::SortOrder order);

/// SQLite: the index that finds the tasks whose serial number or transaction id begins as it
/// should, where these are more than a few, and yet fewer than it pays to go through all tasks for:
/// such numbers are given out one after the other, so of the newest tasks maybe none has one. Empty
/// if there is none.
QString indexOfBeginning(Connection &connection, const TaskCriteria &criteria);

} // namespace derdesk
