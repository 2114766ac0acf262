// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"
#include "store/Transaction.h"

namespace derdesk {

/// New values by the JSON pointer that the field has in a request, as in
/// "/customerInfo/cisAccountId", "/assetInfo/program", "/assetInfo/attributes/rtgMaxW". An empty
/// value takes an attribute away.
using TaskEdits = QMap<QString, QString>;

/// The pointers of the fields, apart from attributes, that can be corrected, in their order.
QStringList editablePointers();
/// What the task says in such a field; empty for another pointer.
QString fieldText(const ServiceTask &task, const QString &pointer);

/// What edits make of a task, and everything that is wrong with that, by pointer.
struct EditedTask
{
    ServiceTask task;
    AttributeValues attributes;
    bool attributesChanged = false;
    QList<FieldChange> changes;
    Problems problems;
};

/// Makes edits in memory: the same checks as editTask()'s, but for what only the database knows
/// (UnknownProgram). \a attributes: those of the request.
EditedTask applyEdits(const ServiceTask &task, const AttributeValues &attributes,
                      const TaskEdits &edits);

/// Corrects what the request of a task says, while its lifecycle lets that be edited: old and new
/// values go into the log, a task in ISSUE_DETECTED becomes due at once, and is checked anew.
/// Fails as checkRole() does, with NotFound, ChangedMeanwhile, ActionNotAllowed, and everything
/// that is wrong with the values, by pointer: UnknownAttribute, UnknownProgram, Missing, TooLong,
/// OutOfRange and so on.
Result<ServiceTask> editTask(Transaction &tx, RecordId id, const TaskEdits &edits,
                             std::optional<int> version = {});

} // namespace derdesk
