// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordQueries.h"

#include <QWidget>

class QFormLayout;

namespace derdesk {

/// The fields of a record of any kind, each in the widget that suits it. What cannot be changed is
/// shown and can be read, but not edited.
class RecordForm final : public QWidget
{
    Q_OBJECT
public:
    /// \a isNew: fields that are fixed once the record is made can still be edited. \a mnemonics:
    /// those that are taken already.
    RecordForm(const RecordKind &kind, bool isNew, QString mnemonics, QWidget *parent = nullptr);

    /// From now on it can be read and copied, and nothing else.
    void setReadOnly();
    /// What the reference fields can be: names by field.
    void setChoices(const QMap<QString, QStringList> &choices);
    void setValues(const RecordValues &values);
    /// Edits these fields.
    void edit(const RecordValues &values);
    /// What a field is called, and one of its values as it is read.
    QString label(const QString &name) const;
    QString valueText(const QString &name, const QString &value) const;
    /// What has been edited since setValues().
    RecordValues edits() const;
    /// The focus goes to the first field that a problem's pointer names.
    void showFaults(const Problems &problems);

Q_SIGNALS:
    void edited();
    /// The record that a field names, of another kind.
    void openReference(const QString &kind, const QString &name);

private:
    bool canEdit(const RecordField &field) const;
    QWidget *newField(const RecordField &field);
    QWidget *newText(const RecordField &field);
    QWidget *newChoice(const RecordField &field);
    QWidget *newReference();
    QWidget *newReferences();
    QWidget *withLink(QWidget *widget, const RecordField &field);
    void addField(QFormLayout &form, const RecordField &field);
    void addAttributes(QFormLayout &form, const RecordField &field);
    void show(const QString &name, const RecordField &field, const QString &value);
    QString value(const QString &name, const RecordField &field) const;

    const RecordKind &m_kind;
    const bool m_new;
    QString m_mnemonics;
    QMap<QString, std::pair<RecordField, QWidget *>> m_fields; ///< by name, attributes one by one
    RecordValues m_before;
};

} // namespace derdesk
