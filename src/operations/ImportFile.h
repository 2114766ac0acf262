// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/CsvReader.h"
#include "operations/Import.h"

namespace derdesk {

/// A column that a kind of import file has.
struct ImportColumn
{
    QLatin1StringView name;
    qsizetype limit = 0;   ///< characters
    bool required = false; ///< the column must be there, and no value of it may be blank
};

/// An import file, row by row, with all that is found wrong with it. What the rows' values mean is
/// for the kind of import to say; it adds its own faults.
class ImportFile final
{
public:
    /// No more faults are collected, and the file is not read on.
    static constexpr qsizetype mostFaults = 1000;

    ImportFile(QIODevice &device, QList<ImportColumn> columns);

    /// Goes to the next row that has the right form. false: the end, or too many faults.
    bool next();

    /// Whether the file has this column.
    bool has(QLatin1StringView column) const { return position(column) >= 0; }
    /// Gives \a value what this row has in the column. false leaves it alone: the file has no such
    /// column, or the value is faulty.
    bool read(QLatin1StringView column, QString &value);
    /// The line where this row begins.
    int line() const { return m_row.line; }
    /// Whether no fault has been found in this row so far.
    bool rowIsGood() const { return m_faults.size() == m_faultsBefore; }

    /// Adds a fault of this row.
    void fault(const QString &column, const QString &what);
    const QList<ImportFault> &faults() const { return m_faults; }

private:
    void readHeader();
    void checkHeader(const CsvRecord &header);
    bool readRow();
    qsizetype position(QLatin1StringView column) const;

    CsvReader m_reader;
    QList<ImportColumn> m_columns;
    QList<qsizetype> m_positions; ///< of each column in the file; −1: not there
    qsizetype m_width = 0;
    bool m_usable = false; ///< the header names all that is required
    CsvRecord m_row;
    QList<int> m_blankLines;
    QList<ImportFault> m_faults;
    qsizetype m_faultsBefore = 0;
};

/// A value as faults quote it: in quotes, shortened if it is long.
QString quoted(const QString &value);

} // namespace derdesk
