// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

namespace derdesk {

/// One line of a list of eligible equipment, as it states a model. Missing numbers are nothing.
struct ModelRating
{
    QString gridSupport;
    QString vacNominal;                 ///< V; a number, or a range as in "422-528"
    std::optional<double> acPowerRated; ///< W
    std::optional<double> dcPowerRated; ///< W
    std::optional<double> dcVoltageMax; ///< V
    std::optional<double> dcCurrentMax; ///< A
    std::optional<double> mpptLow;      ///< V
    std::optional<double> mpptHigh;     ///< V

    bool operator==(const ModelRating &) const = default;
};

/// Manufacturers, models and what the list says of them. All throw StoreError.

/// How many manufacturer and model combinations there are.
qint64 countModels(Connection &connection);
/// The id of the combination, active or not; 0 if there is none.
qint64 findModelId(Connection &connection, const QString &manufacturer, const QString &model);
/// Makes the combination, and the manufacturer if need be; its id.
qint64 insertModel(Connection &connection, const QString &manufacturer, const QString &model);

/// Positions count from 1.
std::optional<ModelRating> findModelRating(Connection &connection, qint64 modelId, int position);
void storeModelRating(Connection &connection, qint64 modelId, int position,
                      const ModelRating &rating);
/// Deletes the ratings that follow the first \a count; how many there were.
int truncateModelRatings(Connection &connection, qint64 modelId, int count);

} // namespace derdesk
