// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Unenroll.h"

#include "domain/Records.h"
#include "operations/RoleCheck.h"
#include "operations/TaskChecks.h"
#include "store/EnrollmentQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

ServiceTask unenrollmentOf(const ServiceTask &enrolled, const QDateTime &now)
{
    ServiceTask task = enrolled;
    task.type = enrolled.type == "DER-ENROLLMENT"_L1 ? u"DER-UNENROLLMENT"_s : u"UNENROLLMENT"_s;
    task.businessObject = BusinessObject::Unenrollment;
    task.status = TaskStatus::Pending;
    task.statusReason.clear();
    task.client.clear();
    task.transactionId.clear();
    task.registrationDate = now.toLocalTime().date();
    task.retryCount = 0;
    task.nextAttempt = now;
    task.version = 1;
    return task;
}

} // namespace

Result<ServiceTask> unenroll(Transaction &tx, RecordId enrollment, const QString &reason)
{
    if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
        return failed(allowed.error());
    const auto words = checkedWords(u"/reason"_s, reason);
    if (!words)
        return tl::unexpected(words.error());
    const auto enrolled = lockTask(tx, enrollment);
    const auto ending = enrollmentOfTask(tx.db(), enrollment);
    if (!enrolled || !ending) {
        return failed(ProblemCode::NotFound, {},
                      {{u"field"_s, u"enrollment by task"_s}, {u"value"_s, idText(enrollment)}});
    }
    if (!ending->active) {
        return failed(ProblemCode::NotEnrolled, {},
                      {{u"program"_s, ending->program}, {u"taskId"_s, idText(enrollment)}});
    }
    if (const RecordId open = openUnenrollment(tx.db(), ending->id)) {
        return failed(ProblemCode::AlreadyExists, {},
                      {{u"field"_s, u"unenrollment task"_s}, {u"value"_s, idText(open)}});
    }
    ServiceTask task = unenrollmentOf(*enrolled, tx.now());
    task.id = insertTask(tx, task);
    insertUnenrollment(tx, task.id, ending->id);
    appendLog(tx,
              {{task.id, 0, {}, {}, TaskEvent::Created, {}, TaskStatus::Pending, *words, {}, {}}});
    return findTask(tx.db(), task.id).value();
}

} // namespace derdesk
