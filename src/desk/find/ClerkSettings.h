// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QUrl>

namespace derdesk {

/// The program's settings in the group of one clerk: two clerks who share an account of the
/// operating system have their own.
class ClerkSettings final : public QSettings
{
public:
    explicit ClerkSettings(const QString &clerk)
    {
        // no slash of the name may part groups
        beginGroup(QStringLiteral("clerks/") + QString::fromLatin1(QUrl::toPercentEncoding(clerk)));
    }
};

} // namespace derdesk
