// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/Requests.h"
#include "web/Route.h"

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

#define DERDESK_PATH "/rest/apis/cross/digitalAssets/derDeviceManagement/"

std::span<const Route> routes()
{
    static const std::array table{
        Route{"POST", DERDESK_PATH "register", registerOperation, Scope::Register, registerRoute},
        Route{"POST", DERDESK_PATH "interconnect", interconnectOperation, Scope::Interconnect,
              interconnectRoute},
        Route{"POST", DERDESK_PATH "acknowledge", acknowledgeOperation, Scope::Acknowledge,
              acknowledgeRoute},
        Route{"POST", DERDESK_PATH "register/batch", "registerDERDeviceBatch"_L1, Scope::Register,
              registerBatchRoute, batchType()},
        Route{"POST", DERDESK_PATH "interconnect/batch", "interconnectDERBatch"_L1,
              Scope::Interconnect, interconnectBatchRoute, batchType()},
        Route{"GET", DERDESK_PATH "tasks/*", "getTask"_L1, Scope::Read, taskRoute},
        Route{"GET", DERDESK_PATH "transactions/*", "getTransaction"_L1, Scope::Read,
              transactionRoute},
        Route{"GET", "/health/live", {}, {}, liveRoute},
        Route{"GET", "/health/ready", {}, {}, readyRoute},
        Route{"GET", "/openapi.json", "getDocument"_L1, {}, openApiRoute, MediaType()},
    };
    return table;
}

} // namespace derdesk
