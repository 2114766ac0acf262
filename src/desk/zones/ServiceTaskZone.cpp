// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/ServiceTaskZone.h"

#include "desk/RelativeTime.h"
#include "desk/widgets/FieldText.h"
#include "desk/zones/FactList.h"
#include "desk/zones/RecordLink.h"

#include <QHBoxLayout>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString dateText(QDate date)
{
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : QString();
}

/// The key of a record that was found.
QString keyText(qint64 id) { return id ? QString::number(id) : QString(); }

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

QString preferred(const QString &stored, const QString &requested)
{
    return stored.isEmpty() ? requested : stored;
}

QString periodText(QDate start, QDate end)
{
    return end.isValid() ? ServiceTaskZone::tr("%1 to %2").arg(dateText(start), dateText(end))
                         : ServiceTaskZone::tr("from %1").arg(dateText(start));
}

/// Of a service point or of a location that a request names.
template <typename Place>
QString addressText(const Place &place)
{
    const QString city = joined({place.postal, place.city, place.state}, u" "_s);
    return joined(
        {place.address1, place.address2, place.address3, place.address4, city, place.country},
        u"\n"_s);
}

} // namespace

ServiceTaskZone::ServiceTaskZone(QWidget *parent)
    : QGroupBox(tr("Service Task"), parent)
    , m_task(new FactList(tr("Task"),
                          {tr("Task id"), tr("Task type"), tr("Business object"), tr("Status"),
                           tr("Reason"), tr("Status since"), tr("Created"), tr("Sent by"),
                           tr("Transaction id"), tr("Retries"), tr("Next attempt"), tr("To Do")}))
    , m_customer(new FactList(tr("Customer"),
                              {tr("Customer"), tr("Account id"), tr("Person id"), tr("E-mail"),
                               tr("Phones"), tr("Service point"), tr("Premise"), tr("Address")}))
    , m_device(
          new FactList(tr("Device and program"),
                       {tr("Asset type"), tr("Manufacturer"), tr("Model"), tr("Serial number"),
                        tr("Specification"), tr("Asset"), tr("Device"), tr("Head-end system"),
                        tr("NIC id"), tr("Program"), tr("Registration date"), tr("Enrollment")}))
{
    auto *columns = new QHBoxLayout(this);
    columns->setSpacing(24);
    for (FactList *facts : {m_task, m_customer, m_device}) {
        columns->addWidget(facts, 1);
        connect(facts, &FactList::linkActivated, this, &ServiceTaskZone::linkActivated);
    }
}

void ServiceTaskZone::show(const TaskDetail &detail)
{
    showTask(detail);
    showCustomer(detail);
    showDevice(detail);
}

QList<FactGroup> ServiceTaskZone::facts() const
{
    return {m_task->group(), m_customer->group(), m_device->group()};
}

void ServiceTaskZone::showTask(const TaskDetail &detail)
{
    const ServiceTask &task = detail.task;
    const QLocale locale;
    QString toDo;
    if (detail.toDo && detail.toDo->assignedTo.isEmpty())
        toDo = tr("%1, raised %2").arg(detail.toDo->role, shortTime(detail.toDo->raisedAt));
    else if (detail.toDo)
        toDo =
            tr("%1, assigned to %2, raised %3")
                .arg(detail.toDo->role, detail.toDo->assignedTo, shortTime(detail.toDo->raisedAt));
    m_task->setFacts(
        {{idText(task.id), {}},
         {describedCode(task.type, detail.type.description), {}},
         {businessObjectText(task.businessObject), {}},
         {taskStatusText(task.status), {}},
         {statusReasonText(task.statusReason), {}},
         {shortTime(task.statusAt), {}},
         {shortTime(task.createdAt), {}},
         {task.client.isEmpty() ? tr("a clerk, by hand") : task.client, {}},
         {task.transactionId, {}},
         {tr("%1 of %2")
              .arg(locale.toString(task.retryCount), locale.toString(detail.type.maxRetries)),
          {}},
         {shortTime(task.nextAttempt), {}},
         {toDo, {}}});
}

void ServiceTaskZone::showCustomer(const TaskDetail &detail)
{
    const Customer customer = detail.customer.value_or(Customer{});
    const ServicePoint point = detail.servicePoint.value_or(ServicePoint{});
    const CustomerInfo &asked = detail.task.customer;
    const LocationInfo &place = detail.task.location;
    const QString name = preferred(customer.name, asked.name);
    const QString account = preferred(customer.accountId, asked.cisAccountId);
    const QString phones = joined({preferred(customer.homePhone, asked.homePhone),
                                   preferred(customer.businessPhone, asked.businessPhone),
                                   preferred(customer.mobilePhone, asked.mobilePhone)},
                                  u", "_s);
    m_customer->setFacts(
        {{detail.customer ? name : asRequested(name), u"find:n: "_s + name},
         {account, u"find:"_s + account},
         {preferred(customer.personId, asked.cisPersonId), {}},
         {preferred(customer.email, asked.email), {}},
         {phones, {}},
         {detail.servicePoint ? point.servicePointId : asRequested(place.cisServicePointId),
          recordLink(u"service-point"_s, keyText(point.id))},
         {preferred(point.premiseId, place.cisPremiseId), {}},
         {detail.servicePoint ? addressText(point) : addressText(place), {}}});
}

/// What VALIDATE has not found yet.
QString ServiceTaskZone::asRequested(const QString &value)
{
    return value.isEmpty() ? value : tr("%1 (requested)").arg(value);
}

void ServiceTaskZone::showDevice(const TaskDetail &detail)
{
    const ServiceTask &task = detail.task;
    const AssetType type = detail.assetType.value_or(AssetType{});
    const DerDevice device = detail.device.value_or(DerDevice{});
    QString asset;
    if (detail.asset)
        asset = u"%1, %2"_s.arg(idText(detail.asset->id), assetStatusText(detail.asset->status));
    QString deviceText;
    if (detail.device)
        deviceText = u"%1, %2"_s.arg(idText(device.id), headEndStatusText(device.headEndStatus));
    QString program = task.program;
    if (detail.program)
        program = u"%1, %2"_s.arg(describedCode(task.program, detail.program->description),
                                  periodText(detail.program->startDate, detail.program->endDate));
    QString enrollment;
    if (detail.enrollment)
        enrollment = periodText(detail.enrollment->startDate, detail.enrollment->endDate);
    m_device->setFacts({{describedCode(type.code, type.description), {}},
                        {detail.manufacturer, {}},
                        {detail.model, {}},
                        {task.serialNo, u"find:sn: "_s + task.serialNo},
                        {task.specification, recordLink(u"specification"_s, task.specification)},
                        {asset, recordLink(u"der-asset"_s, idText(task.assetId))},
                        {deviceText, recordLink(u"der-device"_s, idText(task.deviceId))},
                        {device.headEndSystem, recordLink(u"head-end"_s, device.headEndSystem)},
                        {device.nicId, {}},
                        {program, recordLink(u"program"_s, task.program)},
                        {dateText(task.registrationDate), {}},
                        {enrollment, {}}});
}

} // namespace derdesk
