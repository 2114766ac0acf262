// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Keychain.h"

#include <QEventLoop>

#include <qt6keychain/keychain.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString keychainService = u"derdesk"_s;

/// Without a keychain it fails at once.
void run(QKeychain::Job &job, const QString &key)
{
    QEventLoop loop;
    job.setAutoDelete(false);
    job.setKey(key);
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit,
                     Qt::QueuedConnection);
    job.start();
    loop.exec();
}

} // namespace

QString keptPassword(const QString &key)
{
    QKeychain::ReadPasswordJob job(keychainService);
    run(job, key);
    return job.error() == QKeychain::NoError ? job.textData() : QString();
}

void keepPassword(const QString &key, const QString &password)
{
    QKeychain::WritePasswordJob job(keychainService);
    job.setTextData(password);
    run(job, key);
}

void forgetPassword(const QString &key)
{
    QKeychain::DeletePasswordJob job(keychainService);
    run(job, key);
}

} // namespace derdesk
