// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskSearchForm.h"

#include "desk/widgets/FieldText.h"
#include "ui_TaskSearchForm.h"

#include <QRegularExpression>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A code that is not among the choices, or not yet, is one all the same.
void choose(QComboBox &box, const QString &code)
{
    if (box.findData(code) < 0)
        box.addItem(code, code);
    box.setCurrentIndex(box.findData(code));
}

/// Replaces the choices behind "Any" and stays with what was chosen.
void setChoices(QComboBox &box, const QList<QPair<QString, QString>> &choices)
{
    const QString chosen = box.currentData().toString();
    while (box.count() > 1)
        box.removeItem(1);
    for (const auto &[code, text] : choices)
        box.addItem(text, code);
    choose(box, chosen);
}

QString valueOf(const QWidget *field)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return line->text().trimmed();
    if (const auto *choice = qobject_cast<const StatusChoice *>(field))
        return choice->statuses().isEmpty() ? QString() : choice->summary();
    if (const auto *box = qobject_cast<const QComboBox *>(field))
        return box->currentIndex() > 0 ? box->currentText() : QString();
    return {};
}

} // namespace

TaskSearchForm::TaskSearchForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TaskSearchForm>())
{
    m_ui->setupUi(this);
    m_ui->type->addItem(tr("Any"), QString());
    m_ui->program->addItem(tr("Any"), QString());
    m_ui->businessObject->addItem(tr("Any"));
    for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i)
        m_ui->businessObject->addItem(businessObjectText(BusinessObject(i)), int(i));
}

TaskSearchForm::~TaskSearchForm() = default;

void TaskSearchForm::setTypes(const QList<ServiceTaskType> &types)
{
    QList<QPair<QString, QString>> choices;
    for (const ServiceTaskType &type : types)
        choices.append({type.code, describedCode(type.code, type.description)});
    setChoices(*m_ui->type, choices);
}

void TaskSearchForm::setPrograms(const QList<Program> &programs)
{
    QList<QPair<QString, QString>> choices;
    for (const Program &program : programs)
        choices.append({program.code, describedCode(program.code, program.description)});
    setChoices(*m_ui->program, choices);
}

TaskCriteria TaskSearchForm::criteria() const
{
    TaskCriteria criteria;
    criteria.taskId = m_ui->taskId->text().trimmed();
    criteria.type = m_ui->type->currentData().toString();
    if (m_ui->businessObject->currentIndex() > 0)
        criteria.businessObject = BusinessObject(m_ui->businessObject->currentData().toInt());
    criteria.statuses = m_ui->statuses->statuses();
    criteria.transactionId = m_ui->transactionId->text().trimmed();
    criteria.serialNo = m_ui->serialNo->text().trimmed();
    criteria.nicId = m_ui->nicId->text().trimmed();
    criteria.customerName = m_ui->customerName->text().trimmed();
    criteria.accountId = m_ui->accountId->text().trimmed();
    criteria.servicePoint = m_ui->servicePoint->text().trimmed();
    criteria.address = m_ui->address->text().trimmed();
    criteria.program = m_ui->program->currentData().toString();
    criteria.manufacturer = m_ui->manufacturer->text().trimmed();
    criteria.model = m_ui->model->text().trimmed();
    criteria.createdFrom = m_ui->createdFrom->date();
    criteria.createdTo = m_ui->createdTo->date();
    criteria.needsAttention = m_ui->needsAttention->isChecked();
    criteria.olderThanDays = m_ui->olderThanDays->text().trimmed().toInt();
    criteria.assignedTo = m_ui->assignedTo->text().trimmed();
    return criteria;
}

void TaskSearchForm::setCriteria(const TaskCriteria &criteria)
{
    clear();
    m_ui->taskId->setText(criteria.taskId);
    choose(*m_ui->type, criteria.type);
    if (criteria.businessObject)
        m_ui->businessObject->setCurrentIndex(
            m_ui->businessObject->findData(int(*criteria.businessObject)));
    m_ui->statuses->setStatuses(criteria.statuses);
    m_ui->transactionId->setText(criteria.transactionId);
    m_ui->serialNo->setText(criteria.serialNo);
    m_ui->nicId->setText(criteria.nicId);
    m_ui->customerName->setText(criteria.customerName);
    m_ui->accountId->setText(criteria.accountId);
    m_ui->servicePoint->setText(criteria.servicePoint);
    m_ui->address->setText(criteria.address);
    choose(*m_ui->program, criteria.program);
    m_ui->manufacturer->setText(criteria.manufacturer);
    m_ui->model->setText(criteria.model);
    if (criteria.createdFrom.isValid())
        m_ui->createdFrom->setDate(criteria.createdFrom);
    if (criteria.createdTo.isValid())
        m_ui->createdTo->setDate(criteria.createdTo);
    m_ui->needsAttention->setChecked(criteria.needsAttention);
    if (criteria.olderThanDays > 0)
        m_ui->olderThanDays->setText(QString::number(criteria.olderThanDays));
    m_ui->assignedTo->setText(criteria.assignedTo);
}

QStringList TaskSearchForm::faults() const
{
    static const QRegularExpression digits(u"^[0-9]{0,14}$"_s);
    QStringList faults;
    const QString id = m_ui->taskId->text().trimmed();
    if (!digits.match(id).hasMatch())
        faults.append(tr("Task id: “%1” has to be digits, at most 14.").arg(id));
    static const QRegularExpression days(u"^([1-9][0-9]{0,4})?$"_s);
    const QString age = m_ui->olderThanDays->text().trimmed();
    if (!days.match(age).hasMatch())
        faults.append(tr("Older than: “%1” has to be a number of days, from 1 on.").arg(age));
    addDateFault(faults, *m_ui->createdFrom);
    addDateFault(faults, *m_ui->createdTo);
    const QDate from = m_ui->createdFrom->date();
    const QDate to = m_ui->createdTo->date();
    if (from.isValid() && to.isValid() && to < from)
        faults.append(tr("Created to: “%1” lies before “%2”, where the search begins.")
                          .arg(m_ui->createdTo->text(), m_ui->createdFrom->text()));
    return faults;
}

void TaskSearchForm::addDateFault(QStringList &faults, const DateField &field) const
{
    if (!field.isGood()) {
        faults.append(tr("%1: “%2” is no date; write it as %3 or %4.")
                          .arg(field.accessibleName(), field.text(), DateField::example(),
                               QDate::currentDate().toString(Qt::ISODate)));
    }
}

QStringList TaskSearchForm::filledFields() const
{
    QStringList filled;
    for (const QLabel *label : findChildren<QLabel *>()) {
        const QWidget *field = label->buddy();
        const QString value = field ? valueOf(field) : QString();
        if (!value.isEmpty())
            filled.append(tr("%1 “%2”").arg(field->accessibleName(), value));
    }
    if (m_ui->needsAttention->isChecked())
        filled.append(tr("needs attention"));
    return filled;
}

void TaskSearchForm::clear()
{
    for (QLineEdit *line : findChildren<QLineEdit *>())
        line->clear();
    for (QComboBox *box : {m_ui->type, m_ui->program, m_ui->businessObject})
        box->setCurrentIndex(0);
    m_ui->statuses->setStatuses({});
    m_ui->needsAttention->setChecked(false);
}

} // namespace derdesk
