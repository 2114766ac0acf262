// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/PasswordDialog.h"

#include "store/ServerPassword.h"
#include "ui_PasswordDialog.h"

#include <QEventLoop>

#include <qt6keychain/keychain.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"derdesk"_s;

/// Without a keychain it fails at once.
void run(QKeychain::Job &job, const DatabaseUrl &url)
{
    QEventLoop loop;
    job.setAutoDelete(false);
    job.setKey(url.text());
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit,
                     Qt::QueuedConnection);
    job.start();
    loop.exec();
}

QString storedPassword(const DatabaseUrl &url)
{
    QKeychain::ReadPasswordJob job(service);
    run(job, url);
    return job.error() == QKeychain::NoError ? job.textData() : QString();
}

void storePassword(const DatabaseUrl &url, const QString &password)
{
    QKeychain::WritePasswordJob job(service);
    job.setTextData(password);
    run(job, url);
}

} // namespace

PasswordDialog::PasswordDialog(const DatabaseUrl &url, bool wrong, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PasswordDialog>())
{
    m_ui->setupUi(this);
    const QString asked = tr("%1 wants the password of %2.").arg(url.name(), url.server.userName());
    m_ui->database->setText(wrong ? tr("That was not the password.") + u'\n' + asked : asked);
}

PasswordDialog::~PasswordDialog() = default;

QString PasswordDialog::password() const { return m_ui->password->text(); }

bool PasswordDialog::remember() const { return m_ui->remember->isChecked(); }

bool unlockServer(const DatabaseUrl &url)
{
    PasswordState state = passwordState(url);
    if (state == PasswordState::Good)
        return true;
    if (const QString stored = storedPassword(url); !stored.isEmpty()) {
        setServerPassword(url, stored);
        state = passwordState(url);
    }
    while (state != PasswordState::Good) {
        PasswordDialog dialog(url, state == PasswordState::Wrong);
        if (dialog.exec() != QDialog::Accepted)
            return false;
        setServerPassword(url, dialog.password());
        state = passwordState(url);
        if (state == PasswordState::Good && dialog.remember())
            storePassword(url, dialog.password());
    }
    return true;
}

} // namespace derdesk
