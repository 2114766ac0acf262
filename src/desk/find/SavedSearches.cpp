// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/SavedSearches.h"

#include "desk/find/ClerkSettings.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString key = u"savedSearches"_s;

QList<SavedSearch> readyMade(const QString &clerk)
{
    SavedSearch attention;
    attention.criteria.needsAttention = true;
    SavedSearch pending;
    pending.criteria.statuses = {TaskStatus::Pending};
    pending.criteria.olderThanDays = 1;
    SavedSearch mine;
    mine.criteria.assignedTo = clerk;
    return {attention, pending, mine};
}

} // namespace

QString SavedSearch::title() const
{
    if (!name.isEmpty())
        return name;
    if (criteria.needsAttention)
        return SavedSearches::tr("Needs attention");
    if (!criteria.assignedTo.isEmpty())
        return SavedSearches::tr("Mine");
    return SavedSearches::tr("Pending > 1 day");
}

SavedSearches::SavedSearches(const QString &clerk, QObject *parent)
    : QObject(parent)
    , m_clerk(clerk)
{
    ClerkSettings settings(clerk);
    if (!settings.contains(key + u"/size"_s)) {
        m_searches = readyMade(clerk);
        return;
    }
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        if (const auto criteria = criteriaFromText(settings.value(u"criteria"_s).toString()))
            m_searches.append({settings.value(u"name"_s).toString(), *criteria});
    }
}

void SavedSearches::insert(qsizetype index, const SavedSearch &search)
{
    m_searches.insert(qBound(qsizetype(0), index, m_searches.size()), search);
    keep();
}

void SavedSearches::rename(qsizetype index, const QString &name)
{
    const QString given = name.simplified();
    if (!given.isEmpty() && given != m_searches[index].title())
        m_searches[index].name = given;
    keep();
}

void SavedSearches::remove(qsizetype index)
{
    m_searches.removeAt(index);
    keep();
}

void SavedSearches::move(qsizetype from, qsizetype to)
{
    m_searches.move(from, to);
    keep();
}

void SavedSearches::keep()
{
    ClerkSettings settings(m_clerk);
    settings.remove(key);
    settings.beginWriteArray(key, int(m_searches.size()));
    for (int i = 0; i < m_searches.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"name"_s, m_searches[i].name);
        settings.setValue(u"criteria"_s, toText(m_searches[i].criteria));
    }
    settings.endArray();
    Q_EMIT changed();
}

} // namespace derdesk
