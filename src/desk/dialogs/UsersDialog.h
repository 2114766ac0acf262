// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/Writer.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace derdesk {

class MessageStrip;

/// Where administrators say who may sign in, as what, and whether everyone has to.
class UsersDialog final : public QDialog
{
    Q_OBJECT
public:
    UsersDialog(Database &database, Writer &writer, const Actor &clerk, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Users or rules are others now.
    void changed();

private:
    struct State
    {
        QList<User> users;
        SignInRules rules;
    };

    void build();
    QWidget *newButtons();
    QWidget *newRules();
    void refresh();
    void take(const State &state);
    void fillRow(int row, const User &user);
    const User *current() const;
    void showButtons();
    void askUser(const QString &name);
    void askRole();
    void toggle();
    void applyRules();
    template <typename Work>
    void run(Work work, const QString &done);

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    State m_state;
    MessageStrip *m_message;
    QTableWidget *m_table;
    QPushButton *m_password;
    QPushButton *m_role;
    QPushButton *m_disable;
    QCheckBox *m_required;
    QSpinBox *m_minutes;
    QPushButton *m_apply;
    LatestAnswer m_read;
    LatestAnswer m_work;
};

} // namespace derdesk
