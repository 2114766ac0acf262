// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace derdesk {

class ChangeFeed;
class Writer;

/// Tells the window which tasks are new or changed, by this program's writer or by others: what
/// they say within a tenth of a second comes in one signal, so that a thousand requests a second
/// ask for ten answers, not a thousand.
class TaskChanges final : public QObject
{
    Q_OBJECT
public:
    TaskChanges(Writer &writer, ChangeFeed &others, QObject *parent = nullptr);

Q_SIGNALS:
    void changed(const QList<derdesk::RecordId> &ids);
    /// Nobody knows which.
    void anyChanged();

private:
    void collect(const QList<RecordId> &ids);
    void collectOthers(const QList<RecordId> &ids);
    void tell();

    QSet<RecordId> m_ids;
    bool m_any = false;
    QTimer m_pause;
};

} // namespace derdesk
