// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/TaskChecks.h"

#include "domain/Lifecycle.h"
#include "operations/FieldChecks.h"
#include "operations/RoleCheck.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

Result<ServiceTask> taskToChange(Transaction &tx, RecordId id, std::optional<int> version)
{
    if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
        return failed(allowed.error());
    const auto task = lockTask(tx, id);
    if (!task)
        return failed(ProblemCode::NotFound, {},
                      {{u"field"_s, u"service task"_s}, {u"value"_s, idText(id)}});
    if (version && *version != task->version)
        return failed(ProblemCode::ChangedMeanwhile, {}, {{u"taskId"_s, idText(id)}});
    return *task;
}

tl::unexpected<Problems> notAllowed(const ServiceTask &task, const QString &action)
{
    QStringList allowed;
    for (TaskAction other : actions(task.businessObject, task.status))
        allowed.append(toText(other));
    return failed(ProblemCode::ActionNotAllowed, {},
                  {{u"taskId"_s, idText(task.id)},
                   {u"action"_s, action},
                   {u"status"_s, toText(task.status)},
                   {u"expected"_s, allowed.isEmpty() ? u"nothing"_s : allowed.join(u", "_s)}});
}

Result<QString> checkedWords(const QString &pointer, const QString &text)
{
    Problems problems;
    checkText(problems, text.trimmed(), pointer, wordsLimit, Presence::Required);
    if (!problems.isEmpty())
        return failed(problems);
    return text.trimmed();
}

} // namespace derdesk
