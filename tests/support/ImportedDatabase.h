// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Derdeskctl.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

#include <optional>

namespace derdesk {

/// A database as an administrator sets it up: "derdeskctl init", then import files. Everything else
/// is done to it by the programs, and seen in it by plain SQL.
///
/// Types: TSTAT (registration only: WARMLY T-1, specification TH-1, program DR), PV
/// (interconnection and registration: SUNLINE S-5, PV-5, program SOLAR), BATTERY (registration
/// only: VOLTBOX B-10, BAT-10, no program), TRAFO (no DER: IRONCORE X-1, TR-1). Programs: DR,
/// SOLAR, TOU (any type), CLOSED (ended). Head ends: HE, and HE-ACK, which acknowledges. Customers:
/// A1 Ada Byron at SP1, A2 Grace Hopper at SP2.
class ImportedDatabase final
{
public:
    /// In a file; it is set up once for a test program.
    ImportedDatabase()
        : m_url{m_folder.filePath(QStringLiteral("derdesk.db"))}
        , m_derdeskctl(m_url)
    {
        static const ImportedDatabase prepared(std::nullopt);
        if (!QFile::copy(prepared.url().path, m_url.path))
            throw std::runtime_error("the prepared database cannot be copied");
    }

    /// In an empty one on a server; column() and what asks it are for the file alone.
    explicit ImportedDatabase(const std::optional<DatabaseUrl> &server)
        : m_url(server ? *server : DatabaseUrl{m_folder.filePath(QStringLiteral("derdesk.db"))})
        , m_derdeskctl(m_url)
    {
        run({QStringLiteral("init")});
        import("catalogue", "manufacturer,model\nWARMLY,T-1\nSUNLINE,S-5\nVOLTBOX,B-10\n"
                            "IRONCORE,X-1\n");
        import("asset-types", "code,description,der_registration_flag\n"
                              "TSTAT,Smart thermostat,REGISTRATION_ONLY\n"
                              "PV,Rooftop PV,INTERCONNECTION_AND_REGISTRATION\n"
                              "BATTERY,Home battery,REGISTRATION_ONLY\nTRAFO,Line transformer,\n");
        import("programs", "code,description,start_date,end_date,asset_types\n"
                           "DR,Demand response,2020-01-01,,TSTAT;BATTERY\n"
                           "SOLAR,Solar,2020-01-01,,PV\n"
                           "TOU,Time of use,2020-01-01,,TSTAT;PV;BATTERY;TRAFO\n"
                           "CLOSED,Ended,2020-01-01,2020-12-31,TSTAT;PV;BATTERY\n");
        import("head-ends", "code,description,acknowledges\nHE,Head end,false\n"
                            "HE-ACK,Head end that acknowledges,true\n");
        import("specifications",
               "code,description,asset_type,manufacturer,model,program,type,rtgMaxW\n"
               "TH-1,Thermostat,TSTAT,WARMLY,T-1,DR,0,3000\n"
               "PV-5,PV 5 kW,PV,SUNLINE,S-5,SOLAR,4,5000\n"
               "BAT-10,Battery,BATTERY,VOLTBOX,B-10,,80,5000\n"
               "TR-1,Transformer,TRAFO,IRONCORE,X-1,TOU,0,9000\n");
        importCustomer("A1", "Ada Byron", "SP1", "1 Main Street");
        importCustomer("A2", "Grace Hopper", "SP2", "2 Main Street");
    }

    const DatabaseUrl &url() const { return m_url; }

    /// Runs derdeskctl on the database; throws unless it succeeds. What it printed.
    QByteArray run(const QStringList &arguments) const
    {
        const Ended ended = m_derdeskctl.run(arguments);
        if (ended.exitCode != 0) {
            const QByteArray what = arguments.join(u' ').toUtf8() + ": " + ended.err;
            throw std::runtime_error(what.toStdString());
        }
        return ended.out.trimmed();
    }

    /// The secret of a new client.
    QString token(const QString &name, const QString &scopes = {}) const
    {
        QStringList arguments{QStringLiteral("token"), QStringLiteral("create"), name};
        if (!scopes.isEmpty())
            arguments += QStringList{QStringLiteral("--scope"), scopes};
        return QString::fromLatin1(run(arguments));
    }

    /// One run of F1-STKDF; its statistics.
    QJsonObject monitor(const QStringList &options = {}) const
    {
        return QJsonDocument::fromJson(run(QStringList{QStringLiteral("monitor")} + options))
            .object();
    }

    void import(const char *kind, const QByteArray &csv) const
    {
        const QString path = m_folder.filePath(QLatin1String(kind) + QStringLiteral(".csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
            throw std::runtime_error("cannot write an import file");
        file.close();
        run({QStringLiteral("import"), QLatin1String(kind), path});
    }

    void importCustomer(const QByteArray &account, const QByteArray &name,
                        const QByteArray &servicePoint, const QByteArray &address) const
    {
        import("customers",
               "account_id,person_id,name,email,home_phone,business_phone,mobile_phone,"
               "service_point_id,premise_id,address1,address2,address3,address4,city,"
               "state,postal,country\n" +
                   account + ",P" + account + ',' + name + ",,,,," + servicePoint + ",PR" +
                   servicePoint + ',' + address + ",,,,Springfield,IL,62701,USA\n");
    }

    /// The first column of the rows that a SELECT gives.
    QStringList column(const QString &select) const
    {
        const QString name = QUuid::createUuid().toString();
        QStringList values;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(m_url.path);
            database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
            if (!database.open())
                throw std::runtime_error(database.lastError().text().toStdString());
            QSqlQuery query(database);
            if (!query.exec(select))
                throw std::runtime_error(query.lastError().text().toStdString());
            while (query.next())
                values.append(query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(name);
        return values;
    }

    /// The first of them; null if there is none.
    QString value(const QString &select) const { return column(select).value(0); }
    /// SQL that no program has a command for: lets time pass, for one.
    void change(const QString &sql) const { column(sql); }
    int count(const QString &from) const
    {
        return value(QStringLiteral("SELECT count(*) FROM ") + from).toInt();
    }

private:
    QTemporaryDir m_folder;
    DatabaseUrl m_url;
    Derdeskctl m_derdeskctl;
};

} // namespace derdesk
