// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

#include <QCoreApplication>
#include <QObject>

namespace derdesk {

/// A question that a clerk asks again and again.
struct SavedSearch
{
    QString name; ///< empty: a ready-made one, named in the user's language by what it asks for
    TaskCriteria criteria;

    QString title() const;
    bool operator==(const SavedSearch &) const = default;
};

/// A clerk's saved searches in the clerk's order: at first the ready-made ones, "Needs attention",
/// "Pending > 1 day" and "Mine". Kept in the clerk's settings with each change.
class SavedSearches final : public QObject
{
    Q_OBJECT
public:
    explicit SavedSearches(const QString &clerk, QObject *parent = nullptr);

    const QList<SavedSearch> &all() const { return m_searches; }
    void insert(qsizetype index, const SavedSearch &search);
    /// A name that says nothing is not taken.
    void rename(qsizetype index, const QString &name);
    void remove(qsizetype index);
    /// So that it stands at \a to afterwards.
    void move(qsizetype from, qsizetype to);

Q_SIGNALS:
    void changed();

private:
    void keep();

    const QString m_clerk;
    QList<SavedSearch> m_searches;
};

} // namespace derdesk
