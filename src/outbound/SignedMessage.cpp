// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/SignedMessage.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject enrollmentToJson(const Enrollment &enrollment, bool ended)
{
    QJsonObject json{{u"enrollmentId"_s, QString::number(enrollment.id)},
                     {u"program"_s, enrollment.program},
                     {u"startDate"_s, enrollment.startDate.toString(Qt::ISODate)}};
    if (ended)
        json.insert(u"endDate"_s, enrollment.endDate.toString(Qt::ISODate));
    return json;
}

QJsonObject assetToJson(const TaskDetail &task)
{
    return {{u"assetId"_s, idText(task.asset->id)},
            {u"manufacturer"_s, task.manufacturer},
            {u"model"_s, task.model},
            {u"serialNo"_s, task.asset->serialNo},
            {u"specification"_s, task.asset->specification}};
}

QByteArray hexHmac(const QByteArray &secret, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex();
}

} // namespace

QByteArray messageBody(const OutboundMessage &message, const TaskDetail &detail)
{
    QJsonObject json{
        {u"id"_s, message.id()},
        {u"event"_s, message.event},
        {u"createdDateTime"_s, message.createdAt.toString(Qt::ISODateWithMs)},
        {u"serviceTask"_s, QJsonObject{{u"serviceTaskId"_s, idText(detail.task.id)},
                                       {u"serviceTaskType"_s, detail.task.type},
                                       {u"transactionId"_s, detail.task.transactionId}}}};
    if (detail.enrollment)
        json.insert(u"enrollment"_s,
                    enrollmentToJson(*detail.enrollment,
                                     detail.task.businessObject == BusinessObject::Unenrollment));
    if (detail.customer)
        json.insert(u"customer"_s, QJsonObject{{u"cisAccountId"_s, detail.customer->accountId},
                                               {u"cisPersonId"_s, detail.customer->personId}});
    if (detail.servicePoint)
        json.insert(u"servicePoint"_s,
                    QJsonObject{{u"cisServicePointId"_s, detail.servicePoint->servicePointId},
                                {u"cisPremiseId"_s, detail.servicePoint->premiseId}});
    if (detail.asset)
        json.insert(u"asset"_s, assetToJson(detail));
    if (detail.device)
        json.insert(u"device"_s, QJsonObject{{u"deviceId"_s, idText(detail.device->id)},
                                             {u"headEndSystem"_s, detail.device->headEndSystem},
                                             {u"nicId"_s, detail.device->nicId}});
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray messageSignature(const OutboundSecrets &secrets, const QDateTime &now,
                            const QByteArray &body)
{
    const QByteArray time = QByteArray::number(now.toSecsSinceEpoch());
    const QByteArray text = time + '.' + body;
    QByteArray signature = "t=" + time + ",v1=" + hexHmac(secrets.current, text);
    if (!secrets.previous.isEmpty() && now < secrets.previousUntil)
        signature += ",v1=" + hexHmac(secrets.previous, text);
    return signature;
}

} // namespace derdesk
