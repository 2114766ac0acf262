// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "operations/EditTask.h"
#include "store/Database.h"
#include "store/TaskDetail.h"
#include "store/Writer.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace derdesk {

class MessageStrip;

/// Corrects what the request of a task says: customer, location, program and attributes. Stays
/// open, fields and all, until the corrections are kept.
class EditTaskDialog final : public QDialog
{
    Q_OBJECT
public:
    EditTaskDialog(const TaskDetail &detail, Database &database, Writer &writer, Actor clerk,
                   QWidget *parent = nullptr);

    /// Asks once, if anything has been changed.
    void reject() override;

Q_SIGNALS:
    void edited(const derdesk::ServiceTask &task);

private:
    void addCustomerPage();
    void addLocationPage();
    void addAssetPage(Database &database);
    QFormLayout *addPage(const QString &title);
    void addField(QFormLayout *form, const QString &pointer, const QString &label);
    void addAttributes(QFormLayout *form);
    void askPrograms(Database &database);
    TaskEdits edits() const;
    void save();
    void takeOutcome(const Result<ServiceTask> &outcome);
    void showFaults(const Problems &problems);

    const TaskDetail m_detail;
    Writer &m_writer;
    const Actor m_clerk;
    MessageStrip *m_faults;
    QTabWidget *m_pages;
    QComboBox *m_program = nullptr;
    QPushButton *m_save;
    QMap<QString, QLineEdit *> m_fields; ///< by pointer
    TaskEdits m_before;                  ///< what the fields said when they were filled
    LatestAnswer m_programs;
    LatestAnswer m_work;
};

} // namespace derdesk
