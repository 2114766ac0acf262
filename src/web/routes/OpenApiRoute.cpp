// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/Route.h"

#include <QFile>
#include <QJsonDocument>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject contract()
{
    QFile file(u":/api/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("the contract is not in the program");
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

RouteAnswer openApiRoute(const RouteCall &)
{
    static const QJsonObject document = contract();
    return {document, {}, {}, {}, {}, 0};
}

} // namespace derdesk
