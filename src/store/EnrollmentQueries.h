// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

namespace derdesk {

/// Whether the device is enrolled in the program now.
bool deviceEnrolled(Connection &connection, RecordId device, const QString &program);

/// Makes the active enrollment that \a task asked for, from its registration date on.
void insertEnrollment(Transaction &tx, const ServiceTask &task);

/// Queues the message that tells other systems of the completed task.
void queueOutboundMessage(Transaction &tx, const ServiceTask &task, const QString &event);

} // namespace derdesk
