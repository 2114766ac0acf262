// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DemoHistories.h"

namespace derdesk {

/// How far a task of the demo has come, and by which way.
enum class DemoOutcome {
    Pending,
    Completed,
    Acknowledged, ///< completed, after its head-end system had acknowledged the device
    InSetup,
    Issue,
    Retried,   ///< with an issue that a retry found again
    Recovered, ///< completed, after an issue had been dealt with
    Canceled,
    CanceledWithIssue,
    CanceledInSetup,
};
inline constexpr int demoOutcomes = 10;

/// Who asked for the task.
enum class DemoOrigin { Client, Clerk };

/// A number for the course that a task with this outcome takes.
int demoCourse(BusinessObject object, DemoOutcome outcome, DemoOrigin origin);
/// What the log of such a task says, in order. Empty: the lifecycle has no such course.
QList<CourseEntry> demoCourseEntries(BusinessObject object, DemoOutcome outcome, DemoOrigin origin);

/// How often the task was worked: 0, 1 or 2 times.
int operationsOf(DemoOutcome outcome);
TaskStatus statusOf(DemoOutcome outcome);
bool hadIssue(DemoOutcome outcome);
/// Whether an enrollment reached DEVICE_SETUP.
bool reachedSetup(DemoOutcome outcome);
/// Whether an enrollment waits, or waited, for its head-end system.
bool waitedForHeadEnd(DemoOutcome outcome);

} // namespace derdesk
