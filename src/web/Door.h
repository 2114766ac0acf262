// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/RequestRate.h"
#include "web/WrongTokens.h"
#include "web/gate/GateCensus.h"
#include "web/gate/HostNames.h"

namespace derdesk {

/// What the web threads have in common about who may come in. Thread-safe.
struct Door
{
    Door(const GateLimits &limits_, const QStringList &names)
        : limits(limits_)
        , hosts(names)
        , census(limits_)
        , rate(limits_.requestsPerSecond)
        , wrongTokens(limits_)
    {
    }

    const GateLimits limits;
    const HostNames hosts;
    GateCensus census;
    RequestRate rate;
    WrongTokens wrongTokens;
};

} // namespace derdesk
