// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/TaskWork.h"

#include "operations/Validation.h"
#include "store/AssetQueries.h"
#include "store/EnrollmentQueries.h"
#include "store/OutboundQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <QRandomGenerator>

#include <utility>

namespace derdesk {

using namespace Qt::StringLiterals;

void WorkedRecords::store(Transaction &tx)
{
    insertEnrollments(tx, enrolled);
    queueOutboundMessages(tx, enrolled, u"ENROLLED"_s);
    queueOutboundMessages(tx, unenrolled, u"UNENROLLED"_s);
    updateAssets(tx, assets);
    updateDevices(tx, devices);
    appendLog(tx, log);
    updateTasks(tx, tasks);
}

TaskWork::TaskWork(Transaction &tx, ServiceTask task, WorkedRecords &records)
    : m_tx(tx)
    , m_task(std::move(task))
    , m_records(records)
{
}

void TaskWork::begin(TaskAction action, const QString &message)
{
    leaveWaiting();
    if (action == TaskAction::Retry)
        ++m_task.retryCount;
    move(action, {}, message);
    if (m_task.status == TaskStatus::Canceled)
        m_task.statusReason = message;
    while (step()) {
    }
    leave();
}

/// DEVICE_SETUP's conditions may have changed while it was waiting.
void TaskWork::acknowledge()
{
    if (m_task.status == TaskStatus::DeviceRemoval) {
        if (const Problems problems = endingFaults(); !problems.isEmpty()) {
            fault(problems);
            return leave();
        }
        if (device() && m_device->headEndStatus == HeadEndStatus::RemovalRequested) {
            m_device->headEndStatus = HeadEndStatus::NotRequested;
            m_deviceChanged = true;
        }
        begin(TaskAction::Acknowledge);
        return;
    }
    const Problems problems = checkDeviceSetup(m_tx.db(), m_task, asset());
    if (problems.isEmpty()) {
        setHeadEndStatus(HeadEndStatus::Registered);
        begin(TaskAction::Acknowledge);
    } else {
        fault(problems);
        leave();
    }
}

/// Works the state that the task is in; false when it waits or is final.
bool TaskWork::step()
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
    case TaskStatus::DeviceRemoval:
        return removeDevice();
    case TaskStatus::Deactivate:
        deactivate();
        move(TaskAction::Advance);
        return true;
    default:
        return false;
    }
}

void TaskWork::move(TaskAction action, const Problems &problems, const QString &message)
{
    const TaskStatus from = m_task.status;
    const auto to = next(m_task.businessObject, from, action, m_task.failedStatus);
    Q_ASSERT(to);
    m_task.status = *to;
    m_task.statusAt = m_tx.now();
    m_task.nextAttempt = {};
    m_task.statusReason.clear();
    m_records.log.append(
        {m_task.id, 0, {}, {}, TaskEvent::Transition, from, *to, message, problems, {}});
}

void TaskWork::fault(const Problems &problems)
{
    m_task.failedStatus = m_task.status;
    move(TaskAction::Fault, problems);
    m_task.statusReason = problemCodeText(problems.constFirst().code);
    replaceIssues(m_tx, m_task.id, problems);
    raiseToDo(m_tx, m_task.id, type().toDoRole);
    if (m_task.retryCount < type().maxRetries) {
        const double chance = QRandomGenerator::global()->generateDouble();
        m_task.nextAttempt = m_tx.now().addMSecs(type().retryDelay(m_task.retryCount, chance));
    }
}

/// What a person had to do is done.
void TaskWork::leaveWaiting()
{
    if (m_task.status == TaskStatus::IssueDetected)
        replaceIssues(m_tx, m_task.id, {});
    if (m_task.status == TaskStatus::IssueDetected || m_task.status == TaskStatus::Approval)
        closeToDo(m_tx, m_task.id);
}

void TaskWork::advanceOrFault(const Problems &problems)
{
    if (problems.isEmpty())
        move(TaskAction::Advance);
    else
        fault(problems);
}

const ServiceTaskType &TaskWork::type()
{
    if (!m_type)
        m_type = serviceTaskType(m_tx.db(), m_task.type);
    return *m_type;
}

/// An interconnection's asset is not there yet unless a registration came first.
std::optional<DerAsset> &TaskWork::asset()
{
    if (!std::exchange(m_assetRead, true)) {
        if (m_task.assetId)
            m_asset = findAsset(m_tx.db(), m_task.assetId);
        else if (m_task.businessObject == BusinessObject::Interconnection)
            m_asset = findAsset(m_tx.db(), m_task.modelId, m_task.serialNo);
    }
    return m_asset;
}

std::optional<DerDevice> &TaskWork::device()
{
    if (!std::exchange(m_deviceRead, true) && m_task.deviceId)
        m_device = findDevice(m_tx.db(), m_task.deviceId);
    return m_device;
}

const std::optional<Enrollment> &TaskWork::ending()
{
    if (!std::exchange(m_endingRead, true))
        m_ending = enrollmentToEnd(m_tx.db(), m_task.id);
    return m_ending;
}

void TaskWork::validate()
{
    switch (m_task.businessObject) {
    case BusinessObject::Enrollment:
        return advanceOrFault(validateEnrollment(m_tx.db(), m_task, asset()));
    case BusinessObject::Interconnection:
        return advanceOrFault(validateInterconnection(m_tx.db(), m_task, asset()));
    case BusinessObject::Unenrollment:
        return validateEnding();
    }
    Q_UNREACHABLE();
}

/// The enrollment may have ended while the task was waiting.
Problems TaskWork::endingFaults()
{
    if (ending()->active)
        return {};
    return {{ProblemCode::NotEnrolled,
             {},
             {{u"program"_s, m_task.program}, {u"taskId"_s, idText(ending()->taskId)}}}};
}

void TaskWork::validateEnding()
{
    const Problems problems = endingFaults();
    if (!problems.isEmpty()) {
        fault(problems);
    } else if (type().approval) {
        move(TaskAction::RequireApproval);
        raiseToDo(m_tx, m_task.id, type().toDoRole);
    } else {
        move(TaskAction::Advance);
    }
}

/// CREATE_ASSET: a registration that came first has made the asset already, as PENDING.
void TaskWork::createAsset()
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
bool TaskWork::setUpDevice()
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
/// registration. One that does not acknowledge has registered the device as soon as it is asked.
bool TaskWork::setHeadEndStatus(HeadEndStatus status)
{
    if (!device() || m_device->headEndSystem.isEmpty())
        return false;
    const bool acknowledges = findHeadEndSystem(m_tx.db(), m_device->headEndSystem)->acknowledges;
    const bool registered = m_device->headEndStatus == HeadEndStatus::Registered;
    m_device->headEndStatus = acknowledges && !registered ? status : HeadEndStatus::Registered;
    m_deviceChanged = true;
    return acknowledges && !registered;
}

void TaskWork::activate()
{
    m_records.enrolled.append(m_task);
    if (asset()) {
        m_asset->status = AssetStatus::Active;
        m_assetChanged = true;
    }
    if (device()) {
        m_device->active = true;
        m_deviceChanged = true;
    }
}

/// Another program may need the device where it is.
bool TaskWork::neededElsewhere()
{
    return deviceEnrolledElsewhere(m_tx.db(), m_task.deviceId, ending()->id);
}

/// Asks the head end to give the device up.
bool TaskWork::removeDevice()
{
    if (const Problems problems = endingFaults(); !problems.isEmpty()) {
        fault(problems);
        return true;
    }
    const bool known = device() && !m_device->headEndSystem.isEmpty() &&
                       m_device->headEndStatus != HeadEndStatus::NotRequested;
    if (known && !neededElsewhere()) {
        const bool waits = m_device->headEndStatus != HeadEndStatus::Requested &&
                           findHeadEndSystem(m_tx.db(), m_device->headEndSystem)->acknowledges;
        m_device->headEndStatus =
            waits ? HeadEndStatus::RemovalRequested : HeadEndStatus::NotRequested;
        m_deviceChanged = true;
        if (waits)
            return false;
    }
    move(TaskAction::Advance);
    return true;
}

void TaskWork::deactivate()
{
    const bool needed = device() && neededElsewhere();
    endEnrollment(m_tx, ending()->id, m_task.registrationDate);
    m_tx.touch(ending()->taskId); // its portal shows the enrollment
    if (device() && !needed) {
        m_device->active = false;
        m_deviceChanged = true;
    }
    if (asset() && m_asset->status == AssetStatus::Active && !needed) {
        m_asset->status =
            m_asset->interconnected ? AssetStatus::Interconnected : AssetStatus::Pending;
        m_assetChanged = true;
    }
    if (m_task.assetId)
        wakeTasks(m_tx, {ProblemCode::AlreadyEnrolled}, m_task.assetId);
    m_records.unenrolled.append(m_task);
}

void TaskWork::leave()
{
    if (std::exchange(m_assetChanged, false))
        m_records.assets.append(*m_asset);
    if (std::exchange(m_deviceChanged, false))
        m_records.devices.append(*m_device);
    m_records.tasks.append(m_task);
}

} // namespace derdesk
