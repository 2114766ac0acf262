// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Tables.h"

namespace derdesk {

/// Rows of one table in the order of its key, some at a time.
class RowReader final
{
public:
    RowReader(Connection &connection, const Table &table);

    /// Goes on after the row with this key.
    void skipTo(const QVariantList &key) { m_last = key; }
    /// The next rows, the values of each in the order of the table's columns; empty at the end.
    QList<QVariantList> next();

private:
    Connection &m_connection;
    const Table &m_table;
    QVariantList m_last; ///< the key of the last row read
};

/// Writes some rows; within a transaction, all or none. Throws StoreError.
void insertRows(Connection &connection, const Table &table, const QList<QVariantList> &rows);
/// The highest key of a table; empty if it has no row.
QVariantList lastKey(Connection &connection, const Table &table);

} // namespace derdesk
