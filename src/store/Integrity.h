// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/Connection.h"

#include <functional>

namespace derdesk {

/// What a check of the database reads: as it stands, even where no program of ours would have
/// written it. All throw StoreError.

/// Says, in English, what is wrong.
using FaultSink = std::function<void(const QString &)>;

/// Whether pages, indexes and constraints are sound.
void checkIntegrity(Connection &connection, const FaultSink &fault);
/// Whether every reference leads to a record.
void checkReferences(Connection &connection, const FaultSink &fault);

/// One log entry of a task.
struct HistoryEntry
{
    RecordId taskId = 0;
    int sequence = 0;
    QString event;
    QString from;
    QString to;
};

/// A task with what its log has to lead to.
struct TaskHistory
{
    RecordId id = 0;
    QString businessObject;
    QString status;
    bool toDoOpen = false;
    bool enrolled = false;
    QList<HistoryEntry> log; ///< oldest first
    int messages = 0;        ///< for other systems
    QString event = {};      ///< of the message
};

/// At most \a limit tasks whose ids follow \a after, by id.
QList<TaskHistory> taskHistories(Connection &connection, RecordId after, int limit);

} // namespace derdesk
