// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// Where a link in a task's zones leads; TaskPortal::follow() goes there. A task's id leads to that
/// task, "find:" and any other text to the tasks that the quick search finds with it.

/// To the record of a kind with this key.
inline QString recordLink(const QString &kind, const QString &key)
{
    return key.isEmpty() ? QString() : QStringLiteral("record:%1/%2").arg(kind, key);
}
/// To the records of a kind that are found with this text.
inline QString recordsLink(const QString &kind, const QString &text)
{
    return QStringLiteral("records:%1/%2").arg(kind, text);
}
/// To the field of the request that a JSON pointer names, to correct it.
inline QString editLink(const QString &pointer) { return QStringLiteral("edit:") + pointer; }

} // namespace derdesk
