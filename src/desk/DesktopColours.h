// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace derdesk {

/// Follows the desktop's wish for light or dark, which it tells by the settings portal of
/// freedesktop.org: Theme::System is as it says, at once when it changes. Never waits; without a
/// session bus or a portal nothing happens.
class DesktopColours final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopColours(QObject *parent = nullptr);

private Q_SLOTS:
    void change(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace derdesk
