// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "operations/Import.h"
#include "store/CatalogueQueries.h"

namespace derdesk {

/// What a record says, as import files say it: columns and texts, but not the key.
using ImportTexts = QList<std::pair<QString, QString>>;

ImportTexts importTexts(const AssetType &type);
ImportTexts importTexts(const Program &program);
ImportTexts importTexts(const HeadEndSystem &system);
ImportTexts importTexts(const Specification &specification);
/// \a position: a model may have several ratings, from 1.
ImportTexts importTexts(const ModelRating &rating, int position);

/// Where they differ. \a before may be empty, or name other columns.
QList<FieldChange> changesBetween(const ImportTexts &before, const ImportTexts &after);

} // namespace derdesk
