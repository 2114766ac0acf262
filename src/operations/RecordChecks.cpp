// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/RecordChecks.h"

#include "domain/DerAttributes.h"
#include "operations/FieldChecks.h"

#include <QDate>

#include <algorithm>
#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString attributePrefix = u"attributes/"_s;
constexpr int digits = 15; // as many as a double holds

/// Looks at one record, field by field.
class RecordCheck final
{
public:
    RecordCheck(Connection &connection, const RecordValues &values)
        : m_connection(connection)
        , m_values(values)
    {
    }
    Q_DISABLE_COPY_MOVE(RecordCheck)

    void check(const RecordField &field)
    {
        if (field.kind == FieldKind::Attributes)
            return checkAttributes();
        const QString value = m_values.value(field.name);
        const QString pointer = u'/' + field.name;
        if (field.required && value.trimmed().isEmpty())
            m_problems.append({ProblemCode::Missing, pointer, {}});
        else if (!value.isEmpty())
            checkValue(field, value, pointer);
    }

    const Problems &problems() const { return m_problems; }

private:
    void checkValue(const RecordField &field, const QString &value, const QString &pointer)
    {
        switch (field.kind) {
        case FieldKind::Text:
            return checkText(m_problems, value, pointer, int(field.maximum));
        case FieldKind::Whole:
        case FieldKind::Decimal:
        case FieldKind::Flag:
            return checkNumber(field, value, pointer);
        case FieldKind::Date:
            return checkDate(field, value, pointer);
        case FieldKind::Choice:
            if (std::find(field.choices.begin(), field.choices.end(), value) == field.choices.end())
                add(ProblemCode::NotAllowedValue, pointer, value, u"one of the choices"_s);
            return;
        case FieldKind::Reference:
            return checkReference(field, value, pointer);
        case FieldKind::References:
            for (const QString &code : value.split(u';', Qt::SkipEmptyParts))
                checkReference(field, code, pointer);
            return;
        case FieldKind::Time:
        case FieldKind::Attributes:
            return;
        }
    }

    void checkNumber(const RecordField &field, const QString &value, const QString &pointer)
    {
        bool good = false;
        const bool whole = field.kind != FieldKind::Decimal;
        const double number = whole ? double(value.toLongLong(&good)) : value.toDouble(&good);
        if (!good || !std::isfinite(number)) {
            const QString expected = whole ? u"a whole number"_s : u"a number"_s;
            return add(ProblemCode::WrongType, pointer, value, expected);
        }
        const QString least = m_values.value(field.other);
        const double minimum =
            field.other.isEmpty() ? field.minimum : std::max(field.minimum, least.toDouble());
        if (number < minimum || number > field.maximum) {
            m_problems.append({ProblemCode::OutOfRange,
                               pointer,
                               {{u"value"_s, value},
                                {u"range"_s, u"%1 to %2"_s.arg(minimum, 0, 'g', digits)
                                                 .arg(field.maximum, 0, 'g', digits)}}});
        }
    }

    void checkDate(const RecordField &field, const QString &value, const QString &pointer)
    {
        const QDate date = QDate::fromString(value, Qt::ISODate);
        if (!date.isValid() || date.toString(Qt::ISODate) != value)
            return add(ProblemCode::WrongType, pointer, value, u"a date, as in 2026-01-31"_s);
        const QDate earliest = QDate::fromString(m_values.value(field.other), Qt::ISODate);
        if (!field.other.isEmpty() && earliest.isValid() && date < earliest) {
            m_problems.append(
                {ProblemCode::OutOfRange,
                 pointer,
                 {{u"value"_s, value},
                  {u"range"_s, u"%1 or later"_s.arg(earliest.toString(Qt::ISODate))}}});
        }
    }

    void checkReference(const RecordField &field, const QString &name, const QString &pointer)
    {
        const RecordKind &other = *findRecordKind(field.other);
        if (recordKey(m_connection, other, name).isEmpty()) {
            m_problems.append(
                {ProblemCode::NotFound,
                 pointer,
                 {{u"field"_s, QString::fromLatin1(other.singular)}, {u"value"_s, name}}});
        }
    }

    void checkAttributes()
    {
        AttributeValues attributes;
        for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
            if (!value.key().startsWith(attributePrefix) || value->isEmpty())
                continue;
            const QString code = value.key().mid(attributePrefix.size());
            const QString pointer = u'/' + value.key();
            const AttributeDefinition *definition = findAttribute(code);
            if (!definition) {
                m_problems.append({ProblemCode::UnknownAttribute, pointer, {}});
                continue;
            }
            const auto read = attributeFromText(*definition, *value, pointer);
            if (read)
                attributes.insert(code, *read);
            else
                m_problems += read.error();
        }
        m_problems += checkConsistency(attributes, u"/attributes"_s);
    }

    void add(ProblemCode code, const QString &pointer, const QString &value,
             const QString &expected)
    {
        m_problems.append({code, pointer, {{u"value"_s, value}, {u"expected"_s, expected}}});
    }

    Connection &m_connection;
    const RecordValues &m_values;
    Problems m_problems;
};

} // namespace

Problems recordFaults(Connection &connection, const RecordKind &kind, const RecordValues &values)
{
    RecordCheck check(connection, values);
    for (const RecordField &field : kind.fields)
        check.check(field);
    Problems problems = check.problems();
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const bool known = value.key().startsWith(attributePrefix) ||
                           std::any_of(kind.fields.cbegin(), kind.fields.cend(),
                                       [&](const RecordField &f) { return f.name == value.key(); });
        if (!known)
            problems.append({ProblemCode::NotAllowedValue,
                             u'/' + value.key(),
                             {{u"value"_s, value.key()}, {u"expected"_s, u"a field"_s}}});
    }
    return problems;
}

RecordValues canonical(const RecordValues &values)
{
    RecordValues kept;
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const QString text = value->trimmed();
        const AttributeDefinition *definition =
            value.key().startsWith(attributePrefix)
                ? findAttribute(value.key().mid(attributePrefix.size()))
                : nullptr;
        const auto read =
            definition ? attributeFromText(*definition, text, {}) : Result<QString>(text);
        kept.insert(value.key(), read.value_or(text));
    }
    return kept;
}

QString nameIn(const RecordKind &kind, const RecordValues &values)
{
    if (kind.code == "model"_L1)
        return values.value(u"manufacturer"_s) + u" / "_s + values.value(u"code"_s);
    return values.value(kind.name);
}

} // namespace derdesk
