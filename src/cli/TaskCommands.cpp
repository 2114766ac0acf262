// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "domain/Lifecycle.h"
#include "operations/EditTask.h"
#include "operations/ReinstateTask.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"
#include "web/ProblemDetails.h"
#include "web/TaskJson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject logEntryToJson(const TaskLogEntry &entry)
{
    QJsonArray messages;
    QJsonArray problems;
    for (const Problem &problem : entry.problems) {
        messages.append(problem.detail());
        problems.append(problemEntry(problem));
    }
    QJsonObject json{{u"sequence"_s, entry.sequence},   {u"dateTime"_s, wireTime(entry.at)},
                     {u"event"_s, toText(entry.event)}, {u"byKind"_s, toText(entry.actor.kind)},
                     {u"by"_s, entry.actor.name},       {u"messages"_s, messages}};
    if (entry.from)
        json.insert(u"from"_s, toText(*entry.from));
    if (entry.to)
        json.insert(u"to"_s, toText(*entry.to));
    if (!entry.message.isEmpty())
        json.insert(u"message"_s, entry.message);
    QJsonArray edits;
    for (const FieldChange &edit : entry.edits)
        edits.append(
            QJsonObject{{u"field"_s, edit.field}, {u"from"_s, edit.from}, {u"to"_s, edit.to}});
    if (!edits.isEmpty())
        json.insert(u"edits"_s, edits);
    return json;
}

/// What callers see of the task, and besides what a clerk sees: the asset it names, what may be
/// done to it now, and its log.
QJsonObject taskToClerkJson(const TaskDetail &detail)
{
    QJsonArray allowed;
    for (TaskAction action : actions(detail.task.businessObject, detail.task.status))
        allowed.append(toText(action));
    if (detail.cancellation && detail.cancellation->canBeUndone())
        allowed.append(toText(TaskAction::UndoCancel));
    QJsonArray log;
    for (const TaskLogEntry &entry : detail.log)
        log.append(logEntryToJson(entry));
    QJsonObject json = taskToJson(detail);
    json.insert(u"manufacturer"_s, detail.manufacturer);
    json.insert(u"model"_s, detail.model);
    json.insert(u"serialNo"_s, detail.task.serialNo);
    json.insert(u"version"_s, detail.task.version);
    json.insert(u"actions"_s, allowed);
    json.insert(u"log"_s, log);
    return json;
}

CommandResult printTask(OpenedDatabase &opened, RecordId id)
{
    const auto detail = readTaskDetail(opened.connection(), id);
    if (!detail)
        return failure(u"there is no service task "_s + idText(id));
    const QByteArray json = QJsonDocument(taskToClerkJson(*detail)).toJson();
    printLine(QString::fromUtf8(json).trimmed());
    return {};
}

/// Does something to the task and prints it, or the one that was made, as it is then.
template <typename Work>
CommandResult work(const Invocation &call, Work operation)
{
    const auto id = call.taskId(0);
    if (!id)
        return tl::unexpected(id.error());
    OpenedDatabase opened(call.database());
    const auto worked = opened.writer().wait(
        thisUser(), [&](Transaction &tx) -> Result<ServiceTask> { return operation(tx, *id); });
    if (!worked)
        return failure(worked.error(), call.database());
    return printTask(opened, worked->id);
}

} // namespace

CommandResult showTask(const Invocation &call)
{
    const auto id = call.taskId(0);
    if (!id)
        return tl::unexpected(id.error());
    OpenedDatabase opened(call.database());
    return printTask(opened, *id);
}

CommandResult processTaskNow(const Invocation &call)
{
    return work(call, [](Transaction &tx, RecordId id) { return processTask(tx, id); });
}

CommandResult retryTaskNow(const Invocation &call)
{
    return work(call, [](Transaction &tx, RecordId id) { return retryTask(tx, id); });
}

CommandResult acknowledgeTaskNow(const Invocation &call)
{
    return work(call, [](Transaction &tx, RecordId id) { return acknowledgeTask(tx, id); });
}

CommandResult approveTaskNow(const Invocation &call)
{
    return work(call, [](Transaction &tx, RecordId id) { return approveTask(tx, id); });
}

CommandResult rejectTaskNow(const Invocation &call)
{
    const QString reason = call.text(u"reason"_s);
    return work(call,
                [&reason](Transaction &tx, RecordId id) { return rejectTask(tx, id, reason); });
}

CommandResult editTaskNow(const Invocation &call)
{
    TaskEdits edits;
    for (const QString &set : call.texts(u"set"_s)) {
        if (!set.contains(u'='))
            return wrongUsage(u"--set: \"%1\" is not POINTER=VALUE"_s.arg(set));
        edits.insert(set.section(u'=', 0, 0), set.section(u'=', 1));
    }
    return work(call, [&edits](Transaction &tx, RecordId id) { return editTask(tx, id, edits); });
}

CommandResult assignTaskNow(const Invocation &call)
{
    const QString clerk = call.argument(1);
    return work(call, [&clerk](Transaction &tx, RecordId id) { return assignTask(tx, id, clerk); });
}

CommandResult unenrollNow(const Invocation &call)
{
    const QString reason = call.text(u"reason"_s);
    return work(call, [&reason](Transaction &tx, RecordId id) { return unenroll(tx, id, reason); });
}

CommandResult cancelTaskNow(const Invocation &call)
{
    const QString reason = call.text(u"reason"_s);
    return work(call,
                [&reason](Transaction &tx, RecordId id) { return cancelTask(tx, id, reason); });
}

CommandResult reinstateTaskNow(const Invocation &call)
{
    return work(call, [](Transaction &tx, RecordId id) { return reinstateTask(tx, id); });
}

} // namespace derdesk
