// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

namespace derdesk {

/// Keeping customers and service points. All throw StoreError.

/// Inserts under a new id, which it gives; \a customer.id is not looked at.
qint64 insertCustomer(Connection &connection, const Customer &customer);
/// Replaces all but the account id.
void updateCustomer(Connection &connection, const Customer &customer);

/// Inserts under a new id, which it gives; \a point.id is not looked at.
qint64 insertServicePoint(Connection &connection, const ServicePoint &point);
/// Replaces all but the service point id; the customer too.
void updateServicePoint(Connection &connection, const ServicePoint &point);

} // namespace derdesk
