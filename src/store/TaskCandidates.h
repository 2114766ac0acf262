// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

#include <optional>

namespace derdesk {

struct TaskRow;

/// A SELECT of task ids, in which an id may stand more than once.
struct TaskCandidates
{
    QString select;
    QVariantList values;
};

/// SQLite: how one comes by the first tasks that have some criteria, soonest: SQLite itself would
/// choose without knowing how many there are. The first of these that there is; all tasks are gone
/// through in their order if there is neither.
struct FirstTasks
{
    QString match; ///< of texts (taskTextMatch), whose tasks are gone through in their order
    std::optional<TaskCandidates> few; ///< among which all of them are
};

/// The least that one of its indexes narrows the tasks down to, if that is so few that one reads
/// and sorts them sooner than one finds a page by going through tasks in order.
/// \a created: the order is that of creation. \a statuses: whether states are tried; not, if one
/// goes through the tasks of a state in order.
FirstTasks firstTasks(Connection &connection, const TaskCriteria &criteria, bool created,
                      bool statuses);
/// SQLite: the least that one of its indexes narrows the tasks down to, for who stops after some:
/// many are as good as few.
std::optional<TaskCandidates> anyCandidates(Connection &connection, const TaskCriteria &criteria);

/// SQLite: tasks whose serial number begins as it should, where that alone is asked for, with
/// created_at: the first \a limit after \a after in \a order of creation are among them. If many of
/// the first tasks begin so, they are found among all. Else that number's index has the time, too,
/// so none of their rows is read: numbers are given out one after the other, so the last ones tell
/// about when the last task of the page was created, and only what is newer is put in order.
std::optional<TaskCandidates> numbersFrom(Connection &connection, const TaskCriteria &criteria,
                                          Qt::SortOrder order, const TaskRow *after, int limit);

/// SQLite: the index that finds the tasks whose serial number or transaction id begins as it
/// should, where these are more than a few, and yet fewer than it pays to go through all tasks for:
/// such numbers are given out one after the other, so of the newest tasks maybe none has one. Empty
/// if there is none.
QString indexOfBeginning(Connection &connection, const TaskCriteria &criteria);

} // namespace derdesk
