// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/AcknowledgeDevice.h"
#include "web/routes/InboundOperation.h"

namespace derdesk {

using namespace Qt::StringLiterals;

RouteAnswer acknowledgeRoute(const RouteCall &call)
{
    return answerInbound(call, "acknowledgeDERDeviceResponse"_L1, readAcknowledgement,
                         acknowledgeDevice);
}

} // namespace derdesk
