// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariantList>

#include <tl/expected.hpp>

#include <memory>
#include <optional>

namespace derdesk {

enum class TableFormat { Csv, Xlsx };
/// By the ending of the file's name, whatever its case.
std::optional<TableFormat> tableFormat(const QString &path);

/// Who reads a table. A program wants what the database has, to the letter; a person opens it in a
/// spreadsheet.
enum class TableReader { Program, Person };

/// The error says what could not be written, in the user's language.
using Written = tl::expected<void, QString>;

/// Whether a new file may take this place. Renaming would put it in place of a device or a pipe,
/// too: then the error says that something is there.
Written mayTakePlace(const QString &path);

/// A table that is written to a file row by row, in memory that does not grow with it. The file
/// takes its place, and that of one that is there already, only when it is finished; until then it
/// is written beside it, and is gone when this object is. One thread at a time.
class TableFile
{
public:
    TableFile() = default;
    virtual ~TableFile() = default;
    Q_DISABLE_COPY_MOVE(TableFile)

    /// Opens the file and writes the row of titles.
    virtual Written begin(const QStringList &titles) = 0;
    /// A row: texts (QString), whole numbers (int) and date-times (QDateTime, shown in the time
    /// zone that they have).
    virtual Written add(const QVariantList &cells) = 0;
    /// Puts the finished file, which is on the disk then, into its place. Takes its time.
    virtual Written finish() = 0;
};

/// \a name: of the table, where the format has a place for it.
std::unique_ptr<TableFile> newTableFile(TableFormat format, const QString &path, TableReader reader,
                                        const QString &name);

} // namespace derdesk
