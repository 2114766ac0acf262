// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoRecords.h"

#include "operations/Validation.h"
#include "store/AssetQueries.h"
#include "store/TaskQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

RecordId DemoRecords::insertAsset(const DemoRequest &request, const DemoUnit &unit,
                                  const DemoStage *interconnection, const DemoStage *enrollment)
{
    const auto completed = [](const DemoStage *stage) {
        return stage && statusOf(stage->outcome) == TaskStatus::Completed;
    };
    DerAsset asset;
    asset.modelId = unit.specification.modelId;
    asset.serialNo = unit.serialNo();
    asset.interconnected = completed(interconnection);
    if (enrollment)
        asset.specification = unit.specification.code;
    if (asset.interconnected || (enrollment && reachedSetup(enrollment->outcome)))
        asset.servicePointId = request.party.point.id;
    if (completed(enrollment))
        asset.status = AssetStatus::Active;
    else if (asset.interconnected)
        asset.status = AssetStatus::Interconnected;
    const DemoStage &first = interconnection ? *interconnection : *enrollment;
    return at(first.times[0], [&](Transaction &then) { return derdesk::insertAsset(then, asset); });
}

void DemoRecords::insertInterconnection(const DemoRequest &request, const DemoUnit &unit,
                                        RecordId asset, const DemoStage &stage)
{
    ServiceTask made = task(request, stage);
    made.type = u"DER-INTERCONNECTION"_s;
    made.businessObject = BusinessObject::Interconnection;
    made.modelId = unit.specification.modelId;
    made.serialNo = unit.serialNo();
    // The asset is made when the task is completed; one made by a later registration is not known
    // to it.
    if (statusOf(stage.outcome) == TaskStatus::Completed)
        made.assetId = asset;
    settle(made, request, stage);
    insertTaskAttributes(m_tx, made.id, unit.agreement(stage.times[0].date()));
}

void DemoRecords::insertEnrollment(const DemoRequest &request, const DemoUnit &unit, RecordId asset,
                                   const QString &headEnd, const DemoStage &stage)
{
    DerDevice device{0, asset, headEnd, unit.nicId(), HeadEndStatus::NotRequested, false};
    if (statusOf(stage.outcome) == TaskStatus::Completed)
        device.headEndStatus = HeadEndStatus::Registered;
    else if (reachedSetup(stage.outcome))
        device.headEndStatus = HeadEndStatus::Requested;
    device.active = statusOf(stage.outcome) == TaskStatus::Completed;

    ServiceTask made = task(request, stage);
    made.type = u"DER-ENROLLMENT"_s;
    made.modelId = unit.specification.modelId;
    made.serialNo = unit.serialNo();
    made.specification = unit.specification.code;
    made.program = unit.specification.program;
    made.registrationDate = stage.times[0].toLocalTime().date();
    made.assetId = asset;
    made.deviceId =
        at(stage.times[0], [&](Transaction &then) { return insertDevice(then, device); });
    if (hadIssue(stage.outcome)) // VALIDATE looks at them; for the others the histories write them
        replaceAttributes(m_tx, asset,
                          {{AttributeSource::Specification, unit.specification.nameplate}});
    settle(made, request, stage);
}

void DemoRecords::insertTimeOfUse(const DemoRequest &request, const DemoStage &stage)
{
    ServiceTask made = task(request, stage);
    made.type = u"ENROLLMENT"_s;
    made.client.clear();
    made.transactionId.clear();
    made.program = u"TIME-OF-USE"_s;
    made.registrationDate = stage.times[0].toLocalTime().date();
    made.customerId = request.party.customer.id;
    made.servicePointId = request.party.point.id;
    settle(made, request, stage);
}

ServiceTask DemoRecords::task(const DemoRequest &request, const DemoStage &stage) const
{
    constexpr int firstDelay = 300; // seconds, as the service task types have it
    ServiceTask made;
    made.status = statusOf(stage.outcome);
    made.client = u"demo"_s;
    made.transactionId = u"demo-%1"_s.arg(request.number, 9, 10, QChar(u'0'));
    made.customer = request.party.customerInfo();
    made.location = request.location;
    made.version = 1 + operationsOf(stage.outcome);
    if (stage.outcome == DemoOutcome::Retried || stage.outcome == DemoOutcome::Recovered)
        made.retryCount = 1;
    if (stage.outcome == DemoOutcome::Pending)
        made.nextAttempt = stage.times[0];
    else if (stage.outcome == DemoOutcome::Issue)
        made.nextAttempt = stage.times[1].addSecs(firstDelay);
    else if (stage.outcome == DemoOutcome::Retried)
        made.nextAttempt = stage.times[2].addSecs(2 * firstDelay);
    return made;
}

/// What VALIDATE leaves in the task; then the task itself, with all that belongs to it.
void DemoRecords::settle(ServiceTask &task, const DemoRequest &request, const DemoStage &stage)
{
    const QString words = u"The customer withdrew the request."_s;
    Problems problems = request.issue;
    if (hadIssue(stage.outcome) && problems.isEmpty())
        problems = validate(task);
    if (reachedSetup(stage.outcome)) {
        task.customerId = request.party.customer.id;
        task.servicePointId = request.party.point.id;
    }
    if (task.status == TaskStatus::IssueDetected)
        task.statusReason = problemCodeText(problems.value(0).code);
    else if (task.status == TaskStatus::Canceled)
        task.statusReason = words;
    task.id = at(stage.times[0], [&](Transaction &then) { return insertTask(then, task); });
    if (task.status == TaskStatus::IssueDetected)
        replaceIssues(m_tx, task.id, problems);
    const DemoOrigin origin = task.client.isEmpty() ? DemoOrigin::Clerk : DemoOrigin::Client;
    m_histories.add({task.id,
                     demoCourse(task.businessObject, stage.outcome, origin),
                     {stage.times[0], stage.times[1], stage.times[2]},
                     words,
                     problems});
}

Problems DemoRecords::validate(ServiceTask &task)
{
    return task.businessObject == BusinessObject::Enrollment
               ? validateEnrollment(m_tx.db(), task, findAsset(m_tx.db(), task.assetId))
               : validateInterconnection(m_tx.db(), task,
                                         findAsset(m_tx.db(), task.modelId, task.serialNo));
}

/// Ids carry the time when their record was made.
template <typename Work>
RecordId DemoRecords::at(const QDateTime &time, Work work)
{
    Transaction then(m_tx.db(), m_tx.actor(), time);
    const RecordId id = work(then);
    for (RecordId task : then.touched())
        m_tx.touch(task);
    return id;
}

} // namespace derdesk
