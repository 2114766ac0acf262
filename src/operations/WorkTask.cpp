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
        updateTask(m_tx, m_task);
    }

    /// DEVICE_SETUP was waiting: its conditions may have changed since.
    void acknowledge()
    {
        const Problems problems = checkDeviceSetup(m_tx.db(), m_task);
        if (problems.isEmpty()) {
            setHeadEndStatus(HeadEndStatus::Registered);
            begin(TaskAction::Acknowledge);
        } else {
            fault(problems);
            updateTask(m_tx, m_task);
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
        appendLog(m_tx,
                  {m_task.id, 0, {}, {}, TaskEvent::Transition, from, *to, message, problems});
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
        advanceOrFault(enrollment ? validateEnrollment(m_tx.db(), m_task)
                                  : validateInterconnection(m_tx.db(), m_task));
    }

    /// CREATE_ASSET: a registration that came first has made the asset already, as PENDING.
    void createAsset()
    {
        auto asset = findAsset(m_tx.db(), m_task.modelId, m_task.serialNo);
        if (!asset) {
            asset = DerAsset{
                0, m_task.modelId, m_task.serialNo, {}, 0, AssetStatus::Interconnected, true};
            asset->id = insertAsset(m_tx, *asset);
        }
        asset->servicePointId = m_task.servicePointId;
        asset->interconnected = true;
        if (asset->status == AssetStatus::Pending)
            asset->status = AssetStatus::Interconnected;
        updateAsset(m_tx, *asset);
        replaceAttributes(m_tx, asset->id, AttributeSource::Interconnection,
                          taskAttributes(m_tx.db(), m_task.id));
        m_task.assetId = asset->id;
        wakeTasks(m_tx, {ProblemCode::InterconnectionOpen, ProblemCode::AssetNotInterconnected},
                  asset->id);
    }

    /// Attaches asset and device to the service point and asks the head end for its registration.
    bool setUpDevice()
    {
        const Problems problems = checkDeviceSetup(m_tx.db(), m_task);
        if (!problems.isEmpty()) {
            fault(problems);
            return true;
        }
        if (m_task.assetId) {
            DerAsset asset = *findAsset(m_tx.db(), m_task.assetId);
            asset.servicePointId = m_task.servicePointId;
            updateAsset(m_tx, asset);
        }
        if (setHeadEndStatus(HeadEndStatus::Requested))
            return false;
        move(TaskAction::Advance);
        return true;
    }

    /// Stores the device's status at its head end; whether that head end acknowledges
    /// registrations. One that does not has registered the device as soon as it is asked.
    bool setHeadEndStatus(HeadEndStatus status)
    {
        auto device = m_task.deviceId ? findDevice(m_tx.db(), m_task.deviceId) : std::nullopt;
        if (!device || device->headEndSystem.isEmpty())
            return false;
        const bool acknowledges = findHeadEndSystem(m_tx.db(), device->headEndSystem)->acknowledges;
        const bool registered = device->headEndStatus == HeadEndStatus::Registered;
        device->headEndStatus = acknowledges && !registered ? status : HeadEndStatus::Registered;
        updateDevice(m_tx, *device);
        return acknowledges && !registered;
    }

    void activate()
    {
        insertEnrollment(m_tx, m_task);
        if (m_task.assetId) {
            DerAsset asset = *findAsset(m_tx.db(), m_task.assetId);
            asset.status = AssetStatus::Active;
            updateAsset(m_tx, asset);
        }
        if (m_task.deviceId) {
            DerDevice device = *findDevice(m_tx.db(), m_task.deviceId);
            device.active = true;
            updateDevice(m_tx, device);
        }
        queueOutboundMessage(m_tx, m_task, u"ENROLLED"_s);
    }

    Transaction &m_tx;
    ServiceTask m_task;
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
    if (action && !task->serialNo.isEmpty())
        lockAsset(tx, task->modelId, task->serialNo);
    return *task;
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
    const auto task = taskFor(tx, id, TaskAction::Process, version);
    if (!task)
        return task;
    TaskWork work(tx, *task);
    work.begin(TaskAction::Process);
    return work.task();
}

Result<ServiceTask> retryTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    auto task = taskFor(tx, id, TaskAction::Retry, version);
    if (!task)
        return task;
    ++task->retryCount;
    TaskWork work(tx, *task);
    work.begin(TaskAction::Retry);
    return work.task();
}

Result<ServiceTask> acknowledgeTask(Transaction &tx, RecordId id, std::optional<int> version)
{
    const auto task = taskFor(tx, id, TaskAction::Acknowledge, version);
    if (!task)
        return task;
    TaskWork work(tx, *task);
    work.acknowledge();
    return work.task();
}

Result<ServiceTask> cancelTask(Transaction &tx, RecordId id, const QString &reason,
                               std::optional<int> version)
{
    const auto words = wordsFor(u"/reason"_s, reason);
    if (!words)
        return tl::unexpected(words.error());
    const auto task = taskFor(tx, id, TaskAction::Cancel, version);
    if (!task)
        return task;
    TaskWork work(tx, *task);
    work.begin(TaskAction::Cancel, *words);
    return work.task();
}

Result<ServiceTask> commentTask(Transaction &tx, RecordId id, const QString &text)
{
    const auto words = wordsFor(u"/comment"_s, text);
    if (!words)
        return tl::unexpected(words.error());
    const auto task = taskFor(tx, id, {}, {});
    if (!task)
        return task;
    appendLog(tx, {id, 0, {}, {}, TaskEvent::Comment, {}, {}, *words, {}});
    tx.touch(id);
    return task;
}

} // namespace derdesk
