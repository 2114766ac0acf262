// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/ImportFile.h"
#include "operations/ImportTexts.h"

#include <QHash>

namespace derdesk {

/// Rows that each describe one record, known by the column "code".
class CodedRows final
{
public:
    CodedRows(ImportFile &file, ImportCounts &counts)
        : m_file(file)
        , m_counts(counts)
    {
    }

    /// Goes to the next row. A code that comes again is a fault; one that is faulty is empty.
    bool next();
    const QString &code() const { return m_code; }

    /// Counts the row and keeps it with \a store(wanted), unless it is faulty or says what is \a
    /// stored.
    template <typename Record, typename Store>
    void keep(const std::optional<Record> &stored, const Record &wanted, Store store)
    {
        if (!m_file.rowIsGood())
            return;
        if (stored == wanted) {
            ++m_counts.unchanged;
            return;
        }
        ++(stored ? m_counts.updated : m_counts.inserted);
        note(!stored, stored ? importTexts(*stored) : ImportTexts(), importTexts(wanted));
        store(wanted);
    }

private:
    void note(bool isNew, const ImportTexts &before, const ImportTexts &after);

    ImportFile &m_file;
    ImportCounts &m_counts;
    QString m_code;
    QHash<QString, int> m_lines;
};

} // namespace derdesk
