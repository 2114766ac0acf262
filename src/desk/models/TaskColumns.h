// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskSearch.h"

#include <QCoreApplication>

namespace derdesk {

/// The columns of a list of tasks, in their first order: what each is called and how it reads.
class TaskColumns final
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::TaskColumns)
public:
    enum Column {
        TaskId,
        Created,
        Status,
        Reason,
        Customer,
        Address,
        Program,
        Type,
        SerialNo,
        Manufacturer,
        Model,
        TransactionId,
        StatusTime,
        Retries,
        AssignedTo,
        WaitingSince,
        NextAttempt,
        Count,
    };

    static QString title(int column);
    /// As a clerk reads it: in words, by the locale, date-times in local time.
    static QString text(const TaskRow &row, int column);
    /// The same, but date-times by how far they lie from now.
    static QString shown(const TaskRow &row, int column);
    /// The whole of what a column may cut off.
    static QString toolTip(const TaskRow &row, int column);
    /// Nothing for a column that the list cannot be sorted by.
    static std::optional<TaskSort> sort(int column);
    /// Newest first; everything else from A to Z.
    static Qt::SortOrder firstOrder(int column);
    /// Texts that the column shows whole at first.
    static QStringList samples(int column);

private:
    static QDateTime time(const TaskRow &row, int column);
};

} // namespace derdesk
