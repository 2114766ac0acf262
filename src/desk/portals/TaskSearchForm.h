// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/TaskSearch.h"

#include <QWidget>

#include <memory>

namespace Ui {
class TaskSearchForm;
}

namespace derdesk {

class DateField;

/// One field for everything that tasks can be searched by (domain.md section 6).
class TaskSearchForm final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskSearchForm(QWidget *parent = nullptr);
    ~TaskSearchForm() override;

    /// What the clerk may choose from.
    void setTypes(const QList<ServiceTaskType> &types);
    void setPrograms(const QList<Program> &programs);

    TaskCriteria criteria() const;
    /// Fills the fields, also before it is known what there is to choose from; what the form has no
    /// field for (anything, contact) is left out.
    void setCriteria(const TaskCriteria &criteria);
    /// A sentence for each field that cannot be searched for: field, value, rule.
    QStringList faults() const;
    /// The fields that ask for something, each with what it asks for.
    QStringList filledFields() const;
    void clear();

private:
    void addDateFault(QStringList &faults, const DateField &field) const;

    std::unique_ptr<Ui::TaskSearchForm> m_ui;
};

} // namespace derdesk
