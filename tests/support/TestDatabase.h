// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Requests.h"
#include "store/Database.h"
#include "store/Migrations.h"
#include "store/Tables.h"
#include "store/Writer.h"
#include "support/PostgresCluster.h"

#include <QTemporaryDir>

#include <memory>

namespace derdesk {

/// A real database in a folder of its own: migrated, with a small utility's reference data.
///
/// Makers: Sunline S-5 (photovoltaic, specification PV-5, no ratings missing), Warmly T-1
/// (thermostat, specification TH-1), Voltbox B-10 (battery, BAT-10, rtgMaxWh missing), Ironcore X-1
/// (transformer, TR-1). Programs: DR (thermostats and photovoltaics, open), CLOSED (ended), TOU
/// (transformers and no device). Head ends: HE (needs no acknowledgement), HE-ACK (acknowledges).
/// Customers: A1 Ada Byron at SP1, A2 and A3 both named John Smith at SP2 and SP3.
class TestDatabase final
{
public:
    TestDatabase()
        : m_url(referenceDatabase(m_folder))
    {
        m_database = std::make_unique<Database>(m_url);
        m_writer = std::make_unique<Writer>(m_url);
    }

    const DatabaseUrl &url() const { return m_url; }
    Database &database() { return *m_database; }
    Writer &writer() { return *m_writer; }
    Connection &read() { return m_database->connection(); }

    /// Runs an operation as a clerk, in a transaction of its own.
    template <typename Work>
    auto run(Work work)
    {
        return m_writer->wait({ActorKind::Clerk, QStringLiteral("clerk")}, std::move(work));
    }

    /// SQL of a test's own making; bytes are written as x'00'.
    void sql(const char *statements)
    {
        QString script = QString::fromUtf8(statements);
        if (m_url.engine() == Engine::PostgreSql)
            script.replace(QStringLiteral("x'"), QStringLiteral("'\\x"));
        Connection(m_url, Connection::Mode::ReadWrite).script(script);
    }

    /// As if it were older than the program.
    void forgetSchemaVersion()
    {
        sql(m_url.engine() == Engine::Sqlite ? "PRAGMA user_version = 0"
                                             : "DELETE FROM schema_version");
    }

    qint64 count(const char *from) { return number(QByteArray("SELECT count(*) FROM ") + from); }
    qint64 number(const QByteArray &select)
    {
        return read().value(QString::fromUtf8(select)).toLongLong();
    }

private:
    static DatabaseUrl referenceDatabase(const QTemporaryDir &folder)
    {
        static const TemplateDatabase prepared([](Connection &connection) {
            migrate(connection);
            connection.script(QString::fromUtf8(reference));
            alignKeys(connection);
        });
        return prepared.copyTo(folder);
    }

    static constexpr const char *reference = R"(
        INSERT INTO manufacturer (code) VALUES ('Sunline'), ('Warmly'), ('Voltbox'), ('Ironcore'), ('Unspecified');
        INSERT INTO model (id, manufacturer, code) VALUES (1, 'Sunline', 'S-5'), (2, 'Warmly', 'T-1'),
            (3, 'Voltbox', 'B-10'), (4, 'Ironcore', 'X-1'), (5, 'Unspecified', 'U-1');
        INSERT INTO asset_type VALUES ('PV', 'Rooftop PV', 'INTERCONNECTION_AND_REGISTRATION'),
            ('TSTAT', 'Smart thermostat', 'REGISTRATION_ONLY'),
            ('BATTERY', 'Home battery', 'REGISTRATION_ONLY'), ('TRAFO', 'Line transformer', '');
        INSERT INTO program (code, description, start_date, end_date) VALUES
            ('DR', 'Demand response', '2020-01-01', NULL), ('CLOSED', 'Ended', '2020-01-01', '2020-12-31'),
            ('TOU', 'Time of use', '2020-01-01', NULL);
        INSERT INTO program_asset_type VALUES ('DR', 'PV'), ('DR', 'TSTAT'), ('DR', 'BATTERY'),
            ('CLOSED', 'PV'), ('CLOSED', 'TSTAT'), ('TOU', 'TRAFO');
        INSERT INTO head_end_system VALUES ('HE', 'Head end', 0), ('HE-ACK', 'Head end that acknowledges', 1);
        INSERT INTO specification VALUES ('PV-5', 'PV 5 kW', 'PV', 1, 'DR'),
            ('TH-1', 'Thermostat', 'TSTAT', 2, 'DR'), ('BAT-10', 'Battery', 'BATTERY', 3, NULL),
            ('TR-1', 'Transformer', 'TRAFO', 4, 'TOU');
        INSERT INTO specification_attribute VALUES ('PV-5', 'type', '4'), ('PV-5', 'rtgMaxW', '5000'),
            ('TH-1', 'type', '0'), ('TH-1', 'rtgMaxW', '3000'),
            ('BAT-10', 'type', '80'), ('BAT-10', 'rtgMaxW', '5000');
        INSERT INTO customer (id, account_id, person_id, name, name_key) VALUES
            (1, 'A1', 'P1', 'Ada Byron', 'ada byron'), (2, 'A2', 'P2', 'John Smith', 'john smith'),
            (3, 'A3', 'P3', 'John Smith', 'john smith');
        INSERT INTO service_point (id, customer_id, service_point_id, premise_id, address1, address1_key, city)
            VALUES (1, 1, 'SP1', 'PR1', '1 Main Street', '1 main street', 'Springfield'),
            (2, 2, 'SP2', 'PR2', '2 Main Street', '2 main street', 'Springfield'),
            (3, 3, 'SP3', 'PR3', '3 Main Street', '3 main street', 'Springfield'))";

    QTemporaryDir m_folder;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Writer> m_writer;
};

/// A good registration of a thermostat at Ada Byron's.
inline RegistrationRequest thermostat(const QString &transactionId, const QString &serialNo)
{
    RegistrationRequest request;
    request.client = QStringLiteral("aggregator");
    request.transactionId = transactionId;
    request.specification = QStringLiteral("TH-1");
    request.serialNo = serialNo;
    request.customer.cisAccountId = QStringLiteral("A1");
    request.location.cisServicePointId = QStringLiteral("SP1");
    return request;
}

/// A good registration of a photovoltaic system; its interconnection is still to come.
inline RegistrationRequest photovoltaic(const QString &transactionId, const QString &serialNo)
{
    RegistrationRequest request = thermostat(transactionId, serialNo);
    request.specification = QStringLiteral("PV-5");
    return request;
}

/// A good interconnection of the same system.
inline InterconnectionRequest interconnection(const QString &transactionId, const QString &serialNo)
{
    InterconnectionRequest request;
    request.client = QStringLiteral("aggregator");
    request.transactionId = transactionId;
    request.manufacturer = QStringLiteral("Sunline");
    request.model = QStringLiteral("S-5");
    request.serialNo = serialNo;
    request.customer.cisAccountId = QStringLiteral("A1");
    request.location.cisServicePointId = QStringLiteral("SP1");
    request.attributes.insert(QStringLiteral("setMaxW"), QStringLiteral("4000"));
    return request;
}

} // namespace derdesk
