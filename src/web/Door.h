// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/RequestRate.h"
#include "web/WrongTokens.h"
#include "web/gate/GateCensus.h"
#include "web/gate/HostNames.h"
#include "web/gate/Refusal.h"

#include <QSslConfiguration>

#include <functional>
#include <optional>

namespace derdesk {

/// What the web threads have in common about who may come in. Thread-safe.
struct Door
{
    using Refused = std::function<void(const RefusedRequest &)>;

    Door(const GateLimits &limits_, const QStringList &names, std::optional<QSslConfiguration> tls_,
         Refused refused_)
        : limits(limits_)
        , hosts(names)
        , tls(std::move(tls_))
        , refused(std::move(refused_))
        , census(limits_)
        , rate(limits_.requestsPerSecond)
        , wrongTokens(limits_)
    {
    }

    const GateLimits limits;
    const HostNames hosts;
    const std::optional<QSslConfiguration> tls;
    const Refused refused; ///< called, on any thread, for each request that the Gate turns away
    GateCensus census;
    RequestRate rate;
    WrongTokens wrongTokens;
};

} // namespace derdesk
