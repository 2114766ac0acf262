// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/AttributeLines.h"
#include "domain/Records.h"
#include "store/Cancellation.h"

namespace derdesk {

struct ToDo
{
    qint64 id = 0;
    QString role;
    QString assignedTo;
    QDateTime raisedAt;
};

/// All that the maintenance portal shows of a task and the records it points to.
struct TaskDetail
{
    ServiceTask task;
    ServiceTaskType type;
    QString manufacturer; ///< as the request names it, or of the asset
    QString model;
    std::optional<AssetType> assetType;
    std::optional<DerAsset> asset;
    std::optional<DerDevice> device;
    std::optional<Customer> customer;
    std::optional<ServicePoint> servicePoint;
    std::optional<Program> program;
    std::optional<Enrollment> enrollment; ///< made by it; of an unenrollment, the one to be ended
    std::optional<ToDo> toDo;             ///< the open one
    QList<AttributeRow> attributes;       ///< in the order of the catalogue
    AttributeValues nameplate;            ///< of the specification
    Problems problems;                    ///< what holds it up now
    QList<TaskLogEntry> log;              ///< oldest first
    std::optional<Cancellation> cancellation; ///< of a task that is cancelled

    /// Whether the DER Attributes zone is shown: an enrollment whose device is a DER.
    bool showsDerAttributes() const;
};

std::optional<TaskDetail> readTaskDetail(Connection &connection, RecordId id);

} // namespace derdesk
