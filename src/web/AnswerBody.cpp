// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/AnswerBody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamWriter>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// XML 1.0 has no way to write these (section 2.2); answers quote what callers sent.
QString writable(QString text)
{
    for (QChar &c : text) {
        const bool blank = c == u'\t' || c == u'\n' || c == u'\r';
        if ((c < u' ' && !blank) || c == QChar(0xFFFE) || c == QChar(0xFFFF))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

class XmlAnswer final
{
public:
    /// \a item: the name of list entries; empty: the list's name without its last letter.
    explicit XmlAnswer(QString item)
        : m_item(std::move(item))
    {
    }

    QByteArray write(const QJsonObject &answer, QLatin1StringView root,
                     const QString &nameSpace = {})
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(root);
        if (!nameSpace.isEmpty())
            m_xml.writeDefaultNamespace(nameSpace);
        writeMembers(answer);
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void writeMembers(const QJsonObject &object)
    {
        for (auto member = object.begin(); member != object.end(); ++member)
            writeElement(member.key(), *member);
    }

    void writeElement(const QString &name, const QJsonValue &value)
    {
        m_xml.writeStartElement(name);
        if (value.isArray()) {
            const QJsonArray entries = value.toArray();
            for (const QJsonValue entry : entries)
                writeElement(m_item.isEmpty() ? name.chopped(1) : m_item, entry);
        } else if (value.isObject()) {
            writeMembers(value.toObject());
        } else {
            m_xml.writeCharacters(writable(value.toVariant().toString()));
        }
        m_xml.writeEndElement();
    }

    const QString m_item;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

} // namespace

QByteArray answerBody(const QJsonObject &answer, BodyFormat format, QLatin1StringView root)
{
    if (format == BodyFormat::Json)
        return QJsonDocument(answer).toJson(QJsonDocument::Compact);
    return XmlAnswer({}).write(answer, root);
}

QByteArray problemBody(const QJsonObject &details, BodyFormat format)
{
    if (format == BodyFormat::Json)
        return QJsonDocument(details).toJson(QJsonDocument::Compact);
    return XmlAnswer(u"i"_s).write(details, "problem"_L1, u"urn:ietf:rfc:7807"_s);
}

} // namespace derdesk
