// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/RecordForm.h"

#include "desk/Mnemonics.h"
#include "desk/widgets/DateField.h"
#include "desk/widgets/FieldText.h"
#include "desk/widgets/RangeText.h"
#include "domain/DerAttributes.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 140; ///< characters: lines that are longer are hard to follow

/// What can be read and copied, but looks like no field.
void makeReadOnly(QLineEdit &edit)
{
    edit.setReadOnly(true);
    edit.setFrame(false);
    QPalette palette = edit.palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    edit.setPalette(palette);
}

} // namespace

RecordForm::RecordForm(const RecordKind &kind, bool isNew, QString mnemonics, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_new(isNew)
    , m_mnemonics(std::move(mnemonics))
{
    auto *column = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    column->addStretch();
    setMaximumWidth(fontMetrics().averageCharWidth() * widest);
    for (const RecordField &field : kind.fields) {
        if (field.kind != FieldKind::Attributes)
            addField(*form, field);
        else if (canEdit(field)) // else they have a page of their own
            addAttributes(*form, field);
    }
    setValues({});
}

void RecordForm::setReadOnly()
{
    for (const auto &[field, widget] : std::as_const(m_fields)) {
        auto *edit = qobject_cast<QLineEdit *>(widget);
        if (!edit) {
            widget->setEnabled(false);
            continue;
        }
        makeReadOnly(*edit);
        for (QAction *action : edit->actions()) // a date's calendar
            action->setVisible(false);
    }
}

bool RecordForm::canEdit(const RecordField &field) const
{
    return m_kind.changes != RecordChanges::None && (m_new || !field.fixed);
}

QWidget *RecordForm::newField(const RecordField &field)
{
    switch (field.kind) {
    case FieldKind::Flag: {
        auto *box = new QCheckBox;
        connect(box, &QCheckBox::toggled, this, &RecordForm::edited);
        return box;
    }
    case FieldKind::Date: {
        auto *date = new DateField;
        date->setPlaceholderText(field.required ? DateField::example() : tr("None"));
        connect(date, &QLineEdit::textEdited, this, &RecordForm::edited);
        return date;
    }
    case FieldKind::Choice:
        return canEdit(field) ? newChoice(field) : newText(field);
    case FieldKind::Reference:
        return m_kind.changes == RecordChanges::None ? newText(field) : newReference();
    case FieldKind::References:
        return newReferences();
    default:
        return newText(field);
    }
}

QWidget *RecordForm::newText(const RecordField &field)
{
    auto *edit = new QLineEdit;
    if (!canEdit(field))
        makeReadOnly(*edit);
    if (field.kind == FieldKind::Text)
        edit->setMaxLength(int(field.maximum));
    connect(edit, &QLineEdit::textEdited, this, &RecordForm::edited);
    return edit;
}

QWidget *RecordForm::newChoice(const RecordField &field)
{
    auto *box = new QComboBox;
    for (QLatin1StringView choice : field.choices)
        box->addItem(choiceText(choice), QString(choice));
    connect(box, &QComboBox::currentIndexChanged, this, &RecordForm::edited);
    return box;
}

/// Typed or chosen: a few letters find the one among thousands.
QWidget *RecordForm::newReference()
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(box, &QComboBox::currentTextChanged, this, &RecordForm::edited);
    return box;
}

QWidget *RecordForm::newReferences()
{
    auto *list = new QListWidget;
    list->setTabKeyNavigation(false);
    connect(list, &QListWidget::itemChanged, this, &RecordForm::edited);
    return list;
}

/// Beside the field a button that opens what it names.
QWidget *RecordForm::withLink(QWidget *widget, const RecordField &field)
{
    auto *open = new QToolButton;
    open->setIcon(QIcon::fromTheme(u"link"_s));
    open->setAutoRaise(true);
    open->setFocusPolicy(Qt::StrongFocus);
    open->setToolTip(tr("Open: %1").arg(recordText(field.label)));
    open->setAccessibleName(open->toolTip());
    connect(open, &QToolButton::clicked, this,
            [this, field] { Q_EMIT openReference(field.other, value(field.name, field)); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(widget, 1);
    layout->addWidget(open);
    return row;
}

void RecordForm::addField(QFormLayout &form, const RecordField &field)
{
    QWidget *widget = newField(field);
    const QString text = recordText(field.label);
    widget->setObjectName(QString(field.name));
    widget->setAccessibleName(text);
    if (!canEdit(field) && !qobject_cast<QLineEdit *>(widget))
        widget->setEnabled(false);
    auto *label = new QLabel(withMnemonic(text, m_mnemonics));
    label->setBuddy(widget);
    form.addRow(label, field.kind == FieldKind::Reference ? withLink(widget, field) : widget);
    m_fields.insert(field.name, {field, widget});
}

/// A field for each attribute of the catalogue.
void RecordForm::addAttributes(QFormLayout &form, const RecordField &field)
{
    auto *heading = new QLabel(recordText(field.label));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    form.addRow(heading);
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        auto *edit = new QLineEdit;
        if (!canEdit(field))
            makeReadOnly(*edit);
        edit->setObjectName(QString(definition.code));
        edit->setAccessibleName(definition.code);
        edit->setAccessibleDescription(attributeLabel(definition));
        edit->setToolTip(attributeLabel(definition));
        if (canEdit(field))
            edit->setPlaceholderText(rangeText(definition));
        connect(edit, &QLineEdit::textEdited, this, &RecordForm::edited);
        const QString unit =
            definition.unit.isEmpty() ? QString() : tr(" (%1)").arg(definition.unit);
        auto *label = new QLabel(definition.code + unit);
        label->setBuddy(edit);
        form.addRow(label, edit);
        RecordField text{definition.code, definition.label};
        m_fields.insert(u"attributes/"_s + definition.code, {text, edit});
    }
}

void RecordForm::setChoices(const QMap<QString, QStringList> &choices)
{
    const QSignalBlocker blocker(this);
    for (auto field = choices.cbegin(); field != choices.cend(); ++field) {
        QWidget *widget = m_fields.value(field.key()).second;
        if (auto *box = qobject_cast<QComboBox *>(widget)) {
            const QString text = box->currentText();
            box->clear();
            box->addItems(*field);
            box->setCurrentText(text);
        } else if (auto *list = qobject_cast<QListWidget *>(widget)) {
            list->clear();
            for (const QString &name : *field) {
                auto *item = new QListWidgetItem(name, list);
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
                item->setCheckState(Qt::Unchecked);
            }
            list->setMaximumHeight(list->sizeHintForRow(0) * qBound(2, int(field->size()), 8) + 8);
        }
    }
}

void RecordForm::setValues(const RecordValues &values)
{
    const QSignalBlocker blocker(this);
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        show(field.key(), field->first, values.value(field.key()));
        m_before.insert(field.key(), value(field.key(), field->first));
    }
}

void RecordForm::edit(const RecordValues &values)
{
    const QSignalBlocker blocker(this);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        show(value.key(), m_fields.value(value.key()).first, *value);
}

QString RecordForm::label(const QString &name) const
{
    return m_fields.value(name).second->accessibleName();
}

QString RecordForm::valueText(const QString &name, const QString &value) const
{
    return fieldText(m_fields.value(name).first, value);
}

void RecordForm::show(const QString &name, const RecordField &field, const QString &value)
{
    QWidget *widget = m_fields.value(name).second;
    if (auto *date = qobject_cast<DateField *>(widget)) {
        date->setDate(QDate::fromString(value, Qt::ISODate));
    } else if (auto *edit = qobject_cast<QLineEdit *>(widget)) {
        const bool isCode = field.kind == FieldKind::Time || field.kind == FieldKind::Choice;
        edit->setText(isCode ? fieldText(field, value) : value);
        edit->setCursorPosition(0);
    } else if (auto *check = qobject_cast<QCheckBox *>(widget)) {
        check->setChecked(value == "1"_L1);
    } else if (auto *box = qobject_cast<QComboBox *>(widget)) {
        if (box->isEditable()) {
            box->setCurrentText(value);
            box->lineEdit()->setCursorPosition(0);
        } else
            box->setCurrentIndex(box->findData(value));
    } else if (auto *list = qobject_cast<QListWidget *>(widget)) {
        const QStringList checked = value.split(u';');
        for (int row = 0; row < list->count(); ++row) {
            QListWidgetItem *item = list->item(row);
            item->setCheckState(checked.contains(item->text()) ? Qt::Checked : Qt::Unchecked);
        }
    }
}

QString RecordForm::value(const QString &name, const RecordField &field) const
{
    const QWidget *widget = m_fields.value(name).second;
    if (const auto *date = qobject_cast<const DateField *>(widget))
        return date->isGood() ? date->date().toString(Qt::ISODate) : date->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return edit->text().trimmed();
    if (const auto *check = qobject_cast<const QCheckBox *>(widget))
        return check->isChecked() ? u"1"_s : u"0"_s;
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return field.kind == FieldKind::Choice ? box->currentData().toString()
                                               : box->currentText().trimmed();
    QStringList checked;
    const auto *list = qobject_cast<const QListWidget *>(widget);
    for (int row = 0; list && row < list->count(); ++row) {
        if (list->item(row)->checkState() == Qt::Checked)
            checked.append(list->item(row)->text());
    }
    return checked.join(u';');
}

RecordValues RecordForm::edits() const
{
    RecordValues edits;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const QString now = value(field.key(), field->first);
        if (canEdit(field->first) && now != m_before.value(field.key()))
            edits.insert(field.key(), now);
    }
    return edits;
}

void RecordForm::showFaults(const Problems &problems)
{
    for (const Problem &problem : problems) {
        const auto field = m_fields.constFind(problem.pointer.mid(1));
        if (field != m_fields.cend()) {
            field->second->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace derdesk
