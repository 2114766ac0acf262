// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/HttpClient.h"

#include <memory>
#include <vector>

namespace derdesk {

/// A request of its own body to one of the two operations.
struct Posted
{
    QString operation;
    QByteArray body;
    QByteArray contentType = "application/json";
};

/// Sends all at the same time, each over a connection of its own; the answers in that order.
inline QList<HttpReply> atOnce(const QUrl &service, const QString &token,
                               const QList<Posted> &requests)
{
    std::vector<std::unique_ptr<HttpClient>> clients;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (const Posted &each : requests) {
        clients.push_back(std::make_unique<HttpClient>(service, token));
        replies.emplace_back(clients.back()->start("POST", HttpClient::path(each.operation),
                                                   each.body,
                                                   {{"Content-Type", each.contentType}}));
    }
    QList<HttpReply> answers;
    for (const auto &reply : replies) {
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        answers.append(HttpClient::replyOf(*reply));
    }
    return answers;
}

} // namespace derdesk
