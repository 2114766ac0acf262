// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EditTask.h"

#include "domain/Lifecycle.h"
#include "operations/FieldChecks.h"
#include "operations/TaskChecks.h"
#include "store/AssetQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString attributesGroup = u"/assetInfo/attributes/"_s;

struct Field
{
    QLatin1StringView pointer;
    QString CustomerInfo::*ofCustomer = nullptr;
    QString LocationInfo::*ofLocation = nullptr;
    QString ServiceTask::*ofTask = nullptr;

    QString &in(ServiceTask &task) const
    {
        if (ofCustomer)
            return task.customer.*ofCustomer;
        return ofLocation ? task.location.*ofLocation : task.*ofTask;
    }
};

using C = CustomerInfo;
using L = LocationInfo;
constexpr Field fields[] = {
    {"/customerInfo/name"_L1, &C::name, nullptr, nullptr},
    {"/customerInfo/cisAccountId"_L1, &C::cisAccountId, nullptr, nullptr},
    {"/customerInfo/cisPersonId"_L1, &C::cisPersonId, nullptr, nullptr},
    {"/customerInfo/email"_L1, &C::email, nullptr, nullptr},
    {"/customerInfo/homePhone"_L1, &C::homePhone, nullptr, nullptr},
    {"/customerInfo/businessPhone"_L1, &C::businessPhone, nullptr, nullptr},
    {"/customerInfo/mobilePhone"_L1, &C::mobilePhone, nullptr, nullptr},
    {"/locationInfo/address1"_L1, nullptr, &L::address1, nullptr},
    {"/locationInfo/address2"_L1, nullptr, &L::address2, nullptr},
    {"/locationInfo/address3"_L1, nullptr, &L::address3, nullptr},
    {"/locationInfo/address4"_L1, nullptr, &L::address4, nullptr},
    {"/locationInfo/city"_L1, nullptr, &L::city, nullptr},
    {"/locationInfo/state"_L1, nullptr, &L::state, nullptr},
    {"/locationInfo/postal"_L1, nullptr, &L::postal, nullptr},
    {"/locationInfo/country"_L1, nullptr, &L::country, nullptr},
    {"/locationInfo/cisPremiseId"_L1, nullptr, &L::cisPremiseId, nullptr},
    {"/locationInfo/cisServicePointId"_L1, nullptr, &L::cisServicePointId, nullptr},
    {"/assetInfo/program"_L1, nullptr, nullptr, &ServiceTask::program},
};

const Field *findField(const QString &pointer)
{
    const auto found = std::find_if(std::begin(fields), std::end(fields),
                                    [&](const Field &field) { return field.pointer == pointer; });
    return found == std::end(fields) ? nullptr : found;
}

/// Takes the edits of one task together, with all that is wrong with them.
class TaskEditing final
{
public:
    TaskEditing(Transaction &tx, ServiceTask task)
        : m_tx(tx)
        , m_task(std::move(task))
        , m_attributes(hasOwnAttributes()
                           ? taskAttributes(tx.db(), m_task.id)
                           : assetAttributes(tx.db(), m_task.assetId, AttributeSource::Request))
    {
    }
    Q_DISABLE_COPY_MOVE(TaskEditing)

    Result<ServiceTask> run(const TaskEdits &edits)
    {
        for (auto edit = edits.cbegin(); edit != edits.cend(); ++edit) {
            if (const Field *field = findField(edit.key()))
                change(edit.key(), field->in(m_task), edit.value().trimmed());
            else
                changeAttribute(edit.key(), edit.value());
        }
        check();
        if (!m_problems.isEmpty())
            return failed(m_problems);
        if (!m_edits.isEmpty())
            store();
        return m_task;
    }

private:
    /// What an interconnection says of its asset is kept with the task until that is made.
    bool hasOwnAttributes() const
    {
        return m_task.businessObject == BusinessObject::Interconnection;
    }

    bool change(const QString &pointer, QString &value, const QString &wanted)
    {
        if (value == wanted)
            return false;
        m_edits.append({pointer, value, wanted});
        value = wanted;
        return true;
    }

    void changeAttribute(const QString &pointer, const QString &text)
    {
        const QString code = pointer.mid(attributesGroup.size());
        const bool any = hasOwnAttributes() || m_task.assetId;
        const AttributeDefinition *definition =
            any && pointer.startsWith(attributesGroup) ? findAttribute(code) : nullptr;
        if (!definition) {
            m_problems.append({ProblemCode::UnknownAttribute, pointer, {}});
            return;
        }
        QString value;
        if (!text.trimmed().isEmpty()) {
            const auto read = attributeFromText(*definition, text, pointer);
            if (!read) {
                m_problems += read.error();
                return;
            }
            value = *read;
        }
        QString now = m_attributes.value(code);
        if (!change(pointer, now, value))
            return;
        m_attributesChanged = true;
        if (value.isEmpty())
            m_attributes.remove(code);
        else
            m_attributes.insert(code, value);
    }

    void check()
    {
        checkCustomerInfo(m_problems, m_task.customer);
        checkLocationInfo(m_problems, m_task.location);
        const bool enrolls = m_task.businessObject == BusinessObject::Enrollment;
        const QString pointer = u"/assetInfo/program"_s;
        if (enrolls && m_task.program.isEmpty())
            m_problems.append({ProblemCode::Missing, pointer, {}});
        else if (!m_task.program.isEmpty() && !findProgram(m_tx.db(), m_task.program))
            m_problems.append(
                {ProblemCode::UnknownProgram, pointer, {{u"value"_s, m_task.program}}});
        if (m_attributesChanged)
            m_problems += checkConsistency(m_attributes, attributesGroup.chopped(1));
    }

    void store()
    {
        updateRequest(m_tx, m_task);
        if (m_attributesChanged && hasOwnAttributes())
            replaceTaskAttributes(m_tx, m_task.id, m_attributes);
        else if (m_attributesChanged)
            replaceAttributes(m_tx, m_task.assetId, {{AttributeSource::Request, m_attributes}});
        if (m_task.status == TaskStatus::IssueDetected) {
            m_task.failedStatus = TaskStatus::Validate;
            m_task.nextAttempt = m_tx.now();
        }
        appendLog(m_tx, {{m_task.id, 0, {}, {}, TaskEvent::Edit, {}, {}, {}, {}, m_edits}});
        updateTask(m_tx, m_task);
    }

    Transaction &m_tx;
    ServiceTask m_task;
    AttributeValues m_attributes;
    bool m_attributesChanged = false;
    QList<FieldChange> m_edits;
    Problems m_problems;
};

} // namespace

QStringList editablePointers()
{
    QStringList pointers;
    for (const Field &field : fields)
        pointers.append(field.pointer);
    return pointers;
}

QString fieldText(const ServiceTask &task, const QString &pointer)
{
    const Field *field = findField(pointer);
    ServiceTask copy = task;
    return field ? field->in(copy) : QString();
}

Result<ServiceTask> editTask(Transaction &tx, RecordId id, const TaskEdits &edits,
                             std::optional<int> version)
{
    auto task = taskToChange(tx, id, version);
    if (!task)
        return task;
    if (!editable(task->businessObject, task->status))
        return notAllowed(*task, u"EDIT"_s);
    if (!task->serialNo.isEmpty())
        lockAsset(tx, task->modelId, task->serialNo);
    return TaskEditing(tx, *task).run(edits);
}

} // namespace derdesk
