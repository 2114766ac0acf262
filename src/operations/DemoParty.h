// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

#include <QRandomGenerator>

namespace derdesk {

/// A made-up customer and the place where he lives. All are plainly fictional: towns that are on no
/// map, 555-01xx telephone numbers, example.com addresses.
struct DemoParty
{
    Customer customer;
    ServicePoint point;

    /// As a request names them.
    CustomerInfo customerInfo() const;
    LocationInfo locationInfo() const;
};

/// \a number makes account and service point ids that no other number makes; all else is drawn.
DemoParty demoParty(qint64 number, QRandomGenerator &random);

/// Stores both under new ids, which the party then has.
void insertDemoParty(Connection &connection, DemoParty &party);

} // namespace derdesk
