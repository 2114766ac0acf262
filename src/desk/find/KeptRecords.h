// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/find/RecordLink.h"

#include <QList>
#include <QObject>

namespace derdesk {

/// Records that a clerk comes back to: the last ones opened, or those with a bookmark. The newest
/// first; kept in the clerk's settings with each change.
class KeptRecords final : public QObject
{
    Q_OBJECT
public:
    /// \a name: of the list in the settings. Beyond \a most the oldest go.
    KeptRecords(const QString &clerk, const QString &name, qsizetype most,
                QObject *parent = nullptr);

    const QList<RecordLink> &all() const { return m_records; }
    bool contains(const RecordLink &record) const;
    /// Comes first; a record that is in the list already moves there.
    void add(const RecordLink &record);
    /// Its title is another now, if it is in the list.
    void rename(const RecordLink &record);
    void remove(const RecordLink &record);

Q_SIGNALS:
    void changed();

private:
    qsizetype indexOf(const RecordLink &record) const;
    void keep();

    const QString m_clerk;
    const QString m_name;
    const qsizetype m_most;
    QList<RecordLink> m_records;
};

} // namespace derdesk
