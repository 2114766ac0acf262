// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RegisterDerDevice.h"
#include "web/routes/InboundBatch.h"

namespace derdesk {

using namespace Qt::StringLiterals;

RouteAnswer registerRoute(const RouteCall &call)
{
    return answerInbound(call, "registerDERDeviceResponse"_L1, readRegistration, registerDerDevice);
}

RouteAnswer registerBatchRoute(const RouteCall &call)
{
    return answerBatch(call, readRegistration, registerDerDevice);
}

} // namespace derdesk
