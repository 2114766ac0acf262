// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// Customers and service points that are to be kept, in temporary tables of one connection: while
/// they are collected nobody who writes has to wait. All throw StoreError.
class CustomerStage final
{
public:
    /// Numbers of rows: small enough to be asked between two whether to go on.
    static constexpr qint64 rowsAtOnce = 10'000;

    /// \a customerFields and \a pointFields: the columns that a stored record takes over, all
    /// others it keeps; the keys are not among them.
    CustomerStage(Connection &connection, QStringList customerFields, QStringList pointFields);
    /// Forgets all.
    ~CustomerStage();
    Q_DISABLE_COPY_MOVE(CustomerStage)

    /// For a connection that does nothing else, before it begins a transaction: a million rows lie
    /// in a temporary file rather than in memory, and more pages of the database in memory.
    static void makeRoom(Connection &connection);

    /// The number by which it is found again, from 1. The customer's id is not looked at.
    qint64 add(const Customer &customer);
    /// \a point.customerId is not looked at: it will belong to the customer with this account id,
    /// stored already or added before keepSome() comes to it.
    qint64 add(const QString &accountId, const ServicePoint &point);
    /// What was added under this number; its id and customerId are 0.
    Customer customer(qint64 number);
    ServicePoint servicePoint(qint64 number);
    qint64 size() const { return m_customers + m_points; }

    /// Inserts or updates the next rows; how many are kept by now. The caller commits.
    qint64 keepSome();

    /// Makes those tasks due at once that wait for one of \a causes, which what was added may have
    /// cleared.
    void wakeTasks(Transaction &tx, const QList<ProblemCode> &causes);

private:
    void flush();
    void drop();
    void keepCustomers(qint64 first, qint64 last);
    void keepPoints(qint64 first, qint64 last);

    Connection &m_connection;
    const QStringList m_customerFields;
    const QStringList m_pointFields;
    qint64 m_customers = 0;
    qint64 m_points = 0;
    qint64 m_kept = 0;
    QList<QVariantList> m_newCustomers; ///< not yet in the temporary tables
    QList<QVariantList> m_newPoints;
};

} // namespace derdesk
