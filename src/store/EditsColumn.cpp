// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EditsColumn.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

using namespace Qt::StringLiterals;

QString editsColumn(const QList<FieldChange> &edits)
{
    if (edits.isEmpty())
        return u""_s;
    QJsonArray array;
    for (const FieldChange &edit : edits)
        array.append(
            QJsonObject{{u"field"_s, edit.field}, {u"from"_s, edit.from}, {u"to"_s, edit.to}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<FieldChange> editsColumn(const QVariant &value)
{
    QList<FieldChange> edits;
    const QJsonArray array = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue json : array)
        edits.append({json[u"field"].toString(), json[u"from"].toString(), json[u"to"].toString()});
    return edits;
}

} // namespace derdesk
