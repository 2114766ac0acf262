// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "store/Transaction.h"

#include <QIODevice>

#include <atomic>
#include <functional>

namespace derdesk {

/// What the import files of domain.md section 8 hold.
enum class ImportKind { Catalogue, AssetTypes, Programs, HeadEnds, Specifications, Customers };
/// "catalogue", "asset-types" …
std::span<const QLatin1StringView> enumTexts(ImportKind);

/// The columns that a kind of file has.
struct ImportColumnNames
{
    QStringList required;
    QStringList further;
};
ImportColumnNames importColumns(ImportKind kind);

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

/// The error has no fault at all if the import was stopped.
using ImportResult = tl::expected<ImportCounts, QList<ImportFault>>;

/// How far an import is.
struct ImportProgress
{
    qint64 rows = 0;     ///< read
    qint64 bytes = 0;    ///< read
    qint64 allBytes = 0; ///< of the file; 0: nobody knows, as of a pipe
    qint64 kept = 0;     ///< records written, of
    qint64 toKeep = 0;   ///< so many; 0 until all is read, and where rows are written as they come
};

/// A record that an import inserts or updates.
struct ImportChange
{
    QString field; ///< by which it is known: "code", "account_id" …
    QString key;
    bool isNew = false;
    QList<FieldChange> fields; ///< that change; of a new record, those that have a value
};

/// What a file would change: importFile() fills it, and the caller rolls back.
struct ImportPreview
{
    static constexpr qsizetype mostChanges = 1000;
    QList<ImportChange> changes; ///< the first ones, in the order of the file
};

/// What an import is told and tells. All is called from, and looked at in, its thread.
struct ImportOptions
{
    std::function<void(const ImportProgress &)> progress; ///< some hundred rows apart
    const std::atomic_bool *stop = nullptr;               ///< true: ends it at the next such pause
    ImportPreview *preview = nullptr;
};

/// Reads a whole file into the database, or changes nothing and gives all of its faults (the caller
/// rolls back). Counts are of rows, but of manufacturer and model combinations for the catalogue.
/// Tasks that waited for what is imported become due at once. Only for administrators: else the one
/// fault has line 0, and says so.
ImportResult importFile(Transaction &tx, ImportKind kind, QIODevice &device,
                        const ImportOptions &options = {});

enum class ImportKeeps { All, Nothing };
/// The same with a connection and a transaction of its own, for large files: customers are read,
/// checked and compared before the transaction begins, so that others who write wait only while
/// what is new or changed is written. Keeping nothing needs no such transaction for customers, and
/// rolls it back for the other kinds. Blocks: never for the GUI's thread. Throws StoreError.
ImportResult importFile(const DatabaseUrl &url, const Actor &actor, ImportKind kind,
                        QIODevice &device, ImportKeeps keeps, const ImportOptions &options = {});

/// The list of inverters that the product ships.
ImportResult importDefaultCatalogue(Transaction &tx);

} // namespace derdesk
