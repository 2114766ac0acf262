// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskCriteria.h"

#include <QWidget>

namespace derdesk {

class FlowLayout;

/// What a search asks for, a chip for each criterion: a click or Del takes it away.
class CriteriaChips final : public QWidget
{
    Q_OBJECT
public:
    explicit CriteriaChips(QWidget *parent = nullptr);

    /// Hidden if they ask for nothing.
    void show(const TaskCriteria &criteria);

Q_SIGNALS:
    /// \a member: its name in toJson().
    void removed(const QString &member);
    void allRemoved();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addChip(const QString &member, const QString &text);

    FlowLayout *m_layout;
    TaskCriteria m_criteria;
};

} // namespace derdesk
