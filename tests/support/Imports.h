// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Import.h"
#include "support/FreshDatabase.h"

#include <QBuffer>
#include <QTest>

namespace derdesk {

inline ImportResult import(FreshDatabase &database, ImportKind kind, QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return database.write([&](Transaction &tx) { return importFile(tx, kind, buffer); });
}

/// "inserted/updated/unchanged", or the faults as "line:column:what" each.
inline QStringList outcome(const ImportResult &result)
{
    if (result)
        return {QStringLiteral("%1/%2/%3")
                    .arg(result->inserted)
                    .arg(result->updated)
                    .arg(result->unchanged)};
    QStringList faults;
    for (const ImportFault &fault : result.error())
        faults +=
            QStringLiteral("%1:%2:%3").arg(QString::number(fault.line), fault.column, fault.what);
    return faults;
}

/// Two asset types, a program for each, two models, a head-end system, three customers.
inline void fill(FreshDatabase &database)
{
    const auto must = [&](ImportKind kind, const char *bytes) {
        const ImportResult result = import(database, kind, bytes);
        QVERIFY2(result, qPrintable(outcome(result).join(QLatin1Char('\n'))));
    };
    must(ImportKind::Catalogue, "manufacturer,model,vac_nominal_V,ac_power_rated_W\n"
                                "Acme,X1,208,5000\nAcme,X1,240,5000\nAcme,X2,240,7600\n"
                                "Zenith,X1,240,3000\n");
    must(ImportKind::AssetTypes, "code,description,der_registration_flag\n"
                                 "PV,Rooftop,INTERCONNECTION_AND_REGISTRATION\n"
                                 "STAT,Thermostat,REGISTRATION_ONLY\nSWITCH,Plain switch,\n");
    must(ImportKind::Programs, "code,description,start_date,end_date,asset_types\n"
                               "DR,Demand response,2020-01-01,,STAT;PV\n"
                               "OLD,Closed,2010-01-01,2019-12-31,PV\n");
    must(ImportKind::HeadEnds, "code,description,acknowledges\nHE1,One,false\nHE2,Two,true\n");
    must(ImportKind::Specifications,
         "code,description,asset_type,manufacturer,model,program,type,rtgMaxW,rtgVNom\n"
         "S1,First,PV,Acme,X1,DR,4,5000,240\nS2,Second,STAT,Acme,X2,,,,\n");
    must(ImportKind::Customers,
         "account_id,person_id,name,email,service_point_id,premise_id,address1,city\n"
         "A1,P1,Ann One,ann@example.com,SP1,PR1,1 Main St,Springfield\n"
         "A1,P1,Ann One,ann@example.com,SP2,PR1,2 Main St,Springfield\n"
         "A2,P2,Bob Two,,SP3,PR3,3 Main St,Springfield\n");
}

} // namespace derdesk
