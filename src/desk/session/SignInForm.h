// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "domain/ServiceTask.h"

#include <QThreadPool>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace derdesk {

class MessageStrip;
class Writer;

/// Name and password of a user, and whether they are remembered: the name in the settings, the
/// password in the keychain. What is wrong is said above them, and may be tried again.
class SignInForm final : public QWidget
{
    Q_OBJECT
public:
    /// \a database: its URL, by which they are remembered.
    SignInForm(Writer &writer, const QString &database, QWidget *parent = nullptr);

    /// Fills in who is remembered, and signs in if the password is too.
    void useRemembered();
    /// Asks this user for the password alone.
    void unlock(const QString &name);
    /// Asks for another one.
    void askAnother();
    void showReason(const QString &why);
    QPushButton &button() { return *m_enter; }

Q_SIGNALS:
    void signedIn(const derdesk::Actor &clerk);
    /// What is said takes another height.
    void messageChanged();

private:
    void build();
    void fillName(const QString &name, bool fixed);
    void enter();
    void take(const Result<Actor> &outcome);
    void remember(const QString &name);
    QString keychainKey(const QString &name) const;
    void setWorking(bool working);

    Writer &m_writer;
    const QString m_database;
    MessageStrip *m_message;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QCheckBox *m_rememberName;
    QCheckBox *m_keepPassword;
    QPushButton *m_enter;
    bool m_fromKeychain = false; ///< the password that is tried
    QThreadPool m_thread; ///< for the password; its end waits for one that is being looked at
    LatestAnswer m_answer;
};

} // namespace derdesk
