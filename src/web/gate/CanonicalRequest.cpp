// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/CanonicalRequest.h"

#include <algorithm>
#include <array>

namespace derdesk {

namespace {

constexpr std::array<QByteArrayView, 10> ofTheConnection{
    "connection", "proxy-connection", "keep-alive",        "upgrade", "http2-settings",
    "expect",     "content-length",   "transfer-encoding", "trailer", "te"};

} // namespace

QByteArray canonicalText(const ScannedRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.fields) {
        if (std::find(ofTheConnection.begin(), ofTheConnection.end(), name) ==
            ofTheConnection.end())
            text += name + ": " + value + "\r\n";
    }
    if (!request.keepAlive)
        text += "connection: close\r\n";
    else if (request.old)
        text += "connection: keep-alive\r\n";
    return text + "content-length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" +
           request.body;
}

} // namespace derdesk
