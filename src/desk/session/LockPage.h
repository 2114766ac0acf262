// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/session/Session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace derdesk {

class SignInForm;
class Writer;

/// What stands in the window in place of all else while the session is locked. The clerk unlocks it
/// by his password; whoever else signs in begins with an empty desk.
class LockPage final : public QWidget
{
    Q_OBJECT
public:
    LockPage(Session &session, Writer &writer, const QString &database, QWidget *parent = nullptr);

    void ask(const QString &why);

private:
    void askAnother();

    Session &m_session;
    QLabel *m_title;
    SignInForm *m_form;
    QPushButton *m_another;
};

} // namespace derdesk
