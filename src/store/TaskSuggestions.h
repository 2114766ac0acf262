// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

namespace derdesk {

enum class SuggestionKind { Task, Transaction, SerialNo, Account, Customer, Address, Model };

/// Something that begins with what is being typed.
struct TaskSuggestion
{
    SuggestionKind kind = SuggestionKind::Task;
    QString value;     ///< as it is written in the database
    QString detail;    ///< whose it is: a name, a town, a manufacturer
    int count = 0;     ///< how many bear it, at most suggestionCap + 1; 0: not counted
    RecordId task = 0; ///< the one task that it is; 0: to be searched for

    bool operator==(const TaskSuggestion &) const = default;
};
inline constexpr int suggestionCap = 99;

/// A few of each kind that the text in the quick-search box may mean, by its hints or without.
/// Looks up beginnings in indexes only, which takes next to no time at any size. Throws StoreError.
QList<TaskSuggestion> suggestTasks(Connection &connection, const QString &typed);
/// What to search for then.
TaskCriteria criteriaOf(const TaskSuggestion &suggestion);

/// The one task whose id or whole transaction id was typed; 0 if there is none, or not just one.
RecordId taskCalled(Connection &connection, const QString &typed);

} // namespace derdesk
