// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Repeats.h"

#include "store/InboundQueries.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QStringList texts(const CustomerInfo &c)
{
    return {c.name,      c.cisAccountId,  c.cisPersonId, c.email,
            c.homePhone, c.businessPhone, c.mobilePhone};
}

QStringList texts(const LocationInfo &l)
{
    return {l.address1, l.address2, l.address3, l.address4,     l.city,
            l.state,    l.postal,   l.country,  l.cisPremiseId, l.cisServicePointId};
}

QStringList texts(const AttributeValues &attributes)
{
    return attributes.keys() + attributes.values();
}

/// Each text is preceded by its length, so that no two requests give the same bytes.
QByteArray contentHash(const QStringList &all)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &text : all) {
        const QByteArray bytes = text.toUtf8();
        hash.addData(QByteArray(QByteArray::number(bytes.size()) + ':'));
        hash.addData(bytes);
    }
    return hash.result();
}

QString answerText(const Acceptance &acceptance)
{
    const QJsonObject json{{u"taskId"_s, idText(acceptance.taskId)},
                           {u"status"_s, toText(acceptance.status)},
                           {u"assetId"_s, idText(acceptance.assetId)},
                           {u"deviceId"_s, idText(acceptance.deviceId)},
                           {u"messages"_s, QJsonArray::fromStringList(acceptance.messages)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Acceptance acceptanceOf(const InboundRequest &request)
{
    const QJsonObject json = QJsonDocument::fromJson(request.answer.toUtf8()).object();
    const auto id = [&json](QStringView name) { return idFromText(json.value(name).toString()); };
    Acceptance acceptance;
    acceptance.transactionId = request.transactionId;
    acceptance.taskId = request.taskId;
    acceptance.status =
        fromText<TaskStatus>(json.value(u"status").toString()).value_or(TaskStatus::Pending);
    acceptance.assetId = id(u"assetId");
    acceptance.deviceId = id(u"deviceId");
    const QJsonArray messages = json.value(u"messages").toArray();
    for (const QJsonValue message : messages)
        acceptance.messages.append(message.toString());
    return acceptance;
}

} // namespace

RequestKey keyOf(const RegistrationRequest &r)
{
    const QStringList asset{r.assetType, r.specification, r.manufacturer,
                            r.model,     r.serialNo,      r.headEndSystem,
                            r.nicId,     r.program,       r.registrationDate.toString(Qt::ISODate)};
    return {r.client, registerOperation, r.transactionId,
            contentHash(asset + texts(r.customer) + texts(r.location) + texts(r.attributes))};
}

RequestKey keyOf(const InterconnectionRequest &r)
{
    const QStringList asset{r.manufacturer, r.model, r.serialNo};
    return {r.client, interconnectOperation, r.transactionId,
            contentHash(asset + texts(r.customer) + texts(r.location) + texts(r.attributes))};
}

RequestKey keyOf(const AcknowledgeRequest &r)
{
    return {r.client, acknowledgeOperation, r.transactionId,
            contentHash({r.headEndSystem, r.nicId, r.headEndStatus})};
}

std::optional<Result<Acceptance>> answerOfRepeat(Transaction &tx, const RequestKey &key)
{
    const auto earlier =
        findInboundRequest(tx.db(), {key.client, key.operation, key.transactionId});
    if (!earlier)
        return std::nullopt;
    if (earlier->contentHash == key.contentHash)
        return acceptanceOf(*earlier);
    return failed(ProblemCode::TransactionConflict, u"/transactionId"_s,
                  {{u"value"_s, key.transactionId}, {u"taskId"_s, idText(earlier->taskId)}});
}

void keepAnswer(Transaction &tx, const RequestKey &key, const Acceptance &acceptance)
{
    insertInboundRequest(tx, {key.client, key.operation, key.transactionId, key.contentHash,
                              answerText(acceptance), acceptance.taskId});
}

} // namespace derdesk
