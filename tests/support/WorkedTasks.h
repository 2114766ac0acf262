// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

namespace derdesk {

/// Tasks of a TestDatabase, and what tests ask of them.
class WorkedTasks final
{
public:
    explicit WorkedTasks(TestDatabase &database)
        : m_db(database)
    {
    }

    /// The pending task of a thermostat's registration; 0 if it is refused.
    RecordId post(const RegistrationRequest &request)
    {
        const auto answer =
            m_db.run([request](Transaction &tx) { return registerDerDevice(tx, request); });
        return answer ? answer->taskId : 0;
    }

    Result<ServiceTask> process(RecordId id)
    {
        return m_db.run([id](Transaction &tx) { return processTask(tx, id); });
    }

    /// The newest task with this serial number.
    RecordId taskOf(const QString &serialNo)
    {
        return m_db.read()
            .value(QStringLiteral("SELECT max(id) FROM service_task WHERE serial_no = ?"),
                   {serialNo})
            .toLongLong();
    }

    TaskDetail detail(RecordId id) { return *readTaskDetail(m_db.read(), id); }

    QStringList issues(RecordId id)
    {
        QStringList codes;
        for (const Problem &problem : detail(id).problems)
            codes.append(problemCodeText(problem.code));
        return codes;
    }

    /// The states that it has been in.
    QStringList path(RecordId id)
    {
        QStringList states;
        for (const TaskLogEntry &entry : taskLog(m_db.read(), id)) {
            if (entry.to)
                states.append(toText(*entry.to));
        }
        return states;
    }

private:
    TestDatabase &m_db;
};

} // namespace derdesk
