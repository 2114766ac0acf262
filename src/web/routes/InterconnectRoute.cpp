// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "web/routes/InboundOperation.h"

namespace derdesk {

using namespace Qt::StringLiterals;

RouteAnswer interconnectRoute(const RouteCall &call)
{
    return answerInbound(call, "interconnectDERResponse"_L1, readInterconnection, interconnectDer);
}

} // namespace derdesk
