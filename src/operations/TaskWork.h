// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Lifecycle.h"
#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// One piece of work on one task: moves it along its lifecycle and logs every move. Reads task,
/// asset and device once, and writes each once, in the end. The caller has locked the task and its
/// asset, and has asked the lifecycle whether the action is allowed.
class TaskWork final
{
public:
    TaskWork(Transaction &tx, ServiceTask task);
    Q_DISABLE_COPY_MOVE(TaskWork)

    const ServiceTask &task() const { return m_task; }

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
    void store();

    Transaction &m_tx;
    ServiceTask m_task;
    QList<TaskLogEntry> m_log; ///< not written yet
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
