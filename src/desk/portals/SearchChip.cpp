// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/SearchChip.h"

#include <QIcon>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

SearchChip::SearchChip(QWidget *parent)
    : QToolButton(parent)
{
    setIcon(QIcon::fromTheme(u"close"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Search without this"));
    hide();
}

void SearchChip::setCriteria(const TaskCriteria &criteria)
{
    m_statusFrom = criteria.statusFrom;
    m_statusTo = criteria.statusTo;
    m_cause = criteria.cause;
    const auto day = [](QDate date) { return QLocale().toString(date, QLocale::ShortFormat); };
    QStringList parts;
    if (!m_cause.isEmpty())
        parts.append(tr("Cause: %1").arg(statusReasonText(m_cause)));
    if (m_statusFrom.isValid() && m_statusFrom == m_statusTo)
        parts.append(tr("Status since %1").arg(day(m_statusFrom)));
    else if (m_statusFrom.isValid() || m_statusTo.isValid())
        parts.append(tr("Status since %1 – %2").arg(day(m_statusFrom), day(m_statusTo)));
    m_words = parts.join(tr(", "));
    setText(m_words);
    setVisible(!m_words.isEmpty());
}

void SearchChip::addTo(TaskCriteria &criteria) const
{
    criteria.statusFrom = m_statusFrom;
    criteria.statusTo = m_statusTo;
    criteria.cause = m_cause;
}

} // namespace derdesk
