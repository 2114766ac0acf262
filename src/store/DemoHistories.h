// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// One entry of a course: what the log of a task of this course says.
struct CourseEntry
{
    int operation = 0;  ///< 0: it was made; 1, 2: what was done then, each at a time of its own
    TaskLogEntry entry; ///< task, time, message and problems are the task's own
};

/// A task that has been inserted as it stands at the end of its course.
struct CourseTask
{
    RecordId id = 0;
    int course = 0;
    QDateTime times[3]; ///< of the operations 0, 1 and 2; null: not done
    QString words;      ///< the reason of a cancellation
    Problems problems;  ///< of each issue that was detected
};

/// Writes the histories of many tasks at once: logs, To Do entries, enrollments, messages, and the
/// attributes that come from specifications and agreements. For the demo's large databases: a few
/// statements for thousands of tasks. Lives within one transaction. Throws StoreError.
class DemoHistories final
{
public:
    explicit DemoHistories(Connection &connection);
    Q_DISABLE_COPY_MOVE(DemoHistories)

    /// Each course once, its entries in order.
    void addCourse(int course, const QList<CourseEntry> &entries);
    void add(const CourseTask &task);
    /// Writes what belongs to the tasks that were added.
    void write();

private:
    Connection &m_connection;
};

} // namespace derdesk
