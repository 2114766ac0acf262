// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Whether the device is enrolled in the program now.
bool deviceEnrolled(Connection &connection, RecordId device, const QString &program);

/// From now on, until Connection::forget(), deviceEnrolled() asks no more for these tasks' devices.
void readEnrollmentsAhead(Connection &connection, const QList<ServiceTask> &tasks);

/// Whether it is enrolled in any, apart from the enrollment \a except.
bool deviceEnrolledElsewhere(Connection &connection, RecordId device, qint64 except);

/// Those of an asset's devices, oldest first.
QList<Enrollment> activeEnrollments(Connection &connection, RecordId asset);

/// The enrollment that a task made; nothing if it made none.
std::optional<Enrollment> enrollmentOfTask(Connection &connection, RecordId task);
/// The one that an unenrollment task is to end.
std::optional<Enrollment> enrollmentToEnd(Connection &connection, RecordId task);

/// Makes the active enrollment that each task asked for, from its registration date on.
void insertEnrollments(Transaction &tx, const QList<ServiceTask> &tasks);

/// Ends an enrollment on a day, but not before it begins.
void endEnrollment(Transaction &tx, qint64 id, QDate day);

/// Says which enrollment the unenrollment task \a task is to end.
void insertUnenrollment(Transaction &tx, RecordId task, qint64 enrollment);
/// The unenrollment task of the enrollment that is not final yet; 0 if there is none.
RecordId openUnenrollment(Connection &connection, qint64 enrollment);

} // namespace derdesk
