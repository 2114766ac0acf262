// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>
#include <QXmlStreamWriter>

namespace derdesk {

/// The two ways in which a caller may write a request.
enum class Wire { Json, Xml };

/// The object with the value at an RFC 6901 pointer of plain names; undefined takes it away.
inline QJsonObject placed(QJsonObject object, const QString &pointer, const QJsonValue &value)
{
    const QString name = pointer.section(u'/', 1, 1);
    const QString rest = pointer.mid(name.size() + 1);
    if (!rest.isEmpty())
        object.insert(name, placed(object.value(name).toObject(), rest, value));
    else if (value.isUndefined())
        object.remove(name);
    else
        object.insert(name, value);
    return object;
}

/// What stands at an RFC 6901 pointer of plain names; undefined if nothing does.
inline QJsonValue valueAt(const QJsonObject &object, const QString &pointer)
{
    QJsonValue value = object;
    const QStringList names = pointer.split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names)
        value = value.toObject().value(name);
    return value;
}

inline void writeElement(QXmlStreamWriter &xml, const QString &name, const QJsonValue &value)
{
    if (!value.isObject()) {
        xml.writeTextElement(name, value.toVariant().toString());
        return;
    }
    xml.writeStartElement(name);
    const QJsonObject children = value.toObject();
    for (auto child = children.begin(); child != children.end(); ++child)
        writeElement(xml, child.key(), *child);
    xml.writeEndElement();
}

/// The same request in XML: a member is an element.
inline QByteArray xmlOf(const QJsonObject &body, const QString &root = QStringLiteral("request"))
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    writeElement(xml, root, body);
    xml.writeEndDocument();
    return bytes;
}

} // namespace derdesk
