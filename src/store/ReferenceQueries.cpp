// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ReferenceQueries.h"

#include "store/Columns.h"
#include "store/StoreError.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

Model readModel(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toBool()};
}

const QString programColumns =
    u"SELECT code, description, start_date, end_date, active FROM program"_s;

Program readProgram(const QSqlQuery &row)
{
    return {row.value(0).toString(),  row.value(1).toString(), dateColumn(row.value(2)),
            dateColumn(row.value(3)), row.value(4).toBool(),   {}};
}

const QString typeColumns = uR"(SELECT code, description, business_object, to_do_role,
    expiration_days, max_retries, retry_base_seconds, retry_max_seconds, approval, retry_factor,
    retry_jitter_percent FROM service_task_type)"_s;

ServiceTaskType readType(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toString(), row.value(4).toInt(),    row.value(5).toInt(),
            row.value(6).toInt(),    row.value(7).toInt(),    row.value(8).toBool(),
            row.value(9).toDouble(), row.value(10).toInt()};
}

std::optional<Program> programWithTypes(Connection &connection, const QString &code)
{
    auto program = connection.first(programColumns + u" WHERE code = ?"_s, {code}, readProgram);
    if (program) {
        program->assetTypes = connection.list(
            u"SELECT asset_type FROM program_asset_type WHERE program = ? ORDER BY asset_type"_s,
            {code}, [](const QSqlQuery &row) { return row.value(0).toString(); });
    }
    return program;
}

std::optional<Specification> specificationWithNameplate(Connection &connection, const QString &code)
{
    auto specification = connection.first(
        uR"(SELECT s.code, s.description, s.asset_type, s.model_id, m.manufacturer, m.code, s.program
            FROM specification s JOIN model m ON m.id = s.model_id WHERE s.code = ?)"_s,
        {code}, [](const QSqlQuery &row) {
            return Specification{row.value(0).toString(), row.value(1).toString(),
                                 row.value(2).toString(), row.value(3).toLongLong(),
                                 row.value(4).toString(), row.value(5).toString(),
                                 row.value(6).toString(), {}};
        });
    if (specification) {
        const auto nameplate = connection.list(
            u"SELECT code, value FROM specification_attribute WHERE specification = ?"_s, {code},
            [](const QSqlQuery &row) {
                return std::pair(row.value(0).toString(), row.value(1).toString());
            });
        for (const auto &[attribute, value] : nameplate)
            specification->nameplate.insert(attribute, value);
    }
    return specification;
}

} // namespace

std::optional<Model> findModel(Connection &connection, const QString &manufacturer,
                               const QString &model)
{
    return connection.once(u"model %1\n%2"_s.arg(manufacturer, model), [&] {
        return connection.first(uR"(
            SELECT model.id, model.manufacturer, model.code, model.active
            FROM model JOIN manufacturer ON manufacturer.code = model.manufacturer
            WHERE model.manufacturer = ? AND model.code = ? AND model.active = 1
                AND manufacturer.active = 1)"_s,
                                {manufacturer, model}, readModel);
    });
}

std::optional<Model> findModel(Connection &connection, qint64 id)
{
    return connection.once(u"model %1"_s.arg(id), [&] {
        return connection.first(u"SELECT id, manufacturer, code, active FROM model WHERE id = ?"_s,
                                {id}, readModel);
    });
}

std::optional<AssetType> findAssetType(Connection &connection, const QString &code)
{
    return connection.once(u"asset type "_s + code, [&] {
        return connection.first(
            u"SELECT code, description, der_registration_flag FROM asset_type WHERE code = ?"_s,
            {code}, [](const QSqlQuery &row) {
                return AssetType{row.value(0).toString(), row.value(1).toString(),
                                 enumColumn<DerRegistrationFlag>(row.value(2))};
            });
    });
}

std::optional<HeadEndSystem> findHeadEndSystem(Connection &connection, const QString &code)
{
    return connection.once(u"head-end system "_s + code, [&] {
        return connection.first(
            u"SELECT code, description, acknowledges FROM head_end_system WHERE code = ?"_s, {code},
            [](const QSqlQuery &row) {
                return HeadEndSystem{row.value(0).toString(), row.value(1).toString(),
                                     row.value(2).toBool()};
            });
    });
}

std::optional<Program> findProgram(Connection &connection, const QString &code)
{
    return connection.once(u"program "_s + code,
                           [&] { return programWithTypes(connection, code); });
}

QList<Program> programs(Connection &connection)
{
    return connection.list(programColumns + u" ORDER BY code"_s, {}, readProgram);
}

std::optional<Specification> findSpecification(Connection &connection, const QString &code)
{
    return connection.once(u"specification "_s + code,
                           [&] { return specificationWithNameplate(connection, code); });
}

QStringList specificationsOfModel(Connection &connection, qint64 modelId)
{
    return connection.once(u"specifications of model %1"_s.arg(modelId), [&] {
        return QStringList(connection.list(
            u"SELECT code FROM specification WHERE model_id = ? ORDER BY code"_s, {modelId},
            [](const QSqlQuery &row) { return row.value(0).toString(); }));
    });
}

ServiceTaskType serviceTaskType(Connection &connection, const QString &code)
{
    const auto type = connection.once(u"service task type "_s + code, [&] {
        return connection.first(typeColumns + u" WHERE code = ?"_s, {code}, readType);
    });
    if (!type)
        throw StoreError(ProblemCode::StoreFailed, u"there is no service task type "_s + code);
    return *type;
}

QList<ServiceTaskType> serviceTaskTypes(Connection &connection)
{
    return connection.list(typeColumns + u" ORDER BY code"_s, {}, readType);
}

} // namespace derdesk
