// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportKinds.h"
#include "store/CustomerChanges.h"
#include "store/CustomerQueries.h"

#include <QHash>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The line that said what a record is, and whether all in it was right.
struct Said
{
    int line = 0;
    bool good = true;
};

template <typename Record>
struct TextColumn
{
    QLatin1StringView name;
    qsizetype limit;
    QString Record::*field;
    bool required;
};

constexpr TextColumn<Customer> customerFields[] = {
    {"account_id"_L1, 30, &Customer::accountId, true},
    {"person_id"_L1, 30, &Customer::personId, false},
    {"name"_L1, 254, &Customer::name, true},
    {"email"_L1, 254, &Customer::email, false},
    {"home_phone"_L1, 24, &Customer::homePhone, false},
    {"business_phone"_L1, 24, &Customer::businessPhone, false},
    {"mobile_phone"_L1, 24, &Customer::mobilePhone, false},
};

constexpr TextColumn<ServicePoint> pointFields[] = {
    {"service_point_id"_L1, 60, &ServicePoint::servicePointId, true},
    {"premise_id"_L1, 60, &ServicePoint::premiseId, false},
    {"address1"_L1, 254, &ServicePoint::address1, false},
    {"address2"_L1, 254, &ServicePoint::address2, false},
    {"address3"_L1, 254, &ServicePoint::address3, false},
    {"address4"_L1, 254, &ServicePoint::address4, false},
    {"city"_L1, 90, &ServicePoint::city, false},
    {"state"_L1, 6, &ServicePoint::state, false},
    {"postal"_L1, 12, &ServicePoint::postal, false},
    {"country"_L1, 3, &ServicePoint::country, false},
};

/// Each row is a service point and its customer, so that a customer with several stands in several
/// rows.
class CustomerImport final
{
public:
    CustomerImport(Connection &connection, ImportFile &file)
        : m_connection(connection)
        , m_file(file)
    {
    }

    void readRow(ImportCounts &counts)
    {
        m_inserted = false;
        m_updated = false;
        const qint64 customerId = keepCustomer();
        keepServicePoint(customerId);
        if (m_inserted)
            ++counts.inserted;
        else
            ++(m_updated ? counts.updated : counts.unchanged);
    }

private:
    /// What is faulty is left out and all else kept, so that later rows can be compared with this
    /// one: with a fault in it the file is not taken anyway. 0 if there is no account.
    qint64 keepCustomer()
    {
        QString account;
        const bool known = m_file.read(customerFields[0].name, account);
        const std::optional<Customer> stored =
            known ? findCustomerByAccount(m_connection, account) : std::nullopt;
        Customer customer = stored.value_or(Customer{});
        customer.accountId = account;
        readFields(std::span(customerFields).subspan(1), customer);
        if (!known)
            return 0;
        const auto said = stored ? m_customers.constFind(stored->id) : m_customers.constEnd();
        if (said != m_customers.constEnd()) {
            compare(customerFields, *stored, customer, *said);
            return stored->id;
        }
        if (!stored)
            customer.id = insertCustomer(m_connection, customer);
        else if ((m_updated = *stored != customer))
            updateCustomer(m_connection, customer);
        m_customers.insert(customer.id, {m_file.line(), m_file.rowIsGood()});
        return customer.id;
    }

    void keepServicePoint(qint64 customerId)
    {
        QString code;
        const bool known = m_file.read(pointFields[0].name, code);
        const std::optional<ServicePoint> stored =
            known ? findServicePointById(m_connection, code) : std::nullopt;
        ServicePoint point = stored.value_or(ServicePoint{});
        point.servicePointId = code;
        point.customerId = customerId;
        readFields(std::span(pointFields).subspan(1), point);
        if (!known || !customerId)
            return;
        const auto said = stored ? m_points.constFind(stored->id) : m_points.constEnd();
        if (said != m_points.constEnd()) {
            if (stored->customerId != customerId)
                m_file.fault(pointFields[0].name,
                             u"%1 belongs to another customer in line %2"_s.arg(quoted(code))
                                 .arg(said->line));
            else
                compare(pointFields, *stored, point, *said);
            return;
        }
        m_inserted = !stored;
        if (!stored)
            point.id = insertServicePoint(m_connection, point);
        else if (*stored != point)
            updateServicePoint(m_connection, point);
        m_updated = m_updated || stored != point;
        m_points.insert(point.id, {m_file.line(), m_file.rowIsGood()});
    }

    template <typename Record>
    void readFields(std::span<const TextColumn<Record>> columns, Record &record)
    {
        for (const TextColumn<Record> &column : columns)
            m_file.read(column.name, record.*column.field);
    }

    /// Two rows that speak of one record must say the same.
    template <typename Record, std::size_t size>
    void compare(const TextColumn<Record> (&columns)[size], const Record &before, const Record &now,
                 const Said &said)
    {
        if (!said.good || !m_file.rowIsGood())
            return;
        for (const TextColumn<Record> &column : columns) {
            const QString &other = before.*column.field;
            const QString &value = now.*column.field;
            if (value != other)
                m_file.fault(column.name, u"%1, but %2 in line %3, for the same %4"_s
                                              .arg(quoted(value), quoted(other))
                                              .arg(said.line)
                                              .arg(columns[0].name));
        }
    }

    Connection &m_connection;
    ImportFile &m_file;
    QHash<qint64, Said> m_customers; ///< by id, what this file has spoken of
    QHash<qint64, Said> m_points;
    bool m_inserted = false; ///< by this row
    bool m_updated = false;
};

template <typename Record, std::size_t size>
void addColumns(const TextColumn<Record> (&fields)[size], QList<ImportColumn> &columns)
{
    for (const TextColumn<Record> &field : fields)
        columns.append({field.name, field.limit, field.required});
}

} // namespace

QList<ImportColumn> customerColumns()
{
    QList<ImportColumn> columns;
    addColumns(customerFields, columns);
    addColumns(pointFields, columns);
    return columns;
}

void importCustomers(Transaction &tx, ImportFile &file, ImportCounts &counts)
{
    CustomerImport import(tx.db(), file);
    while (file.next())
        import.readRow(counts);
}

} // namespace derdesk
