// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

namespace derdesk {

/// The names under which the service may be asked for: the address at which a connection arrived,
/// "localhost" if that is one of this machine only, and those that were set.
class HostNames final
{
public:
    /// \a names: as in "der.example.org", without ports.
    explicit HostNames(QStringList names = {})
        : m_names(std::move(names))
    {
    }

    /// \a authority: what Host says, with or without a port. \a local: where the connection
    /// arrived.
    bool has(const QByteArray &authority, const QHostAddress &local) const;

private:
    QStringList m_names;
};

} // namespace derdesk
