// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextStream>

namespace derdesk {

inline QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

inline void target(const QString &what, double got, bool reached, const QString &wanted)
{
    out() << QStringLiteral("%1 %2: %3, wanted %4\n")
                 .arg(reached ? QStringLiteral("reached") : QStringLiteral("MISSED "), what)
                 .arg(got, 0, 'f', 2)
                 .arg(wanted);
    out().flush();
}

} // namespace derdesk
