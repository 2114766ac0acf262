// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "domain/ServiceTask.h"
#include "store/Connection.h"

namespace derdesk {

/// The VALIDATE state: everything that keeps a task from going on, not the first fault only.

/// Finds the customer and the service point that the task's request means, into \a task.
/// CIS ids go before the name; among several customers of one name the service point's owner is
/// meant.
Problems findParties(Connection &connection, ServiceTask &task);

/// \a asset: the task's, if there is one.
Problems validateEnrollment(Connection &connection, ServiceTask &task,
                            const std::optional<DerAsset> &asset);
Problems validateInterconnection(Connection &connection, ServiceTask &task,
                                 const std::optional<DerAsset> &asset);

/// What DEVICE_SETUP asks before it passes: a device serves one service point, and a program once.
Problems checkDeviceSetup(Connection &connection, const ServiceTask &task,
                          const std::optional<DerAsset> &asset);

} // namespace derdesk
