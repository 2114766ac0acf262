// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/RequestRate.h"
#include "web/WrongTokens.h"
#include "web/gate/GateCensus.h"
#include "web/gate/HostNames.h"

#include <QSslConfiguration>

#include <optional>

namespace derdesk {

/// What the web threads have in common about who may come in. Thread-safe.
struct Door
{
    Door(const GateLimits &limits_, const QStringList &names, std::optional<QSslConfiguration> tls_)
        : limits(limits_)
        , hosts(names)
        , tls(std::move(tls_))
        , census(limits_)
        , rate(limits_.requestsPerSecond)
        , wrongTokens(limits_)
    {
    }

    const GateLimits limits;
    const HostNames hosts;
    const std::optional<QSslConfiguration> tls;
    GateCensus census;
    RequestRate rate;
    WrongTokens wrongTokens;
};

} // namespace derdesk
