// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoActions.h"

#include "operations/EnrollByHand.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/ReferenceQueries.h"

namespace derdesk {

using namespace Qt::StringLiterals;

DemoUnit DemoActions::unit(DemoKind kind)
{
    const std::span<const QLatin1StringView> codes = demoSpecifications(kind);
    return unit(codes[m_random.bounded(quint32(codes.size()))]);
}

DemoUnit DemoActions::unit(const QString &specification)
{
    return {findSpecification(m_tx.db(), specification).value(), ++m_units};
}

RecordId DemoActions::interconnect(const DemoParty &party, const DemoUnit &unit)
{
    InterconnectionRequest request;
    request.client = u"demo"_s;
    request.transactionId = nextTransactionId();
    request.manufacturer = unit.specification.manufacturer;
    request.model = unit.specification.model;
    request.serialNo = unit.serialNo();
    request.attributes = unit.agreement(m_time.date());
    request.customer = party.customerInfo();
    request.location = party.locationInfo();
    const auto accepted = act(ActorKind::ApiClient, u"demo"_s,
                              [&](Transaction &tx) { return interconnectDer(tx, request); });
    return accepted ? accepted->taskId : 0;
}

RecordId DemoActions::enroll(const DemoParty &party, const DemoUnit &unit, const QString &headEnd)
{
    RegistrationRequest request;
    request.client = u"demo"_s;
    request.transactionId = nextTransactionId();
    request.specification = unit.specification.code;
    request.serialNo = unit.serialNo();
    request.headEndSystem = headEnd;
    request.nicId = unit.nicId();
    request.customer = party.customerInfo();
    request.location = party.locationInfo();
    const auto accepted = act(ActorKind::ApiClient, u"demo"_s,
                              [&](Transaction &tx) { return registerDerDevice(tx, request); });
    return accepted ? accepted->taskId : 0;
}

RecordId DemoActions::enrollByClerk(const DemoParty &party, const QString &specification)
{
    EnrollmentRequest request;
    request.accountId = party.customer.accountId;
    request.servicePointId = party.point.servicePointId;
    request.program = u"TIME-OF-USE"_s;
    request.specification = specification;
    if (!specification.isEmpty())
        request.serialNo = unit(specification).serialNo();
    ++m_tasks;
    const auto task = act(ActorKind::Clerk, u"demo"_s,
                          [&](Transaction &tx) { return enrollByHand(tx, request); });
    return task ? task->id : 0;
}

void DemoActions::process(RecordId task)
{
    act(ActorKind::Monitor, u"F1-STKDF"_s, [&](Transaction &tx) { return processTask(tx, task); });
}

void DemoActions::retry(RecordId task)
{
    act(ActorKind::Monitor, u"F1-STKDF"_s, [&](Transaction &tx) { return retryTask(tx, task); });
}

void DemoActions::acknowledge(RecordId task)
{
    act(ActorKind::System, u"CLOUD"_s, [&](Transaction &tx) { return acknowledgeTask(tx, task); });
}

void DemoActions::cancel(RecordId task, const QString &reason)
{
    act(ActorKind::Clerk, u"demo"_s, [&](Transaction &tx) { return cancelTask(tx, task, reason); });
}

void DemoActions::comment(RecordId task, const QString &text)
{
    act(ActorKind::Clerk, u"demo"_s, [&](Transaction &tx) { return commentTask(tx, task, text); });
}

QString DemoActions::nextTransactionId() { return u"demo-%1"_s.arg(++m_tasks, 9, 10, QChar(u'0')); }

} // namespace derdesk
