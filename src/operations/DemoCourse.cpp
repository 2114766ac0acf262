// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoCourse.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

using S = TaskStatus;

struct Step
{
    int operation;
    S to;
};

QList<Step> enrollmentSteps(DemoOutcome outcome)
{
    switch (outcome) {
    case DemoOutcome::Pending:
        return {};
    case DemoOutcome::Completed:
        return {{1, S::Validate}, {1, S::DeviceSetup}, {1, S::Activate}, {1, S::Completed}};
    case DemoOutcome::Acknowledged:
        return {{1, S::Validate}, {1, S::DeviceSetup}, {2, S::Activate}, {2, S::Completed}};
    case DemoOutcome::InSetup:
        return {{1, S::Validate}, {1, S::DeviceSetup}};
    case DemoOutcome::Issue:
        return {{1, S::Validate}, {1, S::IssueDetected}};
    case DemoOutcome::Retried:
        return {{1, S::Validate}, {1, S::IssueDetected}, {2, S::Validate}, {2, S::IssueDetected}};
    case DemoOutcome::Recovered:
        return {{1, S::Validate},    {1, S::IssueDetected}, {2, S::Validate},
                {2, S::DeviceSetup}, {2, S::Activate},      {2, S::Completed}};
    case DemoOutcome::Canceled:
        return {{1, S::Canceled}};
    case DemoOutcome::CanceledWithIssue:
        return {{1, S::Validate}, {1, S::IssueDetected}, {2, S::Canceled}};
    case DemoOutcome::CanceledInSetup:
        return {{1, S::Validate}, {1, S::DeviceSetup}, {2, S::Canceled}};
    }
    Q_UNREACHABLE();
}

/// An interconnection makes its asset where an enrollment sets up and activates its device.
QList<Step> interconnectionSteps(DemoOutcome outcome)
{
    if (waitedForHeadEnd(outcome))
        return {};
    QList<Step> steps = enrollmentSteps(outcome);
    steps.removeIf([](const Step &step) { return step.to == S::DeviceSetup; });
    for (Step &step : steps) {
        if (step.to == S::Activate)
            step.to = S::CreateAsset;
    }
    return steps;
}

Actor actorOf(int operation, DemoOutcome outcome, S to)
{
    if (to == S::Canceled)
        return {ActorKind::Clerk, u"demo"_s};
    if (operation == 2 && outcome == DemoOutcome::Acknowledged)
        return {ActorKind::System, u"CLOUD"_s};
    return {ActorKind::Monitor, u"F1-STKDF"_s};
}

} // namespace

int demoCourse(BusinessObject object, DemoOutcome outcome, DemoOrigin origin)
{
    return (int(object) * 2 + int(origin)) * demoOutcomes + int(outcome);
}

QList<CourseEntry> demoCourseEntries(BusinessObject object, DemoOutcome outcome, DemoOrigin origin)
{
    const QList<Step> steps = object == BusinessObject::Enrollment ? enrollmentSteps(outcome)
                                                                   : interconnectionSteps(outcome);
    if (steps.isEmpty() && outcome != DemoOutcome::Pending)
        return {};
    const ActorKind maker = origin == DemoOrigin::Client ? ActorKind::ApiClient : ActorKind::Clerk;
    S status = S::Pending;
    QList<CourseEntry> entries{
        {0, {0, 0, {}, {maker, u"demo"_s}, TaskEvent::Created, {}, status, {}, {}}}};
    for (const Step &step : steps) {
        entries.append({step.operation,
                        {0,
                         0,
                         {},
                         actorOf(step.operation, outcome, step.to),
                         TaskEvent::Transition,
                         status,
                         step.to,
                         {},
                         {}}});
        status = step.to;
    }
    return entries;
}

int operationsOf(DemoOutcome outcome)
{
    const QList<Step> steps = enrollmentSteps(outcome);
    return steps.isEmpty() ? 0 : steps.constLast().operation;
}

TaskStatus statusOf(DemoOutcome outcome)
{
    const QList<Step> steps = enrollmentSteps(outcome);
    return steps.isEmpty() ? S::Pending : steps.constLast().to;
}

bool hadIssue(DemoOutcome outcome)
{
    return outcome == DemoOutcome::Issue || outcome == DemoOutcome::Retried ||
           outcome == DemoOutcome::Recovered || outcome == DemoOutcome::CanceledWithIssue;
}

bool reachedSetup(DemoOutcome outcome)
{
    return waitedForHeadEnd(outcome) || statusOf(outcome) == S::Completed;
}

bool waitedForHeadEnd(DemoOutcome outcome)
{
    return outcome == DemoOutcome::Acknowledged || outcome == DemoOutcome::InSetup ||
           outcome == DemoOutcome::CanceledInSetup;
}

} // namespace derdesk
