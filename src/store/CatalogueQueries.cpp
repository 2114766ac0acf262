// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CatalogueQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

std::optional<double> numberColumn(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

QVariant numberColumn(const std::optional<double> &number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<double>());
}

} // namespace

qint64 countModels(Connection &connection)
{
    return connection.value(u"SELECT count(*) FROM model"_s).toLongLong();
}

qint64 findModelId(Connection &connection, const QString &manufacturer, const QString &model)
{
    return connection
        .value(u"SELECT id FROM model WHERE manufacturer = ? AND code = ?"_s, {manufacturer, model})
        .toLongLong();
}

qint64 insertModel(Connection &connection, const QString &manufacturer, const QString &model)
{
    connection.forget();
    connection.change(u"INSERT INTO manufacturer (code) VALUES (?) ON CONFLICT (code) DO NOTHING"_s,
                      {manufacturer});
    return connection
        .value(u"INSERT INTO model (manufacturer, code) VALUES (?, ?) RETURNING id"_s,
               {manufacturer, model})
        .toLongLong();
}

std::optional<ModelRating> findModelRating(Connection &connection, qint64 modelId, int position)
{
    return connection.first(uR"(
        SELECT grid_support, vac_nominal_v, ac_power_rated_w, dc_power_rated_w, dc_voltage_max_v,
            dc_current_max_a, mppt_low_v, mppt_high_v
        FROM model_rating WHERE model_id = ? AND position = ?)"_s,
                            {modelId, position}, [](const QSqlQuery &row) {
                                return ModelRating{
                                    row.value(0).toString(),    row.value(1).toString(),
                                    numberColumn(row.value(2)), numberColumn(row.value(3)),
                                    numberColumn(row.value(4)), numberColumn(row.value(5)),
                                    numberColumn(row.value(6)), numberColumn(row.value(7))};
                            });
}

void storeModelRating(Connection &connection, qint64 modelId, int position,
                      const ModelRating &rating)
{
    connection.change(uR"(
        INSERT INTO model_rating (model_id, position, grid_support, vac_nominal_v, ac_power_rated_w,
            dc_power_rated_w, dc_voltage_max_v, dc_current_max_a, mppt_low_v, mppt_high_v)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (model_id, position) DO UPDATE SET grid_support = excluded.grid_support,
            vac_nominal_v = excluded.vac_nominal_v, ac_power_rated_w = excluded.ac_power_rated_w,
            dc_power_rated_w = excluded.dc_power_rated_w, dc_voltage_max_v = excluded.dc_voltage_max_v,
            dc_current_max_a = excluded.dc_current_max_a, mppt_low_v = excluded.mppt_low_v,
            mppt_high_v = excluded.mppt_high_v)"_s,
                      {modelId, position, referenceColumn(rating.gridSupport),
                       referenceColumn(rating.vacNominal), numberColumn(rating.acPowerRated),
                       numberColumn(rating.dcPowerRated), numberColumn(rating.dcVoltageMax),
                       numberColumn(rating.dcCurrentMax), numberColumn(rating.mpptLow),
                       numberColumn(rating.mpptHigh)});
}

int truncateModelRatings(Connection &connection, qint64 modelId, int count)
{
    return connection.change(u"DELETE FROM model_rating WHERE model_id = ? AND position > ?"_s,
                             {modelId, count});
}

} // namespace derdesk
