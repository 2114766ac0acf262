// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/MonitorRun.h"

#include "domain/Lifecycle.h"
#include "operations/RoleCheck.h"
#include "operations/WorkTask.h"
#include "store/BatchRunQueries.h"
#include "store/TaskQueries.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>
#include <vector>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString control = u"F1-STKDF"_s;
/// A run that has stored nothing for so long has been killed: it stores its statistics with every
/// commit.
constexpr int deadAfterSeconds = 300;
/// So many records are worked in one transaction and, on a server, with the same statements.
constexpr qsizetype lotSize = 50;

class Run final
{
public:
    Run(Database &database, Writer &writer, const MonitorParameters &parameters,
        const std::atomic_bool &cancel)
        : m_database(database)
        , m_writer(writer)
        , m_parameters(parameters)
        , m_cancel(cancel)
        , m_due(parameters.businessObject, parameters.status)
    {
    }
    Q_DISABLE_COPY_MOVE(Run)

    Problems start(const Actor &startedBy)
    {
        const QString parameters =
            QString::fromUtf8(QJsonDocument(m_parameters.toJson()).toJson(QJsonDocument::Compact));
        const auto number =
            m_writer.wait(startedBy, [parameters](Transaction &tx) -> Result<BatchRun> {
                if (const auto allowed = checkRole(tx, Permission::Work); !allowed)
                    return failed(allowed.error());
                abortBatchRuns(tx, control, tx.now().addSecs(-deadAfterSeconds));
                BatchRun run;
                run.startedAt = tx.now();
                run.number = insertBatchRun(tx, control, parameters);
                return run;
            });
        if (!number)
            return number.error();
        m_run = *number;
        m_run.startedBy = startedBy;
        m_run.parameters = parameters;
        m_run.status = u"RUNNING"_s;
        return {};
    }

    /// First what has waited for too long, then what is due.
    Problems work(const std::function<void(const BatchRun &)> &progress)
    {
        m_expired = expiredTasks(m_database.connection(), now(), m_parameters.businessObject,
                                 waitingStatuses());
        while (m_run.status == u"RUNNING") {
            if (m_cancel) {
                m_run.status = u"CANCELED"_s;
                break;
            }
            const Batch batch = nextBatch();
            if (batch.ids.isEmpty()) {
                m_run.status = u"COMPLETED"_s;
                break;
            }
            if (const Problems problems = workBatch(batch); !problems.isEmpty())
                return problems;
            if (m_parameters.maxErrors > 0 && m_run.errors >= m_parameters.maxErrors)
                m_run.status = u"FAILED"_s;
            if (progress)
                progress(m_run);
        }
        return {};
    }

    Problems end()
    {
        if (m_run.status == u"RUNNING")
            m_run.status = u"COMPLETED"_s;
        m_run.endedAt = QDateTime::currentDateTimeUtc();
        return store();
    }

    const BatchRun &batchRun() const { return m_run; }

private:
    using Operation = QList<ServiceTask> (*)(Transaction &tx, const QList<RecordId> &ids);
    using Worked = Result<QList<ServiceTask>>;
    struct Batch
    {
        Operation operation;
        QList<RecordId> ids;
    };

    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

    /// Those to which the run is restricted.
    QList<TaskStatus> waitingStatuses() const
    {
        QList<TaskStatus> waiting;
        for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i) {
            const auto status = TaskStatus(i);
            const bool asked = !m_parameters.status || m_parameters.status == status;
            if (asked && waitsAnywhere(status))
                waiting.append(status);
        }
        return waiting;
    }

    Batch nextBatch()
    {
        const qint64 left = m_parameters.maxRecords - m_run.processed;
        const qint64 size = m_parameters.maxRecords > 0
                                ? std::min<qint64>(left, m_parameters.commitEvery)
                                : m_parameters.commitEvery;
        if (!m_expired.isEmpty()) {
            const QList<RecordId> ids = m_expired.first(std::min<qint64>(size, m_expired.size()));
            m_expired.remove(0, ids.size());
            return {expireTasks, ids};
        }
        return {workDueTasks, size > 0 ? m_due.next(m_database.connection(), now(), int(size))
                                       : QList<RecordId>()};
    }

    /// In lots, which the Writer's threads work side by side.
    Problems workBatch(const Batch &batch)
    {
        std::vector<std::pair<Batch, QFuture<Worked>>> lots;
        for (qsizetype i = 0; i < batch.ids.size(); i += lotSize) {
            const Batch lot{batch.operation, batch.ids.mid(i, lotSize)};
            lots.emplace_back(lot, submit(lot));
        }
        for (auto &[lot, future] : lots) {
            const Worked worked = future.takeResult();
            if (worked)
                count(lot.ids, *worked);
            else if (const Problems problems = workEach(lot); !problems.isEmpty())
                return problems;
        }
        return store();
    }

    /// One of a lot has failed, and all of it was undone.
    Problems workEach(const Batch &lot)
    {
        for (RecordId id : lot.ids) {
            const Worked worked = submit({lot.operation, {id}}).takeResult();
            if (worked)
                count({id}, *worked);
            else if (const Problems problems = countError(id, worked.error()); !problems.isEmpty())
                return problems;
        }
        return {};
    }

    QFuture<Worked> submit(const Batch &lot)
    {
        const Actor monitor{ActorKind::Monitor, control};
        return m_writer.submit(
            monitor, [lot](Transaction &tx) -> Worked { return lot.operation(tx, lot.ids); });
    }

    void count(const QList<RecordId> &ids, const QList<ServiceTask> &worked)
    {
        m_run.skipped += ids.size() - worked.size();
        for (const ServiceTask &task : worked) {
            ++m_run.processed;
            if (task.status == TaskStatus::Completed)
                ++m_run.completed;
            else if (task.status == TaskStatus::IssueDetected)
                ++m_run.issues;
        }
    }

    /// Counts a record whose work has failed; what keeps the whole run from going on is given back.
    /// The record is put off, so that it holds up neither this run nor the next.
    Problems countError(RecordId id, const Problems &problems)
    {
        const Problem &first = problems.constFirst();
        if (first.code == ProblemCode::StoreBusy)
            return problems;
        ++m_run.processed;
        ++m_run.errors;
        const Actor monitor{ActorKind::Monitor, control};
        const qint64 number = m_run.number;
        const auto stored =
            m_writer.wait(monitor, [id, number, problems](Transaction &tx) -> Result<bool> {
                putOff(tx, id, problems);
                insertBatchRunError(tx, number, id, problems.constFirst().detail());
                return true;
            });
        return stored ? Problems() : stored.error();
    }

    /// And hears whether somebody wants it to end, at whatever desk.
    Problems store()
    {
        const BatchRun run = m_run;
        const auto canceled = m_writer.wait(run.startedBy, [run](Transaction &tx) -> Result<bool> {
            return updateBatchRun(tx, run);
        });
        if (!canceled)
            return canceled.error();
        if (*canceled && m_run.status == u"RUNNING")
            m_run.status = u"CANCELED"_s;
        return {};
    }

    Database &m_database;
    Writer &m_writer;
    const MonitorParameters m_parameters;
    const std::atomic_bool &m_cancel;
    DueTasks m_due;
    QList<RecordId> m_expired; ///< still to be canceled
    BatchRun m_run;
};

} // namespace

QJsonObject MonitorParameters::toJson() const
{
    QJsonObject json{{u"maxRecords"_s, maxRecords},
                     {u"maxErrors"_s, maxErrors},
                     {u"commitEvery"_s, commitEvery}};
    if (businessObject)
        json.insert(u"businessObject"_s, toText(*businessObject));
    if (status)
        json.insert(u"status"_s, toText(*status));
    return json;
}

Result<BatchRun> runDeferredMonitor(Database &database, Writer &writer, const Actor &startedBy,
                                    const MonitorParameters &parameters,
                                    const std::atomic_bool &cancel,
                                    const std::function<void(const BatchRun &)> &progress)
{
    try {
        Run run(database, writer, parameters, cancel);
        Problems problems = run.start(startedBy);
        if (problems.isEmpty())
            problems = run.work(progress);
        if (problems.isEmpty())
            problems = run.end();
        if (!problems.isEmpty())
            return failed(problems);
        return run.batchRun();
    } catch (const StoreError &error) {
        return failed({error.problem()});
    }
}

} // namespace derdesk
