// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/SignInDialog.h"

#include "desk/LatestAnswer.h"
#include "desk/session/SignInForm.h"
#include "store/Database.h"
#include "store/UserQueries.h"
#include "store/Writer.h"

#include <QDialogButtonBox>
#include <QEventLoop>
#include <QIcon>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace derdesk {

SignInDialog::SignInDialog(const DatabaseUrl &url, Writer &writer, QWidget *parent)
    : QDialog(parent)
    , m_form(new SignInForm(writer, url.text()))
{
    setWindowTitle(tr("Sign In to Derdesk"));
    auto *database = new QLabel(tr("Database %1").arg(url.name()));
    database->setToolTip(url.text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    buttons->addButton(&m_form->button(), QDialogButtonBox::ActionRole);
    m_form->button().setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(database);
    layout->addWidget(m_form);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 55);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &SignInForm::messageChanged, this, &QWidget::adjustSize);
    connect(m_form, &SignInForm::signedIn, this, [this](const Actor &clerk) {
        m_clerk = clerk;
        accept();
    });
}

void SignInDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    QTimer::singleShot(0, m_form, &SignInForm::useRemembered);
}

namespace {

Result<SignInRules> rulesOf(Database &database)
{
    QEventLoop loop;
    LatestAnswer answer;
    Result<SignInRules> rules;
    answer.await(database.ask(signInRules), [&](const Result<SignInRules> &read) {
        rules = read;
        loop.quit();
    });
    loop.exec();
    return rules;
}

} // namespace

std::optional<Actor> clerkAtDesk(Database &database, Writer &writer, const Actor &unasked)
{
    const Result<SignInRules> rules = rulesOf(database);
    if (!rules) {
        QMessageBox::critical(nullptr, SignInDialog::tr("Sign In to Derdesk"),
                              SignInDialog::tr("The database does not say who may sign in.\n%1")
                                  .arg(sentences(rules.error())));
        return std::nullopt;
    }
    if (!rules->areRequired())
        return unasked;
    SignInDialog dialog(database.url(), writer);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.clerk();
}

} // namespace derdesk
