// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/CsvReader.h"
#include "operations/Import.h"

#include <deque>

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

    /// \a device and \a options outlive it.
    ImportFile(QIODevice &device, QList<ImportColumn> columns,
               const ImportOptions &options = noOptions());

    /// Goes to the next row that has the right form. false: the end, too many faults, or
    /// wasStopped().
    bool next();
    /// Whether options.stop has ended it.
    bool wasStopped() const { return m_stopped; }
    const ImportOptions &options() const { return m_options; }
    const ImportProgress &progress() const { return m_progress; }

    /// Rows are read some hundreds at a time; how often that was so far.
    qint64 block() const { return m_block; }
    /// What this row and those read ahead have in a column of the file, for who wants to look these
    /// up together; not checked.
    QStringList ahead(QLatin1StringView column) const;

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
    static const ImportOptions &noOptions();

    void readHeader();
    void checkHeader(const CsvRecord &header);
    bool readRow();
    std::optional<CsvRecord> nextRecord();
    void readBlock();
    qsizetype position(QLatin1StringView column) const;

    const ImportOptions &m_options;
    CsvReader m_reader;
    std::deque<CsvRecord> m_ahead;
    ImportProgress m_progress;
    qint64 m_block = 0;
    bool m_stopped = false;
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
