// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// A record that can be opened again: a service task, or one of administration.
struct RecordLink
{
    static QString task() { return QStringLiteral("task"); }

    QString kind; ///< task(), or the code of a RecordKind
    QString key;  ///< a task's 14 digits, or the record's key
    QString title;

    bool isSame(const RecordLink &other) const { return kind == other.kind && key == other.key; }
    bool operator==(const RecordLink &) const = default;
};

} // namespace derdesk
