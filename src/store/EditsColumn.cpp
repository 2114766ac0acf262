// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EditsColumn.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

using namespace Qt::StringLiterals;

QString editsColumn(const QList<FieldEdit> &edits)
{
    if (edits.isEmpty())
        return u""_s;
    QJsonArray array;
    for (const FieldEdit &edit : edits)
        array.append(
            QJsonObject{{u"field"_s, edit.pointer}, {u"from"_s, edit.from}, {u"to"_s, edit.to}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<FieldEdit> editsColumn(const QVariant &value)
{
    QList<FieldEdit> edits;
    const QJsonArray array = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue json : array)
        edits.append({json[u"field"].toString(), json[u"from"].toString(), json[u"to"].toString()});
    return edits;
}

} // namespace derdesk
