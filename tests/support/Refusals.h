// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/Refusal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

namespace derdesk {

/// The problem details of each refusal that the Gate knows, by status.
inline QList<QJsonObject> refusals()
{
    QList<QJsonObject> all;
    for (int status = 400; status < 600; ++status) {
        const QByteArray answer = refusal(status, "id");
        const QJsonObject details =
            QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n"))).object();
        // A status that it does not know is refused as another one.
        if (details.value(QStringLiteral("status")).toInt() == status)
            all.append(details);
    }
    return all;
}

/// The code at the end of a problem's type.
inline QString codeOf(const QJsonObject &details)
{
    return details.value(QStringLiteral("type")).toString().section(u':', -1);
}

} // namespace derdesk
