// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CustomerQueries.h"

#include "store/Columns.h"
#include "store/RecordIds.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString customerSelect = uR"(SELECT id, account_id, person_id, name, email, home_phone,
    business_phone, mobile_phone FROM customer WHERE )"_s;

Customer readCustomer(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toString(),   row.value(4).toString(), row.value(5).toString(),
            row.value(6).toString(),   row.value(7).toString()};
}

const QString pointSelect =
    uR"(SELECT id, customer_id, service_point_id, premise_id, address1, address2,
    address3, address4, city, state, postal, country FROM service_point WHERE )"_s;

ServicePoint readPoint(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
            row.value(3).toString(),   row.value(4).toString(),   row.value(5).toString(),
            row.value(6).toString(),   row.value(7).toString(),   row.value(8).toString(),
            row.value(9).toString(),   row.value(10).toString(),  row.value(11).toString()};
}

/// Many texts as one value: Qt's drivers take long over statements with many.
QString jsonList(const QStringList &texts)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// A condition on a list that is bound as one value.
QString isAmong(const Connection &connection, const QString &column)
{
    const auto texts = connection.engine() == Engine::Sqlite
                           ? "SELECT value FROM json_each(?)"_L1
                           : "SELECT json_array_elements_text(CAST(? AS json))"_L1;
    return u"%1 IN (%2)"_s.arg(column, texts);
}

bool agrees(const QString &asked, const QString &stored)
{
    return asked.isEmpty() || searchKey(asked) == searchKey(stored);
}

QString accountKey(const QString &accountId) { return u"customer of account "_s + accountId; }
QString pointKey(const QString &servicePointId) { return u"service point "_s + servicePointId; }

} // namespace

std::optional<Customer> findCustomer(Connection &connection, qint64 id)
{
    static const QString sql = customerSelect + u"id = ?"_s;
    return connection.first(sql, {id}, readCustomer);
}

std::optional<Customer> findCustomerByAccount(Connection &connection, const QString &accountId)
{
    static const QString sql = customerSelect + u"account_id = ?"_s;
    return connection.known(accountKey(accountId),
                            [&] { return connection.first(sql, {accountId}, readCustomer); });
}

QList<Customer> findCustomersByAccounts(Connection &connection, const QStringList &accountIds)
{
    return connection.list(customerSelect + isAmong(connection, u"account_id"_s),
                           {jsonList(accountIds)}, readCustomer);
}

QList<Customer> findCustomersByPerson(Connection &connection, const QString &personId)
{
    static const QString sql = customerSelect + u"person_id = ? AND person_id <> '' ORDER BY id"_s;
    return connection.list(sql, {personId}, readCustomer);
}

QList<Customer> findCustomersByName(Connection &connection, const QString &name)
{
    static const QString sql = customerSelect + u"name_key = ? ORDER BY id"_s;
    return connection.list(sql, {searchKey(name)}, readCustomer);
}

std::optional<ServicePoint> findServicePoint(Connection &connection, qint64 id)
{
    static const QString sql = pointSelect + u"id = ?"_s;
    return connection.first(sql, {id}, readPoint);
}

std::optional<ServicePoint> findServicePointById(Connection &connection,
                                                 const QString &servicePointId)
{
    static const QString sql = pointSelect + u"service_point_id = ?"_s;
    return connection.known(pointKey(servicePointId),
                            [&] { return connection.first(sql, {servicePointId}, readPoint); });
}

void readPartiesAhead(Connection &connection, const QList<ServiceTask> &tasks)
{
    QStringList accounts;
    QStringList points;
    for (const ServiceTask &task : tasks) {
        accounts += task.customer.cisAccountId;
        points += task.location.cisServicePointId;
        connection.know(accountKey(accounts.constLast()), std::optional<Customer>());
        connection.know(pointKey(points.constLast()), std::optional<ServicePoint>());
    }
    for (const Customer &customer : findCustomersByAccounts(connection, accounts))
        connection.know(accountKey(customer.accountId), std::optional(customer));
    for (const ServicePoint &point : findServicePointsByIds(connection, points))
        connection.know(pointKey(point.servicePointId), std::optional(point));
}

QList<ServicePoint> findServicePointsByIds(Connection &connection,
                                           const QStringList &servicePointIds)
{
    return connection.list(pointSelect + isAmong(connection, u"service_point_id"_s),
                           {jsonList(servicePointIds)}, readPoint);
}

QList<ServicePoint> findServicePointsByPremise(Connection &connection, const QString &premiseId)
{
    static const QString sql = pointSelect + u"premise_id = ? AND premise_id <> '' ORDER BY id"_s;
    return connection.list(sql, {premiseId}, readPoint);
}

QList<ServicePoint> findServicePointsByAddress(Connection &connection, const LocationInfo &location)
{
    static const QString sql =
        pointSelect + u"address1_key = ? AND address1_key <> '' ORDER BY id"_s;
    QList<ServicePoint> points = connection.list(sql, {searchKey(location.address1)}, readPoint);
    points.removeIf([&location](const ServicePoint &point) {
        return !(agrees(location.address2, point.address2) &&
                 agrees(location.address3, point.address3) &&
                 agrees(location.address4, point.address4) && agrees(location.city, point.city) &&
                 agrees(location.state, point.state) && agrees(location.postal, point.postal) &&
                 agrees(location.country, point.country));
    });
    return points;
}

} // namespace derdesk
