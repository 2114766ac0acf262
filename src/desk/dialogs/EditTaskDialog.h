// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/dialogs/ConflictDialog.h"
#include "operations/EditTask.h"
#include "store/Database.h"
#include "store/TaskDetail.h"
#include "store/Writer.h"

#include <QSet>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace derdesk {

class FieldFault;
class MessageStrip;

/// Corrects what the request of a task says: customer, location, program and attributes. What is
/// wrong with a field is said beside it as soon as it is left. Stays open, fields and all, until
/// the corrections are kept; if somebody else has edited the task meanwhile, both versions are
/// shown.
class EditTaskDialog final : public QDialog
{
    Q_OBJECT
public:
    EditTaskDialog(const TaskDetail &detail, Database &database, Writer &writer, Actor clerk,
                   QWidget *parent = nullptr);
    ~EditTaskDialog() override;
    Q_DISABLE_COPY_MOVE(EditTaskDialog)

    /// Asks once, if anything has been changed.
    bool mayClose();
    void reject() override;
    /// Brings the field of this JSON pointer, or the first of its group, to the front.
    void goTo(const QString &pointer);

Q_SIGNALS:
    void kept(const derdesk::ServiceTask &task);

private:
    void addCustomerPage();
    void addLocationPage();
    void addAssetPage(Database &database);
    QFormLayout *addPage(const QString &title);
    void addField(QFormLayout *form, const QString &pointer, const QString &label);
    void addAttributes(QFormLayout *form);
    void askPrograms(Database &database);
    AttributeSource attributeSource() const;
    TaskEdits valuesOf(const TaskDetail &detail) const;
    TaskEdits values() const;
    void setValues(const TaskEdits &values);
    TaskEdits edits() const;
    EditedTask edited() const;
    QString fieldFor(const QString &pointer) const;
    void leave(const QString &pointer);
    void showFieldFaults(const Problems &problems);
    void save();
    void takeOutcome(const Result<ServiceTask> &outcome);
    void showFaults(const Problems &problems);
    void askTheirs();
    void takeTheirs(const Result<std::optional<TaskDetail>> &answer);
    QList<FieldConflict> conflictsWith(const TaskDetail &theirs) const;
    void resolve(const TaskDetail &theirs, const QList<FieldConflict> &conflicts);

    TaskDetail m_detail; ///< on which the corrections are made
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    MessageStrip *m_faults;
    QTabWidget *m_pages;
    QComboBox *m_program = nullptr;
    QPushButton *m_save;
    QMap<QString, QLineEdit *> m_fields;  ///< by pointer
    QMap<QString, FieldFault *> m_beside; ///< what is said beside a field, by pointer
    QSet<QString> m_left;                 ///< fields that have been left, by pointer
    TaskEdits m_before;                   ///< what the fields said when they were filled
    LatestAnswer m_programs;
    LatestAnswer m_theirs;
    LatestAnswer m_work;
};

} // namespace derdesk
