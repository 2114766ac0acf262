// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QMap>
#include <QStringList>
#include <QXmlStreamReader>

namespace derdesk {

/// One text of a translation file.
struct Message
{
    QString source;
    QStringList translations; ///< several if they depend on a number
    QString type;             ///< empty: finished
};

/// By context, in the order of the file.
using Contexts = QMap<QString, QList<Message>>;

inline QStringList readTranslation(QXmlStreamReader &xml)
{
    QStringList forms;
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.hasError()) {
        if (xml.isStartElement())
            forms.append(xml.readElementText());
        else
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList{text} : forms;
}

inline Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("translation")) {
            message.type = xml.attributes().value(QLatin1StringView("type")).toString();
            message.translations = readTranslation(xml);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

inline Contexts readTranslations(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    Contexts contexts;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1StringView("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1StringView("message"))
            contexts[context].append(readMessage(xml));
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return contexts;
}

/// The translation of a text; empty if there is none.
inline QString translationOf(const Contexts &contexts, const QString &context,
                             const QString &source)
{
    for (const Message &message : contexts.value(context)) {
        if (message.source == source)
            return message.translations.value(0);
    }
    return {};
}

} // namespace derdesk
