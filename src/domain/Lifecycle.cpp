// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"

#include <algorithm>
#include <array>

namespace derdesk {

namespace {

using S = TaskStatus;
using A = TaskAction;

// domain.md section 4; the diagrams in ARCHITECTURE.md show the same.
constexpr std::array enrollment{
    Transition{S::Pending, A::Process, S::Validate},
    Transition{S::Pending, A::Cancel, S::Canceled},
    Transition{S::Validate, A::Advance, S::DeviceSetup},
    Transition{S::Validate, A::Fault, S::IssueDetected},
    Transition{S::DeviceSetup, A::Advance, S::Activate},
    Transition{S::DeviceSetup, A::Acknowledge, S::Activate},
    Transition{S::DeviceSetup, A::Fault, S::IssueDetected},
    Transition{S::DeviceSetup, A::Cancel, S::Canceled},
    Transition{S::Activate, A::Advance, S::Completed},
    Transition{S::IssueDetected, A::Retry, S::Validate},
    Transition{S::IssueDetected, A::Retry, S::DeviceSetup},
    Transition{S::IssueDetected, A::Cancel, S::Canceled},
    Transition{S::Canceled, A::UndoCancel, S::Pending},
    Transition{S::Canceled, A::UndoCancel, S::DeviceSetup},
    Transition{S::Canceled, A::UndoCancel, S::IssueDetected},
};

constexpr std::array interconnection{
    Transition{S::Pending, A::Process, S::Validate},
    Transition{S::Pending, A::Cancel, S::Canceled},
    Transition{S::Validate, A::Advance, S::CreateAsset},
    Transition{S::Validate, A::Fault, S::IssueDetected},
    Transition{S::CreateAsset, A::Advance, S::Completed},
    Transition{S::IssueDetected, A::Retry, S::Validate},
    Transition{S::IssueDetected, A::Cancel, S::Canceled},
    Transition{S::Canceled, A::UndoCancel, S::Pending},
    Transition{S::Canceled, A::UndoCancel, S::IssueDetected},
};

constexpr std::array unenrollment{
    Transition{S::Pending, A::Process, S::Validate},
    Transition{S::Pending, A::Cancel, S::Canceled},
    Transition{S::Validate, A::Advance, S::DeviceRemoval},
    Transition{S::Validate, A::RequireApproval, S::Approval},
    Transition{S::Validate, A::Fault, S::IssueDetected},
    Transition{S::Approval, A::Approve, S::DeviceRemoval},
    Transition{S::Approval, A::Reject, S::Canceled},
    Transition{S::Approval, A::Cancel, S::Canceled},
    Transition{S::DeviceRemoval, A::Advance, S::Deactivate},
    Transition{S::DeviceRemoval, A::Acknowledge, S::Deactivate},
    Transition{S::DeviceRemoval, A::Fault, S::IssueDetected},
    Transition{S::DeviceRemoval, A::Cancel, S::Canceled},
    Transition{S::Deactivate, A::Advance, S::Completed},
    Transition{S::IssueDetected, A::Retry, S::Validate},
    Transition{S::IssueDetected, A::Retry, S::DeviceRemoval},
    Transition{S::IssueDetected, A::Cancel, S::Canceled},
    Transition{S::Canceled, A::UndoCancel, S::Pending},
    Transition{S::Canceled, A::UndoCancel, S::Approval},
    Transition{S::Canceled, A::UndoCancel, S::DeviceRemoval},
    Transition{S::Canceled, A::UndoCancel, S::IssueDetected},
};

} // namespace

std::span<const QLatin1StringView> enumTexts(TaskAction)
{
    static constexpr std::array texts{QLatin1StringView("PROCESS"),
                                      QLatin1StringView("ADVANCE"),
                                      QLatin1StringView("REQUIRE_APPROVAL"),
                                      QLatin1StringView("FAULT"),
                                      QLatin1StringView("RETRY"),
                                      QLatin1StringView("ACKNOWLEDGE"),
                                      QLatin1StringView("APPROVE"),
                                      QLatin1StringView("REJECT"),
                                      QLatin1StringView("CANCEL"),
                                      QLatin1StringView("UNDO_CANCEL")};
    return texts;
}

std::span<const Transition> transitions(BusinessObject object)
{
    switch (object) {
    case BusinessObject::Enrollment:
        return enrollment;
    case BusinessObject::Interconnection:
        return interconnection;
    case BusinessObject::Unenrollment:
        return unenrollment;
    }
    Q_UNREACHABLE();
}

QList<TaskStatus> statuses(BusinessObject object)
{
    QList<TaskStatus> found;
    for (const Transition &row : transitions(object)) {
        for (TaskStatus status : {row.from, row.to}) {
            if (!found.contains(status))
                found.append(status);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

StatusKind statusKind(BusinessObject object, TaskStatus status)
{
    bool leaves = false;
    for (const Transition &row : transitions(object)) {
        if (row.from != status || row.action == TaskAction::UndoCancel)
            continue; // a cancelled task has ended, unless it is said to be a mistake
        leaves = true;
        if (row.action == TaskAction::Cancel)
            return StatusKind::Waiting; // what waits, and only that, can be canceled
    }
    return leaves ? StatusKind::Passing : StatusKind::Final;
}

bool waitsAnywhere(TaskStatus status)
{
    for (BusinessObject object : {BusinessObject::Enrollment, BusinessObject::Interconnection,
                                  BusinessObject::Unenrollment}) {
        if (statusKind(object, status) == StatusKind::Waiting)
            return true;
    }
    return false;
}

std::optional<TaskStatus> next(BusinessObject object, TaskStatus from, TaskAction action,
                               TaskStatus back)
{
    const bool goesBack = action == TaskAction::Retry || action == TaskAction::UndoCancel;
    for (const Transition &row : transitions(object)) {
        const bool chosen = !goesBack || row.to == back;
        if (row.from == from && row.action == action && chosen)
            return row.to;
    }
    return std::nullopt;
}

bool allows(BusinessObject object, TaskStatus from, TaskStatus to)
{
    const auto rows = transitions(object);
    return std::any_of(rows.begin(), rows.end(),
                       [=](const Transition &row) { return row.from == from && row.to == to; });
}

QList<TaskAction> actions(BusinessObject object, TaskStatus status)
{
    QList<TaskAction> found;
    for (const Transition &row : transitions(object)) {
        const bool byItself = row.action == TaskAction::Advance ||
                              row.action == TaskAction::RequireApproval ||
                              row.action == TaskAction::Fault;
        const bool asked = !byItself && row.action != TaskAction::UndoCancel;
        if (row.from == status && asked && !found.contains(row.action))
            found.append(row.action);
    }
    return found;
}

bool editable(BusinessObject object, TaskStatus status)
{
    const QList<TaskAction> allowed = actions(object, status);
    return allowed.contains(TaskAction::Process) || allowed.contains(TaskAction::Retry);
}

} // namespace derdesk
