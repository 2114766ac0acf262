// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CustomerImport.h"

#include "operations/ImportKinds.h"
#include "store/CustomerQueries.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

template <typename Record>
struct TextColumn
{
    QLatin1StringView name;
    qsizetype limit;
    QString Record::*field;
    bool required;
};

/// The first is the key.
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

std::span<const TextColumn<Customer>> columnsOf(const Customer &) { return customerFields; }
std::span<const TextColumn<ServicePoint>> columnsOf(const ServicePoint &) { return pointFields; }

/// The columns of the file besides the key.
template <typename Record>
QStringList fieldsIn(const ImportFile &file, const Record &record)
{
    QStringList names;
    for (const auto &column : columnsOf(record).subspan(1)) {
        if (file.has(column.name))
            names += column.name;
    }
    return names;
}

quint64 keyHash(const QString &key) { return qHash(key, quint64(QHashSeed::globalSeed())); }

} // namespace

CustomerImport::CustomerImport(Connection &connection, ImportFile &file)
    : m_connection(connection)
    , m_file(file)
    , m_stage(connection, fieldsIn(file, Customer()), fieldsIn(file, ServicePoint()))
{
}

void CustomerImport::read(ImportCounts &counts)
{
    while (m_file.next()) {
        if (m_block != m_file.block())
            lookUp();
        readRow(counts);
    }
}

bool CustomerImport::keep(Transaction &tx)
{
    ImportProgress progress = m_file.progress();
    progress.toKeep = m_stage.size();
    while (progress.kept < progress.toKeep) {
        if (m_file.options().stop && *m_file.options().stop)
            return false;
        progress.kept = m_stage.keepSome();
        if (m_file.options().progress)
            m_file.options().progress(progress);
    }
    if (m_stage.size() > 0)
        m_stage.wakeTasks(tx,
                          {ProblemCode::CustomerNotFound, ProblemCode::CustomerAmbiguous,
                           ProblemCode::ServicePointNotFound, ProblemCode::ServicePointAmbiguous,
                           ProblemCode::ServicePointOfOtherCustomer});
    return true;
}

void CustomerImport::lookUp()
{
    m_block = m_file.block();
    m_storedCustomers.clear();
    m_storedPoints.clear();
    const QStringList accounts = m_file.ahead(customerFields[0].name);
    for (const Customer &customer : findCustomersByAccounts(m_connection, accounts))
        m_storedCustomers.insert(customer.accountId, customer);
    const QStringList points = m_file.ahead(pointFields[0].name);
    for (const ServicePoint &point : findServicePointsByIds(m_connection, points))
        m_storedPoints.insert(point.servicePointId, point);
}

void CustomerImport::readRow(ImportCounts &counts)
{
    m_inserted = false;
    m_updated = false;
    readPoint(readCustomer());
    if (m_inserted)
        ++counts.inserted;
    else
        ++(m_updated ? counts.updated : counts.unchanged);
}

/// What is faulty is left out and all else goes on, so that later rows can be compared with this
/// one: with a fault in it the file is not taken anyway. Gives the account, if there is one.
std::optional<QString> CustomerImport::readCustomer()
{
    QString account;
    const bool known = m_file.read(customerFields[0].name, account);
    const auto found = m_storedCustomers.constFind(account);
    const bool isStored = known && found != m_storedCustomers.constEnd();
    Customer customer = isStored ? *found : Customer();
    customer.accountId = account;
    readFields(customer);
    if (!known)
        return std::nullopt;
    Said &said = m_customers[keyHash(account)];
    if (said.line > 0) {
        compare(said, customer);
        return account;
    }
    said = {.line = m_file.line(), .good = m_file.rowIsGood(), .values = hashOf(customer)};
    m_updated = isStored && *found != customer;
    if (!isStored || m_updated) {
        said.staged = m_stage.add(customer);
        note(isStored ? std::optional(*found) : std::nullopt, customer, {});
    }
    return account;
}

void CustomerImport::readPoint(const std::optional<QString> &account)
{
    QString code;
    const bool known = m_file.read(pointFields[0].name, code);
    const auto found = m_storedPoints.constFind(code);
    const bool isStored = known && found != m_storedPoints.constEnd();
    ServicePoint point = isStored ? *found : ServicePoint();
    point.servicePointId = code;
    readFields(point);
    if (!known || !account)
        return;
    const quint64 owner = keyHash(*account);
    Said &said = m_points[keyHash(code)];
    if (said.line > 0) {
        if (said.owner != owner)
            m_file.fault(
                pointFields[0].name,
                QCoreApplication::translate("Import", "%1 belongs to another customer in line %2")
                    .arg(quoted(code))
                    .arg(said.line));
        else
            compare(said, point);
        return;
    }
    said = {
        .line = m_file.line(), .good = m_file.rowIsGood(), .values = hashOf(point), .owner = owner};
    point.customerId = m_storedCustomers.value(*account).id;
    m_inserted = !isStored;
    if (isStored && *found == point)
        return;
    m_updated = true;
    said.staged = m_stage.add(*account, point);
    if (m_file.options().preview)
        note(isStored ? std::optional(*found) : std::nullopt, point,
             {customerFields[0].name, isStored ? accountOf(found->customerId) : QString(),
              *account});
}

template <typename Record>
void CustomerImport::readFields(Record &record)
{
    for (const auto &column : columnsOf(record).subspan(1))
        m_file.read(column.name, record.*column.field);
}

template <typename Record>
quint64 CustomerImport::hashOf(const Record &record) const
{
    quint64 hash = QHashSeed::globalSeed();
    for (const auto &column : columnsOf(record))
        hash = qHash(record.*column.field, hash);
    return hash;
}

/// Two rows that speak of one record must say the same. They nearly always do, and then their
/// hashes are equal.
template <typename Record>
void CustomerImport::compare(const Said &said, const Record &now)
{
    if (!said.good || !m_file.rowIsGood() || said.values == hashOf(now))
        return;
    const Record before = saidBefore(said, now);
    for (const auto &column : columnsOf(now)) {
        const QString &other = before.*column.field;
        const QString &value = now.*column.field;
        if (m_file.has(column.name) && value != other)
            m_file.fault(column.name, QCoreApplication::translate(
                                          "Import", "%1, but %2 in line %3, for the same %4")
                                          .arg(quoted(value), quoted(other))
                                          .arg(said.line)
                                          .arg(columnsOf(now)[0].name));
    }
}

Customer CustomerImport::saidBefore(const Said &said, const Customer &now)
{
    return said.staged ? m_stage.customer(said.staged) : m_storedCustomers.value(now.accountId);
}

ServicePoint CustomerImport::saidBefore(const Said &said, const ServicePoint &now)
{
    return said.staged ? m_stage.servicePoint(said.staged)
                       : m_storedPoints.value(now.servicePointId);
}

QString CustomerImport::accountOf(qint64 customerId)
{
    const std::optional<Customer> owner = findCustomer(m_connection, customerId);
    return owner ? owner->accountId : QString();
}

/// For the preview, if one is wanted. \a owner: the account ids of a service point, before and now.
template <typename Record>
void CustomerImport::note(const std::optional<Record> &stored, const Record &now,
                          const FieldChange &owner)
{
    ImportPreview *preview = m_file.options().preview;
    if (!preview || preview->changes.size() >= ImportPreview::mostChanges)
        return;
    const auto columns = columnsOf(now);
    ImportChange change{columns[0].name, now.*columns[0].field, !stored, {}};
    if (owner.from != owner.to)
        change.fields.append(owner);
    for (const auto &column : columns.subspan(1)) {
        const QString before = stored ? *stored.*column.field : QString();
        if (before != now.*column.field)
            change.fields.append({column.name, before, now.*column.field});
    }
    preview->changes.append(change);
}

QList<ImportColumn> customerColumns()
{
    QList<ImportColumn> columns;
    for (const auto &field : customerFields)
        columns.append({field.name, field.limit, field.required});
    for (const auto &field : pointFields)
        columns.append({field.name, field.limit, field.required});
    return columns;
}

} // namespace derdesk
