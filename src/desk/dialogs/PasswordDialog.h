// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QDialog>

#include <memory>

namespace Ui {
class PasswordDialog;
}

namespace derdesk {

/// Asks for the password of the server's user.
class PasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a wrong: an earlier answer was refused.
    PasswordDialog(const DatabaseUrl &url, bool wrong, QWidget *parent = nullptr);
    ~PasswordDialog() override;

    QString password() const;
    /// It is to be kept for the next start.
    bool remember() const;

private:
    std::unique_ptr<Ui::PasswordDialog> m_ui;
};

/// Gives this process the password that the server wants, if it wants any: the keychain's, or else
/// the clerk's. False if he gives none. Waits for the server; for use before the window shows.
bool unlockServer(const DatabaseUrl &url);

} // namespace derdesk
