// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/Records.h"
#include "store/Database.h"
#include "store/Writer.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace Ui {
class AddTaskDialog;
}

namespace derdesk {

class MessageStrip;

/// Menu → Service Task → Add: a clerk enrolls a customer by hand. Stays open, fields and all, until
/// the task is made.
class AddTaskDialog final : public QDialog
{
    Q_OBJECT
public:
    AddTaskDialog(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);
    ~AddTaskDialog() override;

Q_SIGNALS:
    void added(derdesk::RecordId id);

private:
    void askPrograms(Database &database);
    void add();
    void takeOutcome(const Result<ServiceTask> &outcome);
    void showFaults(const Problems &problems);

    Writer &m_writer;
    const Actor m_clerk;
    std::unique_ptr<Ui::AddTaskDialog> m_ui;
    MessageStrip *m_faults;
    QPushButton *m_add;
    LatestAnswer m_programs;
    LatestAnswer m_work;
};

} // namespace derdesk
