// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/UsersDialog.h"

#include "desk/RelativeTime.h"
#include "desk/dialogs/UserDialog.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "operations/EditUser.h"
#include "store/UserQueries.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QIcon>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int dayOfMinutes = 24 * 60;

QStringList roleTexts()
{
    return {roleText(Role::Viewer), roleText(Role::Clerk), roleText(Role::Administrator)};
}

} // namespace

UsersDialog::UsersDialog(Database &database, Writer &writer, const Actor &clerk, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(clerk)
    , m_message(new MessageStrip)
    , m_table(new QTableWidget)
    , m_password(new QPushButton(QIcon::fromTheme(u"lock"_s), tr("New &Password…")))
    , m_role(new QPushButton(QIcon::fromTheme(u"role"_s), tr("&Role…")))
    , m_disable(new QPushButton(QIcon::fromTheme(u"disable"_s), tr("&Disable")))
    , m_required(new QCheckBox(tr("&Everyone has to sign in")))
    , m_minutes(new QSpinBox)
    , m_apply(new QPushButton(tr("Appl&y")))
{
    build();
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &UsersDialog::showButtons);
    connect(m_password, &QPushButton::clicked, this, [this] { askUser(current()->name); });
    connect(m_role, &QPushButton::clicked, this, &UsersDialog::askRole);
    connect(m_disable, &QPushButton::clicked, this, &UsersDialog::toggle);
    connect(m_apply, &QPushButton::clicked, this, &UsersDialog::applyRules);
    showButtons();
    refresh();
}

void UsersDialog::build()
{
    setWindowTitle(tr("Users and Sign-In"));
    m_table->setColumnCount(5);
    m_table->setHorizontalHeaderLabels(
        {tr("Name"), tr("Full name"), tr("Role"), tr("Last sign-in"), tr("Disabled")});
    m_table->setAccessibleName(tr("Users"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setUpReadOnly(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    close->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(newButtons());
    layout->addWidget(m_table, 1);
    layout->addWidget(newRules());
    layout->addWidget(close);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 26);
}

QWidget *UsersDialog::newButtons()
{
    auto *add = new QPushButton(QIcon::fromTheme(u"add"_s), tr("&Add User…"));
    connect(add, &QPushButton::clicked, this, [this] { askUser({}); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    for (QPushButton *button : {add, m_password, m_role, m_disable}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    layout->addStretch();
    return row;
}

QWidget *UsersDialog::newRules()
{
    m_minutes->setRange(0, dayOfMinutes);
    m_minutes->setSpecialValueText(tr("Never"));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setAccessibleName(tr("Minutes without input until a desk locks"));
    m_apply->setAutoDefault(false);
    auto *lock = new QLabel(tr("&Lock a desk without input after"));
    lock->setBuddy(m_minutes);
    auto *box = new QGroupBox(tr("Signing in"));
    auto *layout = new QHBoxLayout(box);
    layout->addWidget(m_required);
    layout->addSpacing(fontMetrics().averageCharWidth() * 4);
    layout->addWidget(lock);
    layout->addWidget(m_minutes);
    layout->addStretch();
    layout->addWidget(m_apply);
    return box;
}

void UsersDialog::refresh()
{
    const auto query = [](Connection &connection) {
        return State{users(connection), signInRules(connection)};
    };
    m_read.await(m_database.ask(query), [this](const Result<State> &answer) {
        if (answer)
            take(*answer);
        else
            m_message->showFault(
                tr("The users could not be read.\n%1").arg(sentences(answer.error())));
    });
}

/// Who was chosen stays chosen.
void UsersDialog::take(const State &state)
{
    const QString chosen = current() ? current()->name : QString();
    m_state = state;
    m_table->setRowCount(int(m_state.users.size()));
    int row = m_state.users.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_state.users.size(); ++i) {
        fillRow(i, m_state.users[i]);
        if (m_state.users[i].name == chosen)
            row = i;
    }
    m_table->setCurrentCell(row, 0);
    m_required->setChecked(m_state.rules.areRequired());
    m_minutes->setValue(m_state.rules.lockMinutes);
    showButtons();
}

void UsersDialog::fillRow(int row, const User &user)
{
    const QStringList texts{user.name, user.fullName, roleText(user.role),
                            shortTime(user.lastSignIn), shortTime(user.disabledAt)};
    for (int column = 0; column < texts.size(); ++column)
        m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
}

const User *UsersDialog::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_state.users.size() ? &m_state.users[row] : nullptr;
}

void UsersDialog::showButtons()
{
    const User *user = current();
    for (QPushButton *button : {m_password, m_role, m_disable})
        button->setEnabled(user && !m_work.isWaiting());
    m_disable->setText(user && !user->isEnabled() ? tr("Ena&ble") : tr("&Disable"));
    m_apply->setEnabled(!m_work.isWaiting());
}

template <typename Work>
void UsersDialog::run(Work work, const QString &done)
{
    m_message->hide();
    m_work.await(m_writer.submit(m_clerk, std::move(work)), [this, done](const auto &outcome) {
        if (outcome)
            m_message->showDone(done);
        else
            m_message->showFault(tr("Nothing was changed.\n%1").arg(sentences(outcome.error())));
        showButtons();
        refresh();
        Q_EMIT changed();
    });
    showButtons();
}

void UsersDialog::askUser(const QString &name)
{
    auto *dialog = new UserDialog(name, m_writer, m_clerk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString words = name.isEmpty() ? tr("%1 is a user now.") : tr("%1 has a new password.");
    connect(dialog, &UserDialog::kept, this, [this, words](const QString &user) {
        m_message->showDone(words.arg(user));
        refresh();
    });
    dialog->open();
}

void UsersDialog::askRole()
{
    const User user = *current();
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Role of %1").arg(user.name));
    dialog->setLabelText(tr("&Role:"));
    dialog->setComboBoxItems(roleTexts());
    dialog->setTextValue(roleText(user.role));
    dialog->setOkButtonText(tr("&Give Role"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, user](const QString &text) {
        const auto role = Role(roleTexts().indexOf(text));
        run([name = user.name, role](Transaction &tx) { return setRole(tx, name, role); },
            tr("%1 is: %2").arg(user.name, text));
    });
    dialog->open();
}

void UsersDialog::toggle()
{
    const User user = *current();
    if (user.isEnabled())
        run([name = user.name](Transaction &tx) { return disableUser(tx, name); },
            tr("%1 is disabled.").arg(user.name));
    else
        run([name = user.name](Transaction &tx) { return enableUser(tx, name); },
            tr("%1 is enabled.").arg(user.name));
}

void UsersDialog::applyRules()
{
    SignInRules rules;
    rules.signIn = m_required->isChecked() ? SignIn::Required : SignIn::None;
    rules.lockMinutes = m_minutes->value();
    run([rules](Transaction &tx) { return setSignInRules(tx, rules); },
        rules.areRequired() ? tr("Everyone has to sign in.") : tr("Nobody has to sign in."));
}

} // namespace derdesk
