// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CustomerChanges.h"

#include "store/RecordIds.h"

namespace derdesk {

using namespace Qt::StringLiterals;

qint64 insertCustomer(Connection &connection, const Customer &customer)
{
    return connection
        .value(uR"(
            INSERT INTO customer (account_id, person_id, name, name_key, email, home_phone,
                business_phone, mobile_phone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id)"_s,
               {customer.accountId, customer.personId, customer.name, searchKey(customer.name),
                customer.email, customer.homePhone, customer.businessPhone, customer.mobilePhone})
        .toLongLong();
}

void updateCustomer(Connection &connection, const Customer &customer)
{
    connection.change(uR"(
        UPDATE customer SET person_id = ?, name = ?, name_key = ?, email = ?, home_phone = ?,
            business_phone = ?, mobile_phone = ? WHERE id = ?)"_s,
                      {customer.personId, customer.name, searchKey(customer.name), customer.email,
                       customer.homePhone, customer.businessPhone, customer.mobilePhone,
                       customer.id});
}

qint64 insertServicePoint(Connection &connection, const ServicePoint &point)
{
    return connection
        .value(uR"(
            INSERT INTO service_point (service_point_id, customer_id, premise_id, address1,
                address1_key, address2, address3, address4, city, state, postal, country)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id)"_s,
               {point.servicePointId, point.customerId, point.premiseId, point.address1,
                searchKey(point.address1), point.address2, point.address3, point.address4,
                point.city, point.state, point.postal, point.country})
        .toLongLong();
}

void updateServicePoint(Connection &connection, const ServicePoint &point)
{
    connection.change(uR"(
        UPDATE service_point SET customer_id = ?, premise_id = ?, address1 = ?, address1_key = ?,
            address2 = ?, address3 = ?, address4 = ?, city = ?, state = ?, postal = ?, country = ?
        WHERE id = ?)"_s,
                      {point.customerId, point.premiseId, point.address1, searchKey(point.address1),
                       point.address2, point.address3, point.address4, point.city, point.state,
                       point.postal, point.country, point.id});
}

} // namespace derdesk
