// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/ImportFile.h"

namespace derdesk {

/// What each kind of import knows: the columns of its files, and how their rows are kept.
/// Rows are counted as importFile() says; faults are added to the file.

QList<ImportColumn> catalogueColumns();
void importCatalogue(Transaction &tx, ImportFile &file, ImportCounts &counts);

QList<ImportColumn> assetTypeColumns();
void importAssetTypes(Transaction &tx, ImportFile &file, ImportCounts &counts);

QList<ImportColumn> programColumns();
void importPrograms(Transaction &tx, ImportFile &file, ImportCounts &counts);

QList<ImportColumn> headEndColumns();
void importHeadEnds(Transaction &tx, ImportFile &file, ImportCounts &counts);

QList<ImportColumn> specificationColumns();
void importSpecifications(Transaction &tx, ImportFile &file, ImportCounts &counts);

/// Their rows are kept by CustomerImport.
QList<ImportColumn> customerColumns();

} // namespace derdesk
