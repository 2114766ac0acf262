// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CustomerStage.h"

#include "store/Columns.h"
#include "store/RecordIds.h"
#include "store/RowCopy.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const Table stagedCustomers{u"import_customer"_s,
                            {u"number"_s, u"account_id"_s, u"person_id"_s, u"name"_s, u"name_key"_s,
                             u"email"_s, u"home_phone"_s, u"business_phone"_s, u"mobile_phone"_s},
                            {u"number"_s}};
const Table stagedPoints{u"import_service_point"_s,
                         {u"number"_s, u"account_id"_s, u"service_point_id"_s, u"premise_id"_s,
                          u"address1"_s, u"address1_key"_s, u"address2"_s, u"address3"_s,
                          u"address4"_s, u"city"_s, u"state"_s, u"postal"_s, u"country"_s},
                         {u"number"_s}};
constexpr qsizetype unwrittenRows = 1'000;

QString definition(const Table &table)
{
    return u"CREATE TEMPORARY TABLE %1 (number INTEGER PRIMARY KEY, %2 TEXT NOT NULL) STRICT"_s.arg(
        table.name, table.columns.mid(1).join(u" TEXT NOT NULL, "_s));
}

/// "a = excluded.a, b = excluded.b"
QString assignments(const QStringList &columns)
{
    QStringList all;
    for (const QString &column : columns)
        all += column + u" = excluded."_s + column;
    return all.join(u", "_s);
}

QStringList withKey(QStringList columns, const QString &searched)
{
    if (columns.contains(searched))
        columns += searched + u"_key"_s;
    return columns;
}

} // namespace

CustomerStage::CustomerStage(Connection &connection, QStringList customerFields,
                             QStringList pointFields)
    : m_connection(connection)
    , m_customerFields(withKey(std::move(customerFields), u"name"_s))
    , m_pointFields(withKey(std::move(pointFields), u"address1"_s))
{
    drop();
    m_connection.script(definition(stagedCustomers));
    m_connection.script(definition(stagedPoints));
}

CustomerStage::~CustomerStage()
{
    try {
        drop();
    } catch (const StoreError &) { // the connection broke, and the tables are gone with it
    }
}

void CustomerStage::makeRoom(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        connection.script(u"PRAGMA temp_store = FILE; PRAGMA cache_size = -128000"_s);
}

qint64 CustomerStage::add(const Customer &c)
{
    m_newCustomers.append({++m_customers, c.accountId, c.personId, c.name, searchKey(c.name),
                           c.email, c.homePhone, c.businessPhone, c.mobilePhone});
    if (m_newCustomers.size() == unwrittenRows)
        flush();
    return m_customers;
}

qint64 CustomerStage::add(const QString &accountId, const ServicePoint &p)
{
    m_newPoints.append({++m_points, accountId, p.servicePointId, p.premiseId, p.address1,
                        searchKey(p.address1), p.address2, p.address3, p.address4, p.city, p.state,
                        p.postal, p.country});
    if (m_newPoints.size() == unwrittenRows)
        flush();
    return m_points;
}

Customer CustomerStage::customer(qint64 number)
{
    flush();
    return m_connection
        .first(u"SELECT account_id, person_id, name, email, home_phone, business_phone, "
               "mobile_phone FROM import_customer WHERE number = ?"_s,
               {number},
               [](const QSqlQuery &row) {
                   return Customer{0,
                                   row.value(0).toString(),
                                   row.value(1).toString(),
                                   row.value(2).toString(),
                                   row.value(3).toString(),
                                   row.value(4).toString(),
                                   row.value(5).toString(),
                                   row.value(6).toString()};
               })
        .value();
}

ServicePoint CustomerStage::servicePoint(qint64 number)
{
    flush();
    return m_connection
        .first(u"SELECT service_point_id, premise_id, address1, address2, address3, address4, "
               "city, state, postal, country FROM import_service_point WHERE number = ?"_s,
               {number},
               [](const QSqlQuery &row) {
                   return ServicePoint{0,
                                       0,
                                       row.value(0).toString(),
                                       row.value(1).toString(),
                                       row.value(2).toString(),
                                       row.value(3).toString(),
                                       row.value(4).toString(),
                                       row.value(5).toString(),
                                       row.value(6).toString(),
                                       row.value(7).toString(),
                                       row.value(8).toString(),
                                       row.value(9).toString()};
               })
        .value();
}

qint64 CustomerStage::keepSome()
{
    flush();
    if (m_kept < m_customers) {
        const qint64 last = qMin(m_kept + rowsAtOnce, m_customers);
        keepCustomers(m_kept + 1, last);
        m_kept = last;
    } else if (m_kept < size()) {
        const qint64 last = qMin(m_kept + rowsAtOnce, size());
        keepPoints(m_kept - m_customers + 1, last - m_customers);
        m_kept = last;
    }
    return m_kept;
}

void CustomerStage::wakeTasks(Transaction &tx, const QList<ProblemCode> &causes)
{
    // A task is looked for by what it names, and a change of its name or address may be what makes
    // one of several candidates the only one.
    static const QString sql = uR"(
        UPDATE service_task SET next_attempt = ? WHERE status = 'ISSUE_DETECTED' AND id IN
            (SELECT task_id FROM service_task_issue WHERE code IN (%1)) AND
            (id IN (SELECT task_id FROM service_task_issue WHERE code IN (?, ?)) OR
            cis_account_id IN (SELECT account_id FROM import_customer) OR
            cis_account_id IN (SELECT account_id FROM import_service_point) OR
            cis_person_id IN (SELECT person_id FROM import_customer WHERE person_id <> '') OR
            name_key IN (SELECT name_key FROM import_customer) OR
            cis_service_point_id IN (SELECT service_point_id FROM import_service_point) OR
            cis_premise_id IN
                (SELECT premise_id FROM import_service_point WHERE premise_id <> '') OR
            address_key IN
                (SELECT address1_key FROM import_service_point WHERE address1_key <> '')))"_s;
    QVariantList values{timeColumn(tx.now())};
    for (ProblemCode cause : causes)
        values += problemCodeText(cause);
    values += problemCodeText(ProblemCode::CustomerAmbiguous);
    values += problemCodeText(ProblemCode::ServicePointAmbiguous);
    tx.db().change(sql.arg(QStringList(causes.size(), u"?"_s).join(u", "_s)), values);
}

void CustomerStage::flush()
{
    insertRows(m_connection, stagedCustomers, std::exchange(m_newCustomers, {}));
    insertRows(m_connection, stagedPoints, std::exchange(m_newPoints, {}));
}

void CustomerStage::drop()
{
    for (const Table *table : {&stagedCustomers, &stagedPoints})
        m_connection.script(u"DROP TABLE IF EXISTS "_s + table->name);
}

void CustomerStage::keepCustomers(qint64 first, qint64 last)
{
    const QString columns = stagedCustomers.columns.mid(1).join(u", "_s);
    m_connection.change(uR"(
        INSERT INTO customer (%1) SELECT %1 FROM import_customer WHERE number BETWEEN ? AND ?
        ORDER BY number ON CONFLICT (account_id) DO UPDATE SET %2)"_s.arg(
                            columns, assignments(m_customerFields)),
                        {first, last});
}

void CustomerStage::keepPoints(qint64 first, qint64 last)
{
    const QStringList columns = stagedPoints.columns.mid(2);
    m_connection.change(uR"(
        INSERT INTO service_point (customer_id, %1) SELECT c.id, s.%2 FROM import_service_point s
        JOIN customer c ON c.account_id = s.account_id WHERE s.number BETWEEN ? AND ?
        ORDER BY s.number ON CONFLICT (service_point_id) DO UPDATE SET %3)"_s.arg(
                            columns.join(u", "_s), columns.join(u", s."_s),
                            assignments(QStringList{u"customer_id"_s} + m_pointFields)),
                        {first, last});
}

} // namespace derdesk
