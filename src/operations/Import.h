// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "store/Transaction.h"

#include <QIODevice>

namespace derdesk {

/// What the import files of domain.md section 8 hold.
enum class ImportKind { Catalogue, AssetTypes, Programs, HeadEnds, Specifications, Customers };
/// "catalogue", "asset-types" …
std::span<const QLatin1StringView> enumTexts(ImportKind);

struct ImportCounts
{
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
};

/// A fault of a file: lines count from 1, the header's line; \a column is the column's name or
/// empty.
struct ImportFault
{
    int line = 0;
    QString column;
    QString what;
};

using ImportResult = tl::expected<ImportCounts, QList<ImportFault>>;

/// Reads a whole file into the database, or changes nothing and gives all of its faults (the caller
/// rolls back). Counts are of rows, but of manufacturer and model combinations for the catalogue.
/// Tasks that waited for imported customers and service points become due at once.
ImportResult importFile(Transaction &tx, ImportKind kind, QIODevice &device);

/// The list of inverters that the product ships.
ImportResult importDefaultCatalogue(Transaction &tx);

} // namespace derdesk
