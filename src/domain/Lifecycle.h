// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <span>

namespace derdesk {

/// What may be done to a task. Advance, RequireApproval and Fault happen by themselves while it is
/// worked; the others are asked for by a clerk, a client or the monitor. UndoCancel takes a
/// cancellation (or a rejection) back.
enum class TaskAction {
    Process,
    Advance,
    RequireApproval,
    Fault,
    Retry,
    Acknowledge,
    Approve,
    Reject,
    Cancel,
    UndoCancel
};
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

/// Whether tasks of any business object wait in this state.
bool waitsAnywhere(TaskStatus status);

/// Where an action leads. Retry has one row for each state that can fail, UndoCancel one for each
/// that can be cancelled: \a back chooses it. Nothing if the table has no such row.
std::optional<TaskStatus> next(BusinessObject object, TaskStatus from, TaskAction action,
                               TaskStatus back = TaskStatus::Validate);

bool allows(BusinessObject object, TaskStatus from, TaskStatus to);

/// What a person may ask for in this state: any that does not happen by itself. Not UndoCancel,
/// which depends on what has followed besides: see store/Cancellation.h.
QList<TaskAction> actions(BusinessObject object, TaskStatus status);

/// Whether what the request says may be corrected: before the task is checked, and while an issue
/// holds it up. Elsewhere it has been checked, and must stay as it was then.
bool editable(BusinessObject object, TaskStatus status);

} // namespace derdesk
