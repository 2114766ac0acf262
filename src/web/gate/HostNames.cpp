// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/HostNames.h"

#include <QAbstractSocket>
#include <QRegularExpression>

namespace derdesk {

using namespace Qt::StringLiterals;

bool HostNames::has(const QByteArray &authority, const QHostAddress &local) const
{
    static const QRegularExpression form(
        u"^(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+))(?::[0-9]{1,5})?$"_s);
    const auto match = form.match(QString::fromLatin1(authority));
    if (!match.hasMatch())
        return false;
    const QString name = match.captured(1) + match.captured(2);
    if (m_names.contains(name, Qt::CaseInsensitive))
        return true;
    if (name.compare(u"localhost"_s, Qt::CaseInsensitive) == 0)
        return local.isLoopback();
    const QHostAddress address(name);
    const bool shortened = address.protocol() == QAbstractSocket::IPv4Protocol &&
                           address.toString() != name; // as "127.1" is
    return !address.isNull() && !shortened &&
           address.isEqual(local, QHostAddress::TolerantConversion);
}

} // namespace derdesk
