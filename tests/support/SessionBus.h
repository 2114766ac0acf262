// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace derdesk {

/// A D-Bus session of the test's own; to be made after the application
/// and before anything asks for the session bus.
class SessionBus final
{
public:
    SessionBus()
    {
        m_process.start(QStringLiteral("dbus-daemon"),
                        {QStringLiteral("--session"), QStringLiteral("--nofork"),
                         QStringLiteral("--print-address")});
        if (!m_process.waitForReadyRead(10'000))
            qFatal("dbus-daemon does not start: ./dev test installs it");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_process.readLine().trimmed());
    }
    ~SessionBus()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace derdesk
