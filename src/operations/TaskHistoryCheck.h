// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Integrity.h"

namespace derdesk {

/// What in a task's log, To Do and enrollment does not fit the lifecycle of its business object or
/// the state that the task is in. English.
QStringList historyFaults(const TaskHistory &task);

} // namespace derdesk
