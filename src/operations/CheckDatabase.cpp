// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CheckDatabase.h"

#include "operations/TaskHistoryCheck.h"
#include "store/AuditTrail.h"
#include "store/StoreError.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int tasksAtOnce = 500;

void checkHistories(Connection &connection, CheckCounts &counts, const FaultSink &fault)
{
    RecordId last = 0;
    while (true) {
        const QList<TaskHistory> tasks = taskHistories(connection, last, tasksAtOnce);
        if (tasks.isEmpty())
            return;
        for (const TaskHistory &task : tasks) {
            ++counts.tasks;
            counts.logEntries += task.log.size();
            for (const QString &found : historyFaults(task))
                fault(u"service task %1: %2"_s.arg(idText(task.id), found));
        }
        last = tasks.constLast().id;
    }
}

/// One part of the check. Where the database is damaged, reading it fails.
template <typename Part>
void check(const Part &part, const FaultSink &fault)
{
    try {
        part();
    } catch (const StoreError &error) {
        if (error.problem().code != ProblemCode::StoreFailed)
            throw;
        fault(u"database: "_s + QString::fromUtf8(error.what()));
    }
}

} // namespace

CheckCounts checkDatabase(Connection &connection, const FaultSink &fault)
{
    CheckCounts counts;
    const FaultSink count = [&](const QString &found) {
        ++counts.faults;
        fault(found);
    };
    connection.beginReading();
    check([&] { checkIntegrity(connection, count); }, count);
    check([&] { checkReferences(connection, count); }, count);
    check([&] { checkHistories(connection, counts, count); }, count);
    check(
        [&] {
            if (const std::optional<QString> found = verifyAuditTrail(connection))
                count(u"audit trail: "_s + *found);
        },
        count);
    connection.commit();
    return counts;
}

} // namespace derdesk
