// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/FieldReader.h"

#include "domain/IsoDate.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQuotation = 60;

/// A value as a fault's sentence quotes it.
QString quotation(const QJsonValue &value)
{
    QString text = value.toString();
    if (!value.isString()) {
        text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
        text = text.mid(1, text.size() - 2);
    }
    return text.size() > longestQuotation ? text.left(longestQuotation) + u'…' : text;
}

/// RFC 6901 section 3.
QString escaped(QString name) { return name.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1); }

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t' && c != u'\n' && c != u'\r';
}

/// Characters that would end or hide a text somewhere on its way.
bool isPlain(const QString &text)
{
    return text.isValidUtf16() && std::none_of(text.cbegin(), text.cend(), isControl);
}

} // namespace

FieldReader::FieldReader(const QJsonObject &object, BodyFormat format, QString pointer,
                         ReadingNotes &notes)
    : m_object(object)
    , m_format(format)
    , m_pointer(std::move(pointer))
    , m_notes(notes)
{
}

FieldReader::~FieldReader()
{
    for (auto field = m_object.begin(); field != m_object.end(); ++field) {
        if (!m_taken.contains(field.key()))
            m_notes.ignored.append(pointerTo(field.key()));
    }
}

QString FieldReader::text(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    if (value.isNull() || value.isUndefined())
        return {};
    if (!value.isString())
        wrongType(name, value, u"a text"_s);
    else if (!isPlain(value.toString()))
        wrongType(name, value, u"a text without control characters"_s);
    else
        return value.toString();
    return {};
}

QDate FieldReader::date(QLatin1StringView name)
{
    const QString value = text(name);
    const QDate date = isoDate(value);
    if (!value.isEmpty() && !date.isValid())
        wrongType(name, value, u"an ISO 8601 date (YYYY-MM-DD)"_s);
    return date;
}

QJsonObject FieldReader::object(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    // An element without children may as well be an empty object.
    const bool empty = m_format == BodyFormat::Xml && value == ""_L1;
    if (!value.isObject() && !value.isNull() && !value.isUndefined() && !empty)
        wrongType(name, value, u"an object"_s);
    return value.toObject();
}

AttributeValues FieldReader::attributes(QLatin1StringView name)
{
    AttributeValues values;
    const QJsonObject given = object(name);
    for (auto field = given.begin(); field != given.end(); ++field) {
        if (field->isNull())
            continue;
        const Result<QString> value =
            attribute(field.key(), *field, pointerTo(name) + u'/' + escaped(field.key()));
        if (value)
            values.insert(field.key(), *value);
        else
            m_notes.faults += value.error();
    }
    return values;
}

Result<QString> FieldReader::attribute(const QString &code, const QJsonValue &value,
                                       const QString &pointer) const
{
    const AttributeDefinition *definition = findAttribute(code);
    if (!definition)
        return failed(ProblemCode::UnknownAttribute, pointer, {{u"field"_s, quotation(code)}});
    if (value.isString() && !isPlain(value.toString()))
        return failed(ProblemCode::WrongType, pointer,
                      {{u"field"_s, code},
                       {u"value"_s, quotation(value)},
                       {u"expected"_s, u"a text without control characters"_s}});
    if (m_format == BodyFormat::Json)
        return attributeFromJson(*definition, value, pointer);
    if (value.isString())
        return attributeFromText(*definition, value.toString(), pointer);
    QJsonObject parts = value.toObject();
    const QString number = parts.take("value"_L1).toString();
    const QString multiplier = parts.take("multiplier"_L1).toString();
    if (parts.isEmpty())
        return attributeFromText(*definition, number, pointer, multiplier);
    return failed(ProblemCode::WrongType, pointer,
                  {{u"field"_s, code},
                   {u"value"_s, quotation(value)},
                   {u"expected"_s, u"a value and a multiplier"_s}});
}

QJsonValue FieldReader::take(QLatin1StringView name)
{
    m_taken.insert(name);
    return m_object.value(name);
}

QString FieldReader::pointerTo(const QString &name) const
{
    return m_pointer + u'/' + escaped(name);
}

void FieldReader::wrongType(const QString &name, const QJsonValue &value, const QString &expected)
{
    m_notes.faults.append(
        {ProblemCode::WrongType,
         pointerTo(name),
         {{u"field"_s, name}, {u"value"_s, quotation(value)}, {u"expected"_s, expected}}});
}

} // namespace derdesk
