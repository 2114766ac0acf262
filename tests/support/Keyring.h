// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/SessionBus.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QTemporaryDir>
#include <QTest>

namespace derdesk {

/// GNOME's keychain, empty and unlocked, on a session bus of the test's own.
class Keyring final
{
public:
    Keyring()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_folder.path());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                       {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                        QStringLiteral("--components=secrets")});
        m_daemon.write("its password");
        m_daemon.closeWriteChannel();
        const auto serves = [] {
            return QDBusConnection::sessionBus().interface()->isServiceRegistered(
                QStringLiteral("org.freedesktop.secrets"));
        };
        if (!QTest::qWaitFor(serves, 20'000))
            qFatal("gnome-keyring-daemon does not start: ./dev test installs it");
    }
    ~Keyring()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    const SessionBus m_bus;
    const QTemporaryDir m_folder;
    QProcess m_daemon;
};

} // namespace derdesk
