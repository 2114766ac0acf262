// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/TaskJson.h"

#include "web/ProblemDetails.h"

#include <QJsonArray>

namespace derdesk {

using namespace Qt::StringLiterals;

QString wireTime(const QDateTime &time) { return time.toUTC().toString(Qt::ISODateWithMs); }

QJsonObject taskToJson(const TaskDetail &detail)
{
    const ServiceTask &task = detail.task;
    QJsonArray messages;
    QJsonArray problems;
    for (const Problem &problem : detail.problems) {
        messages.append(problem.detail());
        problems.append(problemEntry(problem));
    }
    QJsonObject json{{u"serviceTaskId"_s, idText(task.id)},
                     {u"transactionId"_s, task.transactionId},
                     {u"businessObject"_s, toText(task.businessObject)},
                     {u"serviceTaskType"_s, task.type},
                     {u"status"_s, toText(task.status)},
                     {u"statusReason"_s, task.statusReason},
                     {u"createdDateTime"_s, wireTime(task.createdAt)},
                     {u"statusDateTime"_s, wireTime(task.statusAt)},
                     {u"retryCount"_s, task.retryCount},
                     {u"messages"_s, messages},
                     {u"problems"_s, problems}};
    if (task.assetId)
        json.insert("assetId"_L1, idText(task.assetId));
    if (task.deviceId)
        json.insert("deviceId"_L1, idText(task.deviceId));
    if (!task.program.isEmpty())
        json.insert("program"_L1, task.program);
    return json;
}

} // namespace derdesk
