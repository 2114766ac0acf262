// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/EditTaskDialog.h"

#include "desk/models/TaskLogModel.h"
#include "desk/widgets/FieldFault.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/RangeText.h"
#include "domain/Lifecycle.h"
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

#include <algorithm>

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
    , m_database(database)
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
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_faults);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    m_save->setDefault(true); // of the dialog, which it belongs to now
    addCustomerPage();
    addLocationPage();
    addAssetPage(database);
    m_before = valuesOf(detail);
    setValues(m_before);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    m_fields.value(u"/customerInfo/name"_s)->setFocus(Qt::OtherFocusReason);
    connect(m_save, &QPushButton::clicked, this, &EditTaskDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &EditTaskDialog::reject);
}

/// A field that has the focus at the end loses it then, and is not to be checked any more.
EditTaskDialog::~EditTaskDialog()
{
    for (QLineEdit *field : std::as_const(m_fields))
        field->disconnect(this);
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
        m_beside.insert(programPointer, new FieldFault(m_program));
        form->addRow(label, m_beside.value(programPointer));
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
    auto *field = new QLineEdit;
    field->setObjectName(pointer.section(u'/', -1));
    field->setAccessibleName(QString(label).remove(u'&'));
    auto *name = new QLabel(label);
    name->setBuddy(field);
    auto *beside = new FieldFault(field);
    form->addRow(name, beside);
    m_fields.insert(pointer, field);
    m_beside.insert(pointer, beside);
    connect(field, &QLineEdit::editingFinished, this, [this, pointer] { leave(pointer); });
    connect(field, &QLineEdit::textEdited, this, [this, pointer] {
        if (m_left.contains(pointer)) // what has been mended is said to be so at once
            leave(pointer);
    });
}

/// Every attribute of the catalogue, with what the request says.
void EditTaskDialog::addAttributes(QFormLayout *form)
{
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
        m_program->setCurrentIndex(m_program->findData(m_before.value(programPointer)));
    });
}

/// Where what the request says is kept.
AttributeSource EditTaskDialog::attributeSource() const
{
    return m_detail.task.businessObject == BusinessObject::Interconnection
               ? AttributeSource::Interconnection
               : AttributeSource::Request;
}

TaskEdits EditTaskDialog::valuesOf(const TaskDetail &detail) const
{
    TaskEdits values;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        values.insert(field.key(), fieldText(detail.task, field.key()));
    for (const AttributeRow &row : detail.attributes) {
        if (row.source == attributeSource() && m_fields.contains(attributesGroup + row.code))
            values.insert(attributesGroup + row.code, row.value);
    }
    if (m_program)
        values.insert(programPointer, detail.task.program);
    return values;
}

/// While the programs are not there yet, the program is what it was.
TaskEdits EditTaskDialog::values() const
{
    TaskEdits values;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        values.insert(field.key(), field.value()->text().trimmed());
    if (m_program)
        values.insert(programPointer, m_program->currentIndex() < 0
                                          ? m_before.value(programPointer)
                                          : m_program->currentData().toString());
    return values;
}

void EditTaskDialog::setValues(const TaskEdits &values)
{
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        field.value()->setText(values.value(field.key()));
        field.value()->setCursorPosition(0);
    }
    if (m_program && m_program->count() > 0)
        m_program->setCurrentIndex(m_program->findData(values.value(programPointer)));
}

TaskEdits EditTaskDialog::edits() const
{
    TaskEdits edits = values();
    edits.removeIf([this](std::pair<const QString &, QString &> field) {
        return field.second == m_before.value(field.first);
    });
    return edits;
}

EditedTask EditTaskDialog::edited() const
{
    AttributeValues attributes;
    for (const AttributeRow &row : m_detail.attributes) {
        if (row.source == attributeSource())
            attributes.insert(row.code, row.value);
    }
    return applyEdits(m_detail.task, attributes, edits());
}

/// That itself, or the first one of the group that it is.
QString EditTaskDialog::fieldFor(const QString &pointer) const
{
    if (m_beside.contains(pointer) || pointer.isEmpty())
        return pointer;
    for (const char *first : {"/customerInfo/name", "/locationInfo/address1"}) {
        const QString field = QString::fromLatin1(first);
        if (field.startsWith(pointer + u'/'))
            return field;
    }
    const auto attribute = m_fields.lowerBound(attributesGroup);
    const bool any = attribute != m_fields.cend() && attribute.key().startsWith(attributesGroup);
    return any && attributesGroup.startsWith(pointer + u'/') ? attribute.key() : QString();
}

void EditTaskDialog::goTo(const QString &pointer)
{
    const FieldFault *beside = m_beside.value(fieldFor(pointer));
    if (!beside)
        return;
    for (int page = 0; page < m_pages->count(); ++page) {
        if (m_pages->widget(page)->isAncestorOf(beside))
            m_pages->setCurrentIndex(page);
    }
    if (QLineEdit *field = m_fields.value(fieldFor(pointer)))
        field->setFocus(Qt::OtherFocusReason);
    else
        m_program->setFocus(Qt::OtherFocusReason);
}

void EditTaskDialog::leave(const QString &pointer)
{
    m_left.insert(pointer);
    showFieldFaults(edited().problems);
}

/// A field that has not been left yet is not found fault with. What a group lacks is said beside
/// its first field, once any of the group has been left.
void EditTaskDialog::showFieldFaults(const Problems &problems)
{
    QMap<QString, QStringList> faults;
    for (const Problem &problem : problems) {
        const bool left = std::any_of(m_left.cbegin(), m_left.cend(), [&](const QString &field) {
            return field == problem.pointer || field.startsWith(problem.pointer + u'/');
        });
        if (left)
            faults[fieldFor(problem.pointer)].append(problem.text());
    }
    for (auto field = m_beside.cbegin(); field != m_beside.cend(); ++field)
        field.value()->show(faults.value(field.key()).join(u'\n'));
}

bool EditTaskDialog::mayClose()
{
    return edits().isEmpty() || QMessageBox::question(this, tr("Edit Task"),
                                                      tr("Leave without keeping the corrections?"),
                                                      QMessageBox::Discard | QMessageBox::Cancel,
                                                      QMessageBox::Cancel) == QMessageBox::Discard;
}

void EditTaskDialog::reject()
{
    if (mayClose())
        QDialog::reject();
}

void EditTaskDialog::save()
{
    m_faults->hide();
    if (const Problems problems = edited().problems; !problems.isEmpty()) {
        showFaults(problems);
        return;
    }
    m_save->setEnabled(false);
    const auto work = [id = m_detail.task.id, version = m_detail.task.version, wanted = edits()](
                          Transaction &tx) { return editTask(tx, id, wanted, version); };
    m_work.await(m_writer.submit(m_clerk, work),
                 [this](const Result<ServiceTask> &outcome) { takeOutcome(outcome); });
}

void EditTaskDialog::takeOutcome(const Result<ServiceTask> &outcome)
{
    m_save->setEnabled(true);
    if (!outcome && outcome.error().constFirst().code == ProblemCode::ChangedMeanwhile) {
        askTheirs();
    } else if (!outcome) {
        showFaults(outcome.error());
    } else {
        Q_EMIT kept(*outcome);
        accept();
    }
}

/// The first field at fault gets the focus, whatever page it is on.
void EditTaskDialog::showFaults(const Problems &problems)
{
    m_faults->showFault(sentences(problems));
    for (const Problem &problem : problems)
        m_left.insert(fieldFor(problem.pointer));
    showFieldFaults(problems);
    goTo(problems.constFirst().pointer);
}

void EditTaskDialog::askTheirs()
{
    m_save->setEnabled(false);
    const auto query = [id = m_detail.task.id](Connection &connection) {
        return readTaskDetail(connection, id);
    };
    m_theirs.await(m_database.ask(query), [this](const auto &answer) { takeTheirs(answer); });
}

void EditTaskDialog::takeTheirs(const Result<std::optional<TaskDetail>> &answer)
{
    m_save->setEnabled(true);
    if (!answer) {
        showFaults(answer.error());
        return;
    }
    const TaskDetail theirs = answer->value();
    const ServiceTask &task = theirs.task;
    const QList<FieldConflict> conflicts = conflictsWith(theirs);
    if (!editable(task.businessObject, task.status)) {
        m_faults->showFault(tr("Nothing was kept: the task has moved on meanwhile, and what its "
                               "request says is fixed now. It is: %1.")
                                .arg(taskStatusText(task.status)));
    } else if (conflicts.isEmpty()) { // nobody has edited it, but it has been worked
        m_detail = theirs;
        m_faults->showWarning(tr("Nothing was kept yet: somebody else, or the monitor, has worked "
                                 "the task meanwhile. It is now: %1. Save again to keep your "
                                 "corrections.")
                                  .arg(taskStatusText(task.status)));
    } else {
        resolve(theirs, conflicts);
    }
}

/// Every field that either has changed; none if they have changed none.
QList<FieldConflict> EditTaskDialog::conflictsWith(const TaskDetail &theirs) const
{
    QMap<QString, QString> who;
    for (const TaskLogEntry &entry : theirs.log.mid(m_detail.log.size())) {
        for (const FieldChange &edit : entry.edits)
            who.insert(edit.field, TaskLogModel::who(entry.actor));
    }
    const TaskEdits now = valuesOf(theirs);
    const TaskEdits mine = values();
    if (now == m_before)
        return {};
    QList<FieldConflict> conflicts;
    for (auto field = now.cbegin(); field != now.cend(); ++field) {
        const QString &pointer = field.key();
        const QString before = m_before.value(pointer);
        const QString label = m_fields.contains(pointer) ? m_fields.value(pointer)->accessibleName()
                                                         : m_program->accessibleName();
        if (*field != before || mine.value(pointer) != before)
            conflicts.append(
                {pointer, label, before, *field, mine.value(pointer), who.value(pointer)});
    }
    return conflicts;
}

void EditTaskDialog::resolve(const TaskDetail &theirs, const QList<FieldConflict> &conflicts)
{
    auto *dialog = new ConflictDialog(windowTitle(), conflicts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConflictDialog::decided, this, [this, theirs](const QSet<QString> &mine) {
        const TaskEdits typed = values();
        m_detail = theirs;
        m_before = valuesOf(theirs);
        TaskEdits wanted = m_before;
        for (const QString &pointer : mine)
            wanted.insert(pointer, typed.value(pointer));
        setValues(wanted);
        save();
    });
    dialog->open();
}

} // namespace derdesk
