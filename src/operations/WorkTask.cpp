// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/WorkTask.h"

#include "domain/Lifecycle.h"
#include "operations/FieldChecks.h"
#include "operations/Validation.h"
#include "store/AssetQueries.h"
#include "store/EnrollmentQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// One piece of work on one task: moves it along its lifecycle and logs every move.
class TaskWork final
{
public:
    TaskWork(Transaction &tx, ServiceTask task)
        : m_tx(tx)
        , m_task(std::move(task))
    {
    }
    Q_DISABLE_COPY_MOVE(TaskWork)

    const ServiceTask &task() const { return m_task; }

    /// What somebody asked for; the table says where it leads. Then as far as it goes by itself.
    void begin(TaskAction action, const QString &message = {})
    {
        if (m_task.status == TaskStatus::IssueDetected)
            leaveIssue();
        move(action, {}, message);
        if (m_task.status == TaskStatus::Canceled)
            m_task.statusReason = message;
        while (step()) {
        }
        store();
    }

    /// DEVICE_SETUP was waiting: its conditions may have changed since.
    void acknowledge()
    {
        const Problems problems = checkDeviceSetup(m_tx.db(), m_task, asset());
        if (problems.isEmpty()) {
            setHeadEndStatus(HeadEndStatus::Registered);
            begin(TaskAction::Acknowledge);
        } else {
            fault(problems);
            store();
        }
    }

private:
    /// Works the state that the task is in; false when it waits or is final.
    bool step()
    {
        switch (m_task.status) {
        case TaskStatus::Validate:
            validate();
            return true;
        case TaskStatus::CreateAsset:
            createAsset();
            move(TaskAction::Advance);
            return true;
        case TaskStatus::DeviceSetup:
            return setUpDevice();
        case TaskStatus::Activate:
            activate();
            move(TaskAction::Advance);
            return true;
        default:
            return false;
        }
    }

    void move(TaskAction action, const Problems &problems = {}, const QString &message = {})
    {
        const TaskStatus from = m_task.status;
        const auto to = next(m_task.businessObject, from, action, m_task.failedStatus);
        Q_ASSERT(to);
        m_task.status = *to;
        m_task.statusAt = m_tx.now();
        m_task.nextAttempt = {};
        m_task.statusReason.clear();
        m_log.append({m_task.id, 0, {}, {}, TaskEvent::Transition, from, *to, message, problems});
    }

    void fault(const Problems &problems)
    {
        m_task.failedStatus = m_task.status;
        move(TaskAction::Fault, problems);
        m_task.statusReason = problemCodeText(problems.constFirst().code);
        const ServiceTaskType type = serviceTaskType(m_tx.db(), m_task.type);
        replaceIssues(m_tx, m_task.id, problems);
        raiseToDo(m_tx, m_task.id, type.toDoRole);
        if (m_task.retryCount < type.maxRetries) {
            const int doublings = std::min(m_task.retryCount, 20);
            const std::int64_t delay = std::min(std::int64_t(type.retryBaseSeconds) << doublings,
                                                std::int64_t(type.retryMaxSeconds));
            m_task.nextAttempt = m_tx.now().addSecs(delay);
        }
    }

    void leaveIssue()
    {
        replaceIssues(m_tx, m_task.id, {});
        closeToDo(m_tx, m_task.id);
    }

    void advanceOrFault(const Problems &problems)
    {
        if (problems.isEmpty())
            move(TaskAction::Advance);
        else
            fault(problems);
    }

    void validate()
    {
        const bool enrollment = m_task.businessObject == BusinessObject::Enrollment;
        advanceOrFault(enrollment ? validateEnrollment(m_tx.db(), m_task, asset())
                                  : validateInterconnection(m_tx.db(), m_task, asset()));
    }

    /// The task's asset, read once: an interconnection's is not there yet unless a registration
    /// came first.
    std::optional<DerAsset> &asset()
    {
        if (!std::exchange(m_assetRead, true)) {
            if (m_task.assetId)
                m_asset = findAsset(m_tx.db(), m_task.assetId);
            else if (m_task.businessObject == BusinessObject::Interconnection)
                m_asset = findAsset(m_tx.db(), m_task.modelId, m_task.serialNo);
        }
        return m_asset;
    }

    std::optional<DerDevice> &device()
    {
        if (!std::exchange(m_deviceRead, true) && m_task.deviceId)
            m_device = findDevice(m_tx.db(), m_task.deviceId);
        return m_device;
    }

    /// CREATE_ASSET: a registration that came first has made the asset already, as PENDING.
    void createAsset()
    {
        const AttributeValues settings = taskAttributes(m_tx.db(), m_task.id);
        const bool fresh = !asset();
        if (fresh) {
            m_asset = DerAsset{0,   m_task.modelId,        m_task.serialNo,
                               {},  m_task.servicePointId, AssetStatus::Interconnected,
                               true};
            m_asset->id = insertAsset(m_tx, *m_asset);
        } else {
            m_asset->servicePointId = m_task.servicePointId;
            m_asset->interconnected = true;
            if (m_asset->status == AssetStatus::Pending)
                m_asset->status = AssetStatus::Interconnected;
            m_assetChanged = true;
        }
        const auto keep = fresh ? insertAttributes : replaceAttributes; // nothing to replace
        keep(m_tx, m_asset->id, {{AttributeSource::Interconnection, settings}});
        m_task.assetId = m_asset->id;
        wakeTasks(m_tx, {ProblemCode::InterconnectionOpen, ProblemCode::AssetNotInterconnected},
                  m_asset->id);
    }

    /// Attaches asset and device to the service point and asks the head end for its registration.
    bool setUpDevice()
    {
        const Problems problems = checkDeviceSetup(m_tx.db(), m_task, asset());
        if (!problems.isEmpty()) {
            fault(problems);
            return true;
        }
        if (m_asset) {
            m_asset->servicePointId = m_task.servicePointId;
            m_assetChanged = true;
        }
        if (setHeadEndStatus(HeadEndStatus::Requested))
            return false;
        move(TaskAction::Advance);
        return true;
    }

    /// Sets the device's status at its head end; whether that head end has yet to acknowledge the
    /// registration. One that does not acknowledge has registered the device as soon as it is
    /// asked.
    bool setHeadEndStatus(HeadEndStatus status)
    {
        if (!device() || m_device->headEndSystem.isEmpty())
            return false;
        const bool acknowledges =
            findHeadEndSystem(m_tx.db(), m_device->headEndSystem)->acknowledges;
        const bool registered = m_device->headEndStatus == HeadEndStatus::Registered;
        m_device->headEndStatus = acknowledges && !registered ? status : HeadEndStatus::Registered;
        m_deviceChanged = true;
        return acknowledges && !registered;
    }

    void activate()
    {
        insertEnrollment(m_tx, m_task);
        if (asset()) {
            m_asset->status = AssetStatus::Active;
            m_assetChanged = true;
        }
        if (device()) {
            m_device->active = true;
            m_deviceChanged = true;
        }
        queueOutboundMessage(m_tx, m_task, u"ENROLLED"_s);
    }

    /// Each record once, as it is in the end.
    void store()
    {
        if (std::exchange(m_assetChanged, false))
            updateAsset(m_tx, *m_asset);
        if (std::exchange(m_deviceChanged, false))
            updateDevice(m_tx, *m_device);
        appendLog(m_tx, std::exchange(m_log, {}));
        updateTask(m_tx, m_task);
    }

    Transaction &m_tx;
    ServiceTask m_task;
    QList<TaskLogEntry> m_log; ///< not written yet
    std::optional<DerAsset> m_asset;
    std::optional<DerDevice> m_device;
    bool m_assetRead = false;
    bool m_deviceRead = false;
    bool m_assetChanged = false;
    bool m_deviceChanged = false;
};

/// The task, if it is there, as the caller last saw it, and its lifecycle allows the action now.
Result<ServiceTask> taskFor(Transaction &tx, RecordId id, std::optional<TaskAction> action,
                            std::optional<int> version)
{
    const auto task = lockTask(tx, id, IfLocked::Wait);
    if (!task)
        return failed(ProblemCode::NotFound, {},
                      {{u"field"_s, u"service task"_s}, {u"value"_s, idText(id)}});
    if (version && *version != task->version)
        return failed(ProblemCode::ChangedMeanwhile, {}, {{u"taskId"_s, idText(id)}});
    if (action && !actions(task->businessObject, task->status).contains(*action)) {
        QStringList allowed;
        for (TaskAction other : actions(task->businessObject, task->status))
            allowed.append(toText(other));
        return failed(ProblemCode::ActionNotAllowed, {},
                      {{u"taskId"_s, idText(id)},
                       {u"action"_s, toText(*action)},
                       {u"status"_s, toText(task->status)},
                       {u"expected"_s, allowed.isEmpty() ? u"nothing"_s : allowed.join(u", "_s)}});
    }
    return *task;
}

/// Works a task that its lifecycle allows this for.
ServiceTask worked(Transaction &tx, ServiceTask task, TaskAction action, const QString &reason = {})
{
    if (!task.serialNo.isEmpty())
        lockAsset(tx, task.modelId, task.serialNo);
    if (action == TaskAction::Retry)
        ++task.retryCount;
    TaskWork work(tx, std::move(task));
    if (action == TaskAction::Acknowledge)
        work.acknowledge();
    else
        work.begin(action, reason);
    return work.task();
}

Result<ServiceTask> work(Transaction &tx, RecordId id, TaskAction action,
                         std::optional<int> version, const QString &reason = {})
{
    const auto task = taskFor(tx, id, action, version);
    if (!task)
        return task;
    return worked(tx, *task, action, reason);
}

Result<QString> wordsFor(const QString &pointer, const QString &text)
{
    Problems problems;
    checkText(problems, text.trimmed(), pointer, wordsLimit, Presence::Required);
    if (!problems.isEmpty())
        return failed(problems);
    return text.trimmed();
}

} // namespace

Result<ServiceTask> processTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Process, version);
}

Result<ServiceTask> retryTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Retry, version);
}

Result<ServiceTask> acknowledgeTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    return work(tx, id, TaskAction::Acknowledge, version);
}

Result<ServiceTask> cancelTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version)
{
    const auto words = wordsFor(u"/reason"_s, reason);
    if (!words)
        return tl::unexpected(words.error());
    return work(tx, id, TaskAction::Cancel, version, *words);
}

std::optional<ServiceTask> workDueTask(Transaction &tx, RecordId id)
{
    const auto task = lockTask(tx, id, IfLocked::Skip);
    if (!task || !task->nextAttempt.isValid() || task->nextAttempt > tx.now())
        return std::nullopt;
    for (TaskAction action : {TaskAction::Process, TaskAction::Retry}) {
        if (actions(task->businessObject, task->status).contains(action))
            return worked(tx, *task, action);
    }
    return std::nullopt;
}

Result<ServiceTask> commentTask(Transaction &tx, RecordId id, const QString &text)
{
    const auto words = wordsFor(u"/comment"_s, text);
    if (!words)
        return tl::unexpected(words.error());
    const auto task = taskFor(tx, id, {}, {});
    if (!task)
        return task;
    appendLog(tx, {{id, 0, {}, {}, TaskEvent::Comment, {}, {}, *words, {}}});
    tx.touch(id);
    return task;
}

} // namespace derdesk
