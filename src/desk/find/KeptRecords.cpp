// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/KeptRecords.h"

#include "desk/find/ClerkSettings.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

KeptRecords::KeptRecords(const QString &clerk, const QString &name, qsizetype most, QObject *parent)
    : QObject(parent)
    , m_clerk(clerk)
    , m_name(name)
    , m_most(most)
{
    ClerkSettings settings(clerk);
    const int count = settings.beginReadArray(name);
    for (int i = 0; i < count && i < most; ++i) {
        settings.setArrayIndex(i);
        m_records.append({settings.value(u"kind"_s).toString(), settings.value(u"key"_s).toString(),
                          settings.value(u"title"_s).toString()});
    }
}

qsizetype KeptRecords::indexOf(const RecordLink &record) const
{
    const auto found =
        std::find_if(m_records.cbegin(), m_records.cend(),
                     [&record](const RecordLink &kept) { return kept.isSame(record); });
    return found == m_records.cend() ? -1 : found - m_records.cbegin();
}

bool KeptRecords::contains(const RecordLink &record) const { return indexOf(record) >= 0; }

void KeptRecords::add(const RecordLink &record)
{
    const qsizetype known = indexOf(record);
    RecordLink added = record;
    if (known >= 0) { // whose title says more than that of a tab that has just been opened
        added.title = m_records[known].title;
        m_records.removeAt(known);
    }
    m_records.prepend(added);
    if (m_records.size() > m_most)
        m_records.resize(m_most);
    keep();
}

void KeptRecords::rename(const RecordLink &record)
{
    const qsizetype known = indexOf(record);
    if (known < 0 || m_records[known] == record)
        return;
    m_records[known] = record;
    keep();
}

void KeptRecords::remove(const RecordLink &record)
{
    const qsizetype known = indexOf(record);
    if (known < 0)
        return;
    m_records.removeAt(known);
    keep();
}

void KeptRecords::keep()
{
    ClerkSettings settings(m_clerk);
    settings.remove(m_name);
    settings.beginWriteArray(m_name, int(m_records.size()));
    for (int i = 0; i < m_records.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"kind"_s, m_records[i].kind);
        settings.setValue(u"key"_s, m_records[i].key);
        settings.setValue(u"title"_s, m_records[i].title);
    }
    settings.endArray();
    Q_EMIT changed();
}

} // namespace derdesk
