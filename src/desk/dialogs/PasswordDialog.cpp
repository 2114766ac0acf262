// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/PasswordDialog.h"

#include "desk/Keychain.h"
#include "store/ServerPassword.h"
#include "ui_PasswordDialog.h"

namespace derdesk {

using namespace Qt::StringLiterals;

PasswordDialog::PasswordDialog(const DatabaseUrl &url, bool wrong, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PasswordDialog>())
{
    m_ui->setupUi(this);
    const QString asked = tr("%1 wants the password of %2.").arg(url.name(), url.server.userName());
    m_ui->database->setText(wrong ? tr("That was not the password.") + u'\n' + asked : asked);
}

PasswordDialog::~PasswordDialog() = default;

QString PasswordDialog::password() const { return m_ui->password->text(); }

bool PasswordDialog::remember() const { return m_ui->remember->isChecked(); }

bool unlockServer(const DatabaseUrl &url)
{
    PasswordState state = passwordState(url);
    if (state == PasswordState::Good)
        return true;
    if (const QString stored = keptPassword(url.text()); !stored.isEmpty()) {
        setServerPassword(url, stored);
        state = passwordState(url);
    }
    while (state != PasswordState::Good) {
        PasswordDialog dialog(url, state == PasswordState::Wrong);
        if (dialog.exec() != QDialog::Accepted)
            return false;
        setServerPassword(url, dialog.password());
        state = passwordState(url);
        if (state == PasswordState::Good && dialog.remember())
            keepPassword(url.text(), dialog.password());
    }
    return true;
}

} // namespace derdesk
