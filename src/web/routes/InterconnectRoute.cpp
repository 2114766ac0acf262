// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "web/routes/InboundBatch.h"

namespace derdesk {

using namespace Qt::StringLiterals;

RouteAnswer interconnectRoute(const RouteCall &call)
{
    return answerInbound(call, "interconnectDERResponse"_L1, readInterconnection, interconnectDer);
}

RouteAnswer interconnectBatchRoute(const RouteCall &call)
{
    return answerBatch(call, readInterconnection, interconnectDer);
}

} // namespace derdesk
