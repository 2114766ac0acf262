// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

namespace derdesk {

/// Customers (metered services) and their service points. All throw StoreError.

std::optional<Customer> findCustomer(Connection &connection, qint64 id);
std::optional<Customer> findCustomerByAccount(Connection &connection, const QString &accountId);
/// From now on, until Connection::forget(), findCustomerByAccount() and findServicePointById() ask
/// no more for those that these tasks name.
void readPartiesAhead(Connection &connection, const QList<ServiceTask> &tasks);
/// Those of many that are stored, in no order.
QList<Customer> findCustomersByAccounts(Connection &connection, const QStringList &accountIds);
QList<Customer> findCustomersByPerson(Connection &connection, const QString &personId);
/// Case and white space do not matter.
QList<Customer> findCustomersByName(Connection &connection, const QString &name);

std::optional<ServicePoint> findServicePoint(Connection &connection, qint64 id);
std::optional<ServicePoint> findServicePointById(Connection &connection,
                                                 const QString &servicePointId);
/// Those of many that are stored, in no order.
QList<ServicePoint> findServicePointsByIds(Connection &connection,
                                           const QStringList &servicePointIds);
QList<ServicePoint> findServicePointsByPremise(Connection &connection, const QString &premiseId);
/// Those whose address has all the parts that \a location gives; case and white space do not
/// matter.
QList<ServicePoint> findServicePointsByAddress(Connection &connection,
                                               const LocationInfo &location);

} // namespace derdesk
