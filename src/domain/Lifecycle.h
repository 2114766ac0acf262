// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <span>

namespace derdesk {

/// What may be done to a task. Advance and Fault happen by themselves while it is worked;
/// the others are asked for by a clerk, a client or the monitor.
enum class TaskAction { Process, Advance, Fault, Retry, Acknowledge, Cancel };
std::span<const QLatin1StringView> enumTexts(TaskAction);

/// Passed through, waits for somebody, or final.
enum class StatusKind { Passing, Waiting, Final };

struct Transition
{
    TaskStatus from;
    TaskAction action;
    TaskStatus to;
};

/// The only authority on what may follow what: one table a business object (domain.md section 4).
std::span<const Transition> transitions(BusinessObject object);

/// The states of a business object's lifecycle, in order.
QList<TaskStatus> statuses(BusinessObject object);

StatusKind statusKind(BusinessObject object, TaskStatus status);

/// Where an action leads. Retry has one row for each state that can fail: \a failed chooses it.
/// Nothing if the table has no such row.
std::optional<TaskStatus> next(BusinessObject object, TaskStatus from, TaskAction action,
                               TaskStatus failed = TaskStatus::Validate);

bool allows(BusinessObject object, TaskStatus from, TaskStatus to);

/// What a person may ask for in this state: any of Process, Retry, Acknowledge, Cancel.
QList<TaskAction> actions(BusinessObject object, TaskStatus status);

} // namespace derdesk
