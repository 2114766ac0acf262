// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/UserDialog.h"

#include "desk/widgets/MessageStrip.h"
#include "operations/EditUser.h"
#include "operations/SignIn.h"
#include "ui_UserDialog.h"

#include <QPushButton>
#include <QtConcurrentRun>

namespace derdesk {

UserDialog::UserDialog(const QString &name, Writer &writer, const Actor &clerk, QWidget *parent)
    : QDialog(parent)
    , m_name(name)
    , m_own(clerk.standing == Standing::SignedIn && clerk.name == name)
    , m_writer(writer)
    , m_clerk(clerk)
    , m_ui(std::make_unique<Ui::UserDialog>())
    , m_faults(new MessageStrip)
{
    m_ui->setupUi(this);
    m_ui->column->insertWidget(0, m_faults);
    for (const Role role : {Role::Viewer, Role::Clerk, Role::Administrator})
        m_ui->role->addItem(roleText(role), int(role));
    m_ui->role->setCurrentIndex(int(Role::Clerk));
    m_ui->rule->setText(passwordRule());
    m_ui->currentLabel->setVisible(m_own);
    m_ui->current->setVisible(m_own);
    if (!m_name.isEmpty()) {
        setWindowTitle(tr("New Password of %1").arg(m_name));
        m_ui->passwordLabel->setText(tr("New &password:"));
        for (QWidget *widget :
             std::initializer_list<QWidget *>{m_ui->nameLabel, m_ui->name, m_ui->fullNameLabel,
                                              m_ui->fullName, m_ui->roleLabel, m_ui->role})
            widget->hide();
    }
    m_give = m_ui->buttons->addButton(m_name.isEmpty() ? tr("A&dd User") : tr("&Set Password"),
                                      QDialogButtonBox::ActionRole);
    m_give->setDefault(true);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    for (const QLineEdit *field : {m_ui->name, m_ui->current, m_ui->password, m_ui->again})
        connect(field, &QLineEdit::textChanged, this, &UserDialog::check);
    connect(m_give, &QPushButton::clicked, this, &UserDialog::hash);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

UserDialog::~UserDialog() = default;

QString UserDialog::passwordRule()
{
    return tr("%1 to %2 characters; several words are best.")
        .arg(shortestPassword)
        .arg(longestPassword);
}

QString UserDialog::differentPasswords() { return tr("The two passwords are not the same."); }

void UserDialog::check()
{
    const bool named = !m_name.isEmpty() || !m_ui->name->text().trimmed().isEmpty();
    const bool proven = !m_own || !m_ui->current->text().isEmpty();
    m_give->setEnabled(!m_work.isWaiting() && named && proven &&
                       !m_ui->password->text().isEmpty() && !m_ui->again->text().isEmpty());
}

void UserDialog::setWorking(bool working)
{
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_ui->name, m_ui->fullName, m_ui->role, m_ui->current, m_ui->password, m_ui->again})
        field->setEnabled(!working);
    check();
}

void UserDialog::hash()
{
    if (m_ui->password->text() != m_ui->again->text()) {
        m_faults->showFault(differentPasswords());
        m_ui->again->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_faults->hide();
    const auto hashing = QtConcurrent::run(
        &m_thread,
        [&writer = m_writer, own = m_own ? m_name : QString(), current = m_ui->current->text(),
         password = m_ui->password->text()]() -> Result<PasswordHash> {
            if (!own.isEmpty()) {
                if (const auto known = signIn(writer, own, current); !known)
                    return failed(known.error());
            }
            return PasswordHash::of(password);
        });
    m_work.await(hashing, [this](const Result<PasswordHash> &made) {
        if (made)
            submit(*made);
        else
            showFaults(made.error());
    });
    setWorking(true);
}

void UserDialog::submit(const PasswordHash &hash)
{
    const auto take = [this](const Result<User> &outcome) { this->take(outcome); };
    if (!m_name.isEmpty()) {
        m_work.await(m_writer.submit(m_clerk,
                                     [name = m_name, hash](Transaction &tx) {
                                         return setPassword(tx, name, hash);
                                     }),
                     take);
        return;
    }
    User user;
    user.name = m_ui->name->text().trimmed();
    user.fullName = m_ui->fullName->text().trimmed();
    user.role = Role(m_ui->role->currentData().toInt());
    m_work.await(
        m_writer.submit(m_clerk, [user, hash](Transaction &tx) { return addUser(tx, user, hash); }),
        take);
}

void UserDialog::take(const Result<User> &outcome)
{
    if (!outcome)
        return showFaults(outcome.error());
    Q_EMIT kept(outcome->name);
    accept();
}

/// Pointers are named as the fields are.
void UserDialog::showFaults(const Problems &problems)
{
    setWorking(false);
    m_faults->showFault(sentences(problems));
    adjustSize(); // so that the fields keep their height
    if (auto *field = findChild<QWidget *>(problems.constFirst().pointer.mid(1)))
        field->setFocus(Qt::OtherFocusReason);
}

} // namespace derdesk
