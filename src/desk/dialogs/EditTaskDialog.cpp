// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/EditTaskDialog.h"

#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/RangeText.h"
#include "store/ReferenceQueries.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString programPointer = u"/assetInfo/program"_s;
const QString attributesGroup = u"/assetInfo/attributes/"_s;

} // namespace

EditTaskDialog::EditTaskDialog(const TaskDetail &detail, Database &database, Writer &writer,
                               Actor clerk, QWidget *parent)
    : QDialog(parent)
    , m_detail(detail)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_faults(new MessageStrip)
    , m_pages(new QTabWidget)
{
    setWindowTitle(tr("Edit Task %1").arg(idText(detail.task.id)));
    m_pages->setAccessibleName(tr("Fields of the request"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Cancel"));
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::ActionRole);
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_faults);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    addCustomerPage();
    addLocationPage();
    addAssetPage(database);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    m_fields.value(u"/customerInfo/name"_s)->setFocus(Qt::OtherFocusReason);
    connect(m_save, &QPushButton::clicked, this, &EditTaskDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &EditTaskDialog::reject);
}

void EditTaskDialog::addCustomerPage()
{
    QFormLayout *form = addPage(tr("C&ustomer"));
    const QString group = u"/customerInfo/"_s;
    addField(form, group + u"name", tr("&Name"));
    addField(form, group + u"cisAccountId", tr("&Account id"));
    addField(form, group + u"cisPersonId", tr("&Person id"));
    addField(form, group + u"email", tr("&E-mail"));
    addField(form, group + u"homePhone", tr("&Home phone"));
    addField(form, group + u"businessPhone", tr("&Business phone"));
    addField(form, group + u"mobilePhone", tr("&Mobile phone"));
}

void EditTaskDialog::addLocationPage()
{
    QFormLayout *form = addPage(tr("&Location"));
    const QString group = u"/locationInfo/"_s;
    addField(form, group + u"cisServicePointId", tr("Ser&vice point id"));
    addField(form, group + u"cisPremiseId", tr("&Premise id"));
    addField(form, group + u"address1", tr("Address line &1"));
    addField(form, group + u"address2", tr("Address line &2"));
    addField(form, group + u"address3", tr("Address line &3"));
    addField(form, group + u"address4", tr("Address line &4"));
    addField(form, group + u"postal", tr("P&ostal code"));
    addField(form, group + u"city", tr("Cit&y"));
    addField(form, group + u"state", tr("Sta&te"));
    addField(form, group + u"country", tr("Cou&ntry"));
}

void EditTaskDialog::addAssetPage(Database &database)
{
    const bool enrolls = m_detail.task.businessObject == BusinessObject::Enrollment;
    const bool attributes = m_detail.task.businessObject == BusinessObject::Interconnection ||
                            m_detail.showsDerAttributes();
    if (!enrolls && !attributes)
        return;
    QFormLayout *form = addPage(tr("&Device"));
    if (enrolls) {
        m_program = new QComboBox;
        m_program->setObjectName(u"program"_s);
        m_program->setAccessibleName(tr("Program"));
        auto *label = new QLabel(tr("P&rogram"));
        label->setBuddy(m_program);
        form->addRow(label, m_program);
        askPrograms(database);
    }
    if (attributes)
        addAttributes(form);
}

QFormLayout *EditTaskDialog::addPage(const QString &title)
{
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    auto *page = new QScrollArea;
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    page->setFocusPolicy(Qt::NoFocus);
    page->setAccessibleName(QString(title).remove(u'&'));
    page->setWidget(fields);
    m_pages->addTab(page, title);
    return form;
}

void EditTaskDialog::addField(QFormLayout *form, const QString &pointer, const QString &label)
{
    auto *field = new QLineEdit(m_before.contains(pointer) ? m_before.value(pointer)
                                                           : fieldText(m_detail.task, pointer));
    field->setObjectName(pointer.section(u'/', -1));
    field->setAccessibleName(QString(label).remove(u'&'));
    auto *name = new QLabel(label);
    name->setBuddy(field);
    form->addRow(name, field);
    m_before.insert(pointer, field->text());
    m_fields.insert(pointer, field);
}

/// Every attribute of the catalogue, with what the request says.
void EditTaskDialog::addAttributes(QFormLayout *form)
{
    const bool enrolls = m_detail.task.businessObject == BusinessObject::Enrollment;
    const AttributeSource source =
        enrolls ? AttributeSource::Request : AttributeSource::Interconnection;
    for (const AttributeRow &row : m_detail.attributes) {
        if (row.source == source)
            m_before.insert(attributesGroup + row.code, row.value);
    }
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        const QString unit =
            definition.unit.isEmpty() ? QString() : tr(" (%1)").arg(definition.unit);
        const QString pointer = attributesGroup + definition.code;
        addField(form, pointer, definition.code + unit);
        QLineEdit *field = m_fields.value(pointer);
        const QString range = rangeText(definition);
        field->setPlaceholderText(range);
        field->setToolTip(attributeLabel(definition));
        field->setAccessibleDescription(attributeLabel(definition));
    }
}

void EditTaskDialog::askPrograms(Database &database)
{
    m_programs.await(database.ask(programs), [this](const Result<QList<Program>> &answer) {
        if (!answer) {
            showFaults(answer.error());
            return;
        }
        for (const Program &program : *answer)
            m_program->addItem(tr("%1 – %2").arg(program.code, program.description), program.code);
        m_program->setCurrentIndex(m_program->findData(m_detail.task.program));
    });
}

TaskEdits EditTaskDialog::edits() const
{
    TaskEdits edits;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const QString text = field.value()->text().trimmed();
        if (text != m_before.value(field.key()))
            edits.insert(field.key(), text);
    }
    if (m_program && m_program->currentIndex() >= 0 &&
        m_program->currentData().toString() != m_detail.task.program)
        edits.insert(programPointer, m_program->currentData().toString());
    return edits;
}

void EditTaskDialog::reject()
{
    const auto answer = [this] {
        return QMessageBox::question(
            this, tr("Edit Task"), tr("Leave without keeping the corrections?"),
            QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
    };
    if (edits().isEmpty() || answer() == QMessageBox::Discard)
        QDialog::reject();
}

void EditTaskDialog::save()
{
    m_save->setEnabled(false);
    m_faults->hide();
    const auto work = [id = m_detail.task.id, version = m_detail.task.version, wanted = edits()](
                          Transaction &tx) { return editTask(tx, id, wanted, version); };
    m_work.await(m_writer.submit(m_clerk, work),
                 [this](const Result<ServiceTask> &outcome) { takeOutcome(outcome); });
}

void EditTaskDialog::takeOutcome(const Result<ServiceTask> &outcome)
{
    m_save->setEnabled(true);
    if (!outcome) {
        showFaults(outcome.error());
        return;
    }
    Q_EMIT edited(*outcome);
    accept();
}

/// The first field at fault gets the focus, whatever page it is on.
void EditTaskDialog::showFaults(const Problems &problems)
{
    QString text = sentences(problems);
    if (problems.constFirst().code == ProblemCode::ChangedMeanwhile)
        text =
            tr("Nothing was kept: somebody else, or the monitor, has changed the task meanwhile. "
               "Note your corrections, close this window, and look at the task as it is now.");
    m_faults->showFault(text);
    for (const Problem &problem : problems) {
        if (QLineEdit *field = m_fields.value(problem.pointer)) {
            for (int page = 0; page < m_pages->count(); ++page) {
                if (m_pages->widget(page)->isAncestorOf(field))
                    m_pages->setCurrentIndex(page);
            }
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace derdesk
