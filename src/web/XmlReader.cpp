// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/XmlReader.h"

#include <QXmlStreamReader>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

// Far more than a request needs; what is more is meant to exhaust us.
constexpr int deepest = 16;
constexpr int mostElements = 2000;

class TreeReader final
{
public:
    explicit TreeReader(const QByteArray &body)
        : m_xml(body)
    {
    }

    Result<QJsonObject> read()
    {
        QJsonValue root;
        while (!m_xml.atEnd()) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement)
                root = element(1);
            else
                refuseDocumentType(token);
        }
        if (!m_xml.hasError())
            return root.toObject();
        QString error = m_xml.errorString();
        if (error.endsWith(u'.')) // the sentence brings its own
            error.chop(1);
        return failed(ProblemCode::Unreadable, {},
                      {{u"reason"_s, u"line %1, column %2: %3"_s.arg(
                                         QString::number(m_xml.lineNumber()),
                                         QString::number(m_xml.columnNumber()), error)}});
    }

private:
    void refuseDocumentType(QXmlStreamReader::TokenType token)
    {
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            m_xml.raiseError(u"document types and their entities are not read"_s);
    }

    /// The element whose start tag was read, up to its end tag.
    QJsonValue element(int depth)
    {
        if (depth > deepest || ++m_elements > mostElements)
            m_xml.raiseError(u"too many elements"_s);
        const bool nil = m_xml.attributes().value("http://www.w3.org/2001/XMLSchema-instance"_L1,
                                                  "nil"_L1) == "true"_L1;
        QString text;
        QJsonObject children;
        while (!m_xml.atEnd() && m_xml.readNext() != QXmlStreamReader::EndElement) {
            if (m_xml.isStartElement())
                addChild(children, depth);
            else if (m_xml.isCharacters())
                text += m_xml.text();
            else
                refuseDocumentType(m_xml.tokenType());
        }
        text = text.trimmed();
        if (!children.isEmpty() && !text.isEmpty())
            m_xml.raiseError(u"text stands between elements"_s);
        if (!children.isEmpty())
            return children;
        return nil ? QJsonValue() : QJsonValue(text);
    }

    void addChild(QJsonObject &children, int depth)
    {
        const QString name = m_xml.name().toString();
        if (children.contains(name))
            m_xml.raiseError(u"element %1 is there already"_s.arg(name));
        children.insert(name, element(depth + 1));
    }

    QXmlStreamReader m_xml;
    int m_elements = 0;
};

} // namespace

Result<QJsonObject> readXml(const QByteArray &body) { return TreeReader(body).read(); }

} // namespace derdesk
