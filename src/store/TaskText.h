// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

namespace derdesk {

/// The index of the tasks' texts on SQLite, by trigrams and by whole keys (migration 011): which
/// tasks may hold a part of a text. It finds too many rather than too few, so what it finds has to
/// be compared. PostgreSQL keeps such an index by itself.

/// Adds at most \a most tasks that are new or changed since they were added. In a transaction that
/// writes; whether there are more.
bool addTaskTexts(Connection &connection, int most);
/// Merges parts of the index that were added one after the other, which a search looks into one by
/// one: about so many of its pages (4 KiB). In a transaction that writes; whether there may be
/// more.
bool mergeTaskTexts(Connection &connection, int pages);
/// Whether there is something to add.
bool hasTaskTextsToAdd(Connection &connection);

/// What to search the trigrams for, such that every task is found that says what the criteria ask
/// for; empty if they ask for no part of a text, or for less than three letters of it.
QString taskTextMatch(Connection &connection, const TaskCriteria &criteria);
/// SELECT of the tasks that a match, its one value, finds, and of those that are still to be added.
QString taskTextSelect();
/// As FROM names them, the tasks t that a condition "task_text MATCH ?" finds: newest first in the
/// order of task_text.rowid DESC, and oldest first in that of ASC, but for those of one row.
QString taskTextTasks();
/// The row of task_text in which a task is that was created then.
qint64 taskTextRow(const QDateTime &created);
/// SELECT of the tasks that are still to be added. To find all one has to ask for them first, or in
/// one statement with the match: they may be added meanwhile.
QString unaddedTasks();
/// SELECT of the tasks that have a key of which this is true (task_text_key), and of those that are
/// still to be added.
QString taskKeySelect(const QString &condition);

} // namespace derdesk
