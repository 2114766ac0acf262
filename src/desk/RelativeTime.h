// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace derdesk {

/// How far a time lies from now, as one says it in the user's language: "3 minutes ago", "today
/// 14:05", "yesterday 14:05", "Monday 14:05", "tomorrow 14:05"; beyond a week the date and time.
/// Local time; empty for a null time.
QString relativeTime(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());

/// Date and time of day in short, as the user's locale writes them. Local time; empty for a null
/// time.
QString shortTime(const QDateTime &time);

} // namespace derdesk
