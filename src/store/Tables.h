// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

#include <QStringList>

namespace derdesk {

/// A table of records, as the database itself describes it.
struct Table
{
    QString name;
    QStringList columns;
    QStringList key; ///< the primary key's columns, in its order
};

/// All tables of records; one that others refer to stands before these. Throws StoreError.
QList<Table> tables(Connection &connection);

/// PostgreSQL counts on from the highest id after rows were written with ids of their own, as
/// SQLite always does. Throws StoreError.
void alignKeys(Connection &connection);

} // namespace derdesk
