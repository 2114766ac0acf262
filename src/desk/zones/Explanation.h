// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

namespace derdesk {

/// Why a task stands still, in a clerk's words; what is given as rich text has links of
/// RecordLink.h. Empty where there is nothing to say.

/// Whom or what it waits for. Rich text.
QString whomItWaitsFor(const TaskDetail &detail);
/// Each fault: a sentence, what will clear it, and links to the records that are at fault. An item
/// of a list each. Rich text.
QString faultItems(const TaskDetail &detail);
/// When F1-STKDF tries next, how often it still will, and when the task expires. Plain text.
QString whatTheMonitorDoes(const TaskDetail &detail, const QDateTime &now);
/// "in 5 min", "in 3 h", "in 2 days".
QString timeUntil(const QDateTime &time, const QDateTime &now);

} // namespace derdesk
