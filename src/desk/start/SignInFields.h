// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/NewDatabase.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace derdesk {

/// Whether everyone has to sign in to a new database, and as whom its first administrator does.
class SignInFields final : public QWidget
{
    Q_OBJECT
public:
    /// \a name: what the user is called on this computer.
    explicit SignInFields(const QString &name, QWidget *parent = nullptr);

    /// Nothing if nobody has to sign in. Fails with what is wrong, as the user is told it.
    tl::expected<std::optional<FirstAdministrator>, QString> administrator() const;
    void focusFirst();

Q_SIGNALS:
    /// Whose height is another now.
    void toggled();

private:
    QCheckBox *m_required;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLineEdit *m_again;
};

} // namespace derdesk
