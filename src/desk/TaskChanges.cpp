// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskChanges.h"

#include "store/ChangeFeed.h"
#include "store/Writer.h"

namespace derdesk {

TaskChanges::TaskChanges(Writer &writer, ChangeFeed &others, QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(100);
    connect(&writer, &Writer::tasksChanged, this, &TaskChanges::collect); // from its thread
    connect(&others, &ChangeFeed::tasksChanged, this, &TaskChanges::collectOthers);
    connect(&m_pause, &QTimer::timeout, this, &TaskChanges::tell);
}

void TaskChanges::collect(const QList<RecordId> &ids)
{
    for (RecordId id : ids)
        m_ids.insert(id);
    if (!m_pause.isActive())
        m_pause.start();
}

void TaskChanges::collectOthers(const QList<RecordId> &ids)
{
    m_any |= ids.isEmpty();
    collect(ids);
}

void TaskChanges::tell()
{
    const QList<RecordId> ids = std::exchange(m_ids, {}).values();
    if (std::exchange(m_any, false))
        Q_EMIT anyChanged(); // these among them
    else
        Q_EMIT changed(ids);
}

} // namespace derdesk
