// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/SignInFields.h"

#include "desk/dialogs/UserDialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

namespace derdesk {

SignInFields::SignInFields(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_required(new QCheckBox(tr("It is for several people, who s&ign in")))
    , m_name(new QLineEdit(name))
    , m_password(new QLineEdit)
    , m_again(new QLineEdit)
{
    m_required->setToolTip(tr("You are its first administrator, and add the others in Menu → "
                              "Users and Sign-In"));
    m_name->setAccessibleName(tr("Your user name"));
    m_password->setAccessibleName(tr("Your password"));
    m_password->setToolTip(UserDialog::passwordRule());
    m_again->setAccessibleName(tr("Your password again"));
    for (QLineEdit *field : {m_password, m_again})
        field->setEchoMode(QLineEdit::Password);
    auto *fields = new QWidget;
    auto *form = new QFormLayout(fields);
    form->setContentsMargins({});
    form->addRow(tr("Your user n&ame:"), m_name);
    form->addRow(tr("Your passwo&rd:"), m_password);
    form->addRow(tr("&Your password again:"), m_again);
    fields->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_required);
    layout->addWidget(fields);
    connect(m_required, &QCheckBox::toggled, fields, &QWidget::setVisible);
    connect(m_required, &QCheckBox::toggled, this, &SignInFields::toggled);
}

tl::expected<std::optional<FirstAdministrator>, QString> SignInFields::administrator() const
{
    if (!m_required->isChecked())
        return std::nullopt;
    if (m_password->text() != m_again->text())
        return tl::unexpected(UserDialog::differentPasswords());
    return FirstAdministrator{m_name->text().trimmed(), m_password->text()};
}

void SignInFields::focusFirst()
{
    (m_name->text().trimmed().isEmpty() ? m_name : m_password)->setFocus(Qt::OtherFocusReason);
}

} // namespace derdesk
