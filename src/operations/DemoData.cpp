// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoData.h"

#include "operations/DemoStories.h"
#include "operations/Import.h"
#include "operations/RoleCheck.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"

#include <QFile>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int customers = 200;

/// What a database that is in use has; the catalogue and service task types come with the product.
constexpr QLatin1StringView tablesOfUse[] = {
    "service_task"_L1,  "customer"_L1,        "asset_type"_L1, "program"_L1,
    "specification"_L1, "head_end_system"_L1, "der_asset"_L1};

Problems firstTableInUse(Connection &connection)
{
    for (QLatin1StringView table : tablesOfUse) {
        if (connection.value(u"SELECT 1 FROM "_s + table + u" LIMIT 1").isValid())
            return {{ProblemCode::NotEmpty, {}, {{u"value"_s, table}}}};
    }
    return {};
}

Problems importDemo(Transaction &tx, ImportKind kind)
{
    QFile file(u":/demo/"_s + toText(kind) + u".csv");
    if (!file.open(QIODevice::ReadOnly))
        return {{ProblemCode::Internal, {}, {{u"reason"_s, file.errorString()}}}};
    const ImportResult result = importFile(tx, kind, file);
    if (result)
        return {};
    const ImportFault &fault = result.error().constFirst();
    const QString reason = u"%1:%2: %3: %4"_s.arg(file.fileName(), QString::number(fault.line),
                                                  fault.column, fault.what);
    return {{ProblemCode::Internal, {}, {{u"reason"_s, reason}}}};
}

/// Open during all of the demo's two years and for some time to come.
void storePrograms(Transaction &tx)
{
    const int year = tx.now().date().year();
    const QDate start(year - 3, 1, 1);
    storeProgram(tx.db(), {u"DEMAND-RESPONSE"_s,
                           u"Demand response"_s,
                           start,
                           {},
                           true,
                           {u"EV-CHARGER"_s, u"HOME-BATTERY"_s, u"SMART-THERMOSTAT"_s}});
    storeProgram(tx.db(), {u"PEAK-BATTERY"_s,
                           u"Batteries at peak times"_s,
                           start,
                           QDate(year + 2, 12, 31),
                           true,
                           {u"HOME-BATTERY"_s, u"ROOFTOP-PV"_s}});
    storeProgram(tx.db(), {u"TIME-OF-USE"_s,
                           u"Time-of-use tariff"_s,
                           start,
                           {},
                           true,
                           {u"EV-CHARGER"_s, u"HOME-BATTERY"_s, u"LINE-TRANSFORMER"_s,
                            u"ROOFTOP-PV"_s, u"SMART-THERMOSTAT"_s}});
}

Problems storeReference(Transaction &tx)
{
    Problems problems;
    if (!importDefaultCatalogue(tx))
        problems.append({ProblemCode::Internal, {}, {{u"reason"_s, u"the default catalogue"_s}}});
    problems += importDemo(tx, ImportKind::Catalogue);
    problems += importDemo(tx, ImportKind::AssetTypes);
    problems += importDemo(tx, ImportKind::HeadEnds);
    storePrograms(tx);
    return problems + importDemo(tx, ImportKind::Specifications);
}

} // namespace

bool hasDemoData(Connection &connection)
{
    return findProgram(connection, u"TIME-OF-USE"_s) && findHeadEndSystem(connection, u"CLOUD"_s) &&
           findSpecification(connection, u"STAT-AURORA-200"_s) &&
           findSpecification(connection, u"BAT-PIKA-7603"_s);
}

Result<DemoCounts> fillDemo(Transaction &tx, quint32 seed)
{
    if (const auto allowed = checkRole(tx, Permission::Administer); !allowed)
        return failed(allowed.error());
    Problems problems = firstTableInUse(tx.db());
    if (problems.isEmpty())
        problems = storeReference(tx);
    if (!problems.isEmpty())
        return failed(problems);

    QRandomGenerator random(seed);
    QList<DemoParty> parties;
    for (int number = 1; number <= customers; ++number) {
        parties.append(demoParty(number, random));
        insertDemoParty(tx.db(), parties.last());
    }
    DemoStories stories(tx, random);
    for (qsizetype i = 0; i < parties.size(); ++i)
        stories.tell(parties[i], parties[(i + 1) % parties.size()]);
    if (!stories.problems().isEmpty())
        return failed(stories.problems());
    return DemoCounts{customers, stories.tasks()};
}

} // namespace derdesk
