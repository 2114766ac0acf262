// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskChanges.h"

#include "store/Writer.h"

namespace derdesk {

TaskChanges::TaskChanges(Writer &writer, QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(100);
    connect(&writer, &Writer::tasksChanged, this, &TaskChanges::collect); // from its thread
    connect(&m_pause, &QTimer::timeout, this, &TaskChanges::tell);
}

void TaskChanges::collect(const QList<RecordId> &ids)
{
    for (RecordId id : ids)
        m_ids.insert(id);
    if (!m_pause.isActive())
        m_pause.start();
}

void TaskChanges::tell()
{
    const QList<RecordId> ids = m_ids.values();
    m_ids.clear();
    Q_EMIT changed(ids);
}

} // namespace derdesk
