// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

namespace derdesk {

/// Look-ups of the records that tasks refer to. All throw StoreError.

/// The active combination, if there is one.
std::optional<Model> findModel(Connection &connection, const QString &manufacturer,
                               const QString &model);
std::optional<Model> findModel(Connection &connection, qint64 id);
std::optional<AssetType> findAssetType(Connection &connection, const QString &code);
std::optional<HeadEndSystem> findHeadEndSystem(Connection &connection, const QString &code);
/// With its eligible asset types.
std::optional<Program> findProgram(Connection &connection, const QString &code);
/// All of them by code, without their eligible asset types.
QList<Program> programs(Connection &connection);
/// With its nameplate.
std::optional<Specification> findSpecification(Connection &connection, const QString &code);
/// The codes of the specifications of a model, sorted.
QStringList specificationsOfModel(Connection &connection, qint64 modelId);
/// Throws StoreFailed for a code that is not in the table.
ServiceTaskType serviceTaskType(Connection &connection, const QString &code);
/// All of them by code.
QList<ServiceTaskType> serviceTaskTypes(Connection &connection);

} // namespace derdesk
