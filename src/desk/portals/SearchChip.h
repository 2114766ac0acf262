// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

#include <QToolButton>

namespace derdesk {

/// What a search asks for that its form has no field for, as the dashboard does: the cause of an
/// issue, and since when a task has been in its status. In words; a click takes it back.
class SearchChip final : public QToolButton
{
    Q_OBJECT
public:
    explicit SearchChip(QWidget *parent = nullptr);

    /// Takes of it what it shows; hidden if that is nothing.
    void setCriteria(const TaskCriteria &criteria);
    void addTo(TaskCriteria &criteria) const;
    /// Empty if nothing is asked for.
    QString words() const { return m_words; }

private:
    QString m_words;
    QDate m_statusFrom;
    QDate m_statusTo;
    QString m_cause;
};

} // namespace derdesk
