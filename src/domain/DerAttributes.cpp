// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include "domain/IsoDate.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Plain digits where a person can read them ("100000", not "1e+05"), an exponent beyond.
QString numberText(double value)
{
    const double size = std::abs(value); // −0 is 0
    const bool plain = size == 0 || (size >= 1e-6 && size < 1e15);
    return QString::number(size == 0 ? 0 : value, plain ? 'f' : 'g',
                           QLocale::FloatingPointShortest);
}

/// A value as a sentence shows it: shortened where it is long.
QString shown(const QString &value)
{
    constexpr int longest = 60;
    return value.size() > longest ? QString(value.left(longest) + u'…') : value;
}

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return shown(QString(u'"' + value.toString() + u'"'));
    if (value.isDouble())
        return numberText(value.toDouble());
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return shown(QString::fromUtf8(json.mid(1, json.size() - 2)));
}

QString expectedOf(const AttributeDefinition &definition)
{
    switch (definition.kind) {
    case AttributeKind::Number:
    case AttributeKind::Choice:
        return u"a number, or an object of value and multiplier,"_s;
    case AttributeKind::Flags:
        return u"a text of at most 8 hexadecimal digits"_s;
    case AttributeKind::Text:
        return u"a text"_s;
    case AttributeKind::Date:
        return u"an ISO 8601 date (YYYY-MM-DD)"_s;
    case AttributeKind::Boolean:
        return u"true or false"_s;
    }
    Q_UNREACHABLE();
}

tl::unexpected<Problems> wrongType(const AttributeDefinition &definition, const QString &value,
                                   const QString &pointer)
{
    return failed(ProblemCode::WrongType, pointer,
                  {{u"field"_s, definition.code},
                   {u"value"_s, value},
                   {u"expected"_s, expectedOf(definition)}});
}

Result<QString> checkedNumber(const AttributeDefinition &definition, double number,
                              const QString &shownValue, const QString &pointer)
{
    bool inside = std::isfinite(number);
    if (definition.kind == AttributeKind::Choice) {
        inside = inside && std::any_of(definition.choices.begin(), definition.choices.end(),
                                       [number](int choice) { return number == choice; });
    } else {
        inside = inside && number <= definition.maximum &&
                 (definition.minimumExcluded ? number > definition.minimum
                                             : number >= definition.minimum);
    }
    if (inside)
        return numberText(number);
    return failed(ProblemCode::OutOfRange, pointer,
                  {{u"field"_s, definition.code},
                   {u"value"_s, shownValue},
                   {u"range"_s, attributeRange(definition)}});
}

/// n × 10^m through decimal text: correctly rounded, which multiplying by a power is not.
Result<QString> scaledNumber(const AttributeDefinition &definition, double value, int multiplier,
                             const QString &shownValue, const QString &pointer)
{
    if (!std::isfinite(value))
        return checkedNumber(definition, value, shownValue, pointer);
    const QString mantissa = QString::number(value, 'e', QLocale::FloatingPointShortest);
    const int exponent = mantissa.section(u'e', 1).toInt() + multiplier;
    bool read = false;
    const QString scaled = mantissa.section(u'e', 0, 0) + u'e' + QString::number(exponent);
    const double number = scaled.toDouble(&read);
    const double result =
        read ? number : (exponent > 0 ? std::numeric_limits<double>::infinity() : 0);
    return checkedNumber(definition, result, shownValue, pointer);
}

bool isMultiplier(double value)
{
    return value == std::trunc(value) && value >= -128 && value <= 127;
}

Result<QString> numberFromObject(const AttributeDefinition &definition, const QJsonObject &object,
                                 const QString &pointer)
{
    const QJsonValue value = object.value(u"value");
    const QJsonValue multiplier =
        object.contains(u"multiplier") ? object.value(u"multiplier") : QJsonValue(0);
    const qsizetype known = 1 + (object.contains(u"multiplier") ? 1 : 0);
    if (!value.isDouble() || !multiplier.isDouble() || object.size() != known ||
        !isMultiplier(multiplier.toDouble())) {
        return wrongType(definition, shown(QJsonValue(object)), pointer);
    }
    return scaledNumber(definition, value.toDouble(), int(multiplier.toDouble()),
                        shown(QJsonValue(object)), pointer);
}

/// Texts of the kinds that are no numbers, and booleans as XML and CSV write them.
Result<QString> wordFromText(const AttributeDefinition &definition, const QString &text,
                             const QString &pointer)
{
    static const QRegularExpression hexadecimal(u"^[0-9A-Fa-f]{1,8}$"_s);
    static const QRegularExpression control(u"\\p{Cc}"_s);
    const QString trimmed = text.trimmed();
    bool good = false;
    QString canonical = trimmed;
    switch (definition.kind) {
    case AttributeKind::Flags:
        good = hexadecimal.match(trimmed).hasMatch();
        canonical = QString::number(trimmed.toUInt(nullptr, 16), 16).toUpper();
        break;
    case AttributeKind::Date:
        good = isoDate(trimmed).isValid();
        break;
    case AttributeKind::Boolean:
        good = trimmed == u"true" || trimmed == u"false";
        break;
    default:
        good = trimmed.isValidUtf16() && !control.match(trimmed).hasMatch();
        if (good && (trimmed.isEmpty() || double(trimmed.toUcs4().size()) > definition.maximum)) {
            return failed(ProblemCode::OutOfRange, pointer,
                          {{u"field"_s, definition.code},
                           {u"value"_s, shown(QJsonValue(trimmed))},
                           {u"range"_s, attributeRange(definition)}});
        }
    }
    if (!good)
        return wrongType(definition, shown(QJsonValue(text)), pointer);
    return canonical;
}

bool isNumber(const AttributeDefinition &definition)
{
    return definition.kind == AttributeKind::Number || definition.kind == AttributeKind::Choice;
}

} // namespace

QString attributeRange(const AttributeDefinition &definition)
{
    const auto bound = [](double value) { return numberText(value); };
    switch (definition.kind) {
    case AttributeKind::Choice: {
        QStringList choices;
        for (int choice : definition.choices)
            choices.append(QString::number(choice));
        return u"one of "_s + choices.join(u", "_s);
    }
    case AttributeKind::Number:
        if (std::isinf(definition.minimum))
            return u"≤ "_s + bound(definition.maximum);
        if (std::isinf(definition.maximum))
            return (definition.minimumExcluded ? u"> "_s : u"≥ "_s) + bound(definition.minimum);
        return bound(definition.minimum) + u" to "_s + bound(definition.maximum);
    case AttributeKind::Text:
        return u"1 to %1 characters"_s.arg(bound(definition.maximum));
    default:
        return expectedOf(definition);
    }
}

Result<QString> attributeFromJson(const AttributeDefinition &definition, const QJsonValue &value,
                                  const QString &pointer)
{
    if (isNumber(definition)) {
        if (value.isObject())
            return numberFromObject(definition, value.toObject(), pointer);
        if (value.isDouble())
            return checkedNumber(definition, value.toDouble(), shown(value), pointer);
    } else if (definition.kind == AttributeKind::Boolean) {
        if (value.isBool())
            return value.toBool() ? u"true"_s : u"false"_s;
    } else if (value.isString()) {
        return wordFromText(definition, value.toString(), pointer);
    }
    return wrongType(definition, shown(value), pointer);
}

Result<QString> attributeFromText(const AttributeDefinition &definition, const QString &text,
                                  const QString &pointer, const QString &multiplier)
{
    static const QRegularExpression decimal(
        u"^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$"_s);
    if (!isNumber(definition) && multiplier.isEmpty())
        return wordFromText(definition, text, pointer);
    const QString trimmed = text.trimmed();
    const QString shownValue =
        shown(multiplier.isEmpty() ? trimmed : trimmed + u" × 10^"_s + multiplier);
    bool read = multiplier.isEmpty();
    const int power = read ? 0 : multiplier.trimmed().toInt(&read);
    if (!isNumber(definition) || !read || !isMultiplier(power) ||
        !decimal.match(trimmed).hasMatch())
        return wrongType(definition, shown(QJsonValue(shownValue)), pointer);
    return scaledNumber(definition, trimmed.toDouble(), power, shownValue, pointer);
}

QJsonValue attributeToJson(const AttributeDefinition &definition, const QString &canonical)
{
    if (isNumber(definition))
        return canonical.toDouble();
    if (definition.kind == AttributeKind::Boolean)
        return canonical == u"true";
    return canonical;
}

} // namespace derdesk
