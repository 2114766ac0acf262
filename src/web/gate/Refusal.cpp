// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/Refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    int status;
    const char *phrase; ///< RFC 9110
    QLatin1StringView code;
    QLatin1StringView detail;
};

constexpr Reason reasons[] = {
    {400, "Bad Request", "malformed-http"_L1, "The request breaks the rules of HTTP/1.1."_L1},
    {408, "Request Timeout", "request-timeout"_L1, "The request took too long to come."_L1},
    {411, "Length Required", "length-required"_L1, "A body needs Content-Length or chunks."_L1},
    {413, "Content Too Large", "payload-too-large"_L1,
     "The body is larger than is allowed here."_L1},
    {414, "URI Too Long", "target-too-long"_L1, "The target is longer than is allowed here."_L1},
    {417, "Expectation Failed", "unknown-expectation"_L1,
     "The only expectation that is met is 100-continue."_L1},
    {421, "Misdirected Request", "unknown-host"_L1,
     "This service is not known by the name in Host."_L1},
    {431, "Request Header Fields Too Large", "header-too-large"_L1,
     "The header is larger than is allowed here."_L1},
    {501, "Not Implemented", "not-implemented"_L1,
     "The method or the transfer encoding is not known here."_L1},
    {503, "Service Unavailable", "too-many-connections"_L1,
     "Too many connections, or batches at a time; try again."_L1},
    {505, "HTTP Version Not Supported", "unknown-http-version"_L1,
     "HTTP/1.1 and HTTP/1.0 are spoken here."_L1},
};

const Reason &reasonOf(int status)
{
    for (const Reason &reason : reasons) {
        if (reason.status == status)
            return reason;
    }
    return reasons[0];
}

} // namespace

QByteArray refusal(int status, const QByteArray &requestId)
{
    const Reason &reason = reasonOf(status);
    const QJsonObject error{
        {u"code"_s, reason.code}, {u"pointer"_s, QString()}, {u"detail"_s, reason.detail}};
    const QJsonObject details{{u"type"_s, QString(u"urn:derdesk:problem:"_s + reason.code)},
                              {u"title"_s, QString::fromLatin1(reason.phrase)},
                              {u"status"_s, reason.status},
                              {u"detail"_s, reason.detail},
                              {u"errors"_s, QJsonArray{error}}};
    const QByteArray body = QJsonDocument(details).toJson(QJsonDocument::Compact);
    const QByteArray retry = reason.status == 503 ? "Retry-After: 1\r\n" : "";
    return "HTTP/1.1 " + QByteArray::number(reason.status) + ' ' + reason.phrase +
           "\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\n"
           "Connection: close\r\n" +
           retry + "X-Request-Id: " + requestId +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace derdesk
