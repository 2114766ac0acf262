// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "operations/Password.h"
#include "store/Writer.h"

#include <QDialog>
#include <QThreadPool>

#include <memory>

class QPushButton;

namespace Ui {
class UserDialog;
}

namespace derdesk {

class MessageStrip;

/// Asks an administrator for a new user, or for a new password of one, and anyone for his own new
/// one, together with the current one; stays open until that is done.
class UserDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a name: whose password; empty: a new user.
    UserDialog(const QString &name, Writer &writer, const Actor &clerk, QWidget *parent = nullptr);
    ~UserDialog() override;

    /// What a password has to be like, and what is said where its repeat is another.
    static QString passwordRule();
    static QString differentPasswords();

Q_SIGNALS:
    void kept(const QString &name);

private:
    void check();
    void hash();
    void submit(const PasswordHash &hash);
    void take(const Result<User> &outcome);
    void setWorking(bool working);
    void showFaults(const Problems &problems);

    const QString m_name;
    const bool m_own; ///< the clerk's own password
    Writer &m_writer;
    const Actor m_clerk;
    std::unique_ptr<Ui::UserDialog> m_ui;
    MessageStrip *m_faults;
    QPushButton *m_give;
    QThreadPool m_thread; ///< for passwords; its end waits for one that is being looked at
    LatestAnswer m_work;
};

} // namespace derdesk
