// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskDetail.h"

#include "store/AssetQueries.h"
#include "store/Columns.h"
#include "store/CustomerQueries.h"
#include "store/EnrollmentQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

std::optional<ToDo> openToDo(Connection &connection, RecordId task)
{
    return connection.first(
        u"SELECT id, role, assigned_to, raised_at FROM to_do WHERE task_id = ? AND closed_at IS NULL"_s,
        {task}, [](const QSqlQuery &row) {
            return ToDo{row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(),
                        timeColumn(row.value(3))};
        });
}

/// Every attribute of the asset in the order of the catalogue; of an interconnection that is still
/// to be worked, what its request says.
QList<AttributeRow> attributeRows(Connection &connection, const ServiceTask &task)
{
    QMap<AttributeSource, AttributeValues> values;
    const QList sources{AttributeSource::Request, AttributeSource::Specification,
                        AttributeSource::Interconnection};
    if (task.assetId) {
        for (AttributeSource source : sources)
            values[source] = assetAttributes(connection, task.assetId, source);
    }
    if (task.businessObject == BusinessObject::Interconnection &&
        task.status != TaskStatus::Completed)
        values[AttributeSource::Interconnection] = taskAttributes(connection, task.id);
    QList<AttributeRow> rows;
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        for (AttributeSource source : sources) {
            const auto value = values[source].constFind(definition.code);
            if (value != values[source].cend())
                rows.append({definition.code, *value, source});
        }
    }
    return rows;
}

} // namespace

bool TaskDetail::showsDerAttributes() const
{
    return task.businessObject == BusinessObject::Enrollment && device && assetType &&
           assetType->flag != DerRegistrationFlag::None;
}

std::optional<TaskDetail> readTaskDetail(Connection &connection, RecordId id)
{
    const auto task = findTask(connection, id);
    if (!task)
        return std::nullopt;
    TaskDetail detail;
    detail.task = *task;
    detail.type = serviceTaskType(connection, task->type);
    if (const auto model = findModel(connection, task->modelId)) {
        detail.manufacturer = model->manufacturer;
        detail.model = model->code;
    }
    detail.asset = findAsset(connection, task->assetId);
    detail.device = findDevice(connection, task->deviceId);
    detail.customer = findCustomer(connection, task->customerId);
    detail.servicePoint = findServicePoint(connection, task->servicePointId);
    detail.program = findProgram(connection, task->program);
    const bool ends = task->businessObject == BusinessObject::Unenrollment;
    detail.enrollment = ends ? enrollmentToEnd(connection, id) : enrollmentOfTask(connection, id);
    detail.toDo = openToDo(connection, id);
    if (const auto specification = findSpecification(connection, task->specification)) {
        detail.nameplate = specification->nameplate;
        detail.assetType = findAssetType(connection, specification->assetType);
    }
    detail.attributes = attributeRows(connection, *task);
    detail.problems = taskIssues(connection, id);
    detail.log = taskLog(connection, id);
    detail.cancellation = cancellationOf(connection, *task, detail.log);
    return detail;
}

} // namespace derdesk
