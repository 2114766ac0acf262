// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

namespace derdesk {

/// A task as the web service and the command line give it. Ids are strings, date-times ISO 8601 in
/// UTC with milliseconds; assetId, deviceId and program are there only if the task has one.
/// "messages" are the sentences of what holds it up now, "problems" the same in parts.
QJsonObject taskToJson(const TaskDetail &detail);

/// As in "2026-01-31T12:00:00.000Z".
QString wireTime(const QDateTime &time);

} // namespace derdesk
