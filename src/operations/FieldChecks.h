// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

namespace derdesk {

enum class Presence { Optional, Required };

/// How many characters (Unicode code points) limits count, whatever their UTF-16 length.
qsizetype characterCount(const QString &text);

/// Adds what is wrong with a field: Missing, TooLong. A field that has a fault already gets no
/// second one.
void checkText(Problems &problems, const QString &value, const QString &pointer, int limit,
               Presence presence = Presence::Optional);

/// Lengths, and that a name or a CIS id is there to find the customer by. Pointers: /customerInfo/…
void checkCustomerInfo(Problems &problems, const CustomerInfo &customer);

/// Lengths, and that an address or a CIS id is there to find the service point by. Pointers:
/// /locationInfo/…
void checkLocationInfo(Problems &problems, const LocationInfo &location);

} // namespace derdesk
