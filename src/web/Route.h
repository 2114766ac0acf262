// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"
#include "store/Writer.h"
#include "web/Credentials.h"
#include "web/HttpMessages.h"
#include "web/MediaTypes.h"

namespace derdesk {

/// A request that has passed the door, and all that its route needs to answer it.
struct RouteCall
{
    Database &database;
    Writer &writer;
    const HttpRequest &http;
    BodyFormat format = BodyFormat::Json; ///< of the body
    QString parameter;                    ///< the path's last segment, decoded
    ApiClient client;
};

/// What a route found: an answer or what is wrong. Transaction and task are for the request log.
struct RouteAnswer
{
    QJsonObject body;
    QLatin1StringView root; ///< of the body as XML
    QByteArray lines;       ///< of a batch's answer, in place of the body
    Problems problems;      ///< none: the body is the answer
    QString transactionId;
    RecordId taskId = 0;
};

struct Route
{
    QByteArrayView method; ///< GET answers HEAD as well
    QByteArrayView path;   ///< encoded; "*" at its end stands for one segment
    QLatin1StringView operation;
    std::optional<Scope> scope; ///< none: for everybody
    /// May throw StoreError.
    RouteAnswer (*answer)(const RouteCall &);
    std::optional<MediaType> only = {}; ///< the media type of body and answer; none: all but lines
};

/// Everything that the web service answers.
std::span<const Route> routes();

RouteAnswer registerRoute(const RouteCall &call);
RouteAnswer interconnectRoute(const RouteCall &call);
RouteAnswer acknowledgeRoute(const RouteCall &call);
RouteAnswer registerBatchRoute(const RouteCall &call);
RouteAnswer interconnectBatchRoute(const RouteCall &call);
RouteAnswer taskRoute(const RouteCall &call);
RouteAnswer transactionRoute(const RouteCall &call);
RouteAnswer liveRoute(const RouteCall &call);
RouteAnswer readyRoute(const RouteCall &call);
RouteAnswer openApiRoute(const RouteCall &call);

} // namespace derdesk
