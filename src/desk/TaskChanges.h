// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace derdesk {

class Writer;

/// Tells the window which tasks are new or changed: what the writer says within a tenth of a second
/// comes in one signal, so that a thousand requests a second ask for ten answers, not a thousand.
class TaskChanges final : public QObject
{
    Q_OBJECT
public:
    explicit TaskChanges(Writer &writer, QObject *parent = nullptr);

Q_SIGNALS:
    void changed(const QList<derdesk::RecordId> &ids);

private:
    void collect(const QList<RecordId> &ids);
    void tell();

    QSet<RecordId> m_ids;
    QTimer m_pause;
};

} // namespace derdesk
