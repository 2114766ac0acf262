// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"
#include "store/DatabaseUrl.h"

#include <QDialog>

#include <optional>

namespace derdesk {

class Database;
class SignInForm;
class Writer;

/// Asks who sits at the desk, before its window opens. Stays open until the password is right.
class SignInDialog final : public QDialog
{
    Q_OBJECT
public:
    SignInDialog(const DatabaseUrl &url, Writer &writer, QWidget *parent = nullptr);

    /// Who has signed in, once the dialog is accepted.
    const Actor &clerk() const { return m_clerk; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    SignInForm *m_form;
    Actor m_clerk;
};

/// Who works at the desk: \a unasked where nobody has to sign in, else who does. Nothing if nobody
/// does, or the database does not say. Waits for both; for use before the window shows.
std::optional<Actor> clerkAtDesk(Database &database, Writer &writer, const Actor &unasked);

} // namespace derdesk
