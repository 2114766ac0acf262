// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Lifecycle.h"
#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Records as work on tasks leaves them, each once, to be stored together.
struct WorkedRecords
{
    QList<ServiceTask> tasks;
    QList<TaskLogEntry> log;
    QList<DerAsset> assets;
    QList<DerDevice> devices;
    QList<ServiceTask> enrolled;   ///< as they were when they enrolled
    QList<ServiceTask> unenrolled; ///< likewise

    void store(Transaction &tx);
};

/// One piece of work on one task: moves it along its lifecycle and logs every move. Reads task,
/// asset and device once, and leaves in \a records what they are in the end. The caller has locked
/// the task and its asset, and has asked the lifecycle whether the action is allowed.
class TaskWork final
{
public:
    TaskWork(Transaction &tx, ServiceTask task, WorkedRecords &records);
    Q_DISABLE_COPY_MOVE(TaskWork)

    /// What somebody asked for; the table says where it leads. Then as far as it goes by itself.
    /// \a message: a person's words.
    void begin(TaskAction action, const QString &message = {});
    /// The head end has done what DEVICE_SETUP or DEVICE_REMOVAL waited for.
    void acknowledge();

private:
    bool step();
    void move(TaskAction action, const Problems &problems = {}, const QString &message = {});
    void fault(const Problems &problems);
    void leaveWaiting();
    void advanceOrFault(const Problems &problems);
    const ServiceTaskType &type();
    std::optional<DerAsset> &asset();
    std::optional<DerDevice> &device();
    const std::optional<Enrollment> &ending();

    void validate();
    Problems endingFaults();
    void validateEnding();
    void createAsset();
    bool setUpDevice();
    bool setHeadEndStatus(HeadEndStatus status);
    void activate();
    bool removeDevice();
    bool neededElsewhere();
    void deactivate();
    void leave();

    Transaction &m_tx;
    ServiceTask m_task;
    WorkedRecords &m_records;
    std::optional<ServiceTaskType> m_type;
    std::optional<DerAsset> m_asset;
    std::optional<DerDevice> m_device;
    std::optional<Enrollment> m_ending; ///< the enrollment that an unenrollment is to end
    bool m_assetRead = false;
    bool m_deviceRead = false;
    bool m_endingRead = false;
    bool m_assetChanged = false;
    bool m_deviceChanged = false;
};

} // namespace derdesk
