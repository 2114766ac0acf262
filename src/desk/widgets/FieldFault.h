// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace derdesk {

/// A field with room below it for what is wrong with what it says; a screen reader hears that as
/// the field's description.
class FieldFault final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldFault(QWidget *field, QWidget *parent = nullptr);

    /// Empty: nothing is wrong.
    void show(const QString &fault);
    QString text() const;

private:
    QWidget *m_field;
    const QString m_description; ///< of the field itself
    QWidget *m_row;
    QLabel *m_text;
};

} // namespace derdesk
