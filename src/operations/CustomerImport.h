// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/ImportFile.h"
#include "store/CustomerStage.h"

#include <QHash>

namespace derdesk {

/// A file of customers and service points: read() finds what is new, changed and faulty, keep()
/// writes it, which is then as short a transaction as can be. Each row is a service point and its
/// customer, so that a customer with several stands in several rows.
class CustomerImport final
{
public:
    CustomerImport(Connection &connection, ImportFile &file);

    /// Reads the file to its end.
    void read(ImportCounts &counts);
    /// Writes what has to be. false: options.stop has ended it.
    bool keep(Transaction &tx);

private:
    /// What the file has said of a record before.
    struct Said
    {
        int line = 0;
        bool good = true;   ///< all in that line was right
        qint64 staged = 0;  ///< its number in the stage; 0: what is stored
        quint64 values = 0; ///< a hash of what it said
        quint64 owner = 0;  ///< of a service point: a hash of the account id
    };

    void lookUp();
    void readRow(ImportCounts &counts);
    std::optional<QString> readCustomer();
    void readPoint(const std::optional<QString> &account);
    template <typename Record>
    void readFields(Record &record);
    template <typename Record>
    quint64 hashOf(const Record &record) const;
    template <typename Record>
    void compare(const Said &said, const Record &now);
    template <typename Record>
    void note(const std::optional<Record> &stored, const Record &now, const FieldChange &owner);
    QString accountOf(qint64 customerId);
    Customer saidBefore(const Said &said, const Customer &now);
    ServicePoint saidBefore(const Said &said, const ServicePoint &now);

    Connection &m_connection;
    ImportFile &m_file;
    CustomerStage m_stage;
    qint64 m_block = 0; ///< of the file, that has been looked up
    QHash<QString, Customer> m_storedCustomers;
    QHash<QString, ServicePoint> m_storedPoints;
    QHash<quint64, Said> m_customers; ///< by a hash of the key: a million rows come here
    QHash<quint64, Said> m_points;
    bool m_inserted = false; ///< by this row
    bool m_updated = false;
};

} // namespace derdesk
