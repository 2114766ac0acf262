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

const QString programPointer = u"/assetInfo/program"_s;
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

/// What an interconnection says of its asset is kept with the task until that is made.
bool hasOwnAttributes(const ServiceTask &task)
{
    return task.businessObject == BusinessObject::Interconnection;
}

/// Makes the edits one by one, and notes what is wrong with each.
class TaskEditing final
{
public:
    explicit TaskEditing(EditedTask &edited)
        : m_edited(edited)
    {
    }

    void run(const TaskEdits &edits)
    {
        for (auto edit = edits.cbegin(); edit != edits.cend(); ++edit) {
            if (const Field *field = findField(edit.key()))
                change(edit.key(), field->in(m_edited.task), edit.value().trimmed());
            else
                changeAttribute(edit.key(), edit.value());
        }
        check();
    }

private:
    bool change(const QString &pointer, QString &value, const QString &wanted)
    {
        if (value == wanted)
            return false;
        m_edited.changes.append({pointer, value, wanted});
        value = wanted;
        return true;
    }

    void changeAttribute(const QString &pointer, const QString &text)
    {
        const QString code = pointer.mid(attributesGroup.size());
        const bool any = hasOwnAttributes(m_edited.task) || m_edited.task.assetId;
        const AttributeDefinition *definition =
            any && pointer.startsWith(attributesGroup) ? findAttribute(code) : nullptr;
        if (!definition) {
            m_edited.problems.append({ProblemCode::UnknownAttribute, pointer, {}});
            return;
        }
        QString value;
        if (!text.trimmed().isEmpty()) {
            const auto read = attributeFromText(*definition, text, pointer);
            if (!read) {
                m_edited.problems += read.error();
                return;
            }
            value = *read;
        }
        QString now = m_edited.attributes.value(code);
        if (!change(pointer, now, value))
            return;
        m_edited.attributesChanged = true;
        if (value.isEmpty())
            m_edited.attributes.remove(code);
        else
            m_edited.attributes.insert(code, value);
    }

    void check()
    {
        Problems &problems = m_edited.problems;
        const ServiceTask &task = m_edited.task;
        checkCustomerInfo(problems, task.customer);
        checkLocationInfo(problems, task.location);
        if (task.businessObject == BusinessObject::Enrollment && task.program.isEmpty())
            problems.append({ProblemCode::Missing, programPointer, {}});
        if (m_edited.attributesChanged)
            problems += checkConsistency(m_edited.attributes, attributesGroup.chopped(1));
    }

    EditedTask &m_edited;
};

void checkEditedProgram(Transaction &tx, EditedTask &edited)
{
    const QString &program = edited.task.program;
    if (!program.isEmpty() && !findProgram(tx.db(), program))
        edited.problems.append(
            {ProblemCode::UnknownProgram, programPointer, {{u"value"_s, program}}});
}

void storeEdited(Transaction &tx, EditedTask &edited)
{
    ServiceTask &task = edited.task;
    updateRequest(tx, task);
    if (edited.attributesChanged && hasOwnAttributes(task))
        replaceTaskAttributes(tx, task.id, edited.attributes);
    else if (edited.attributesChanged)
        replaceAttributes(tx, task.assetId, {{AttributeSource::Request, edited.attributes}});
    if (task.status == TaskStatus::IssueDetected) {
        task.failedStatus = TaskStatus::Validate;
        task.nextAttempt = tx.now();
    }
    appendLog(tx, {{task.id, 0, {}, {}, TaskEvent::Edit, {}, {}, {}, {}, edited.changes}});
    updateTask(tx, task);
}

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

EditedTask applyEdits(const ServiceTask &task, const AttributeValues &attributes,
                      const TaskEdits &edits)
{
    EditedTask edited{task, attributes, false, {}, {}};
    TaskEditing(edited).run(edits);
    return edited;
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
    const AttributeValues attributes =
        hasOwnAttributes(*task) ? taskAttributes(tx.db(), id)
                                : assetAttributes(tx.db(), task->assetId, AttributeSource::Request);
    EditedTask edited = applyEdits(*task, attributes, edits);
    checkEditedProgram(tx, edited);
    if (!edited.problems.isEmpty())
        return failed(edited.problems);
    if (!edited.changes.isEmpty())
        storeEdited(tx, edited);
    return edited.task;
}

} // namespace derdesk
