// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/TaskHistoryCheck.h"

#include "domain/Lifecycle.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Follows a task's log from entry to entry.
class HistoryWalk final
{
public:
    explicit HistoryWalk(BusinessObject object)
        : m_object(object)
    {
    }

    void take(const HistoryEntry &entry)
    {
        if (entry.sequence != ++m_sequence)
            fault(entry, u"its sequence should be %1"_s.arg(m_sequence));
        m_sequence = entry.sequence;
        const auto event = fromText<TaskEvent>(entry.event);
        if (!event)
            fault(entry, u"there is no event %1"_s.arg(entry.event));
        else if (*event == TaskEvent::Comment || *event == TaskEvent::Edit)
            takeWords(entry);
        else
            takeMove(entry, *event);
    }

    const std::optional<TaskStatus> &status() const { return m_status; }
    const QStringList &faults() const { return m_faults; }

private:
    void takeWords(const HistoryEntry &entry)
    {
        if (!entry.from.isEmpty() || !entry.to.isEmpty())
            fault(entry, u"a comment or an edit changes no state"_s);
    }

    void takeMove(const HistoryEntry &entry, TaskEvent event)
    {
        const auto from = fromText<TaskStatus>(entry.from);
        const auto to = fromText<TaskStatus>(entry.to);
        const bool first = event == TaskEvent::Created;
        if (first != !m_status)
            fault(entry, first ? u"it is created a second time"_s : u"it was not created yet"_s);
        else if (first && (!entry.from.isEmpty() || to != TaskStatus::Pending))
            fault(entry, u"it should be created as PENDING"_s);
        else if (!first && from != m_status)
            fault(entry, u"from %1, but it was %2"_s.arg(entry.from, toText(*m_status)));
        else if (!first && (!to || !allows(m_object, *from, *to)))
            fault(entry, u"%1 may not become %2"_s.arg(entry.from, entry.to));
        else if (!first && from == TaskStatus::Canceled && to != m_canceledFrom)
            fault(entry, u"taken back to %1, but it was %2 before"_s.arg(
                             entry.to, toText(m_canceledFrom.value_or(TaskStatus::Canceled))));
        if (to == TaskStatus::Canceled)
            m_canceledFrom = from;
        if (to)
            m_status = to; // what follows is measured by what the log says
    }

    void fault(const HistoryEntry &entry, const QString &what)
    {
        m_faults.append(u"log entry %1: %2"_s.arg(entry.sequence).arg(what));
    }

    const BusinessObject m_object;
    int m_sequence = 0;
    std::optional<TaskStatus> m_status;
    std::optional<TaskStatus> m_canceledFrom;
    QStringList m_faults;
};

/// Other systems are told once of what has been completed.
QStringList messageFaults(const TaskHistory &task, BusinessObject object, TaskStatus status)
{
    QString event;
    if (status == TaskStatus::Completed && object == BusinessObject::Enrollment)
        event = u"ENROLLED"_s;
    if (status == TaskStatus::Completed && object == BusinessObject::Unenrollment)
        event = u"UNENROLLED"_s;
    const int messages = event.isEmpty() ? 0 : 1;
    if (task.messages != messages)
        return {
            u"it should have %1 outbound messages, but has %2"_s.arg(messages).arg(task.messages)};
    if (task.event != event)
        return {u"its outbound message should be %1, but is %2"_s.arg(event, task.event)};
    return {};
}

QStringList stateFaults(const TaskHistory &task, BusinessObject object, TaskStatus status)
{
    QStringList faults;
    const bool person = status == TaskStatus::IssueDetected || status == TaskStatus::Approval;
    const bool enrolled = object == BusinessObject::Enrollment && status == TaskStatus::Completed;
    if (!statuses(object).contains(status))
        faults += u"%1 has no state %2"_s.arg(task.businessObject, task.status);
    else if (statusKind(object, status) == StatusKind::Passing)
        faults += u"%1 is only passed through"_s.arg(task.status);
    if (person && !task.toDoOpen)
        faults += u"%1 without an open To Do"_s.arg(task.status);
    if (!person && task.toDoOpen)
        faults += u"%1 with an open To Do"_s.arg(task.status);
    if (enrolled && !task.enrolled)
        faults += u"%1 without an enrollment"_s.arg(task.status);
    if (!enrolled && task.enrolled)
        faults += u"%1 %2 with an enrollment"_s.arg(task.businessObject, task.status);
    return faults + messageFaults(task, object, status);
}

} // namespace

QStringList historyFaults(const TaskHistory &task)
{
    const auto object = fromText<BusinessObject>(task.businessObject);
    const auto status = fromText<TaskStatus>(task.status);
    if (!object || !status)
        return {u"there is no %1 in state %2"_s.arg(task.businessObject, task.status)};
    HistoryWalk walk(*object);
    for (const HistoryEntry &entry : task.log)
        walk.take(entry);
    QStringList faults = walk.faults();
    if (!walk.status())
        faults += u"its log does not say how it began"_s;
    else if (walk.status() != status)
        faults += u"it is %1, but its log ends with %2"_s.arg(task.status, toText(*walk.status()));
    return faults + stateFaults(task, *object, *status);
}

} // namespace derdesk
