// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/RequestId.h"

#include <QRegularExpression>
#include <QUuid>

namespace derdesk {

using namespace Qt::StringLiterals;

QByteArray requestIdFor(const QByteArray &given)
{
    static const QRegularExpression harmless(u"\\A[A-Za-z0-9._:/+=-]{1,128}\\z"_s);
    return harmless.match(QString::fromLatin1(given)).hasMatch()
               ? given
               : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace derdesk
