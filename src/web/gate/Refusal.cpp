// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/Refusal.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    int status;
    const char *phrase; ///< RFC 9110
    const char *detail;
};

constexpr Reason reasons[] = {
    {400, "Bad Request", "The request breaks the rules of HTTP/1.1."},
    {408, "Request Timeout", "The request took too long to come."},
    {411, "Length Required", "A body needs Content-Length or chunks."},
    {413, "Content Too Large", "The body is larger than is allowed here."},
    {414, "URI Too Long", "The target is longer than is allowed here."},
    {417, "Expectation Failed", "The only expectation that is met is 100-continue."},
    {421, "Misdirected Request", "This service is not known by the name in Host."},
    {431, "Request Header Fields Too Large", "The header is larger than is allowed here."},
    {501, "Not Implemented", "The method or the transfer encoding is not known here."},
    {503, "Service Unavailable", "Too many connections; try again."},
    {505, "HTTP Version Not Supported", "HTTP/1.1 and HTTP/1.0 are spoken here."},
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

QByteArray refusal(int status)
{
    const Reason &reason = reasonOf(status);
    const QJsonObject details{{u"type"_s, u"about:blank"_s},
                              {u"title"_s, QString::fromLatin1(reason.phrase)},
                              {u"status"_s, reason.status},
                              {u"detail"_s, QString::fromLatin1(reason.detail)}};
    const QByteArray body = QJsonDocument(details).toJson(QJsonDocument::Compact);
    const QByteArray retry = reason.status == 503 ? "Retry-After: 1\r\n" : "";
    return "HTTP/1.1 " + QByteArray::number(reason.status) + ' ' + reason.phrase +
           "\r\nContent-Type: application/problem+json\r\nConnection: close\r\n" + retry +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace derdesk
