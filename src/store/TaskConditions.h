// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "store/TaskCriteria.h"

namespace derdesk {

/// A part of a statement, with its values.
struct Condition
{
    QString sql;
    QVariantList values;
};

/// A WHERE clause that grows with its values.
class Where final
{
public:
    explicit Where(Engine engine)
        : m_engine(engine)
    {
    }

    void add(const QString &condition, const QVariantList &values);
    void addPrefix(const QString &column, const QString &prefix);
    /// Of a column of search keys.
    void addContains(const QString &column, const QString &key);

    Engine engine() const { return m_engine; }
    const QString &sql() const { return m_sql; }
    const QVariantList &values() const { return m_values; }

private:
    const Engine m_engine;
    QString m_sql;
    QVariantList m_values;
};

/// What the criteria ask of service_task t. Asks the database which models they name, and how many
/// tasks have a cause. Throws StoreError.
Where whereOf(Connection &connection, const TaskCriteria &criteria);

} // namespace derdesk
