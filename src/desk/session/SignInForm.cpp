// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/session/SignInForm.h"

#include "desk/Keychain.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/SignIn.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QFormLayout>
#include <QIcon>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A URL may hold what the settings' file takes for a group.
QString nameKey(const QString &database)
{
    return u"sign-in/"_s +
           QString::fromLatin1(
               QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

SignInForm::SignInForm(Writer &writer, const QString &database, QWidget *parent)
    : QWidget(parent)
    , m_writer(writer)
    , m_database(database)
    , m_message(new MessageStrip)
    , m_name(new QLineEdit)
    , m_password(new QLineEdit)
    , m_rememberName(new QCheckBox(tr("&Remember my name")))
    , m_keepPassword(new QCheckBox(tr("&Keep my password in the keychain")))
    , m_enter(new QPushButton(QIcon::fromTheme(u"user"_s), tr("S&ign In")))
{
    build();
    const auto check = [this] { setWorking(false); };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(m_password, &QLineEdit::textChanged, this, check);
    for (QLineEdit *field : {m_name, m_password})
        connect(field, &QLineEdit::returnPressed, m_enter, &QPushButton::click);
    connect(m_enter, &QPushButton::clicked, this, &SignInForm::enter);
    setWorking(false);
}

void SignInForm::build()
{
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(60);
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_keepPassword->setToolTip(tr("Who can open this desktop can then sign in here"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(QString(), m_rememberName);
    form->addRow(QString(), m_keepPassword);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_message);
    layout->addLayout(form);
}

void SignInForm::fillName(const QString &name, bool fixed)
{
    m_name->setText(name);
    m_name->setReadOnly(fixed);
    m_name->setFocusPolicy(fixed ? Qt::NoFocus : Qt::StrongFocus);
    m_rememberName->setVisible(!fixed);
    m_keepPassword->setVisible(!fixed);
    m_password->clear();
    m_message->hide();
    (name.isEmpty() ? m_name : m_password)->setFocus(Qt::OtherFocusReason);
}

void SignInForm::useRemembered()
{
    const QString name = QSettings().value(nameKey(m_database)).toString();
    fillName(name, false);
    m_rememberName->setChecked(!name.isEmpty());
    const QString password = name.isEmpty() ? QString() : keptPassword(keychainKey(name));
    if (password.isEmpty())
        return;
    m_keepPassword->setChecked(true);
    m_password->setText(password);
    m_fromKeychain = true;
    enter();
}

void SignInForm::unlock(const QString &name) { fillName(name, true); }

void SignInForm::askAnother() { fillName({}, false); }

void SignInForm::showReason(const QString &why) { m_message->showWarning(why); }

void SignInForm::setWorking(bool working)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_password})
        field->setEnabled(!working);
    m_enter->setEnabled(!working && !m_name->text().trimmed().isEmpty() &&
                        !m_password->text().isEmpty());
}

void SignInForm::enter()
{
    if (m_answer.isWaiting())
        return;
    m_message->hide();
    setWorking(true);
    const auto attempt = QtConcurrent::run(
        &m_thread, [&writer = m_writer, name = m_name->text().trimmed(),
                    password = m_password->text()] { return signIn(writer, name, password); });
    m_answer.await(attempt, [this](const Result<Actor> &outcome) { take(outcome); });
}

void SignInForm::take(const Result<Actor> &outcome)
{
    setWorking(false);
    const bool kept = std::exchange(m_fromKeychain, false);
    if (outcome) {
        if (!m_name->isReadOnly())
            remember(outcome->name);
        m_password->clear();
        Q_EMIT signedIn(*outcome);
        return;
    }
    const bool wrong = outcome.error().constFirst().code == ProblemCode::WrongPassword;
    if (kept && wrong) { // it has been changed meanwhile
        forgetPassword(keychainKey(m_name->text().trimmed()));
        m_keepPassword->setChecked(false);
    }
    m_message->showFault(sentences(outcome.error()));
    Q_EMIT messageChanged();
    if (wrong)
        m_password->clear();
    m_password->setFocus(Qt::OtherFocusReason);
}

void SignInForm::remember(const QString &name)
{
    QSettings settings;
    const QString before = settings.value(nameKey(m_database)).toString();
    if (m_rememberName->isChecked() || m_keepPassword->isChecked())
        settings.setValue(nameKey(m_database), name);
    else
        settings.remove(nameKey(m_database));
    if (m_keepPassword->isChecked())
        keepPassword(keychainKey(name), m_password->text());
    else if (before == name)
        forgetPassword(keychainKey(name));
}

QString SignInForm::keychainKey(const QString &name) const
{
    return u"%1 of %2"_s.arg(name, m_database);
}

} // namespace derdesk
